package nl.wijgroningen.portaal.wijraad.advice.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffMail;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceNews;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceTerm;
import org.springframework.stereotype.Component;

/** Writes to director, secretary and members; who did it themselves knows. */
@Component
class AdviceMail implements AdviceNews {

    private static final Set<Role> ALL = Set.of(Role.DIRECTOR, Role.SECRETARY, Role.COUNCIL_MEMBER);

    private final Accounts accounts;
    private final StaffMail mail;
    private final Words words;
    private final PortalSettings settings;

    AdviceMail(Accounts accounts, StaffMail mail, Words words, PortalSettings settings) {
        this.accounts = accounts;
        this.mail = mail;
        this.words = words;
        this.settings = settings;
    }

    @Override
    public void sent(Staff by, String title, AdviceTerm term) {
        tell(by, "advice.mail.sent", Map.of("title", title, "due", words.day(Language.NL, term.dueOn())));
    }

    @Override
    public void answered(Staff by, String title) {
        tell(by, "advice.mail.answered", Map.of("title", title));
    }

    private void tell(Staff by, String text, Map<String, String> values) {
        for (var account : accounts.atWork()) {
            if (!account.staffId().equals(by.id()) && account.roleSet().stream().anyMatch(ALL::contains)) {
                var filled = new HashMap<>(values);
                filled.put("name", account.displayName());
                filled.put("link", settings.baseUrl() + "/werk/wijraad/adviezen");
                mail.send(account, text, filled);
            }
        }
    }
}
