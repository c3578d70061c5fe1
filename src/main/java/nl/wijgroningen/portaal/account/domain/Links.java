package nl.wijgroningen.portaal.account.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.account.AccountSettings;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.account.StaffMail;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that are mailed to staff: of an invitation, and for who forgot the password. A link opens a page and does nothing;
 * the button on it works once, in its time.
 */
@Service
@Transactional
@Rule("R43")
public class Links {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final StaffMail mail;
    private final Audit audit;
    private final AccountSettings settings;
    private final PortalSettings portal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Links(
            JdbcClient jdbc,
            Keys keys,
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            StaffMail mail,
            Audit audit,
            AccountSettings settings,
            PortalSettings portal,
            Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.mail = mail;
        this.audit = audit;
        this.settings = settings;
        this.portal = portal;
        this.clock = clock;
    }

    /** What a link is for. */
    public enum Kind {
        INVITATION("/uitnodiging/", Accounts.State.INVITED, "account.mail.invitation", "invitation.accept"),
        RESET("/wachtwoord/", Accounts.State.ACTIVE, "account.mail.reset", "password.reset");

        private final String path;
        private final Accounts.State state;
        private final String text;
        private final String action;

        Kind(String path, Accounts.State state, String text, String action) {
            this.path = path;
            this.state = state;
            this.text = text;
            this.action = action;
        }
    }

    /** Mails a link of this kind, if this person can use one; an earlier one of the kind works no longer. */
    public void send(StaffId who, Kind kind) {
        accounts.byId(who)
                .filter(it -> it.state() == kind.state)
                .ifPresent(it -> mail.send(it, kind.text, Map.of("name", it.displayName(), "link", make(who, kind))));
    }

    /** For who forgot the password: does nothing for an address that is nobody's. */
    public void sendReset(String address) {
        accounts.byName(address).filter(it -> it.state() == Kind.RESET.state).ifPresent(it -> {
            audit.line(it.id(), "account.password.reset.asked", "done");
            send(it.staffId(), Kind.RESET);
        });
    }

    /** A link of this kind, as it is mailed; an earlier one works no longer. */
    String make(StaffId who, Kind kind) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
						insert into account_link (token_hash, user_id, kind, expires_at) values (:hash, :id, :kind, :expires)
						on conflict (user_id, kind) do update
						set token_hash = excluded.token_hash, expires_at = excluded.expires_at
						""")
                .param("hash", hash(token))
                .param("id", who.value())
                .param("kind", kind.name())
                .param("expires", OffsetDateTime.now(clock).plus(term(kind)))
                .update();
        return portal.baseUrl() + kind.path + token;
    }

    private Duration term(Kind kind) {
        return kind == Kind.INVITATION ? settings.invitationTerm() : settings.resetTerm();
    }

    /** Whose link it is; empty when it does not work, or no longer. */
    @Transactional(readOnly = true)
    public Optional<Accounts.Account> open(Kind kind, String token) {
        return jdbc.sql(
                        "select user_id from account_link where token_hash = :hash and kind = :kind and expires_at > :now")
                .param("hash", hash(token))
                .param("kind", kind.name())
                .param("now", OffsetDateTime.now(clock))
                .query(UUID.class)
                .optional()
                .flatMap(it -> accounts.byId(new StaffId(it)))
                .filter(it -> it.state() == kind.state);
    }

    /** Sets the password, once; whoever was logged in with the old one is out. */
    public boolean use(Kind kind, String token, String password) {
        var account = open(kind, token);
        if (account.isEmpty() || !take(kind, token)) {
            return false;
        }
        var who = account.get().staffId();
        passwords.set(who, password);
        jdbc.sql("update account_user set state = 'ACTIVE' where id = :id and state = 'INVITED'")
                .param("id", who.value())
                .update();
        sessions.endAll(who);
        audit.line(who.value(), kind.action, "done");
        if (kind == Kind.RESET) {
            mail.changed(account.get(), "account.mail.password");
        }
        return true;
    }

    private boolean take(Kind kind, String token) {
        return jdbc.sql("delete from account_link where token_hash = :hash and kind = :kind")
                        .param("hash", hash(token))
                        .param("kind", kind.name())
                        .update()
                == 1;
    }

    /** Links past their time; the nightly job calls it. */
    public int removeExpired() {
        return jdbc.sql("delete from account_link where expires_at <= :now")
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private byte[] hash(String token) {
        return keys.hash(Keys.Purpose.ACCOUNT, "link " + token);
    }
}
