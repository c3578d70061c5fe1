package nl.wijgroningen.portaal.account.domain;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Accounts.State;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.account.StaffMail;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people in and out. Who is changed is logged out at once. The roles that see everything count only after a second
 * administrator confirmed them, nobody changes their own, and the last administrator stays; the database keeps these
 * three, and {@link UserRefused#of} reads its refusals.
 */
@Service
@Transactional
@PreAuthorize("hasRole('BEHEER')")
public class Users {

    /** Those that a second administrator confirms. */
    public static final Set<Role> CONFIRMED = Set.of(Role.COORDINATOR, Role.BEHEER);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Addresses addresses;
    private final Links links;
    private final Sessions sessions;
    private final SecondFactor factor;
    private final StaffMail mail;
    private final Audit audit;
    private final Clock clock;

    Users(
            JdbcClient jdbc,
            Accounts accounts,
            Addresses addresses,
            Links links,
            Sessions sessions,
            SecondFactor factor,
            StaffMail mail,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.addresses = addresses;
        this.links = links;
        this.sessions = sessions;
        this.factor = factor;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param label function, shown beside the name */
    public record Invited(
            String name,
            String address,
            String label,
            Role role,
            @Nullable UUID team,
            LocalDate from) {}

    /** Makes the account and mails the link with which the person chooses a password. */
    public StaffId invite(Invited invited, StaffId by) {
        var who = add(invited.name(), invited.address(), invited.label());
        audit.line(by, "user.invite", "user", who.value());
        addRole(who, invited.role(), invited.from(), by);
        if (invited.team() != null) {
            addTeam(who, invited.team(), invited.from(), by);
        }
        links.send(who, Links.Kind.INVITATION);
        return who;
    }

    private StaffId add(String name, String address, String label) {
        var who = new StaffId(UUID.randomUUID());
        jdbc.sql("""
						insert into account_user (id, email, email_hash, display_name, label, state, demo)
						values (:id, :email, :hash, :name, :label, 'INVITED', false)
						""")
                .param("id", who.value())
                .param("email", addresses.seal(address))
                .param("hash", addresses.hash(address))
                .param("name", name)
                .param("label", label)
                .update();
        return who;
    }

    /** @param address null: the account has none, as the accounts of the demo */
    public record Details(String name, @Nullable String address, String label) {}

    /**
     * Corrects who somebody is. With another address every link that was mailed ends, and both addresses are told.
     *
     * @param seen the version of the account as the author saw it
     * @throws UserRefused when it is one's own, or a colleague was faster
     */
    public void correct(StaffId who, Details details, long seen, StaffId by) {
        if (who.equals(by)) {
            throw new UserRefused(UserRefused.Why.OWN);
        }
        var before = accounts.byId(who).filter(it -> it.state() != State.ENDED).orElseThrow(NotFound::new);
        var address = before.email() == null ? null : details.address();
        var written = jdbc.sql("""
						update account_user
						set display_name = :name, label = :label, email = coalesce(:email, email),
							email_hash = coalesce(:hash, email_hash), version = version + 1
						where id = :who and version = :seen and state <> 'ENDED'
						""")
                .param("name", details.name())
                .param("label", details.label())
                .param("email", address == null ? null : addresses.seal(address), Types.BINARY)
                .param("hash", address == null ? null : addresses.hash(address), Types.BINARY)
                .param("who", who.value())
                .param("seen", seen)
                .update();
        if (written == 0) {
            throw new UserRefused(UserRefused.Why.OVERTAKEN);
        }
        changed(who, "user.details", by);
        if (address != null && !addresses.login(before).equals(address)) {
            readdress(before, by);
        }
    }

    private void readdress(Accounts.Account before, StaffId by) {
        var who = before.staffId();
        jdbc.sql("delete from account_link where user_id = :who")
                .param("who", who.value())
                .update();
        audit.line(by, "user.address", "user", who.value());
        accounts.byId(who).ifPresent(after -> {
            for (var to : List.of(before, after)) {
                mail.send(to, "account.mail.address", Map.of("name", after.displayName()));
            }
        });
        links.send(who, Links.Kind.INVITATION);
    }

    /** A new link for who is invited; the earlier one works no longer. */
    public void inviteAgain(StaffId who, StaffId by) {
        of(who, State.INVITED);
        links.send(who, Links.Kind.INVITATION);
        audit.line(by, "user.invite.again", "user", who.value());
    }

    public void addRole(StaffId who, Role role, LocalDate from, StaffId by) {
        jdbc.sql("""
						insert into account_role (id, user_id, role, during, asked_by)
						values (gen_random_uuid(), :who, :role, daterange(:from::date, null), :by)
						""")
                .param("who", who.value())
                .param("role", role.name())
                .param("from", from)
                .param("by", by.value())
                .update();
        changed(who, "user.role.add." + role.name().toLowerCase(Locale.ROOT), by);
    }

    /** The second administrator says yes. A second yes changes nothing. */
    public void confirmRole(StaffId who, UUID role, StaffId by) {
        var confirmed = jdbc.sql("""
						update account_role set confirmed_by = :by, confirmed_on = :today
						where id = :role and user_id = :who and not counts
						""")
                .param("by", by.value())
                .param("today", LocalDate.now(clock))
                .param("role", role)
                .param("who", who.value())
                .update();
        if (confirmed == 1) {
            changed(who, "user.role.confirm", by);
        }
    }

    /** Ends a role on a day; one that did not begin before goes altogether. */
    public void endRole(StaffId who, UUID role, LocalDate on, StaffId by) {
        if (who.equals(by)) {
            throw new UserRefused(UserRefused.Why.OWN);
        }
        var gone = jdbc.sql("delete from account_role where id = :role and user_id = :who and lower(during) >= :on")
                .param("role", role)
                .param("who", who.value())
                .param("on", on)
                .update();
        var ended = gone == 1
                ? 1
                : jdbc.sql("""
						update account_role set during = daterange(lower(during), :on::date)
						where id = :role and user_id = :who and (upper_inf(during) or upper(during) > :on::date)
						""")
                        .param("on", on)
                        .param("role", role)
                        .param("who", who.value())
                        .update();
        if (ended == 1) {
            changed(who, "user.role.end", by);
        }
    }

    public void addTeam(StaffId who, UUID team, LocalDate from, StaffId by) {
        if (who.equals(by)) {
            throw new UserRefused(UserRefused.Why.OWN);
        }
        jdbc.sql("""
						insert into account_membership (user_id, team_id, during)
						values (:who, :team, daterange(:from::date, null))
						""")
                .param("who", who.value())
                .param("team", team)
                .param("from", from)
                .update();
        changed(who, "user.team.add", by);
    }

    public void endTeam(StaffId who, UUID team, LocalDate on, StaffId by) {
        if (who.equals(by)) {
            throw new UserRefused(UserRefused.Why.OWN);
        }
        var gone = jdbc.sql("""
						delete from account_membership
						where user_id = :who and team_id = :team and lower(during) >= :on::date
						""")
                .param("who", who.value())
                .param("team", team)
                .param("on", on)
                .update();
        var ended = jdbc.sql("""
						update account_membership set during = daterange(lower(during), :on::date)
						where user_id = :who and team_id = :team and during @> :on::date
						""")
                .param("who", who.value())
                .param("team", team)
                .param("on", on)
                .update();
        if (gone + ended > 0) {
            changed(who, "user.team.end", by);
        }
    }

    public void block(StaffId who, StaffId by) {
        move(who, State.ACTIVE, State.BLOCKED, "user.block", by);
    }

    public void unblock(StaffId who, StaffId by) {
        move(who, State.BLOCKED, State.ACTIVE, "user.unblock", by);
    }

    /** The person left: address, password and second factor go, roles and memberships end; the name stays with what was done. */
    public void end(StaffId who, StaffId by) {
        if (who.equals(by)) {
            throw new UserRefused(UserRefused.Why.OWN);
        }
        var today = LocalDate.now(clock);
        jdbc.sql("""
						update account_user
						set state = 'ENDED', email = null, email_hash = null, username = null, password_hash = null,
							version = version + 1
						where id = :who and state <> 'ENDED'
						""").param("who", who.value()).update();
        jdbc.sql("delete from account_role where user_id = :who and (not counts or lower(during) >= :today::date)")
                .param("who", who.value())
                .param("today", today)
                .update();
        jdbc.sql("""
						update account_role set during = daterange(lower(during), :today::date)
						where user_id = :who and during @> :today::date
						""").param("who", who.value()).param("today", today).update();
        jdbc.sql("delete from account_membership where user_id = :who and lower(during) >= :today::date")
                .param("who", who.value())
                .param("today", today)
                .update();
        jdbc.sql("""
						update account_membership set during = daterange(lower(during), :today::date)
						where user_id = :who and during @> :today::date
						""").param("who", who.value()).param("today", today).update();
        jdbc.sql("delete from account_link where user_id = :who")
                .param("who", who.value())
                .update();
        factor.remove(who);
        changed(who, "user.end", by);
    }

    /** For who lost the app and the recovery codes: the next log-in asks to set up a new app. */
    public void removeSecondFactor(StaffId who, StaffId by) {
        if (who.equals(by)) {
            throw new UserRefused(UserRefused.Why.OWN);
        }
        var account = of(who, State.ACTIVE);
        factor.remove(who);
        changed(who, "user.second-factor.remove", by);
        mail.changed(account, "account.mail.second-factor");
    }

    private void move(StaffId who, State from, State to, String action, StaffId by) {
        if (who.equals(by)) {
            throw new UserRefused(UserRefused.Why.OWN);
        }
        var moved = jdbc.sql("""
						update account_user set state = :to, version = version + 1 where id = :who and state = :from
						""")
                .param("to", to.name())
                .param("who", who.value())
                .param("from", from.name())
                .update();
        if (moved == 1) {
            changed(who, action, by);
        }
    }

    private Accounts.Account of(StaffId who, State state) {
        return accounts.byId(who).filter(it -> it.state() == state).orElseThrow(NotFound::new);
    }

    private void changed(StaffId who, String action, StaffId by) {
        sessions.endAll(who);
        audit.line(by, action, "user", who.value());
    }
}
