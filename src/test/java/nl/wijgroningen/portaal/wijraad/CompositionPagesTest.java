package nl.wijgroningen.portaal.wijraad;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What secretary, director and everyone see of the council of the demo; nothing here changes it. */
@PortalTest
class CompositionPagesTest {

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private record Waiting(String id, String member, String last, String moves) {}

    /** B. Amsing is to stay, and C. Santos-Dijk moves out of the city in eight months. */
    private Waiting waiting() {
        return jdbc.sql("""
						select n.id::text, n.member_id::text as member, (upper(n.during) - 1)::text as last,
							(select max(from_on)::text from wijraad_home where standing) as moves
						from wijraad_nomination n where n.outcome is null and n.member_id is not null
						""").query(Waiting.class).single();
    }

    private int turn() {
        return jdbc.sql("select turn from wijraad_council").query(Integer.class).single();
    }

    private static String sentence(HttpResponse<String> answer) {
        var found = Pattern.compile("Op [^<]* wonen dan [^<]*\\(R4\\)[^<]*").matcher(answer.body());
        assertThat(found.find()).as("the sentence of R4").isTrue();
        return found.group().strip();
    }

    @Test
    @Rule("R4")
    @Rule("R7")
    void whatIfAndAppointmentRefuseInTheSameWords() {
        var waiting = waiting();
        var what = http.staff("secretaris")
                .get("/werk/wijraad/samenstelling/wat-als?stap=blijft_" + waiting.member() + "_" + waiting.last());
        assertThat(what.statusCode()).isEqualTo(200);
        var before = turn();
        var director = http.staff("bestuurder");
        var page = director.get("/werk/wijraad/voordrachten/" + waiting.id());
        var refused = director.post("/werk/wijraad/voordrachten/" + waiting.id() + "/benoeming", page, Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(sentence(refused))
                .isEqualTo(sentence(what))
                .contains("5 van de 11 leden")
                .contains("Tot en met");
        assertThat(turn()).isEqualTo(before);
    }

    @Test
    @Rule("R3")
    @Rule("R8")
    void theCouncilOnAnyDayAsKnownOnAnyDay() {
        var waiting = waiting();
        var secretary = http.staff("secretaris");
        var then = secretary.get("/werk/wijraad/samenstelling?dag=" + waiting.moves());
        assertThat(then.body()).contains("5 van 10").contains("wij-rule--broken");
        var before = secretary.get("/werk/wijraad/samenstelling?dag=" + waiting.moves() + "&bekend=2010-01-01");
        assertThat(before.body())
                .contains("Zoals het bekend was op 1 januari 2010")
                .contains("0 leden");
        var wrong = secretary.get("/werk/wijraad/samenstelling?dag=morgen");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Vul een dag in").contains("value=\"morgen\"");
    }

    @Test
    @Rule("R9")
    void whoWasOvertakenKeepsWhatWasTyped() {
        var waiting = waiting();
        var secretary = http.staff("secretaris");
        var page = secretary.get("/werk/wijraad/feiten");
        var answer = secretary.post(
                "/werk/wijraad/feiten",
                page,
                Map.of(
                        "soort",
                        "RESIGNED",
                        "lid",
                        waiting.member(),
                        "dag",
                        "2027-01-31",
                        "versie",
                        String.valueOf(turn() - 1)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Een collega legde intussen iets vast")
                .contains("2027-01-31");
    }

    /** A year of five digits could not be read back, and nothing of the book can be taken back. */
    @Test
    @Rule("R8")
    void aDayOfAnotherAgeIsRefusedWithTheYearsThatAreNot() {
        var before = turn();
        var secretary = http.staff("secretaris");
        var page = secretary.get("/werk/wijraad/feiten");
        for (var kind : List.of("RESIGNED", "MOVED_OUT", "TOOK_PORTFOLIO", "LAID_DOWN_PORTFOLIO")) {
            for (var day : List.of("31-12-9999", "1-1-0001")) {
                var refused = secretary.post(
                        "/werk/wijraad/feiten",
                        page,
                        Map.of(
                                "soort",
                                kind,
                                "lid",
                                waiting().member(),
                                "gebied",
                                "MONEY",
                                "dag",
                                day,
                                "versie",
                                String.valueOf(before)));
                assertThat(refused.statusCode()).isEqualTo(422);
                var year = LocalDate.now(PortaalApplication.ZONE).getYear();
                assertThat(refused.body().contains("Vul een dag in tussen " + (year - 30) + " en " + (year + 30)))
                        .as("%s on %s is refused with the years", kind, day)
                        .isTrue();
                assertThat(refused.body().contains("value=\"" + day + "\"")).isTrue();
            }
        }
        assertThat(turn()).isEqualTo(before);
        assertThat(http.visitor().get("/wijraad").statusCode()).isEqualTo(200);
    }

    /** The page draws every year up to the day of a step. */
    @Test
    @Rule("R7")
    void aStepInAnotherAgeIsNoStep() {
        var secretary = http.staff("secretaris");
        for (var day : List.of("+900000000-01-01", "9999-12-31", "2150-01-01", "-999999999-01-01", "1200-01-01")) {
            var step = "uit-gemeente_" + waiting().member() + "_" + day;
            var page = secretary.get(
                    "/werk/wijraad/samenstelling/wat-als?stap=" + URLEncoder.encode(step, StandardCharsets.UTF_8));
            assertThat(page.statusCode()).as(day).isEqualTo(200);
            assertThat(page.body().contains(step)).as(day).isFalse();
        }
        var typed = secretary.get("/werk/wijraad/samenstelling/wat-als?soort=uit-gemeente&lid="
                + waiting().member() + "&van=31-12-9999");
        assertThat(typed.statusCode()).isEqualTo(422);
        assertThat(typed.body()).contains("Vul een dag in tussen");
    }

    @Test
    @Rule("R5")
    @Rule("R12a")
    void everyoneSeesWhoSitsAndWhatIsFree() {
        var dutch = http.visitor().get("/wijraad").body();
        assertThat(dutch)
                .contains("D. Wiersema")
                .contains("Jeugd")
                .contains("Zetel 5")
                .contains("nu vrij");
        assertThat(http.visitor().get("/en/wijraad").body()).contains("Youth").contains("free now");
    }
}
