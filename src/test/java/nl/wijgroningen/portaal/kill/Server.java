package nl.wijgroningen.portaal.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.support.PortalProcess;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL apart from the portal, at one port, that can be stopped and started. */
final class Server implements AutoCloseable {

    private static final String KEY = "0123456789012345678901234567890123456789";

    private final Path folder;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;

    Server(Path folder) throws IOException {
        this.folder = folder;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        start();
    }

    void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("max_connections", "60")
                .start();
    }

    void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
            postgres = null;
        }
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** A node of the portal on this server: a demo, so that its accounts can log in. */
    PortalProcess node(String name) throws IOException {
        var node = new PortalProcess(folder.resolve(name))
                .with("SPRING_DATASOURCE_URL", url())
                .with("SPRING_DATASOURCE_USERNAME", "postgres")
                .with("DB_SCHEDULER_SCHEDULER_NAME", name)
                .with("PORTAL_DEMO", "true");
        for (var purpose : Keys.Purpose.values()) {
            node.with("PORTAL_SECRET_" + purpose, KEY);
        }
        return node;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "");
    }

    /** The first column of the first row; null when there is none. */
    @Nullable
    String ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
