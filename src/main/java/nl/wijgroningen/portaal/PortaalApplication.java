package nl.wijgroningen.portaal;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** The participation portal of WIJ Groningen; {@code docs/architecture.md} shows the modules. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "WIJ Groningen – meedoen", sharedModules = "platform")
public class PortaalApplication {

    /** Where the weeks, due days and working days of the portal are counted. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    public static void main(String[] args) {
        SpringApplication.run(PortaalApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.system(ZONE);
    }
}
