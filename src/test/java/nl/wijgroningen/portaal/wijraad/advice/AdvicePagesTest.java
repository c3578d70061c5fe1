package nl.wijgroningen.portaal.wijraad.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Http.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Advices in a browser without JavaScript: what is typed is never lost, and everyone sees what is theirs. */
@PortalTest
@Rule("R12e")
class AdvicePagesTest {

    private static final String WORK = "/werk/wijraad/adviezen";
    private static final Pattern VERSION = Pattern.compile("name=\"versie\" value=\"(\\d+)\"");
    private static final Pattern POINT = Pattern.compile("/punten/([0-9a-f-]{36})");

    @Autowired
    private Http http;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final String today = LocalDate.now(PortaalApplication.ZONE).toString();
    private final List<UUID> made = new ArrayList<>();

    @AfterEach
    void leaveNothing() {
        made.forEach(it -> Advices.forget(jdbc, transaction, it));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static String first(Pattern pattern, HttpResponse<String> page) {
        var found = pattern.matcher(page.body());
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(1);
    }

    /** As somebody sends the form who saw the page. */
    private static HttpResponse<String> post(
            Visitor who, String path, HttpResponse<String> page, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        var version = VERSION.matcher(page.body());
        if (version.find()) {
            all.putIfAbsent("versie", version.group(1));
        }
        return who.post(path, page, all);
    }

    /** A draft with one point. */
    private String begin(Visitor secretary) {
        var text = location(secretary.post(
                WORK + "/nieuw",
                secretary.get(WORK + "/nieuw"),
                Map.of("titel", "Bankjes op de route", "soort", "ADVICE")));
        var path = text.replace("/tekst", "");
        made.add(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        var saved = post(
                secretary,
                text,
                secretary.get(text),
                Map.of(
                        "titel", "Bankjes op de route",
                        "soort", "ADVICE",
                        "waarom", "Ouderen komen niet bij de balie.",
                        "zin-1", "Zet bankjes op de route.",
                        "uitleg-1", "Om de tweehonderd meter."));
        assertThat(location(saved)).startsWith(path);
        return path;
    }

    private String send(Visitor secretary) {
        var path = begin(secretary);
        location(post(
                secretary,
                path + "/besluit",
                secretary.get(path),
                Map.of("dag", today, "vergadering", "Vergadering van maart")));
        location(post(secretary, path + "/verzending", secretary.get(path), Map.of()));
        return path;
    }

    /** Sent twice it makes one; with other words, after a step back, it makes another. */
    @Test
    void aFormCountsOnce() {
        for (var form : Map.of("/nieuw", "secretaris", "/vraag", "bestuurder").entrySet()) {
            var who = http.staff(form.getValue());
            var page = who.get(WORK + form.getKey());
            var fields = new HashMap<>(Map.of(
                    "titel", "Een bel bij de balie",
                    "soort", "ADVICE",
                    "vraag", "Is een bel handig?",
                    "dag", today,
                    "formulier", Http.form(page)));
            var first = location(who.post(WORK + form.getKey(), page, fields));
            made.add(id(first));
            assertThat(location(who.post(WORK + form.getKey(), page, fields))).isEqualTo(first);
            fields.put("titel", "Een bel bij de deur");
            var other = location(who.post(WORK + form.getKey(), page, fields));
            made.add(id(other));
            assertThat(id(other)).isNotEqualTo(id(first));
        }
        assertThat(jdbc.sql("select count(*) from wijraad_advice where title like 'Een bel bij de %'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    /** Sent twice it is said once; on another point it is another. */
    @Test
    void aRemarkCountsOnce() {
        var desk = http.staff("secretaris");
        var path = begin(desk);
        var page = desk.get(path);
        var fields = new HashMap<>(Map.of("opmerking", "Dit kan korter.", "formulier", Http.form(page)));
        for (var point : List.of("", "", "1")) {
            fields.put("punt", point);
            assertThat(desk.post(path + "/opmerkingen", page, fields).statusCode())
                    .isEqualTo(303);
        }
        assertThat(jdbc.sql("select count(*) from wijraad_advice_remark where advice_id = :id")
                        .param("id", id(path))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private static UUID id(String location) {
        return UUID.fromString(location.replaceFirst(".*/adviezen/", "").substring(0, 36));
    }

    @Test
    void whatTwoWriteInTheSameTextIsBothOnThePage() {
        var one = http.staff("secretaris");
        var path = begin(one) + "/tekst";
        var other = http.staff("secretaris");
        var seen = other.get(path);
        location(post(
                one,
                path,
                one.get(path),
                Map.of(
                        "titel", "Bankjes op de route",
                        "soort", "ADVICE",
                        "waarom", "Ouderen halen de balie niet.",
                        "zin-1", "Zet bankjes neer.")));
        var refused = post(
                other,
                path,
                seen,
                Map.of(
                        "titel", "Bankjes overal",
                        "soort", "ADVICE",
                        "waarom", "Iedereen wil zitten.",
                        "zin-1", "Zet overal bankjes.",
                        "uitleg-1", "Ook in de hal."));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Een collega schreef hier intussen iets")
                .contains("Ouderen halen de balie niet.")
                .contains("Zet bankjes neer.")
                .contains("value=\"Bankjes overal\"")
                .contains("Iedereen wil zitten.")
                .contains("value=\"Zet overal bankjes.\"")
                .contains("Ook in de hal.");
        location(post(
                other,
                path,
                refused,
                Map.of("titel", "Bankjes overal", "soort", "ADVICE", "waarom", "Iedereen wil zitten.")));
        assertThat(other.get(path.replace("/tekst", "")).body())
                .contains("Bankjes overal")
                .contains("Ouderen halen de balie niet.");
    }

    @Test
    void whoWasOvertakenInAnAnswerSeesBothAndCanCorrect() {
        var path = send(http.staff("secretaris"));
        var one = http.staff("bestuurder");
        var other = http.staff("bestuurder");
        var point = path + "/punten/" + first(POINT, one.get(path));
        var seen = other.get(point);
        location(post(
                one,
                point + "/antwoord",
                one.get(point),
                Map.of("uitkomst", "PARTLY", "reden", "Op drie routes staan ze al.", "doen", "geef")));
        var refused = post(
                other,
                point + "/antwoord",
                seen,
                Map.of("uitkomst", "NOT", "reden", "De gemeente gaat daarover.", "doen", "geef"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Een collega schreef hier intussen iets")
                .contains("Op drie routes staan ze al.")
                .contains("De gemeente gaat daarover.")
                .contains("Waarom verandert u het antwoord?");
        var without = post(
                other,
                point + "/antwoord",
                refused,
                Map.of("uitkomst", "NOT", "reden", "De gemeente gaat daarover.", "doen", "geef"));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Schrijf waarom u het verandert");
        location(post(
                other,
                point + "/antwoord",
                without,
                Map.of(
                        "uitkomst", "NOT",
                        "reden", "De gemeente gaat daarover.",
                        "waarom", "Wij vroegen het na.",
                        "doen", "geef")));
        assertThat(http.visitor().get(path.replace("/werk", "")).body())
                .contains("De gemeente gaat daarover.")
                .contains("Wij vroegen het na.")
                .contains("Op drie routes staan ze al.");
    }

    @Test
    void twoDraftsOfAnAnswerAreBothOnThePage() {
        var path = send(http.staff("secretaris"));
        var one = http.staff("bestuurder");
        var other = http.staff("bestuurder");
        var point = path + "/punten/" + first(POINT, one.get(path));
        var seen = other.get(point);
        location(post(
                one, point + "/antwoord", one.get(point), Map.of("reden", "Wij denken van wel", "doen", "concept")));
        assertThat(one.get(point).body()).contains("Wij denken van wel");
        var refused = post(other, point + "/antwoord", seen, Map.of("reden", "Wij denken van niet", "doen", "concept"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Wij denken van wel").contains("Wij denken van niet");
        assertThat(http.staff("wijraadslid").get(path).body()).doesNotContain("Wij denken van");
    }

    @Test
    void anAnswerWithoutReasonKeepsTheChoice() {
        var path = send(http.staff("secretaris"));
        var director = http.staff("bestuurder");
        var point = path + "/punten/" + first(POINT, director.get(path));
        var refused =
                post(director, point + "/antwoord", director.get(point), Map.of("uitkomst", "NOT", "doen", "geef"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Een antwoord zonder reden kan niet")
                .containsPattern("value=\"NOT\"[^>]*checked");
    }

    @Test
    void everyRoleSeesItsOwn() {
        var path = begin(http.staff("secretaris"));
        assertThat(http.staff("bestuurder").get(path).statusCode())
                .as("a draft, for the director")
                .isEqualTo(404);
        var member = http.staff("wijraadslid2");
        assertThat(member.get(path).body()).contains("Zet bankjes op de route.").doesNotContain("Leg het besluit vast");
        assertThat(member.get(path + "/tekst").statusCode()).isEqualTo(404);
        assertThat(member.post(path + "/verzending", member.get(path), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(http.staff("team").get(path).statusCode()).isEqualTo(404);
        assertThat(http.visitor().get(path.replace("/werk", "")).statusCode()).isEqualTo(404);
    }

    @Test
    void theListIsFilteredPagedAndInBothLanguages() {
        var visitor = http.visitor();
        var late = visitor.get("/wijraad/adviezen?stand=te-laat").body();
        assertThat(late).contains("te laat.").doesNotContain("Dat is op tijd");
        assertThat(visitor.get("/en/wijraad/adviezen?stand=te-laat").body()).contains("days late");
        assertThat(visitor.get("/wijraad/adviezen?stand=beantwoord").body()).contains("Dat is op tijd");
        assertThat(visitor.get("/wijraad/adviezen?jaar=1999").body())
                .as("a year that is none is no filter")
                .contains("te laat.");
        assertThat(visitor.get("/wijraad/adviezen?na=geen").statusCode()).isEqualTo(404);
        var feed = visitor.get("/wijraad/adviezen.atom");
        assertThat(feed.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith("application/atom+xml"));
        assertThat(feed.body()).contains("<entry").contains("/wijraad/adviezen/");
    }

    @Test
    void whatIsWrongInTheTextStandsBesideItsField() {
        var secretary = http.staff("secretaris");
        var path = begin(secretary) + "/tekst";
        var page = secretary.get(path);
        var refused = post(
                secretary,
                path,
                page,
                Map.of("titel", " ", "soort", "ADVICE", "waarom", "Daarom.", "uitleg-3", "Alleen een uitleg."));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#titel\"")
                .contains("href=\"#zin-3\"")
                .contains("Alleen een uitleg.");
    }
}
