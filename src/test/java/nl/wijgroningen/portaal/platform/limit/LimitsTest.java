package nl.wijgroningen.portaal.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Dump;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits over all nodes, and what is kept of an address: nothing that can be read, and nothing after midnight. */
@PortalTest
class LimitsTest {

    private static final Limit FIVE = new Limit("test", 5, Duration.ofMinutes(10));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource source;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Limits limits;

    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void fiveMayGoWrongAndThenOneEveryTwoMinutes() {
        clock.moveTo(LocalDate.of(2026, 11, 24));
        assertThat(limits.isOver(FIVE, key)).as("of whom nothing went wrong").isFalse();
        for (var i = 0; i < 5; i++) {
            assertThat(limits.isOver(FIVE, key)).isFalse();
            assertThat(limits.missed(FIVE, key)).as("miss %d", i + 1).isFalse();
        }
        assertThat(limits.isOver(FIVE, key)).isTrue();
        assertThat(limits.missed(FIVE, key)).isTrue();
        assertThat(FIVE.pause()).isEqualTo(Duration.ofMinutes(2));
        clock.advance(FIVE.pause().plusSeconds(1));
        assertThat(limits.missed(FIVE, key)).isFalse();
        assertThat(limits.missed(FIVE, key)).isTrue();
        clock.advance(Duration.ofHours(1));
        for (var i = 0; i < 5; i++) {
            assertThat(limits.missed(FIVE, key)).isFalse();
        }
    }

    @Test
    void eachKeyAndEachLimitCountsApart() {
        for (var i = 0; i < 6; i++) {
            limits.missed(FIVE, key);
        }
        assertThat(limits.isOver(FIVE, key + "2")).isFalse();
        assertThat(limits.isOver(new Limit("other", 5, Duration.ofMinutes(10)), key))
                .isFalse();
    }

    /** Twenty at once on two nodes: each bucket is a row, locked while it is counted. */
    @Test
    void manyAtOnceOnTwoNodesAreCountedEach() throws Exception {
        var nodes = List.of(limits, new Limits(jdbc, source, clock));
        var barrier = new CyclicBarrier(20);
        var pool = Executors.newFixedThreadPool(20);
        var running = new ArrayList<Future<Boolean>>();
        for (var i = 0; i < 20; i++) {
            var node = nodes.get(i % 2);
            running.add(pool.submit(() -> {
                barrier.await();
                return node.missed(FIVE, key);
            }));
        }
        var within = 0;
        for (var one : running) {
            within += one.get() ? 0 : 1;
        }
        pool.shutdown();
        assertThat(within).isEqualTo(5);
    }

    @Test
    @Rule("R33")
    void anAddressIsHashedWithAKeyOfTheDayAndBothGoAtMidnight() {
        var address = "198.51.100.77";
        var today = LocalDate.of(2027, 3, 9);
        clock.moveTo(today);
        limits.missed(FIVE, address);
        assertThat(Dump.of(source)).doesNotContain(address);
        var id = "select id from platform_limit where id like :day";
        var first = jdbc.sql(id).param("day", today + "%").query(String.class).single();
        clock.moveTo(today.plusDays(1));
        limits.missed(FIVE, address);
        var second = jdbc.sql(id)
                .param("day", today.plusDays(1) + "%")
                .query(String.class)
                .single();
        assertThat(second.substring(11)).as("another key").isNotEqualTo(first.substring(11));
        limits.forget();
        assertThat(jdbc.sql("select count(*) from platform_limit where id < :day")
                        .param("day", today.plusDays(1).toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select day from platform_limit_key")
                        .query(LocalDate.class)
                        .list())
                .doesNotContain(today)
                .contains(today.plusDays(1));
        jdbc.sql("delete from platform_limit_key where day = :day")
                .param("day", today.plusDays(1))
                .update();
        jdbc.sql("delete from platform_limit where id like :day")
                .param("day", today.plusDays(1) + "%")
                .update();
    }

    /** Neither in the write-ahead log nor in a copy of the data folder. */
    @Test
    @Rule("R33")
    void theTablesAreUnlogged() {
        assertThat(jdbc.sql(
                                "select relname from pg_class where relname in ('platform_limit', 'platform_limit_key') and relpersistence = 'u'")
                        .query(String.class)
                        .list())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7,        198.51.100.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:",
        "2001:db8:1:2::9,     2001:db8:1:2:",
        "2001:0db8:0001:0002:0:0:0:9, 2001:db8:1:2:",
        "2001:db8::9,         2001:db8:0:0:",
        "::1,                 0:0:0:0:",
        "fe80:0:0:0:0:0:0:1%eth0, fe80:0:0:0:",
    })
    void aPlaceIsAnAddressOrANetworkOfIt(String address, String place) {
        assertThat(Address.place(address)).isEqualTo(place);
    }
}
