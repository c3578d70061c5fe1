package nl.wijgroningen.portaal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Http.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work list as staff see it: what is theirs, whole, in the order in which it is due. */
@PortalTest
class WorkPageTest {

    private static final String MARK = "Dit wacht op iemand. ";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void remove() {
        jdbc.sql("delete from experience where happened like :mark")
                .param("mark", MARK + "%")
                .update();
    }

    @Test
    @Rule("R15")
    @Rule("R17")
    void aTeamSeesAllOfItsOwnAndNothingElse() {
        for (var i = 0; i < 45; i++) {
            experience("vinkhuizen", "2025-W" + (10 + i / 10), false);
        }
        var theirs = experience("beijum", "2025-W10", false);
        var kept = experience("vinkhuizen", "2025-W10", true);
        var pages = pages(http.staff("team"), "/werk?soort=te-beantwoorden");
        var ids = new ArrayList<>(ids(pages));
        assertThat(ids).doesNotHaveDuplicates().doesNotContain(theirs, kept);
        assertThat(ids)
                .containsExactlyElementsOf(jdbc.sql("""
						select e.id from experience e join area_team t on t.id = e.team_id
						where t.slug = 'vinkhuizen' and e.state = 'WITH_TEAM'
							and (not e.coordinator_only or e.team_allowed_week is not null)
							and not exists (select from experience_reply r where r.experience_id = e.id)
						order by e.waiting_since, e.id
						""").query(UUID.class).list());
        assertThat(pages.get(0).body())
                .contains("Te beantwoorden (" + ids.size() + ")", "class=\"is-late\"", "termijn was vrijdag");
    }

    @Test
    @Rule("R35")
    void theCoordinatorSeesWhatOnlyTheCoordinatorMayDo() {
        var alone = experience("vinkhuizen", "2025-W10", true);
        var nobodys = experience(null, "2025-W10", false);
        var ofATeam = experience("vinkhuizen", "2025-W10", false);
        var coordinator = http.staff("coordinator");
        assertThat(ids(pages(coordinator, "/werk?soort=alleen-coordinator")))
                .contains(alone)
                .doesNotContain(nobodys);
        assertThat(ids(pages(coordinator, "/werk?soort=zonder-team")))
                .contains(nobodys)
                .doesNotContain(alone);
        assertThat(ids(pages(coordinator, "/werk"))).contains(alone, nobodys).doesNotContain(ofATeam);
        assertThat(ids(pages(http.staff("team"), "/werk"))).contains(ofATeam).doesNotContain(alone, nobodys);
        jdbc.sql(
                        "update experience set not_for = (select id from account_user where username = 'coordinator') where id = :id")
                .param("id", alone)
                .update();
        assertThat(ids(pages(coordinator, "/werk"))).doesNotContain(alone);
        assertThat(ids(pages(http.staff("coordinator2"), "/werk"))).contains(alone);
    }

    @Test
    void anAdministratorSeesRolesThatWait() {
        assertThat(http.staff("beheer2").get("/werk").body()).contains("voor D. Postma", "Te bevestigen (1)");
        assertThat(http.staff("beheer").get("/werk").body())
                .as("who asked it does not confirm it")
                .contains("Er wacht niets op u")
                .doesNotContain("voor D. Postma");
    }

    @Test
    void whatIsNotOnThePageIsNotThere() {
        var team = http.staff("team");
        for (var wrong :
                List.of("?stand=x", "?soort=zonder-team", "?soort=te-bevestigen", "?na=x", "?na=2026-11-24_x_y")) {
            assertThat(team.get("/werk" + wrong).statusCode()).as(wrong).isEqualTo(404);
        }
        assertThat(team.get("/werk?stand=te-laat").statusCode()).isEqualTo(200);
        assertThat(http.staff("gemeente").get("/werk").body()).contains("Voor u staat hier nog niets");
    }

    /** From page to page, as long as there is a next one. */
    private static List<HttpResponse<String>> pages(Visitor visitor, String path) {
        var pages = new ArrayList<HttpResponse<String>>();
        for (var next = path; next != null; ) {
            var page = visitor.get(next);
            assertThat(page.statusCode()).isEqualTo(200);
            pages.add(page);
            next = found("href=\"(/werk[^\"]*[?&](?:amp;)?na=[^\"]*)\"", page.body())
                    .map(it -> it.replace("&amp;", "&"))
                    .findFirst()
                    .orElse(null);
        }
        return pages;
    }

    private static List<UUID> ids(List<HttpResponse<String>> pages) {
        return pages.stream()
                .flatMap(it -> found("wij-inbox__t\"><a href=\"/werk/ervaringen/([0-9a-f-]{36})", it.body()))
                .map(UUID::fromString)
                .toList();
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult it) -> it.group(1));
    }

    private UUID experience(@Nullable String team, String week, boolean coordinatorOnly) {
        var id = UUID.randomUUID();
        jdbc.sql("""
						insert into experience (id, code_hash, team_id, coordinator_only, language, origin, told_week, happened,
							may_be_public, state, waiting_since, version)
						values (:id, sha256(:id::text::bytea), (select id from area_team where slug = :team), :only, 'nl', 'WEB',
							:week, :text, false, 'WITH_TEAM', :week, 0)
						""")
                .param("id", id)
                .param("team", team)
                .param("only", coordinatorOnly)
                .param("week", week)
                .param("text", MARK + id)
                .update();
        return id;
    }
}
