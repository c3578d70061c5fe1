package nl.wijgroningen.portaal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.area.AreaGuide;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of this module as a visitor gets them. */
@PortalTest
class HomePagesTest {

    private static final Pattern RESULT = Pattern.compile("<h3 [^>]*><a [^>]*href=\"([^\"]+)\"");
    private static final Pattern LOC = Pattern.compile("<loc>[^<]*?//[^/<]+([^<]*)</loc>");

    @Autowired
    private Http http;

    @Autowired
    private AreaGuide guide;

    @Autowired
    private Statements statements;

    private String page(String path) {
        var answer = http.visitor().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private String search(String query) {
        return page("/zoeken?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private static List<String> results(String page) {
        return RESULT.matcher(page).results().map(it -> it.group(1)).toList();
    }

    @Test
    void shortcutsOnTheFrontPageHavePages() {
        assertThat(HomeController.SHORTCUTS)
                .allSatisfy(it ->
                        assertThat(guide.area(it.slug()).orElseThrow().name()).isEqualTo(it.name()));
        assertThat(page("/")).contains("href=\"/ervaringen/nieuw\"", "href=\"/mijn-ervaring\"", "action=\"/zoeken\"");
        assertThat(page("/en")).contains("href=\"/en/wijken/beijum\"", "What do you want to do?");
    }

    /** Everything in the sitemap answers, in both languages, once, and with one h1. */
    @Test
    void everyPageOfTheSitemapAnswers() {
        var paths = LOC.matcher(page("/sitemap.xml"))
                .results()
                .map(it -> it.group(1))
                .toList();
        assertThat(paths).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        for (var language : List.of("", "/en")) {
            assertThat(paths)
                    .anyMatch(it -> it.endsWith(language + "/wijraad/adviezen"))
                    .anyMatch(it -> it.contains(language + "/wijraad/vacatures/"));
        }
        assertThat(paths).noneMatch(it -> it.contains("ervaring") || it.contains("werk") || it.contains("zoeken"));
        assertThat(paths).allSatisfy(it -> assertThat(page(it).split("<h1", -1)).hasSize(2));
    }

    @Test
    void aListNamesEveryPlaceAndTeam() {
        var areas = page("/wijken");
        assertThat(guide.names()).allSatisfy(it -> assertThat(areas).contains("href=\"/wijken/" + it.slug() + "\""));
        var teams = page("/teams");
        assertThat(guide.contacts()).allSatisfy(it -> assertThat(teams).contains("href=\"/teams/" + it.slug() + "\""));
    }

    @Test
    void aPlaceNamesItsTeam() {
        assertThat(page("/wijken/vinkhuizen"))
                .contains("Postcode 9743 hoort bij WIJ Vinkhuizen, gebied West.", "/ervaringen/nieuw?team=vinkhuizen")
                .doesNotContain("Klopt dit niet?");
        assertThat(page("/wijken/noordoost"))
                .contains("De postcodes 9736, 9737 en 9738 horen bij WIJ Beijum, gebied Oost.", "9731 (een deel)")
                .contains("Klopt dit niet?", "href=\"/wijken/de-hunze\"");
        assertThat(page("/wijken/gravenburg")).contains("WIJ Hoogkerk, gebied West.", "Klopt dit niet?");
        assertThat(page("/wijken/engelbert")).contains("Engelbert hoort bij WIJ Lewenborg, gebied Oost.");
        assertThat(page("/en/wijken/vinkhuizen")).contains("Postcode 9743 belongs to WIJ Vinkhuizen, area West.");
    }

    @ParameterizedTest
    @CsvSource({
        "/wijken/buitenhof, /wijken/de-buitenhof",
        "/en/wijken/buitenhof, /en/wijken/de-buitenhof",
        "/teams/de-wijert, /teams/helpman-de-wijert",
    })
    void aFormerAddressLeadsToTheNewOne(String former, String now) {
        var answer = http.visitor().get(former);
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith(now)
                .doesNotContain("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wijken/atlantis",
                "/teams/atlantis",
                "/en/wijken/Vinkhuizen",
                "/wijken/%27",
                "/teams/vinkhuizen/x"
            })
    void anUnknownAddressIsNotFound(String path) {
        assertThat(http.visitor().get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9746", "9746 AB", "9746ab", " 9746 ", "９７４６", "postcode 9746", "9746 AB Groningen"})
    @Rule("R1")
    void aSplitPostcodeShowsItsTeamsTheLikeliestFirst(String query) {
        var page = search(query);
        assertThat(results(page)).containsExactly("/teams/vinkhuizen", "/teams/hoogkerk");
        assertThat(page).contains("Postcode 9746 hoort bij 2 WIJ-teams", "De Held", "Gravenburg");
    }

    @Test
    @Rule("R1")
    void aPostcodeInTwoWijkenOfOneTeamShowsItOnce() {
        assertThat(results(search("9713"))).containsExactly("/teams/oosterparkwijk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1012", "1012 AB", "9700"})
    @Rule("R2")
    void aPostcodeElsewhereGetsHelp(String query) {
        assertThat(search(query))
                .contains("kennen wij niet in de gemeente Groningen", "href=\"tel:", "href=\"/wijken\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Paddepoel, /wijken/paddepoel",
        "PADDEPOËL, /wijken/paddepoel",
        "padepoel, /wijken/paddepoel",
        "Oosterparkwijk, /wijken/oosterparkwijk",
        "Noordwest, /wijken/noordwest",
        "ten boer, /wijken/ten-boer",
        "Schilderswijk, /teams/schilderswijk-centrum",
        "Heerdenhoes, /teams/beijum",
        "privacy, /privacy",
        "bezwaar maken, /spelregels#bezwaar",
    })
    void wordsFindWhatTheyName(String query, String first) {
        assertThat(results(search(query))).first().isEqualTo(first);
    }

    @Test
    void englishWordsFindEnglishPages() {
        assertThat(results(page("/en/zoeken?q=house+rules"))).first().isEqualTo("/en/spelregels");
        assertThat(results(page("/en/zoeken?q=vinkhuizen"))).contains("/en/wijken/vinkhuizen", "/en/teams/vinkhuizen");
    }

    @Test
    void nothingAskedShowsHowToAsk() {
        var hints = "Hier kunt u op zoeken";
        assertThat(page("/zoeken")).contains(hints);
        assertThat(search("")).contains(hints);
        assertThat(search(" \u200b\n ")).contains(hints);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'; drop table area_team --",
                "%",
                "_",
                "\\",
                "${7*7}",
                "__${7*7}__::x",
                "{0}",
                "😀",
                "\u202e9711",
                "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                "....",
                "*",
                "-1",
            })
    void anythingCanBeAsked(String query) {
        assertThat(search(query)).doesNotContain("<script>alert", ">49<");
    }

    @Test
    void aLongQuestionIsAnswered() {
        assertThat(search("x".repeat(101))).contains("Uw zoekvraag is te lang", "value=\"" + "x".repeat(100) + "\"");
        assertThat(search("x".repeat(100))).contains("Niets gevonden");
        // and five stories and five improvements below
        assertThat(results(search("wij"))).hasSizeBetween(13, Search.MOST + 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/wijken",
                "/wijken/noordoost",
                "/wijken/de-held",
                "/teams",
                "/teams/beijum",
                "/zoeken",
                "/zoeken?q=9746",
                "/zoeken?q=vinkhuizen",
                "/zoeken?q=9746+x",
                "/privacy",
                "/sitemap.xml",
                "/wijken/buitenhof",
            })
    void aPageAsksTheDatabaseLittle(String path) {
        assertThat(statements.during(() -> http.visitor().get(path)))
                .hasSizeLessThanOrEqualTo(path.startsWith("/teams/") ? 5 : 4); // what a team promised is one more
    }

    @Test
    void searchingFindsImprovementsToo() {
        assertThat(page("/zoeken?q=sleutelkastje"))
                .contains(
                        "Verbeteringen met",
                        "Een vaste hulp, en een sleutelkastje bij de deur",
                        "/verbeteringen?q=sleutelkastje");
        assertThat(page("/en/zoeken?q=sleutelkastje")).contains("Improvements with", "/en/verbeteringen/");
    }

    @Test
    void robotsMayReadPublicPagesOnly() {
        var text = page("/robots.txt");
        assertThat(text).contains("Disallow: /mijn-ervaring\n", "Disallow: /en/mijn-ervaring\n", "/sitemap.xml");
        assertThat(text.lines()).doesNotContain("Disallow: /", "Disallow: /wijken", "Disallow: /ervaringen");
    }

    @Test
    void securityTxtIsPlainText() {
        var answer = http.visitor().get("/.well-known/security.txt");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.body().lines())
                .allMatch(it -> it.matches("(Contact|Expires|Preferred-Languages|Canonical): \\S.*"))
                .anyMatch(it -> it.matches("Expires: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .contains("Contact: mailto:beveiliging@wijgroningen.example", "Preferred-Languages: nl, en");
    }

    @Test
    void staffBeginAtTheirWork() {
        assertThat(http.staff("team").get("/werk").body())
                .contains("href=\"/werk/ervaringen\"")
                .doesNotContain("wij-empty");
        assertThat(http.staff("beheer").get("/werk").body())
                .contains("wij-empty")
                .doesNotContain("\"/werk/ervaringen\"");
        assertThat(http.staff("gemeente").get("/beheer/stijl").body()).contains("Kies een antwoord.");
        assertThat(http.visitor().get("/werk").statusCode()).isEqualTo(303);
    }
}
