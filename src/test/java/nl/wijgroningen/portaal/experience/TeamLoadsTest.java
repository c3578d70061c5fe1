package nl.wijgroningen.portaal.experience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.read.TeamLoads;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the coordinator sees of all teams: the numbers, who they are for, and what stays out of them. */
@PortalTest
class TeamLoadsTest {

    private static final String MARK = "Dit telt bij een team. ";

    @Autowired
    private TeamLoads loads;

    @Autowired
    private Teams teams;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    @Autowired
    private Clock clock;

    @AfterEach
    void remove() {
        jdbc.sql("delete from experience where happened like :mark")
                .param("mark", MARK + "%")
                .update();
    }

    @Test
    @Rule("R15")
    @Rule("R17")
    @Rule("R35")
    void countsWhatWaitsInEachTeam() {
        var haren = teams.bySlug("haren").orElseThrow().id();
        var before = load(staff("coordinator", Role.COORDINATOR), haren);
        experience("haren", "2024-W10", false, null);
        experience("haren", "9999-W01", false, null);
        experience("haren", "2024-W11", true, null);
        experience("haren", "2024-W12", true, "coordinator");
        experience("beijum", "2024-W10", false, null);
        experience(null, "2024-W09", false, null);
        var after = load(staff("coordinator", Role.COORDINATOR), haren);
        assertThat(after.open()).isEqualTo(before.open() + 2);
        assertThat(after.late()).isEqualTo(before.late() + 1);
        assertThat(after.oldest()).isEqualTo("2024-W10");
        assertThat(after.kept()).as("without what is about who asks").isEqualTo(before.kept() + 1);
        assertThat(after.keptOldest()).isEqualTo("2024-W11");
        assertThat(load(staff("coordinator2", Role.COORDINATOR), haren).kept()).isEqualTo(before.kept() + 2);
        assertThat(load(staff("coordinator", Role.COORDINATOR), null).oldest()).isEqualTo("2024-W09");
        assertThat(loads.of(staff("team", Role.TEAM), Set.of(haren), LocalDate.now(clock)))
                .isEmpty();
        var page = http.staff("coordinator").get("/werk/teams").body();
        assertThat(page).contains("WIJ Haren", "Zonder team").doesNotContain(MARK, ">true<", ">false<", ">null<");
        assertThat(page).containsPattern("<td><span class=\"wij-late\">" + after.late() + "</span></td>");
        assertThat(http.staff("team").get("/werk/teams").statusCode()).isEqualTo(404);
    }

    private TeamLoads.Load load(Staff staff, @Nullable UUID team) {
        return loads.of(staff, team == null ? Set.of() : Set.of(team), LocalDate.now(clock)).stream()
                .filter(it -> Objects.equals(it.teamId(), team))
                .findFirst()
                .orElseThrow();
    }

    private Staff staff(String username, Role role) {
        var id = jdbc.sql("select id from account_user where username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
        return new Staff(new StaffId(id), username, Set.of(role), Set.of());
    }

    private void experience(@Nullable String team, String week, boolean coordinatorOnly, @Nullable String notFor) {
        var id = UUID.randomUUID();
        jdbc.sql("""
						insert into experience (id, code_hash, team_id, coordinator_only, not_for, language, origin, told_week, happened,
							may_be_public, state, waiting_since, version)
						values (:id, sha256(:id::text::bytea), (select id from area_team where slug = :team), :only,
							(select id from account_user where username = :about), 'nl', 'WEB', '2024-W01', :text, false, 'WITH_TEAM',
							:week, 0)
						""")
                .param("id", id)
                .param("team", team)
                .param("only", coordinatorOnly)
                .param("about", notFor)
                .param("week", week)
                .param("text", MARK + id)
                .update();
    }
}
