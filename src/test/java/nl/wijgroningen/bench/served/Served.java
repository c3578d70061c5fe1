package nl.wijgroningen.bench.served;

import nl.wijgroningen.portaal.PortaalApplication;
import org.springframework.boot.SpringApplication;

/** The portal with one page more: the reference. */
public class Served {

    public static void main(String[] args) {
        new SpringApplication(PortaalApplication.class, ReferenceController.class).run(args);
    }
}
