package nl.wijgroningen.portaal.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.setting.Setting;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The nightly run: what fails is told and stops no other, and the administrator sees it. */
@PortalTest
class RetentionRunTest {

    private static final LocalDate DAY = LocalDate.of(2011, 3, 7);

    @Autowired
    private TermWords terms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Http http;

    @AfterEach
    void forget() {
        clock.reset();
        jdbc.sql("delete from platform_retention_run where day = :day")
                .param("day", DAY)
                .update();
        jdbc.sql("delete from platform_fault where day = :day")
                .param("day", DAY)
                .update();
    }

    private record Named(String kind, boolean fails, JdbcClient jdbc) implements Retention {

        @Override
        public Setting term() {
            return new Setting("platform.fault-days", 30, 1, 30);
        }

        @Override
        public int apply(LocalDate today) {
            jdbc.sql("insert into platform_fault (day, place, number) values (:day, :kind, 1)")
                    .param("day", today)
                    .param("kind", kind)
                    .update();
            if (fails) {
                throw new IllegalStateException("geheim van een inwoner");
            }
            return 3;
        }
    }

    @Test
    @Rule("R42")
    void oneThatFailsIsToldAndStopsNoOther() {
        clock.moveTo(DAY);
        new RetentionRun(
                        List.of(new Named("platform.fault", false, jdbc), new Named("experience.draft", true, jdbc)),
                        terms,
                        jdbc,
                        transaction,
                        clock)
                .run();
        assertThat(jdbc.sql("select place from platform_fault where day = :day")
                        .param("day", DAY)
                        .query(String.class)
                        .list())
                .as("what the failing one did is undone, what the other did is not")
                .containsExactly("platform.fault");
        var report = new RetentionReport(jdbc);
        var rows = report.last(List.of("platform.fault", "experience.draft"));
        assertThat(rows).hasSize(2).allMatch(it -> it.day().equals(DAY));
        assertThat(rows)
                .filteredOn(it -> it.kind().equals("platform.fault"))
                .allMatch(it -> it.number() == 3 && it.failure() == null);
        var failed =
                rows.stream().filter(it -> it.failure() != null).findFirst().orElseThrow();
        assertThat(failed.failure())
                .startsWith("java.lang.IllegalStateException")
                .contains("RetentionRunTest")
                .doesNotContain("geheim");
        clock.reset();
        var page = http.staff("beheer").get("/beheer/bewaren").body();
        assertThat(page)
                .contains("Bij één soort ging het de laatste keer mis")
                .contains("Mislukt")
                .doesNotContain("geheim");
    }

    @Test
    void earlierRunsAreOnTheNextPages() {
        jdbc.sql("""
						insert into platform_retention_run (day, kind, ground, number)
						select :day, 'platform.fault', '30 dagen, dag ' || i, i from generate_series(1, 45) i
						""").param("day", DAY).update();
        var beheer = http.staff("beheer");
        var first = beheer.get("/beheer/bewaren").body();
        assertThat(first).contains("dag 45<").contains("dag 26<").doesNotContain("dag 25<");
        var next = Pattern.compile("/beheer/bewaren\\?na=\\d+").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(beheer.get(next.group()).body())
                .contains("dag 25<")
                .contains("dag 6<")
                .doesNotContain("dag 26<");
        assertThat(beheer.get("/beheer/bewaren?na=x").statusCode()).isEqualTo(404);
    }
}
