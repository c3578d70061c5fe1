package nl.wijgroningen.portaal.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import nl.wijgroningen.portaal.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;

/** Files come out whole and once, whatever happens while they are written. */
@PortalTest
class ExportRunTest {

    private static final int ROWS = 50_000;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Clock clock;

    private final UUID owner = UUID.randomUUID();
    private LongConsumer meanwhile = row -> {};
    private Exports exports;
    private ExportRun run;

    private final Export numbers = new Export() {

        @Override
        public String kind() {
            return "proef";
        }

        @Override
        public String fileName() {
            return "proef.csv";
        }

        @Override
        public Optional<String> scope(UUID who) {
            return who.equals(owner) ? Optional.of("alles") : Optional.empty();
        }

        @Override
        public List<String> header() {
            return List.of("nummer", "=tekst");
        }

        @Override
        public long count(UUID who) {
            return ROWS;
        }

        @Override
        public void write(UUID who, Rows to) {
            for (var row = 1; row <= ROWS; row++) {
                meanwhile.accept(row);
                to.add(row, row % 2 == 0 ? "=SOM(A1) é" : null);
            }
        }
    };

    @org.junit.jupiter.api.BeforeEach
    void make() {
        exports = new Exports(jdbc, List.of(numbers), clock);
        run = new ExportRun(jdbc, exports, transactions, clock);
    }

    @AfterEach
    void remove() {
        jdbc.sql("delete from platform_export where owner = :owner")
                .param("owner", owner)
                .update();
    }

    @Test
    void isWrittenInPiecesAndShowsHowFarItIs() throws Exception {
        var id = exports.ask(owner, "proef");
        var seen = new AtomicInteger();
        meanwhile = row -> {
            if (row % 10_000 == 0) {
                var file = outside(() -> exports.of(owner, id).orElseThrow());
                assertThat(file.state()).isEqualTo(Exports.State.RUNNING);
                assertThat(file.rowsAll()).isEqualTo(ROWS);
                assertThat(file.rowsDone()).isBetween(row - 20_000, row);
                seen.addAndGet(file.rowsDone() > 0 ? 1 : 0);
            }
        };
        run.run();
        assertThat(seen.get()).as("progress seen from outside").isPositive();
        whole(id);
        assertThat(parts(id)).isGreaterThan(1);
    }

    @Test
    void whatADeadRunLeftBeginsAnew() throws Exception {
        var id = exports.ask(owner, "proef");
        meanwhile = row -> {
            if (row == ROWS - 10) {
                throw new StackOverflowError("the plug is pulled");
            }
        };
        try {
            run.run();
        } catch (StackOverflowError pulled) {
            assertThat(exports.of(owner, id).orElseThrow().state()).isEqualTo(Exports.State.RUNNING);
            assertThat(parts(id)).as("half a file").isPositive();
        }
        meanwhile = row -> {};
        run.run();
        whole(id);
    }

    /** A run that another took for dead wakes up again. */
    @Test
    void ofTwoRunsOnlyTheLastWrites() throws Exception {
        var id = exports.ask(owner, "proef");
        var first = new AtomicInteger(1);
        meanwhile = row -> {
            if (row == ROWS / 2 && first.getAndSet(0) == 1) {
                outside(() -> {
                    new ExportRun(jdbc, exports, transactions, clock).run();
                    return true;
                });
            }
        };
        run.run();
        whole(id);
    }

    @Test
    void oneThatIsStoppedHalfwayLeavesNothing() {
        var id = exports.ask(owner, "proef");
        meanwhile = row -> {
            if (row == ROWS / 2) {
                assertThat(outside(() -> exports.cancel(owner, id))).isTrue();
            }
        };
        run.run();
        assertThat(exports.of(owner, id).orElseThrow().state()).isEqualTo(Exports.State.CANCELLED);
        assertThat(parts(id)).isZero();
    }

    @Test
    void oneThatAlwaysFailsStopsAndHoldsNobodyUp() {
        var id = exports.ask(owner, "proef");
        var times = new AtomicInteger();
        meanwhile = row -> {
            times.incrementAndGet();
            throw new IllegalStateException("always");
        };
        run.run();
        assertThat(exports.of(owner, id).orElseThrow().state()).isEqualTo(Exports.State.FAILED);
        assertThat(times).hasValue(5);
        meanwhile = row -> {};
        assertThat(exports.ask(owner, "proef")).isNotEqualTo(id);
    }

    /** As another request does it, at the same time. */
    private static <T> T outside(Supplier<T> what) {
        return CompletableFuture.supplyAsync(what).join();
    }

    private void whole(UUID id) throws Exception {
        var file = exports.of(owner, id).orElseThrow();
        assertThat(file.state()).isEqualTo(Exports.State.DONE);
        assertThat(file.rowsDone()).isEqualTo(ROWS);
        var answer = new MockHttpServletResponse();
        exports.send(file, answer);
        assertThat(answer.getContentAsByteArray()).hasSize((int) file.bytes());
        var lines = answer.getContentAsString().split("\r\n");
        assertThat(lines).hasSize(ROWS + 1);
        assertThat(lines[0]).isEqualTo("nummer,=tekst");
        assertThat(lines[1]).isEqualTo("1,");
        assertThat(lines[ROWS]).isEqualTo(ROWS + ",'=SOM(A1) é");
    }

    private int parts(UUID id) {
        return jdbc.sql("select count(*) from platform_export_part where export_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
