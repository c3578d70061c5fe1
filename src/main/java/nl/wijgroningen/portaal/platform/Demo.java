package nl.wijgroningen.portaal.platform;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether this portal is a demo: invented data, open accounts, tellings that reach the team at once. */
@Component
public class Demo {

    private final boolean on;

    Demo(PortalSettings settings, Environment environment) {
        var asked = settings.demo();
        this.on = asked != null ? asked : !environment.containsProperty("spring.datasource.url");
    }

    public boolean on() {
        return on;
    }
}
