package nl.wijgroningen.portaal.account.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an administrator sees of one user. */
@Component
public class UserFile {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    UserFile(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /**
     * @param since null: from the start
     * @param until the first day on which it no longer holds; null: no end
     * @param counts false while a second administrator is waited for
     */
    public record RoleRow(
            UUID id,
            Role role,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            boolean counts,
            @Nullable UUID askedBy,
            @Nullable String askedByName,
            @Nullable String confirmedByName) {}

    /** @param until the first day on which it no longer holds; null: no end */
    public record TeamRow(
            UUID teamId,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    public record User(Accounts.Account account, List<RoleRow> roles, List<TeamRow> teams) {}

    public Optional<User> of(StaffId who) {
        return accounts.byId(who).map(it -> new User(it, roles(who), teams(who)));
    }

    private List<RoleRow> roles(StaffId who) {
        return jdbc.sql("""
						select r.id, r.role, lower(r.during) as since, upper(r.during) as until, r.counts, r.asked_by,
							a.display_name as asked_by_name, c.display_name as confirmed_by_name
						from account_role r
						left join account_user a on a.id = r.asked_by
						left join account_user c on c.id = r.confirmed_by
						where r.user_id = :who
						order by r.during desc, r.role, r.id
						""").param("who", who.value()).query(RoleRow.class).list();
    }

    private List<TeamRow> teams(StaffId who) {
        return jdbc.sql("""
						select team_id, lower(during) as since, upper(during) as until from account_membership
						where user_id = :who
						order by during desc, team_id
						""").param("who", who.value()).query(TeamRow.class).list();
    }
}
