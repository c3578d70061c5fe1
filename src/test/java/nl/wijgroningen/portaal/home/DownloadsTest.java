package nl.wijgroningen.portaal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.export.ExportRun;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asking for a file, finding it back, and who gets it. */
@PortalTest
class DownloadsTest {

    @Autowired
    private Http http;

    @Autowired
    private ExportRun run;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void remove() {
        jdbc.sql("delete from platform_export").update();
    }

    @Test
    @Rule("R44")
    void isAskedForWrittenAndDownloadedAndLeavesALineEachTime() {
        var team = http.staff("team");
        var path = ask(team);
        assertThat(team.get(path).body())
                .contains("Wacht tot het aan de beurt is")
                .contains("data-progress")
                .doesNotContain("/bestand\"");
        assertThat(team.get(path + "/bestand").statusCode()).isEqualTo(404);
        assertThat(ask(team)).as("once is enough").isEqualTo(path);
        run.run();
        var page = team.get(path).body();
        assertThat(page).contains("Het bestand is klaar.").doesNotContain("data-progress");
        var file = team.get(path + "/bestand");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"ervaringen.csv\"");
        assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
        var lines = file.body().split("\r\n");
        assertThat(lines[0]).startsWith("Team,Gebied,Thema,");
        assertThat(page).contains("Er staan " + (lines.length - 1) + " rijen in");
        assertThat(lines.length - 1)
                .isEqualTo(jdbc.sql("""
								select count(*) from experience e join area_team t on t.id = e.team_id
								where t.slug = 'vinkhuizen' and (not e.coordinator_only or e.team_allowed_week is not null)
								""").query(Integer.class).single());
        assertThat(team.get("/werk/exports").body()).contains(path).contains("Klaar");
        assertThat(audit(path)).containsExactly("export.ask", "export.ask", "export.download");
    }

    @Test
    @Rule("R44")
    void isOnlyForWhoAsked() {
        var path = ask(http.staff("team"));
        run.run();
        for (var other : List.of("team3", "team2", "coordinator", "beheer")) {
            var visitor = http.staff(other);
            assertThat(visitor.get(path).statusCode()).as(other).isEqualTo(404);
            assertThat(visitor.get(path + "/bestand").statusCode()).as(other).isEqualTo(404);
            assertThat(visitor.post(path + "/annulering", visitor.get("/werk"), Map.of())
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
            assertThat(visitor.get("/werk/exports").body()).as(other).doesNotContain(path);
        }
        assertThat(http.staff("secretaris").get("/werk/exports").statusCode()).isEqualTo(404);
    }

    /** Another team now, or none: the file holds what somebody may not see any more. */
    @Test
    @Rule("R44")
    @Rule("R15")
    void isNotForWhoMaySeeSomethingElseNow() {
        var team = http.staff("team3");
        var path = ask(team);
        run.run();
        assertThat(team.get(path + "/bestand").statusCode()).isEqualTo(200);
        var membership = jdbc.sql("""
						select m.user_id, m.team_id, lower(m.during) as since from account_membership m
						join account_user u on u.id = m.user_id where u.username = 'team3'
						""").query().singleRow();
        try {
            jdbc.sql(
                            "update account_membership set team_id = (select id from area_team where slug = 'beijum') where user_id = :user_id")
                    .params(membership)
                    .update();
            assertThat(team.get("/werk/exports").body()).doesNotContain(path);
            assertThat(team.get(path).statusCode()).isEqualTo(404);
            assertThat(team.get(path + "/bestand").statusCode()).isEqualTo(404);
            var waits = ask(team);
            jdbc.sql("update account_membership set team_id = :team_id where user_id = :user_id")
                    .params(membership)
                    .update();
            run.run();
            assertThat(jdbc.sql("select state from platform_export where id = :id")
                            .param("id", id(waits))
                            .query(String.class)
                            .single())
                    .as("asked as somebody of another team")
                    .isEqualTo("FAILED");
            assertThat(team.get(path + "/bestand").statusCode()).isEqualTo(200);
        } finally {
            jdbc.sql("update account_membership set team_id = :team_id where user_id = :user_id")
                    .params(membership)
                    .update();
        }
        var roles = jdbc.sql("""
						select r.* from account_role r join account_user u on u.id = r.user_id
						where u.username = 'team3' and r.role = 'TEAM'
						""").query().singleRow();
        try {
            jdbc.sql("update account_role set role = 'AREA' where id = :id")
                    .param("id", roles.get("id"))
                    .update();
            assertThat(team.get(path + "/bestand").statusCode()).isEqualTo(404);
        } finally {
            jdbc.sql("update account_role set role = 'TEAM' where id = :id")
                    .param("id", roles.get("id"))
                    .update();
        }
    }

    @Test
    @Rule("R44")
    void isStoppedByItsOwner() {
        var coordinator = http.staff("coordinator");
        var path = ask(coordinator);
        var answer = coordinator.post(path + "/annulering", coordinator.get(path), Map.of());
        assertThat(answer.headers().firstValue("Location")).contains(path);
        run.run();
        assertThat(coordinator.get(path).body())
                .contains("U heeft dit gestopt.")
                .doesNotContain("/bestand\"");
        assertThat(coordinator.get(path + "/bestand").statusCode()).isEqualTo(404);
        assertThat(audit(path)).containsExactly("export.ask", "export.cancel");
        assertThat(coordinator
                        .post(path + "/annulering", coordinator.get(path), Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(audit(path)).hasSize(2);
    }

    /** As many rows as wait; not what they are about, nor where they are. */
    @Test
    @Rule("R44")
    @Rule("R35")
    void theWorkListSaysWhatWaitsAndNothingOfWhatItIsAbout() {
        for (var who : List.of("team", "coordinator")) {
            var staff = http.staff(who);
            var page = staff.get("/werk").body();
            var waits = Pattern.compile("(\\d+) dingen wachten op u").matcher(page);
            assertThat(waits.find()).as(who).isTrue();
            var path = ask(staff, "work");
            run.run();
            var file = staff.get(path + "/bestand");
            assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"werk.csv\"");
            var lines = file.body().split("\r\n");
            assertThat(lines[0]).isEqualTo("Soort,Team,Week,Dag,Termijn,Te laat,Bij");
            assertThat(lines).as(who).hasSize(1 + Integer.parseInt(waits.group(1)));
            assertThat(file.body()).doesNotContain("/werk/").doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}");
            var titles = Pattern.compile("wij-inbox__t\"><a[^>]*>([^<]+)<").matcher(page);
            assertThat(titles.results().map(it -> it.group(1)))
                    .isNotEmpty()
                    .noneMatch(it -> file.body().contains(it));
            assertThat(file.body().contains("Alleen voor u")).isEqualTo(who.equals("coordinator"));
            assertThat(audit(path)).containsExactly("export.ask", "export.download");
        }
    }

    private String ask(Http.Visitor visitor) {
        return ask(visitor, "experience");
    }

    private String ask(Http.Visitor visitor, String kind) {
        HttpResponse<String> answer =
                visitor.post("/werk/exports", visitor.get("/werk/exports"), Map.of("soort", kind));
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private List<String> audit(String path) {
        return jdbc.sql("select action from account_audit where thing_kind = 'export' and thing_id = :id order by id")
                .param("id", id(path))
                .query(String.class)
                .list();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }
}
