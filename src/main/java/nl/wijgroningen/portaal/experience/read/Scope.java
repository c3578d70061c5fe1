package nl.wijgroningen.portaal.experience.read;

import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a member of staff may see of experiences, as a condition in every query on them (R15, R35). */
@Rule("R15")
@Rule("R35")
public final class Scope {

    private static final String OF_TEAM = "(not e.coordinator_only or e.team_allowed_week is not null)";

    /** What a coordinator may see, as a coordinator. */
    static final String OF_COORDINATOR = "e.not_for is distinct from :me";

    /** On {@code experience e}. */
    public static final String SQL =
            "((e.team_id = any (:teams) and %s) or (:coordinator and %s))\n".formatted(OF_TEAM, OF_COORDINATOR);

    /**
     * The same for lists: only the half that is theirs, since an "or" keeps PostgreSQL from reading an index in its order,
     * as more than one team does.
     */
    static String of(Staff staff) {
        if (staff.is(Role.COORDINATOR)) {
            return staff.teams().isEmpty() ? OF_COORDINATOR : SQL;
        }
        return ofTeams(staff);
    }

    /** What somebody may see as a member of their teams. */
    static String ofTeams(Staff staff) {
        return switch (staff.teams().size()) {
            case 0 -> "false";
            case 1 -> "e.team_id = (:teams::uuid[])[1] and " + OF_TEAM;
            default -> "e.team_id = any (:teams) and " + OF_TEAM;
        };
    }

    private Scope() {}

    public static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, Staff staff) {
        return query.param("teams", staff.teams().toArray(UUID[]::new))
                .param("coordinator", staff.is(Role.COORDINATOR))
                .param("me", staff.id().value());
    }
}
