package nl.wijgroningen.portaal.account.domain;

import java.util.List;
import java.util.Optional;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.account.StaffMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody does with their own account; a mail says so afterwards, and other sessions end. */
@Service
@Transactional
public class OwnAccount {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final Sessions sessions;
    private final StaffMail mail;
    private final Audit audit;

    OwnAccount(
            Accounts accounts,
            Passwords passwords,
            SecondFactor factor,
            Sessions sessions,
            StaffMail mail,
            Audit audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factor = factor;
        this.sessions = sessions;
        this.mail = mail;
        this.audit = audit;
    }

    public boolean isRight(StaffId who, @Nullable String password) {
        var right = password != null && passwords.isRight(accounts.byId(who), password);
        if (!right) {
            audit.line(who.value(), "account.password", "refused");
        }
        return right;
    }

    /** @param session the one that goes on */
    public void changePassword(StaffId who, String password, String session) {
        passwords.set(who, password);
        sessions.endOthers(who, session);
        audit.line(who.value(), "account.password", "done");
        accounts.byId(who).ifPresent(it -> mail.changed(it, "account.mail.password"));
    }

    /** @return the recovery codes, or empty when the code does not belong to the secret */
    public Optional<List<String>> changeSecondFactor(
            StaffId who, @Nullable String sealedSecret, @Nullable String code, String session) {
        var recovery = factor.set(who, sealedSecret, code);
        if (recovery.isPresent()) {
            sessions.endOthers(who, session);
            accounts.byId(who).ifPresent(it -> mail.changed(it, "account.mail.second-factor"));
        }
        return recovery;
    }

    public List<String> renewRecoveryCodes(StaffId who) {
        var codes = factor.renewRecoveryCodes(who);
        accounts.byId(who).ifPresent(it -> mail.changed(it, "account.mail.recovery-codes"));
        return codes;
    }

    public void endSession(StaffId who, String session) {
        sessions.end(who, session);
        audit.line(who.value(), "account.session.end", "done");
    }

    public void endOtherSessions(StaffId who, String session) {
        sessions.endOthers(who, session);
        audit.line(who.value(), "account.sessions.end", "done");
    }
}
