package nl.wijgroningen.portaal.experience;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Papers;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that is printed: PDF/UA-1, in its language, and a phone reads what is on it. */
@PortalTest
class PapersTest {

    private static final double MILLIMETRE = Papers.DOTS / 25.4;

    @Autowired
    private Http http;

    @Autowired
    private PortalSettings settings;

    @Autowired
    private JdbcClient jdbc;

    private byte[] paper(String path) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(http.base() + path)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        return answer.body();
    }

    @ParameterizedTest
    @CsvSource({
        "'', vinkhuizen, '', poster-nl, nl, Hoe ging het bij WIJ Vinkhuizen?",
        "/en, vinkhuizen, '', poster-en, en, How was it at WIJ Vinkhuizen?",
        "'', helpman-de-wijert, ?formaat=a3, poster-a3, nl, Hoe ging het bij WIJ Helpman-De Wijert?",
        "/en, schilderswijk-centrum, ?formaat=a3, poster-a3-en, en, How was it at WIJ Schilderswijk/Centrum?"
    })
    @Rule("R31")
    void aPosterLeadsToTelling(String language, String team, String query, String name, String lang, String title)
            throws Exception {
        var pdf = paper(language + "/teams/" + team + "/poster" + query);
        assertThat(Papers.failures(pdf)).isEmpty();
        assertThat(Papers.language(pdf)).isEqualTo(lang);
        assertThat(Papers.title(pdf)).startsWith(title.substring(0, 20));
        assertThat(Papers.pages(pdf)).isEqualTo(1);
        assertThat(Papers.text(pdf))
                .contains(settings.phone())
                .contains(settings.baseUrl().toString().replaceFirst("https?://", "") + language + "/ervaringen/nieuw");
        var picture = Papers.picture(pdf, 0, name);
        assertThat(picture.getWidth()).isCloseTo((int) ((query.isEmpty() ? 210 : 297) * MILLIMETRE), Offset.offset(2));
        assertThat(Papers.scan(picture, 0, 0, picture.getWidth(), picture.getHeight()))
                .isEqualTo(settings.baseUrl() + language + "/ervaringen/nieuw?team=" + team);
    }

    @ParameterizedTest
    @CsvSource({
        "'', vinkhuizen, form-nl, nl, Uw ervaring met WIJ Vinkhuizen",
        "/en, beijum, form-en, en, Your experience with WIJ Beijum"
    })
    @Rule("R31")
    void aFormAsksWhatTheShortWayAsks(String language, String team, String name, String lang, String title)
            throws Exception {
        var pdf = paper(language + "/teams/" + team + "/formulier");
        assertThat(Papers.failures(pdf)).isEmpty();
        assertThat(Papers.language(pdf)).isEqualTo(lang);
        assertThat(Papers.title(pdf)).isEqualTo(title);
        assertThat(Papers.pages(pdf)).isEqualTo(1);
        var picture = Papers.picture(pdf, 0, name);
        assertThat(Papers.scan(picture, 0, picture.getHeight() / 2, picture.getWidth(), picture.getHeight() / 2))
                .isEqualTo(settings.baseUrl() + language + "/ervaringen/nieuw?team=" + team);
        var visitor = http.visitor();
        var page = visitor.get(language + "/ervaringen/nieuw/kort").body();
        assertThat(Papers.text(pdf)).contains(lang.equals("nl") ? "het team mag het lezen" : "the team may read it");
        assertThat(page).contains(lang.equals("nl") ? "het team mag het lezen" : "the team may read it");
    }

    @Test
    void aTeamThatIsNotThereHasNoPapers() {
        for (var path : List.of("/teams/nergens/poster", "/teams/nergens/formulier")) {
            assertThat(http.visitor().get(path).statusCode()).isEqualTo(404);
        }
    }

    /** Ordered by the team and printed by the coordinator over HTTP; each of the codes is read by a phone. */
    @Test
    @Rule("R32")
    void aSheetHasTenCardsThatAPhoneReads() throws Exception {
        var team = http.staff("team");
        assertThat(team.post("/werk/kaartjes", team.get("/werk/kaartjes"), Map.of("aantal", "50"))
                        .statusCode())
                .isEqualTo(303);
        var batch = jdbc.sql("""
						select b.id from experience_batch b join area_team t on t.id = b.team_id
						where t.slug = 'vinkhuizen' and b.state = 'ORDERED' and b.number = 50 order by b.id limit 1
						""").query(UUID.class).single();
        var coordinator = http.staff("coordinator");
        var path = "/werk/kaartjes/" + batch;
        assertThat(team.get(path).body()).doesNotContain("/afdruk");
        var pdf = coordinator.bytes(path + "/afdruk", coordinator.get(path), Map.of());
        assertThat(Papers.failures(pdf)).isEmpty();
        assertThat(Papers.language(pdf)).isEqualTo("nl");
        assertThat(Papers.title(pdf)).startsWith("Kaartjes van WIJ Vinkhuizen");
        assertThat(Papers.pages(pdf)).isEqualTo(5);
        var text = Papers.text(pdf);
        var codes = new HashSet<String>();
        for (var sheet = 0; sheet < 5; sheet++) {
            var picture = Papers.picture(pdf, sheet, "cards-" + (sheet + 1));
            for (var card = 0; card < 10; card++) {
                var left = (int) ((23 + card % 2 * 85) * MILLIMETRE);
                var top = (int) ((25 + card / 2 * 54) * MILLIMETRE);
                var side = (int) (31 * MILLIMETRE);
                var seen = Papers.scan(picture, left, top, side, side);
                assertThat(seen).matches(settings.baseUrl() + "/ervaringen/nieuw#[A-Z0-9]{12}");
                var code = seen.substring(seen.indexOf('#') + 1);
                assertThat(codes.add(code)).isTrue();
                assertThat(text).contains(code.replaceAll("(.{4})(?=.)", "$1 "));
            }
        }
        assertThat(codes).hasSize(50);
        var again = coordinator.post(path + "/afdruk", coordinator.get("/werk/kaartjes"), Map.of());
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("al afgedrukt");
        jdbc.sql("delete from experience_batch where id = :id")
                .param("id", batch)
                .update();
    }
}
