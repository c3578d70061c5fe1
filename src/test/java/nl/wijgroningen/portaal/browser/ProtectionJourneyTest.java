package nl.wijgroningen.portaal.browser;

import static com.microsoft.playwright.options.WaitForSelectorState.ATTACHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Dump;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.Robot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What protects a teller, in a browser without JavaScript, on a phone: at both ends of the line. */
@PortalTest
@Tag("browser")
class ProtectionJourneyTest {

    private static final int PHONE = 390;

    @Autowired
    private Http http;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Robot robot;

    /** Words that are nowhere else, so that a dump can be searched for them. */
    private final String mark =
            "zoekwoord" + Long.toHexString(new Random().nextLong()).replaceAll("[0-9]", "q");

    @Test
    @Rule("R35")
    void dangerousWordsReachTheCoordinatorOnlyWhoKeepsTheList() {
        try (var desk = Browsers.open(PHONE, false)) {
            var page = logIn(desk, "coordinator");
            page.navigate(http.base() + "/werk/alarmwoorden");
            submit(page);
            assertThat(page.title()).startsWith("Fout:");
            page.fill("#woord", "Rode Auto " + mark);
            submit(page);
            assertThat(page.locator("[role=status]").innerText()).contains("Opgeslagen");
        }
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            tell(page, "", "Er staat steeds een rode auto " + mark + " voor mijn deur.");
            assertThat(page.locator("main").innerText()).contains("112").contains("Alleen de coördinator");
        }
        try (var desk = Browsers.open(PHONE, false)) {
            var page = logIn(desk, "coordinator");
            page.navigate(http.base() + "/werk/ervaringen/" + id());
            assertThat(page.locator("main").innerText())
                    .contains("alarmwoorden")
                    .contains("Rode Auto " + mark);
            page.navigate(http.base() + "/werk/alarmwoorden");
            page.click("li:has-text('Rode Auto " + mark + "') button");
            assertThat(page.locator("main").innerText()).doesNotContain(mark);
            page.click("li:has-text('eerwraak') button");
            assertThat(page.locator("li:has-text('eerwraak')").innerText()).contains("staat uit");
            page.click("li:has-text('eerwraak') button");
            assertThat(page.locator("li:has-text('eerwraak')").innerText()).doesNotContain("staat uit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/en"})
    @Rule("R35")
    void theFirstReaderGivesItAwayAndTheTellerDecidesWhoReadsIt(String language) {
        String code;
        try (var phone = Browsers.open(PHONE, false)) {
            code = tell(phone.newPage(), language, "Jullie collega schreeuwde. " + mark);
        }
        var path = "/werk/ervaringen/" + id();
        try (var desk = Browsers.open(PHONE, false)) {
            var page = logIn(desk, "team");
            page.navigate(http.base() + path);
            page.click("a:has-text('Geef dit aan de coördinator')");
            submit(page);
            assertThat(page.title()).startsWith("Fout:");
            page.check("text=Het is een klacht over een medewerker");
            submit(page);
            assertThat(page.locator("main").innerText())
                    .contains("bij de coördinator")
                    .doesNotContain(mark);
            assertThat(page.navigate(http.base() + path).status()).isEqualTo(404);
        }
        try (var desk = Browsers.open(PHONE, false)) {
            var page = logIn(desk, "coordinator");
            page.navigate(http.base() + path);
            assertThat(page.locator("main").innerText())
                    .contains("klacht over een persoon")
                    .contains("M. Hofstra");
            page.selectOption("#vraagteam", "beijum");
            page.click("button:has-text('Vraag het de verteller')");
            assertThat(page.locator("main").innerText()).contains("WIJ Beijum");
        }
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            open(page, language, code);
            assertThat(page.locator("main").innerText()).contains("WIJ Beijum");
            page.click("form[action$='/toestemming'] button[type=submit]");
            assertThat(page.title()).matches("(Fout|Error): .*");
            page.check("#toestemming");
            page.click("form[action$='/toestemming'] button[type=submit]");
            assertThat(page.locator("#toestemming").count()).isZero();
        }
        try (var desk = Browsers.open(PHONE, false)) {
            assertThat(logIn(desk, "team2").navigate(http.base() + path).status())
                    .isEqualTo(200);
        }
        try (var desk = Browsers.open(PHONE, false)) {
            assertThat(logIn(desk, "team").navigate(http.base() + path).status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/en"})
    @Rule("R12")
    @Rule("R14")
    void theTeamAsksBackAndTheTellerReplies(String language) {
        String code;
        try (var phone = Browsers.open(PHONE, false)) {
            code = tell(phone.newPage(), language, "Ik zoek hulp. " + mark);
        }
        staffWrites("Stel een vraag terug", "Waarbij zoekt u hulp? " + mark);
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            open(page, language, code);
            assertThat(page.locator("main").innerText()).contains("Waarbij zoekt u hulp?");
            assertThat(page.locator("#oordeel").count())
                    .as("there is no answer to judge")
                    .isZero();
            reply(page, "");
            assertThat(page.title()).matches("(Fout|Error): .*");
            reply(page, "Bel 06 12 34 56 78. Bij het huishouden. " + mark);
            assertThat(page.inputValue("#reactie")).contains("06 12 34 56 78");
            page.check("#gelezen");
            reply(page, "Bel 06 12 34 56 78. Bij het huishouden. " + mark);
            assertThat(page.locator("main").innerText()).contains("Bij het huishouden.");
        }
        staffWrites("Verstuur antwoord", "Dan komt er iemand langs. " + mark);
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            open(page, language, code);
            reply(page, "Er kwam niemand. " + mark);
            assertThat(page.locator("main").innerText())
                    .containsSubsequence(
                            "Waarbij zoekt u hulp?", "Bij het huishouden.", "Dan komt er iemand", "Er kwam niemand.");
        }
        try (var desk = Browsers.open(PHONE, false)) {
            var page = logIn(desk, "team");
            page.navigate(http.base() + "/werk/ervaringen/" + id());
            assertThat(page.locator(".wij-course").innerText())
                    .containsSubsequence(
                            "Waarbij zoekt u hulp?", "Bij het huishouden.", "Dan komt er iemand", "Er kwam niemand.");
        }
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            open(page, language, code);
            page.click("main aside a[href$='/mijn-ervaring/intrekking']");
            submit(page);
            assertThat(Dump.of(database)).doesNotContain(mark);
        }
    }

    @Test
    @Rule("R31")
    void staffEnterForAResidentWhoGetsTheCodeOnPaper() {
        String code;
        try (var desk = Browsers.open(PHONE, false)) {
            var page = logIn(desk, "team");
            page.navigate(http.base() + "/werk/ervaringen/nieuw");
            page.fill("#gebeurde", "Aan de balie verteld. " + mark);
            submit(page);
            assertThat(page.title()).startsWith("Fout:");
            assertThat(page.inputValue("#gebeurde")).contains(mark);
            page.check("text=In een gesprek");
            page.check("text=In de woorden van de bewoner");
            page.check("#taal-1");
            page.selectOption("#team", "vinkhuizen");
            page.selectOption("#thema", "zorg");
            page.check("#contact");
            page.check("#lezers");
            page.selectOption("#own_direction", "5");
            page.check("#openbaar");
            submit(page);
            page.waitForSelector(".wij-sheet", new Page.WaitForSelectorOptions().setState(ATTACHED));
            assertThat(page.locator(".wij-sheet").isVisible()).isFalse();
            assertThat(page.locator("details .wij-sheet__code").isVisible())
                    .as("the code is not on the screen by itself")
                    .isFalse();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".wij-sheet").isVisible()).isTrue();
            assertThat(page.locator(".wij-sheet").getAttribute("lang")).isEqualTo("en");
            code = String.join(
                    "", page.locator(".wij-sheet .wij-sheet__code span").allInnerTexts());
            assertThat(code).hasSize(16);
        }
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            open(page, "/en", code);
            assertThat(page.locator("main").innerText()).contains(mark);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/en"})
    @Rule("R33")
    @Rule("R43")
    void aTellerGetsAMailWithoutAWordOfItAndStops(String language) {
        var address = mark + "@voorbeeld.nl";
        String code;
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            code = tell(page, language, "Ik wacht op nieuws. " + mark);
            page.click("main a[href$='/mijn-ervaring/berichten']");
            page.fill("#adres", "geen adres");
            submit(page);
            assertThat(page.title()).matches("(Fout|Error): .*");
            page.fill("#adres", address);
            submit(page);
            assertThat(page.locator("[role=status]").count()).isEqualTo(1);
            assertThat(Dump.of(database)).doesNotContain(address);
        }
        staffWrites("Stel een vraag terug", "Welk nieuws? " + mark);
        var mail = mailbox.last("experience.mail.question");
        assertThat(mail.subject()).isEqualTo(language.isEmpty() ? "Er is een vraag" : "There is a question");
        assertThat(mail.body()).doesNotContain(mark).doesNotContain(id().toString());
        robot.opensAndChangesNothing(Mailbox.links(mail));
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            page.navigate(http.base() + URI.create(Mailbox.links(mail).get(1)).getPath());
            assertThat(page.locator("main").innerText()).doesNotContain(mark);
            submit(page);
            assertThat(page.locator("main form").count()).isZero();
        }
        assertThat(jdbc.sql(
                                "select count(*) from experience_news n join experience e using (code_hash) where e.id = :id")
                        .param("id", id())
                        .query(Integer.class)
                        .single())
                .isZero();
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            open(page, language, code);
            page.click("main a[href$='/mijn-ervaring/berichten']");
            page.fill("#adres", address);
            submit(page);
            page.click("main aside a[href$='/mijn-ervaring/intrekking']");
            submit(page);
        }
        assertThat(jdbc.sql(
                                "select count(*) from experience_news n where not exists (select from experience e where e.code_hash = n.code_hash) and not exists (select from experience_waiting w where w.code_hash = n.code_hash)")
                        .query(Integer.class)
                        .single())
                .as("goes with withdrawal")
                .isZero();
    }

    private void staffWrites(String button, String text) {
        try (var desk = Browsers.open(PHONE, false)) {
            var page = logIn(desk, "team");
            page.navigate(http.base() + "/werk/ervaringen/" + id());
            page.fill("#antwoord", text);
            page.click("button:has-text('" + button + "')");
            assertThat(page.locator("[role=status]").innerText()).contains("Opgeslagen");
        }
    }

    private static void reply(Page page, String text) {
        page.fill("#reactie", text);
        page.click("form[action$='/reactie'] button[type=submit]");
    }

    private UUID id() {
        return jdbc.sql("select id from experience where happened like '%' || :mark || '%'")
                .param("mark", mark)
                .query(UUID.class)
                .single();
    }

    /** The short way, to team Vinkhuizen; gives the code. */
    private String tell(Page page, String language, String story) {
        page.navigate(http.base() + language + "/ervaringen/nieuw/kort");
        page.selectOption("#team", "vinkhuizen");
        page.check("#lezers");
        submit(page);
        page.fill("#gebeurde", story);
        submit(page);
        page.check("#openbaar");
        submit(page);
        assertThat(page.url()).endsWith("/ervaringen/nieuw/verstuurd");
        return String.join("", page.locator(".wij-code__groups li").allInnerTexts());
    }

    private void open(Page page, String language, String code) {
        page.navigate(http.base() + language + "/mijn-ervaring");
        page.fill("#code", code);
        submit(page);
    }

    private Page logIn(BrowserContext context, String who) {
        var page = context.newPage();
        http.logIn(page, who);
        return page;
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").first().click();
    }
}
