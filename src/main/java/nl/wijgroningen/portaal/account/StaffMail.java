package nl.wijgroningen.portaal.account;

import java.util.Map;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.mail.Letter;
import nl.wijgroningen.portaal.platform.mail.Outbox;
import nl.wijgroningen.portaal.platform.web.Language;
import org.springframework.stereotype.Component;

/** Writes to staff about their account. */
@Component
public class StaffMail {

    private final Outbox outbox;
    private final Addresses addresses;
    private final PortalSettings settings;

    StaffMail(Outbox outbox, Addresses addresses, PortalSettings settings) {
        this.outbox = outbox;
        this.addresses = addresses;
        this.settings = settings;
    }

    /** Nothing where the account has no address. */
    public void send(Accounts.Account to, String text, Map<String, String> values) {
        if (to.email() != null) {
            outbox.add(new Letter(addresses.open(to.email()), text, Language.NL, values));
        }
    }

    /** Something of the account changed: who did not do it themselves must know. */
    public void changed(Accounts.Account to, String text) {
        send(to, text, Map.of("name", to.displayName(), "link", settings.baseUrl() + "/wachtwoord"));
    }
}
