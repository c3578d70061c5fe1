package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.springframework.stereotype.Component;

/** Carries new recovery codes to the page that shows them, once; the session table holds them encrypted meanwhile. */
@Component
public class OnceShown {

    private static final String ATTRIBUTE = "herstelcodes";

    private final Keys keys;

    OnceShown(Keys keys) {
        this.keys = keys;
    }

    public void keep(HttpServletRequest request, StaffId who, List<String> codes) {
        var sealed = keys.encrypt(
                Keys.Purpose.ACCOUNT, "shown " + who, String.join("\n", codes).getBytes(StandardCharsets.UTF_8));
        request.getSession().setAttribute(ATTRIBUTE, Base64.getEncoder().encodeToString(sealed));
    }

    /** Empty the second time. */
    public List<String> take(HttpSession session, StaffId who) {
        if (!(session.getAttribute(ATTRIBUTE) instanceof String sealed)) {
            return List.of();
        }
        session.removeAttribute(ATTRIBUTE);
        try {
            var plain = keys.decrypt(
                    Keys.Purpose.ACCOUNT, "shown " + who, Base64.getDecoder().decode(sealed));
            return List.of(new String(plain, StandardCharsets.UTF_8).split("\n"));
        } catch (IllegalArgumentException ofSomebodyElse) {
            return List.of(); // who logged in here before
        }
    }
}
