package nl.wijgroningen.portaal.platform;

import nl.wijgroningen.portaal.platform.database.StartRefused;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Whether this portal is a demo: invented data, open accounts, tellings that reach the team at once. */
@Component
public class Demo {

    private final boolean on;

    Demo(PortalSettings settings, Environment environment) {
        var asked = settings.demo();
        this.on = asked != null ? asked : !environment.containsProperty("spring.datasource.url");
        if (on && environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new StartRefused("The prod profile has no demo accounts: set PORTAL_DEMO=false.");
        }
    }

    public boolean on() {
        return on;
    }
}
