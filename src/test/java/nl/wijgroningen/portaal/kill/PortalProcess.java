package nl.wijgroningen.portaal.kill;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The portal as a process of its own, on a folder of its own, to be killed. */
final class PortalProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    PortalProcess(Path folder) throws IOException {
        this.folder = folder;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    String base() {
        return "http://localhost:" + port;
    }

    void start() throws IOException {
        var log = folder.resolve("log");
        Files.deleteIfExists(log);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath(),
                "nl.wijgroningen.portaal.PortaalApplication");
        builder.environment()
                .putAll(java.util.Map.of(
                        "SERVER_PORT",
                        String.valueOf(port),
                        "PORTAL_DATA",
                        folder.resolve("data").toString()));
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var until = Instant.now().plus(Duration.ofMinutes(2));
        while (!Files.readString(log).contains("is ready")) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new IllegalStateException("not started: " + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** {@code kill -9} of the portal and of every process of its PostgreSQL. */
    void kill() throws IOException, InterruptedException {
        var postgres = postmaster();
        var family = postgres.descendants().toList();
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        postgres.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    Connection database() throws IOException, SQLException {
        var port = pidFile().get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }

    @Override
    public void close() throws Exception {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
        if (Files.exists(folder.resolve("data/postgres/postmaster.pid"))) {
            kill();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(pidFile().get(0).strip())).orElseThrow();
    }

    private List<String> pidFile() throws IOException {
        return Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"));
    }

    /** Without the tests: their configuration would be found by the portal. */
    private static String classPath() {
        var whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(whole.split(File.pathSeparator))
                .filter(it -> !it.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
