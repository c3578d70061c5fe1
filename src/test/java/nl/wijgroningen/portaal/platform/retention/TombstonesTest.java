package nl.wijgroningen.portaal.platform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.database.StartRefused;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The file of tombstones: written before the commit, whole after a crash, the same for many writers. */
@PortalTest
class TombstonesTest {

    private static final Week WEEK = new Week(2026, 40);

    @TempDir
    private Path folder;

    @Autowired
    private PortalSettings settings;

    @Autowired
    private Demo demo;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private MovableClock clock;

    private final Remembered graves = new Remembered(new ArrayList<>());

    /** Graves without a database. */
    private record Remembered(List<String> ids) implements Graves {

        @Override
        public String kind() {
            return "thing.gone";
        }

        @Override
        public List<String> unknown(List<String> asked) {
            return asked.stream().filter(it -> !ids.contains(it)).toList();
        }

        @Override
        public void bury(String id, Week week) {
            assertThat(week).isEqualTo(WEEK);
            ids.add(id);
        }

        @Override
        public List<String> known() {
            return ids;
        }
    }

    private Path file() {
        return folder.resolve("deep/tombstones");
    }

    private Tombstones tombstones(Path file) {
        var named = new PortalSettings(
                settings.data(),
                file,
                settings.demo(),
                settings.secret(),
                settings.baseUrl(),
                settings.quickExitUrl(),
                settings.phone());
        return new Tombstones(named, demo, List.of(graves), transaction, clock);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Test
    @Rule("R42")
    void theLineIsOnTheDiskBeforeTheCommitAndAFailureOfTheFilePreventsIt() throws IOException {
        var tombstones = tombstones(file());
        tombstones.apply();
        var id = id();
        transaction.executeWithoutResult(it -> {
            tombstones.bury("thing.gone", id, WEEK);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    assertThat(file()).hasContent(id + " thing.gone 2026-W40\n");
                }
            });
            assertThat(file()).isEmptyFile();
        });
        assertThat(Files.getLastModifiedTime(file()).toString()).isEqualTo("2026-09-28T00:00:00Z");
        Files.delete(file());
        Files.createDirectory(file());
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(it -> tombstones.bury("thing.gone", id(), WEEK)));
        Files.delete(file());
        assertThatThrownBy(() -> tombstones.bury("thing.gone", id, WEEK)).isInstanceOf(IllegalStateException.class);
        transaction.executeWithoutResult(it -> {
            tombstones.bury("thing.gone", id(), WEEK);
            it.setRollbackOnly();
        });
        assertThat(file()).doesNotExist();
    }

    @Test
    @Rule("R42")
    void whatOnlyTheFileKnowsIsBuriedAndAHalfLineIsNone() throws IOException {
        var tombstones = tombstones(file());
        tombstones.apply();
        var known = id();
        var unknown = id();
        transaction.executeWithoutResult(it -> {
            tombstones.bury("thing.gone", known, WEEK);
            tombstones.bury("thing.gone", unknown, WEEK);
        });
        Files.writeString(file(), id().substring(0, 20), StandardOpenOption.APPEND);
        graves.ids().add(known);
        assertThat(tombstones.apply()).isEqualTo(1);
        assertThat(graves.ids()).containsExactly(known, unknown);
        assertThat(tombstones.apply()).isZero();
        var last = id();
        transaction.executeWithoutResult(it -> tombstones.bury("thing.gone", last, WEEK));
        assertThat(Files.readAllLines(file()))
                .containsExactlyInAnyOrder(
                        known + " thing.gone 2026-W40",
                        unknown + " thing.gone 2026-W40",
                        last + " thing.gone 2026-W40");
    }

    @Test
    @Rule("R42")
    void aFileThatIsNewHoldsWhatTheDatabaseKnows() throws IOException {
        var known = id();
        graves.ids().add(known);
        assertThat(tombstones(file()).apply()).isZero();
        assertThat(Files.readString(file())).startsWith(known + " thing.gone ");
    }

    @Test
    @Rule("R42")
    void manyWritersOnOneFileLoseNothing() throws Exception {
        var nodes = List.of(tombstones(file()), tombstones(file()));
        nodes.get(0).apply();
        var barrier = new CyclicBarrier(8);
        var pool = Executors.newFixedThreadPool(8);
        var running = new ArrayList<Future<?>>();
        for (var thread = 0; thread < 8; thread++) {
            var node = nodes.get(thread % 2);
            running.add(pool.submit(() -> {
                barrier.await();
                for (var i = 0; i < 25; i++) {
                    transaction.executeWithoutResult(it -> node.bury("thing.gone", id(), WEEK));
                }
                return null;
            }));
        }
        for (var one : running) {
            one.get();
        }
        pool.shutdown();
        assertThat(Files.readAllLines(file()))
                .hasSize(200)
                .doesNotHaveDuplicates()
                .allMatch(it -> it.matches("[0-9a-f-]{36} thing\\.gone 2026-W40"));
    }

    @Test
    @Rule("R42")
    void refusesToStartOnAFileThatCannotBeWritten() throws IOException {
        Files.createDirectories(file());
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> tombstones(file()).apply())
                .withMessageContaining("PORTAL_TOMBSTONES");
    }
}
