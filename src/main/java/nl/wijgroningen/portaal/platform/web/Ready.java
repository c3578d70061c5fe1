package nl.wijgroningen.portaal.platform.web;

import nl.wijgroningen.portaal.platform.Demo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says once, in one block, where the portal is and whether it is a demo. */
@Component
class Ready {

    private static final Logger log = LoggerFactory.getLogger(Ready.class);

    private final Demo demo;
    private final Environment environment;

    Ready(Demo demo, Environment environment) {
        this.demo = demo;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var address = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        if (demo.on()) {
            log.info("""


					  WIJ Groningen – meedoen is ready: {}
					  This is a DEMO: everything in it is made up, and anyone can log in.
					  Staff log in at {}/inloggen (the page lists the accounts). Stop with Ctrl-C.
					""", address, address);
        } else {
            log.info("ready at {}", address);
        }
    }
}
