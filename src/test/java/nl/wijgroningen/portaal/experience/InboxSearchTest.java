package nl.wijgroningen.portaal.experience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words, theme and team narrow the lists of the inbox, and never beyond what one may read. */
@PortalTest
class InboxSearchTest {

    private static final String LIST = "/werk/ervaringen?q=";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    /** A word that no other story holds. */
    private final String mark = UUID.randomUUID().toString().replaceAll("[0-9-]", "q");

    private final UUID ours = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();
    private final UUID hidden = UUID.randomUUID();

    @BeforeEach
    void told() {
        tell(
                ours,
                "vinkhuizen",
                "geld",
                "De wachttijden zijn lang. " + mark,
                "Mijn wens: één café in de buurt.",
                false);
        tell(theirs, "beijum", "wonen", "Ook daar wachten. " + mark, null, false);
        tell(hidden, "vinkhuizen", "geld", "Dit is niet voor het team. " + mark, null, true);
    }

    @AfterEach
    void gone() {
        jdbc.sql("delete from experience where id in (:ours, :theirs, :hidden)")
                .param("ours", ours)
                .param("theirs", theirs)
                .param("hidden", hidden)
                .update();
    }

    @Test
    @Rule("R15")
    @Rule("R35")
    void aTeamFindsItsOwnAndTheCoordinatorAll() {
        assertThat(found("team", mark)).contains(ours.toString()).doesNotContain(theirs.toString(), hidden.toString());
        assertThat(found("team2", mark)).contains(theirs.toString()).doesNotContain(ours.toString());
        assertThat(found("coordinator", mark)).contains(ours.toString(), theirs.toString(), hidden.toString());
        assertThat(http.staff("coordinator").get(LIST + mark + "&team=beijum").body())
                .contains(theirs.toString())
                .doesNotContain(ours.toString());
        assertThat(http.staff("team").get(LIST + mark + "&team=beijum").body())
                .as("a team has no other teams to choose from")
                .contains(ours.toString())
                .doesNotContain(theirs.toString());
    }

    @Test
    void byTheStemOfAWordWithoutAccentsInAnyOfTheTexts() {
        assertThat(found("team", mark + "+wachttijd+cafe")).contains(ours.toString());
        assertThat(found("team", mark + "+-wachttijd")).doesNotContain(ours.toString());
    }

    @Test
    void themesAreCountedInWhatWasFound() {
        var page = found("coordinator", mark);
        assertThat(page)
                .containsPattern("value=\"geld\"[^>]*>[^<]*\\(2\\)")
                .containsPattern("value=\"wonen\"[^>]*>[^<]*\\(1\\)");
        assertThat(page).contains("Open (3)");
        var narrowed =
                http.staff("coordinator").get(LIST + mark + "&thema=wonen").body();
        assertThat(narrowed).contains("Open (1)", theirs.toString()).doesNotContain(ours.toString());
    }

    @Test
    void nothingFoundSaysWhatToDo() {
        assertThat(found("team", mark + "+xyzzy"))
                .contains("Niets gevonden", "Toon de hele lijst")
                .doesNotContain(ours.toString());
        assertThat(found("team", "de+het+een")).as("words that say nothing").contains("Niets gevonden");
        assertThat(found("team", "'%22%20OR%20!!%20:*%20%26%20)("))
                .as("signs are words too")
                .contains("wij-tabs");
    }

    private String found(String who, String words) {
        var answer = http.staff(who).get(LIST + words);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void tell(UUID id, String team, String theme, String happened, String wish, boolean hidden) {
        jdbc.sql("""
						insert into experience (id, code_hash, team_id, coordinator_only, theme_id, language, origin, told_week, happened,
							wish, may_be_public, state, waiting_since, version)
						values (:id, sha256(:id::text::bytea), (select id from area_team where slug = :team), :hidden,
							(select id from platform_theme where slug = :theme), 'nl', 'WEB', '2026-W40', :happened, :wish, false,
							'WITH_TEAM', '2026-W40', 0)
						""")
                .param("id", id)
                .param("team", team)
                .param("theme", theme)
                .param("hidden", hidden)
                .param("happened", happened)
                .param("wish", wish)
                .update();
    }
}
