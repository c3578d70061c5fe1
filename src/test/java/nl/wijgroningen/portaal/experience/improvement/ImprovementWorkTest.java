package nl.wijgroningen.portaal.experience.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Promises and proofs stand in the work list of whom they wait for. */
@PortalTest
@Rule("R34")
class ImprovementWorkTest {

    private static final Pattern TITLE = Pattern.compile("<p class=\"wij-inbox__t\"><a[^>]*>([^<]*)</a>");
    private static final Pattern NEXT = Pattern.compile("href=\"(/werk\\?[^\"]*na=[^\"]+)\"");

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    /** The titles in the whole list, page after page: other tests leave work of their own in it. */
    private List<String> work(String who, String kind) {
        var visitor = http.staff(who);
        var titles = new ArrayList<String>();
        for (var path = "/werk?soort=" + kind; path != null; ) {
            var answer = visitor.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            TITLE.matcher(answer.body()).results().map(it -> it.group(1)).forEach(titles::add);
            path = NEXT.matcher(answer.body())
                    .results()
                    .map(it -> it.group(1).replace("&amp;", "&"))
                    .findFirst()
                    .orElse(null);
        }
        return titles;
    }

    @Test
    void aPromiseWaitsForItsTeamAndForTheCoordinatorOnceItIsLate() {
        assertThat(work("team", "beloften"))
                .contains("Een vast nummer als het schoolbusje niet komt")
                .doesNotContain("Dagbesteding voor wie jong dementie krijgt");
        assertThat(work("team2", "beloften"))
                .contains("Dagbesteding voor wie jong dementie krijgt")
                .doesNotContain("Een vast nummer als het schoolbusje niet komt");
        assertThat(work("coordinator", "beloften"))
                .contains("Dagbesteding voor wie jong dementie krijgt", "Eén nummer voor alle WIJ-teams")
                .doesNotContain("Een vast nummer als het schoolbusje niet komt");
    }

    @Test
    void aProofWaitsForEverybodyOfTheTeamButWhoOfferedIt() {
        var proof = jdbc.sql("""
						select p.id from experience_proof p join experience_improvement i on i.id = p.improvement_id
						where i.title = 'Alle potjes op één blad'
						""").query(UUID.class).single();
        offeredBy(proof, "team3");
        assertThat(work("team", "bewijs-na-te-kijken")).contains("Alle potjes op één blad");
        assertThat(work("team3", "bewijs-na-te-kijken")).doesNotContain("Alle potjes op één blad");
        assertThat(work("team2", "bewijs-na-te-kijken")).doesNotContain("Alle potjes op één blad");
    }

    private void offeredBy(UUID proof, String who) {
        jdbc.sql(
                        "update experience_proof set offered_by = (select id from account_user where username = :who) where id = :id")
                .param("who", who)
                .param("id", proof)
                .update();
    }
}
