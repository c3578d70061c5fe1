package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Dump;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole way of a telling in a browser: a resident's phone without JavaScript, and a team at its desk. */
@PortalTest
@Tag("browser")
class TellingJourneyTest {

    private static final int PHONE = 390;
    private static final int DESK = 1280;

    @Autowired
    private Http http;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    /** Words that are nowhere else, so that a dump can be searched for them. */
    private final String mark =
            "zoekwoord" + Long.toHexString(new Random().nextLong()).replaceAll("[0-9]", "q");

    @ParameterizedTest
    @ValueSource(strings = {"", "/en"})
    @Rule("R12")
    @Rule("R14")
    @Rule("R33")
    void fromTheFirstWordToTheLast(String language) {
        String code;
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            code = tellTheLongWay(page, language);
            assertThat(Dump.of(database)).contains(mark);
        }
        teamAnswers("team", "Een concept van " + mark, false);
        try (var other = Browsers.open(PHONE, false)) {
            var page = other.newPage();
            openWithCode(page, language, code.toLowerCase(Locale.ROOT));
            assertThat(page.locator("main").innerText()).contains(mark).doesNotContain("Een concept van");
        }
        teamAnswers("team", "Wij bellen u maandag. Antwoord van " + mark, true);
        try (var other = Browsers.open(PHONE, false)) {
            var page = other.newPage();
            openWithCode(page, language, code);
            assertThat(page.locator("main").innerText()).contains("Wij bellen u maandag.");
            page.check("#oordeel-1");
            page.fill("#woorden", "Nog geen belletje. " + mark);
            submit(page);
            assertThat(page.locator("main").innerText()).contains("Nog geen belletje.");
        }
        teamAnswers("team", "Excuus, wij bellen vandaag. Tweede antwoord " + mark, true);
        try (var other = Browsers.open(PHONE, false)) {
            var page = other.newPage();
            openWithCode(page, language, code);
            assertThat(page.locator("main").innerText()).contains("wij bellen vandaag");
            page.click("main aside a[href$='/mijn-ervaring/openbaarheid']");
            page.check("#openbaar");
            submit(page);
            assertThat(occurrences(Dump.of(database))).isGreaterThanOrEqualTo(4);
            page.click("main aside a[href$='/mijn-ervaring/intrekking']");
            submit(page);
            assertThat(page.title()).containsAnyOf("ingetrokken", "withdrawn");
            assertThat(Dump.of(database)).doesNotContain(mark);
            page.navigate(http.base() + language + "/mijn-ervaring");
            assertThat(page.title()).containsAnyOf("ingetrokken", "withdrawn");
        }
    }

    /** Through all steps, with what goes wrong on the way; gives the code. */
    private String tellTheLongWay(Page page, String language) {
        page.navigate(http.base() + language + "/ervaringen/nieuw");
        submit(page);
        assertThat(page.url()).endsWith("/ervaringen/nieuw/plaats");
        submit(page);
        assertThat(page.title()).matches("(Fout|Error): .*");
        page.fill("#postcode", "9746 ab");
        submit(page);
        assertThat(page.locator("main label").allInnerTexts()).containsExactly("WIJ Vinkhuizen", "WIJ Hoogkerk");
        submit(page);
        var groups = page.locator(".wij-code__groups li").allInnerTexts();
        assertThat(groups).hasSize(4).allMatch(it -> it.length() == 4);
        assertThat(page.locator("svg.wij-qr").count()).isEqualTo(1);
        var code = String.join(" ", groups);
        assertThat(page.url()).doesNotContain(groups.get(0));
        page.click("main a[href$='/onderwerp']");
        submit(page);
        assertThat(page.title()).matches("(Fout|Error): .*");
        page.check("#thema-1");
        page.check("#contact-2");
        submit(page);
        page.check("#lezers");
        submit(page);
        page.fill(
                "#gebeurde",
                "Ik belde om hulp. " + mark
                        + " Mijn nummer is 06 12 34 56 78, mijn bsn 123456782, ik woon op 9743 AB 12. 👍🏽");
        page.fill("#wens", "Bel terug. " + mark);
        submit(page);
        assertThat(Dump.of(database))
                .as("a draft cannot be read without the code")
                .doesNotContain(mark)
                .doesNotContain(code.replace(" ", ""));
        page.check("#own_direction-4");
        submit(page);
        assertThat(page.locator(".wij-hit").count()).isEqualTo(3);
        assertThat(page.locator(".wij-hit:has-text('123456782') input").count()).isZero();
        page.check(".wij-hit:has-text('06 12 34 56 78') input[value=laat]");
        submit(page);
        page.check("#openbaar-1");
        submit(page);
        assertThat(page.locator("main").innerText())
                .contains("06 12 34 56 78")
                .contains("[weggehaald]")
                .doesNotContain("123456782")
                .doesNotContain("9743 AB 12");
        submit(page);
        assertThat(String.join(" ", page.locator(".wij-code__groups li").allInnerTexts()))
                .isEqualTo(code);
        page.goBack();
        return code;
    }

    private void teamAnswers(String who, String text, boolean send) {
        try (var desk = Browsers.open(DESK, true)) {
            var page = logIn(desk, who);
            page.navigate(http.base() + "/werk/ervaringen/" + id());
            page.fill("#antwoord", text);
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(send ? "Verstuur antwoord" : "Bewaar concept"))
                    .click();
            assertThat(page.locator("[role=status]").innerText()).contains("Opgeslagen");
        }
    }

    private UUID id() {
        return jdbc.sql("select id from experience where happened like '%' || :mark || '%'")
                .param("mark", mark)
                .query(UUID.class)
                .single();
    }

    @Test
    @Rule("R35")
    void whatTheTeamMayNotReadReachesTheCoordinatorOnly() {
        try (var phone = Browsers.open(PHONE, false)) {
            tellTheShortWay(phone.newPage(), "", "vinkhuizen", "#lezers-1");
        }
        assertThat(inboxOf("team", "open")).doesNotContain(mark);
        assertThat(inboxOf("coordinator", "alleen-coordinator")).contains(mark);
    }

    @Test
    @Rule("R15")
    void withoutATeamTheCoordinatorGivesItToOne() {
        try (var phone = Browsers.open(PHONE, false)) {
            tellTheShortWay(phone.newPage(), "/en", "onbekend", "#lezers");
        }
        assertThat(inboxOf("team2", "open")).doesNotContain(mark);
        assertThat(inboxOf("coordinator", "zonder-team")).contains(mark);
        try (var desk = Browsers.open(DESK, true)) {
            var page = logIn(desk, "coordinator");
            page.navigate(http.base() + "/werk/ervaringen/" + id());
            page.selectOption("#team", "beijum");
            page.click("button:has-text('Geef door')");
            assertThat(page.locator(".wij-course").innerText()).contains("WIJ Beijum");
        }
        assertThat(inboxOf("team2", "open")).contains(mark);
        assertThat(inboxOf("coordinator", "zonder-team")).doesNotContain(mark);
    }

    private void tellTheShortWay(Page page, String language, String team, String readers) {
        page.navigate(http.base() + language + "/ervaringen/nieuw/kort");
        page.selectOption("#team", team);
        page.check(readers);
        submit(page);
        page.fill("#gebeurde", mark + " vertelt iets.");
        submit(page);
        if (page.locator("#openbaar").count() > 0) {
            page.check("#openbaar");
        }
        submit(page);
        assertThat(page.url()).endsWith("/ervaringen/nieuw/verstuurd");
    }

    @Test
    @Rule("R12")
    void aDraftGoesOnOnAnotherDeviceAndInWordsForTheYoung() {
        String code;
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            page.navigate(http.base() + "/ervaringen/nieuw?voor=jong");
            assertThat(page.locator("h1").innerText()).isEqualTo("Vertel je ervaring");
            submit(page);
            page.selectOption("#team", "haren");
            submit(page);
            code = String.join("", page.locator(".wij-code__groups li").allInnerTexts());
            page.navigate(http.base() + "/ervaringen/nieuw/verhaal");
            page.fill("#gebeurde", "Half verhaal " + mark);
            page.click("button[name=stop]");
            assertThat(page.url()).contains("/ervaringen/nieuw/code");
            page.click("main form button[type=submit]");
            assertThat(phone.cookies()).isEmpty();
        }
        try (var other = Browsers.open(DESK, true)) {
            var page = other.newPage();
            openWithCode(page, "", code);
            page.navigate(http.base() + "/ervaringen/nieuw/verhaal");
            assertThat(page.inputValue("#gebeurde")).isEqualTo("Half verhaal " + mark);
            assertThat(page.locator("h1").innerText()).isEqualTo("Je verhaal");
            page.navigate(http.base() + "/ervaringen/nieuw/stellingen");
            assertThat(page.locator("main").innerText()).contains("Ik voelde me serieus genomen.");
            page.waitForRequest(
                    "**/snel-weg", () -> page.locator("a[data-quick-exit]").dispatchEvent("click"));
            page.waitForCondition(() -> other.cookies(List.of(http.base())).isEmpty());
        }
    }

    /** Tab, space and Enter only. */
    @Test
    void worksWithTheKeyboardAlone() {
        try (var desk = Browsers.open(DESK, true)) {
            var page = desk.newPage();
            page.navigate(http.base() + "/ervaringen/nieuw/plaats");
            tabTo(page, "postcode");
            page.keyboard().type("9743");
            page.keyboard().press("Enter");
            page.waitForURL("**/ervaringen/nieuw/code");
            page.navigate(http.base() + "/ervaringen/nieuw/lezers");
            tabTo(page, "lezers");
            page.keyboard().press("Space");
            page.keyboard().press("Enter");
            page.waitForURL("**/ervaringen/nieuw/verhaal");
        }
    }

    private static void tabTo(Page page, String id) {
        for (var i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                        .isEqualTo("solid");
                return;
            }
        }
        throw new AssertionError("not reached with Tab: " + id);
    }

    @Test
    void aLapsedSessionKeepsWhatWasTyped() {
        try (var phone = Browsers.open(PHONE, false)) {
            tellTheShortWay(phone.newPage(), "", "vinkhuizen", "#lezers");
        }
        try (var desk = Browsers.open(DESK, false)) {
            var page = logIn(desk, "team");
            page.navigate(http.base() + "/werk/ervaringen/" + id());
            var text = "Dit antwoord typte ik lang, tot mijn sessie afliep: " + mark + " en daarna.";
            page.fill("#antwoord", text);
            jdbc.sql("delete from account_session").update();
            page.click("button:has-text('Verstuur antwoord')");
            page.fill("#naam", "team");
            page.fill("#wachtwoord", "verkeerd");
            submit(page);
            page.fill("#wachtwoord", "groningen-demo");
            submit(page);
            page.fill("#code", http.code("team"));
            submit(page);
            assertThat(page.locator("main textarea").inputValue()).isEqualTo(text);
            submit(page);
            assertThat(page.locator("[role=status]").innerText()).contains("Uw antwoord is verstuurd");
        }
    }

    @Test
    void whoSavesSecondSeesBothVersions() {
        try (var phone = Browsers.open(PHONE, false)) {
            tellTheShortWay(phone.newPage(), "", "vinkhuizen", "#lezers");
        }
        try (var one = Browsers.open(DESK, true);
                var two = Browsers.open(DESK, true)) {
            var first = logIn(one, "team");
            var second = logIn(two, "coordinator");
            first.navigate(http.base() + "/werk/ervaringen/" + id());
            second.navigate(http.base() + "/werk/ervaringen/" + id());
            first.fill("#antwoord", "De eerste tekst.");
            first.click("button:has-text('Bewaar concept')");
            second.fill("#antwoord", "De tweede tekst.");
            second.click("button:has-text('Bewaar concept')");
            assertThat(second.locator("main").innerText()).contains("De eerste tekst.");
            assertThat(second.inputValue("#antwoord")).isEqualTo("De tweede tekst.");
            second.click("button:has-text('Bewaar mijn tekst')");
            first.reload();
            assertThat(first.inputValue("#antwoord")).isEqualTo("De tweede tekst.");
        }
    }

    private String inboxOf(String who, String filter) {
        try (var desk = Browsers.open(DESK, true)) {
            var page = logIn(desk, who);
            var all = new StringBuilder();
            page.navigate(http.base() + "/werk/ervaringen?filter=" + filter);
            all.append(page.locator("main").innerText());
            while (page.locator(".wij-pager a:has-text('Volgende')").count() > 0) {
                page.click(".wij-pager a:has-text('Volgende')");
                all.append(page.locator("main").innerText());
            }
            return all.toString();
        }
    }

    private Page logIn(BrowserContext context, String who) {
        var page = context.newPage();
        http.logIn(page, who);
        assertThat(page.url()).endsWith("/werk");
        return page;
    }

    private void openWithCode(Page page, String language, String code) {
        page.navigate(http.base() + language + "/mijn-ervaring");
        page.fill("#code", code);
        submit(page);
    }

    /** The first button of the first form of the page. */
    private static void submit(Page page) {
        page.locator("main form button[type=submit]").first().click();
    }

    private int occurrences(String text) {
        return text.split(mark, -1).length - 1;
    }
}
