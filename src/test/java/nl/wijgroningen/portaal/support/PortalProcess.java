package nl.wijgroningen.portaal.support;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The portal as a process of its own, on a folder of its own, to be killed or measured. */
public final class PortalProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Process process;

    public PortalProcess(Path folder) throws IOException {
        this(folder, List.of(), classPath(), "nl.wijgroningen.portaal.PortaalApplication");
    }

    /** Another application, or the portal with more than its own classes. */
    public PortalProcess(Path folder, List<String> options, String classPath, String main) throws IOException {
        this.folder = folder;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        with("SERVER_PORT", String.valueOf(port));
        with("PORTAL_DATA", folder.resolve("data").toString());
        with("PORTAL_LIMIT_TELLING", "1000000"); // all tell from one address
    }

    /** One more setting for the next start. */
    public PortalProcess with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public int port() {
        return port;
    }

    public String base() {
        return "http://localhost:" + port;
    }

    public Path log() {
        return folder.resolve("log");
    }

    public long pid() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process.pid();
    }

    public void start() throws IOException {
        start("is ready");
    }

    /** Waits until {@code sign} is in the log. */
    public void start(String sign) throws IOException {
        var log = log();
        Files.createDirectories(folder);
        Files.deleteIfExists(log);
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var until = Instant.now().plus(Duration.ofMinutes(2));
        while (!Files.readString(log).contains(sign)) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new IllegalStateException("not started: " + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** {@code kill -9} of the portal and of every process of its PostgreSQL. */
    public void kill() throws IOException, InterruptedException {
        var postgres = postmaster();
        var family = postgres.descendants().toList();
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        postgres.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    public Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(databaseUrl(), "postgres", "");
    }

    public String databaseUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + pidFile().get(3).strip() + "/postgres";
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
            process.destroyForcibly();
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
    public static String classPath() {
        var whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(whole.split(File.pathSeparator))
                .filter(it -> !it.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
