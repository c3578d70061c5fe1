package nl.wijgroningen.portaal.platform.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.support.Statements;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A setting changes from a day on, and what was stays. */
@PortalTest
class SettingsTest {

    private static final UUID NOOR = UUID.randomUUID();

    @Autowired
    private Settings settings;

    @Autowired
    private SettingChanges changes;

    @Autowired
    private Statements statements;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    /** One of its own for each test: the table forgets nothing. */
    private final Setting weeks = new Setting("test." + UUID.randomUUID(), 8, 2, 52);

    private LocalDate today;

    @BeforeEach
    void today() {
        today = LocalDate.now(clock);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void isWhatItWasAtFirstUntilItIsChanged() {
        assertThat(settings.of(weeks)).isEqualTo(8);
        changes.change(weeks, 10, today.plusDays(1), NOOR, 0);
        assertThat(settings.of(weeks)).isEqualTo(8);
        assertThat(settings.of(weeks, today.plusDays(1))).isEqualTo(10);
        clock.moveTo(today.plusDays(1));
        assertThat(settings.of(weeks)).isEqualTo(10);
        assertThat(settings.of(weeks, today)).isEqualTo(8);
    }

    @Test
    void theLaterOfTwoChangesOfOneDayCounts() {
        changes.change(weeks, 10, today, NOOR, 0);
        changes.change(weeks, 12, today, NOOR, 1);
        assertThat(settings.of(weeks)).isEqualTo(12);
        changes.change(weeks, 9, today.plusWeeks(4), NOOR, 2);
        changes.change(weeks, 11, today.plusWeeks(2), NOOR, 3);
        assertThat(settings.of(weeks, today.plusWeeks(3))).isEqualTo(11);
        assertThat(settings.of(weeks, today.plusWeeks(5))).isEqualTo(9);
    }

    @Test
    void aPlannedChangeCanBeTakenBackAndStaysToBeSeen() {
        changes.change(weeks, 10, today.plusDays(3), NOOR, 0);
        changes.change(weeks, 12, today.plusDays(5), NOOR, 1);
        assertThat(changes.cancel(weeks, 1, NOOR, 2)).isNotNull();
        assertThat(settings.of(weeks, today.plusDays(4))).isEqualTo(8);
        assertThat(settings.of(weeks, today.plusDays(5))).isEqualTo(12);
        assertThat(changes.all().stream().filter(it -> it.name().equals(weeks.name())))
                .extracting(SettingChanges.Change::value, SettingChanges.Change::stands)
                .containsExactly(Tuple.tuple(12, true), Tuple.tuple(10, false));
        assertThat(changes.cancel(weeks, 1, NOOR, 3)).isNull();
    }

    @Test
    void whatHasBegunIsNotTakenBack() {
        changes.change(weeks, 10, today, NOOR, 0);
        assertThat(changes.cancel(weeks, 1, NOOR, 1)).isNull();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> insert(2, today, null, 1, today));
    }

    /** The table holds by itself what the code takes care of. */
    @Test
    void theTableRefusesWhatIsNoChange() {
        changes.change(weeks, 10, today.plusDays(3), NOOR, 0);
        assertThatThrownBy(() -> insert(2, today.minusDays(1), 9, null, today))
                .as("a day that is over")
                .hasMessageContaining("platform_setting_not_back");
        assertThatThrownBy(() -> insert(2, today.plusDays(4), null, 1, today))
                .as("another day")
                .hasMessageContaining("platform_setting_cancels");
        assertThatThrownBy(() -> insert(2, today.plusDays(3), null, null, today))
                .as("nothing")
                .hasMessageContaining("platform_setting_one_of_two");
        assertThatThrownBy(() -> insert(1, today.plusDays(3), 9, null, today))
                .as("a version that is there")
                .hasMessageContaining("platform_setting_version");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from platform_setting where name = :name")
                        .param("name", weeks.name())
                        .update())
                .withMessageContaining("append-only");
    }

    private void insert(int version, LocalDate starts, Integer value, Integer cancels, LocalDate on) {
        jdbc.sql("""
            insert into platform_setting (name, version, starts_on, value, cancels, set_by, set_on)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(weeks.name(), version, starts, value, cancels, NOOR, on)
                .update();
    }

    @Test
    void isRefusedOutsideItsLimitsAndBeforeToday() {
        assertThatThrownBy(() -> changes.change(weeks, 1, today, NOOR, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> changes.change(weeks, 53, today, NOOR, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> changes.change(weeks, 9, today.minusDays(1), NOOR, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Setting("x", 1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofTwoAtOnceOneIsOvertaken() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<Boolean> save = () -> {
            together.await();
            try {
                changes.change(weeks, 10, today, NOOR, 0);
                return true;
            } catch (Overtaken late) {
                return false;
            }
        };
        var pool = Executors.newFixedThreadPool(2);
        try {
            var outcomes = List.of(pool.submit(save), pool.submit(save));
            assertThat(outcomes.get(0).get() ^ outcomes.get(1).get()).isTrue();
        } finally {
            pool.shutdown();
        }
        assertThat(changes.version(weeks)).isEqualTo(1);
    }

    /** More often than there are connections: a reading that keeps one would wait for ever. */
    @Test
    void readingGivesTheConnectionBack() {
        for (var i = 0; i < 50; i++) {
            assertThat(settings.of(List.of(weeks), LocalDate.now(clock))).containsKey(weeks.name());
        }
    }

    @Test
    void isReadWithOneStatement() {
        assertThat(statements.during(() -> settings.of(weeks))).hasSize(1);
    }
}
