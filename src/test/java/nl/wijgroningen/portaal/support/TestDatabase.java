package nl.wijgroningen.portaal.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One PostgreSQL 18 for the whole test run: a container where Docker answers, else the embedded one. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Server SERVER = start();

    /** As new as the database. */
    private static final Path TOMBSTONES = Path.of("target/test-data/tombstones-" + UUID.randomUUID());

    private record Server(String url, String user, String password) {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + SERVER.url,
                        "spring.datasource.username=" + SERVER.user,
                        "spring.datasource.password=" + SERVER.password,
                        "spring.datasource.hikari.maximum-pool-size=30",
                        "portal.demo=true",
                        "portal.data=target/test-data",
                        "portal.account.skip-second-factor=false",
                        "portal.account.oidc.issuer=" + Provider.ISSUER,
                        "portal.account.oidc.client-id=" + Provider.CLIENT,
                        "portal.account.oidc.client-secret=" + Provider.SECRET,
                        "portal.account.oidc.name=de proef",
                        "portal.account.oidc.second-step-amr=mfa",
                        "portal.account.oidc.private-network=true",
                        "portal.tombstones=" + TOMBSTONES,
                        // Jobs and clean-ups run when a test calls them, so that statements can be counted.
                        "db-scheduler.enabled=false",
                        "spring.session.jdbc.cleanup-cron=-")
                .applyTo(context);
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
