package nl.wijgroningen.portaal.support;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One PostgreSQL 18 for all tests of a process: a container where Docker answers, else the embedded one. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Server SERVER = start();

    /** As new as the database, and of this process alone. */
    private static final Path DATA = Path.of("target/test-data/" + UUID.randomUUID());

    private record Server(String url, String user, String password) {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + SERVER.url,
                        "spring.datasource.username=" + SERVER.user,
                        "spring.datasource.password=" + SERVER.password,
                        "spring.datasource.hikari.maximum-pool-size=30",
                        "portal.demo=true",
                        "portal.data=" + DATA,
                        "portal.account.skip-second-factor=false",
                        "portal.account.oidc.issuer=" + Provider.ISSUER,
                        "portal.account.oidc.client-id=" + Provider.CLIENT,
                        "portal.account.oidc.client-secret=" + Provider.SECRET,
                        "portal.account.oidc.name=de proef",
                        "portal.account.oidc.second-step-amr=mfa",
                        "portal.account.oidc.private-network=true",
                        "portal.tombstones=" + DATA.resolve("tombstones"),
                        // Jobs and clean-ups run when a test calls them, so that statements can be counted.
                        "db-scheduler.enabled=false",
                        "spring.session.jdbc.cleanup-cron=-")
                .applyTo(context);
    }

    /** Another database on the same server, with all tables and nothing in them: for what the demo must not notice. */
    public static HikariDataSource fresh(String name) {
        try (var admin = DriverManager.getConnection(SERVER.url, SERVER.user, SERVER.password);
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        var source = new HikariDataSource();
        source.setJdbcUrl(SERVER.url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name));
        source.setUsername(SERVER.user);
        source.setPassword(SERVER.password);
        source.setMaximumPoolSize(25);
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    private static Server start() {
        if (System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"))) {
            var container = new PostgreSQLContainer("postgres:18");
            container.start();
            return new Server(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        }
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("max_connections", "100")
                    .start();
            return new Server(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
