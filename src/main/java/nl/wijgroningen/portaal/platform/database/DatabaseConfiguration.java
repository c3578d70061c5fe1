package nl.wijgroningen.portaal.platform.database;

import nl.wijgroningen.portaal.platform.PortalSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The portal's own database, where no other is named; Boot puts the connection pool on it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none given")
class DatabaseConfiguration {

    @Bean
    KeptCluster keptCluster(PortalSettings settings, Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new StartRefused(
                    "The prod profile needs a database: set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.");
        }
        if (KeptCluster.class.getResource("/postgres-linux-x86_64.txz") == null) {
            throw new StartRefused(
                    "This build brings no database: set SPRING_DATASOURCE_URL, or start the demo with mvn spring-boot:run.");
        }
        return KeptCluster.start(settings.data());
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(KeptCluster cluster) {
        return new JdbcConnectionDetails() {

            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return cluster.jdbcUrl();
            }
        };
    }
}
