package nl.wijgroningen.portaal.experience.read;

import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a member of staff may see of experiences, as a condition in every query on them (R15, R35). */
@Rule("R15")
@Rule("R35")
final class Scope {

    /** On {@code experience e}. */
    static final String SQL = """
			((e.team_id = any (:teams) and (not e.coordinator_only or e.team_allowed_week is not null))
				or (:coordinator and e.not_for is distinct from :me))
			""";

    private Scope() {}

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, Staff staff) {
        return query.param("teams", staff.teams().toArray(UUID[]::new))
                .param("coordinator", staff.is(Role.COORDINATOR))
                .param("me", staff.id().value());
    }
}
