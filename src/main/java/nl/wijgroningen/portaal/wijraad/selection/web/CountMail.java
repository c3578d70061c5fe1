package nl.wijgroningen.portaal.wijraad.selection.web;

import java.util.Map;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.StaffMail;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import nl.wijgroningen.portaal.wijraad.selection.domain.Count;
import nl.wijgroningen.portaal.wijraad.selection.domain.CountNews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends the checksum of a count to all who were there: whoever changes the count later cannot change their mail. */
@Component
@Rule("R12b")
class CountMail implements CountNews {

    private final StaffMail mail;
    private final Accounts accounts;
    private final MemberAccounts members;
    private final PortalSettings settings;
    private final Words words;

    CountMail(StaffMail mail, Accounts accounts, MemberAccounts members, PortalSettings settings, Words words) {
        this.mail = mail;
        this.accounts = accounts;
        this.members = members;
        this.settings = settings;
        this.words = words;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void counted(Count count) {
        var rules = count.rules();
        members.all().entrySet().stream()
                .filter(it -> rules.present().contains(it.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(it -> accounts.byId(it.getValue()).stream())
                .forEach(to -> mail.send(
                        to,
                        "selection.mail.count",
                        Map.of(
                                "name",
                                to.displayName(),
                                "day",
                                words.day(Language.NL, rules.meetingOn()),
                                "ballots",
                                String.valueOf(count.voted().size()),
                                "voters",
                                String.valueOf(rules.voters().size()),
                                "checksum",
                                count.checksum(),
                                "link",
                                settings.baseUrl() + "/werk/wijraad/selecties")));
    }
}
