package nl.wijgroningen.portaal.account.domain;

import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.account.AccountSettings;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the first two administrators in: who may set the portal's settings names them, and reads their links from its
 * output. Two, because the roles of administrators are confirmed by another one; when there are two, it does nothing.
 */
@Component
class FirstAdministrators implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrators.class);
    private static final int NEEDED = 2;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Addresses addresses;
    private final Links links;
    private final Audit audit;
    private final AccountSettings settings;

    FirstAdministrators(
            JdbcClient jdbc,
            Accounts accounts,
            Addresses addresses,
            Links links,
            Audit audit,
            AccountSettings settings) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.addresses = addresses;
        this.links = links;
        this.audit = audit;
        this.settings = settings;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        for (var address : settings.administrators()) {
            letIn(address.strip())
                    .ifPresent(link -> log.warn("""


					  An administrator chooses a password here, within {} days and once:
					  {}
					""", settings.invitationTerm().toDays(), link));
        }
    }

    /** The link for an administrator who is needed, or who was let in like this and has no password yet. */
    Optional<String> letIn(String address) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('account_first_administrators'))")
                .query((row, number) -> number)
                .list(); // two nodes that start together
        var known = accounts.byName(address);
        if (known.isPresent()) {
            return known.filter(it -> it.state() == Accounts.State.INVITED && wasNamed(it.staffId()))
                    .map(it -> links.make(it.staffId(), Links.Kind.INVITATION));
        }
        if (administrators() >= NEEDED) {
            return Optional.empty();
        }
        var who = new StaffId(UUID.randomUUID());
        jdbc.sql("""
						insert into account_user (id, email, email_hash, display_name, label, state, demo)
						values (:id, :email, :hash, :name, 'Beheerder', 'INVITED', false)
						""")
                .param("id", who.value())
                .param("email", addresses.seal(address))
                .param("hash", addresses.hash(address))
                .param("name", address.replaceFirst("@.*", ""))
                .update();
        jdbc.sql("""
						insert into account_role (id, user_id, role, during)
						values (gen_random_uuid(), :id, 'BEHEER', daterange(null, null))
						""").param("id", who.value()).update();
        audit.line(who.value(), "user.named-at-start", "done");
        return Optional.of(links.make(who, Links.Kind.INVITATION));
    }

    private boolean wasNamed(StaffId who) {
        return jdbc.sql("""
						select exists (select from account_role
							where user_id = :id and role = 'BEHEER' and asked_by is null)
						""").param("id", who.value()).query(Boolean.class).single();
    }

    private int administrators() {
        return jdbc.sql("""
						select count(*) from account_role r join account_user u on u.id = r.user_id
						where r.role = 'BEHEER' and r.counts and upper_inf(r.during) and u.state in ('ACTIVE', 'INVITED')
						""").query(Integer.class).single();
    }
}
