package nl.wijgroningen.portaal.home;

import java.time.Instant;
import nl.wijgroningen.portaal.platform.PortalSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where to report a weak spot (RFC 9116). */
@RestController
class SecurityTxtController {

    /** Less than a year ahead; a test fails thirty days before it. Look at the whole file when you move it. */
    static final Instant EXPIRES = Instant.parse("2027-10-31T00:00:00Z");

    private final String base;

    SecurityTxtController(PortalSettings settings) {
        this.base = settings.baseUrl().toString().replaceAll("/+$", "");
    }

    @GetMapping(path = "/.well-known/security.txt", produces = "text/plain;charset=utf-8")
    String securityTxt() {
        return """
            Contact: mailto:beveiliging@wijgroningen.example
            Expires: %s
            Preferred-Languages: nl, en
            Canonical: %s/.well-known/security.txt
            """.formatted(EXPIRES, base);
    }
}
