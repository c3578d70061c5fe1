package nl.wijgroningen.portaal.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff enter for a resident. */
@PortalTest
class EntryTest {

    private static final String PATH = "/werk/ervaringen/nieuw";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().replaceAll("[0-9]", "q"); // no number to find

    private Map<String, Object> form() {
        return new HashMap<>(Map.of(
                "herkomst", "PAPER",
                "bron", "OWN",
                "taal", "nl",
                "team", "vinkhuizen",
                "thema", "geld",
                "contact", "WALK_IN",
                "lezers", "team",
                "gebeurde", "Ik kwam langs met een brief. " + mark,
                "openbaar", "ja",
                "fast", "4"));
    }

    private HttpResponse<String> enter(String who, Map<String, Object> form) {
        var staff = http.staff(who);
        return staff.post(PATH, staff.get(PATH), form);
    }

    private Map<String, Object> row() {
        return jdbc.sql("""
						select e.*, u.username, (select answer from experience_statement where experience_id = e.id) as fast
						from experience e left join account_user u on u.id = e.entered_by
						where happened like '%' || :mark || '%'
						""").param("mark", mark).query().singleRow();
    }

    private static String code(HttpResponse<String> page) {
        var matcher = Pattern.compile("wij-sheet__code\"><span[^>]*>(\\w{4})</span>"
                        + "<span[^>]*>(\\w{4})</span><span[^>]*>(\\w{4})</span><span[^>]*>(\\w{4})</span>")
                .matcher(page.body().replaceAll("\\s*\\n\\s*", ""));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1) + matcher.group(2) + matcher.group(3) + matcher.group(4);
    }

    @Test
    @Rule("R31")
    void isKeptWithItsOriginAndWhoEnteredItAndFollowedWithTheCode() {
        var page = enter("team", form());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(row())
                .containsEntry("origin", "PAPER")
                .containsEntry("source", "OWN")
                .containsEntry("username", "team")
                .containsEntry("may_be_public", true)
                .containsEntry("fast", 4)
                .containsEntry("state", "WITH_TEAM");
        var code = code(page);
        var resident = http.visitor();
        resident.post("/mijn-ervaring", Map.of("code", code));
        assertThat(resident.get("/mijn-ervaring").body()).contains(mark);
        var staff = http.staff("team");
        var path = "/werk/ervaringen/" + row().get("id");
        staff.post(path + "/antwoord", staff.get(path), Map.of("antwoord", "Wij helpen u met de brief."));
        resident.post("/mijn-ervaring/oordeel", Map.of("oordeel", "ja"));
        assertThat(jdbc.sql("select printed_code from experience_verdict where experience_id = :id")
                        .param("id", row().get("id"))
                        .query(Boolean.class)
                        .single())
                .as("counted apart")
                .isTrue();
    }

    @Test
    @Rule("R31")
    void theSameFormIsEnteredOnceAndItsCodeShownOnce() throws Exception {
        var staff = http.staff("coordinator");
        var form = form();
        form.put("begin", mark.replace("-", "").substring(0, 22));
        var page = staff.get(PATH);
        var pool = Executors.newFixedThreadPool(8);
        List<Future<HttpResponse<String>>> answers = IntStream.range(0, 8)
                .mapToObj(it -> pool.submit(() -> staff.post(PATH, page, form)))
                .toList();
        for (var answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        pool.shutdown();
        assertThat(row()).containsEntry("username", "coordinator");
        assertThat(staff.post(PATH, page, form).body()).contains("al ingevoerd").doesNotContain("wij-sheet__code");
    }

    @Test
    @Rule("R14")
    @Rule("R31")
    void aMistakeLosesNothingAndPersonalDataIsPointedAt() {
        var form = form();
        form.remove("herkomst");
        form.put("gebeurde", "Bel 06 12345678. " + mark);
        form.put("wens", "Mijn nummer is 123456782.");
        var page = enter("team2", form);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Bel 06 12345678. " + mark)
                .contains("href=\"#herkomst\"")
                .contains("href=\"#gebeurde\"")
                .contains("href=\"#wens\"")
                .contains("value=\"WALK_IN\"");
        form.put("herkomst", "PHONE");
        form.put("gezien", "ja");
        assertThat(enter("team2", form).statusCode()).as("a BSN never stays").isEqualTo(422);
        form.remove("wens");
        assertThat(enter("team2", form).statusCode()).isEqualTo(200);
        assertThat(row()).containsEntry("origin", "PHONE");
        assertThat((String) row().get("happened")).contains("06 12345678");
    }

    @Test
    @Rule("R31")
    void dangerousWordsCountHereToo() {
        var form = form();
        form.put("gebeurde", "Ik word bedreigd. " + mark);
        enter("team", form);
        assertThat(row()).containsEntry("coordinator_only", true).containsEntry("may_be_public", false);
    }

    @Test
    @Rule("R31")
    void theDatabaseKnowsWhoEnteredWhatStaffEntered() {
        enter("team", form());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update experience set entered_by = null where id = :id")
                        .param("id", row().get("id"))
                        .update())
                .withMessageContaining("r31");
    }
}
