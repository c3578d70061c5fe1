package nl.wijgroningen.portaal.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL 18 of our own, kept in a folder: the database of the demo. What was committed survives {@code kill -9} of
 * the portal and of PostgreSQL, so the settings that the library chooses for throw-away databases are turned back.
 */
final class KeptCluster implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeptCluster.class);
    private static final String VERSION = "18";

    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;

    private KeptCluster(FileChannel lockFile, EmbeddedPostgres postgres) {
        this.lockFile = lockFile;
        this.postgres = postgres;
    }

    /** @throws StartRefused when the folder is in use, not writable or of another PostgreSQL version */
    static KeptCluster start(Path folder) {
        var home = writable(folder.toAbsolutePath().normalize());
        var lock = lock(home);
        try {
            var data = home.resolve("postgres");
            checkVersion(data);
            endLeftOver(data);
            var postgres = start(data, home);
            var cluster = new KeptCluster(lock, postgres);
            try {
                confirmDurable(postgres);
            } catch (StartRefused refused) {
                cluster.close();
                throw refused;
            }
            return cluster;
        } catch (RuntimeException refused) {
            closeQuietly(lock);
            throw refused;
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        try {
            postgres.close();
        } finally {
            lockFile.close();
        }
    }

    private static Path writable(Path home) {
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "write", ".test"));
            return home;
        } catch (IOException refused) {
            throw new StartRefused(
                    "The data folder %s cannot be written: give this user the right to it, or choose another with PORTAL_DATA=…"
                            .formatted(home),
                    refused);
        }
    }

    /** A file lock is given back by the system whatever way the portal ends, so it never needs cleaning up. */
    private static FileChannel lock(Path home) {
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel =
                    FileChannel.open(home.resolve("portal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException taken) {
            log.debug("lock held by this process");
        } catch (IOException failed) {
            throw new StartRefused(
                    "The data folder %s cannot be locked: choose another with PORTAL_DATA=…".formatted(home), failed);
        }
        if (channel != null && lock != null) {
            return channel;
        }
        closeQuietly(channel);
        throw new StartRefused(
                "Another portal is running on the data folder %s: stop that one first, or choose another folder with PORTAL_DATA=…"
                        .formatted(home));
    }

    private static void checkVersion(Path data) {
        var file = data.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        var found = read(file).strip();
        if (!found.equals(VERSION)) {
            throw new StartRefused(
                    "The data folder %s holds a database of PostgreSQL %s and this portal brings %s: move the folder away, or choose another with PORTAL_DATA=…"
                            .formatted(data, found, VERSION));
        }
    }

    /**
     * After {@code kill -9} of the portal its PostgreSQL lives on and keeps the folder. We hold the lock, so no portal
     * uses it: end it when the process is a postgres on exactly this folder, and nothing else.
     */
    private static void endLeftOver(Path data) {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var lines = read(file).lines().toList();
        var process = lines.isEmpty() ? null : process(lines.get(0).strip());
        if (process == null || !isOurs(process, lines, data)) {
            delete(file);
            return;
        }
        log.info("ending a left-over PostgreSQL (process {})", process.pid());
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
            if (!ended(process)) {
                throw new StartRefused(
                        "A left-over PostgreSQL, process %d, does not stop: end it by hand.".formatted(process.pid()));
            }
        }
    }

    private static @Nullable ProcessHandle process(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive)
                    .orElse(null);
        } catch (NumberFormatException damaged) {
            return null;
        }
    }

    private static boolean isOurs(ProcessHandle process, List<String> pidFile, Path data) {
        var command = process.info().command().orElse("");
        return (command.isEmpty() || command.contains("postgres"))
                && pidFile.size() > 1
                && Path.of(pidFile.get(1).strip()).equals(data);
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(15, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            return !process.isAlive();
        }
    }

    private static EmbeddedPostgres start(Path data, Path home) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false) // the bean closes it, after Spring has closed what uses it
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "40")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            home.resolve("postgres.log").toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                            home.resolve("postgres.log").toFile()))
                    .start();
        } catch (IOException | IllegalStateException failed) {
            throw new StartRefused(
                    "The database in %s does not start; %s says why. Move the folder away to begin with a new one."
                            .formatted(data, home.resolve("postgres.log")),
                    failed);
        }
    }

    /** Asked of the server itself: the library turns both off, and later arguments must have won. */
    private static void confirmDurable(EmbeddedPostgres postgres) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select current_setting('fsync'), current_setting('synchronous_commit')")) {
            row.next();
            log.info("database: fsync = {}, synchronous_commit = {}", row.getString(1), row.getString(2));
            if (!row.getString(1).equals("on") || !row.getString(2).equals("on")) {
                throw new StartRefused(
                        "The database would lose what it confirmed: fsync and synchronous_commit must be on.");
            }
        } catch (SQLException failed) {
            throw new StartRefused("The database does not answer.", failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            log.debug("closing the lock file", ignored);
        }
    }
}
