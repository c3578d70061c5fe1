package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Random;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an answer to a public text, an objection and a report, in browsers without JavaScript. */
@PortalTest
@Tag("browser")
class PublicationJourneyTest {

    private static final int PHONE = 390;
    private static final int DESK = 1280;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    /** A word that is nowhere else. */
    private final String mark =
            "zoekwoord" + Long.toHexString(new Random().nextLong()).replaceAll("[0-9]", "q");

    @Test
    @Rule("R13")
    @Rule("R14")
    @Rule("R16")
    void fromAnswerToPublicationObjectionAndReport() {
        var code = tell();
        var id = id();
        try (var desk = Browsers.open(DESK, false)) {
            var anna = logIn(desk, "team");
            anna.navigate(http.base() + "/werk/ervaringen/" + id);
            anna.fill("#antwoord", "Dank u wel, wij bellen u maandag.");
            anna.click("button:has-text('Verstuur antwoord')");
            anna.navigate(http.base() + "/werk/ervaringen/" + id + "/publicatie");
            assertThat(main(anna)).contains("Een collega of de coördinator kijkt het na");
            assertThat(anna.locator("button:has-text('Bekijk hoe het wordt')").count())
                    .isZero();
        }
        assertThat(seen(id)).isFalse();
        try (var desk = Browsers.open(DESK, false)) {
            var henk = logIn(desk, "team2");
            assertThat(henk.navigate(http.base() + "/werk/ervaringen/" + id + "/publicatie")
                            .status())
                    .isEqualTo(404);
        }
        try (var desk = Browsers.open(DESK, false)) {
            var bert = logIn(desk, "team3");
            bert.navigate(http.base() + "/werk/ervaringen/" + id + "/publicatie");
            assertThat(bert.locator(".wij-tick label:has-text('06') input").isChecked())
                    .isTrue();
            bert.locator(".wij-tick label:has-text('Marieke') input").check();
            bert.click("button:has-text('Bekijk hoe het wordt')");
            assertThat(main(bert)).contains(mark);
            bert.locator("select").first().selectOption("RECOGNISABLE");
            bert.locator("button:text-is('Publiceer')").click();
            assertThat(main(bert)).contains("De ervaring staat op de site.");
        }
        assertThat(seen(id)).isTrue();
        try (var phone = Browsers.open(PHONE, false)) {
            var teller = open(phone, code);
            assertThat(main(teller)).contains("Marieke", "Hieraan is iemand te herkennen", "06 12 34 56 78");
            teller.fill("#bezwaar", "Marieke ben ik zelf.");
            teller.click("button:has-text('Maak bezwaar')");
            assertThat(main(teller)).contains("De coördinator kijkt ernaar.");
        }
        try (var desk = Browsers.open(DESK, false)) {
            var fatima = logIn(desk, "coordinator");
            fatima.navigate(http.base() + "/werk/bezwaren/" + id);
            fatima.check("#besluit-1");
            fatima.locator("label:has-text('Marieke')").click();
            fatima.fill("#waarom", "U hebt gelijk, het is uw eigen naam.");
            fatima.click("button:has-text('Beslis')");
            assertThat(main(fatima)).contains("Uw besluit is bewaard.");
        }
        try (var phone = Browsers.open(PHONE, false)) {
            var teller = open(phone, code);
            assertThat(main(teller)).contains("De coördinator geeft u gelijk.", "het is uw eigen naam");
            teller.navigate(http.base() + "/ervaringen/" + id);
            assertThat(main(teller))
                    .contains("Marieke", "wij bellen u maandag", "verteld in 20")
                    .doesNotContain("06 12", "week");
            teller.click("a[href$='/melding']");
            teller.fill("#woorden", "Ik ben Marieke van hiernaast.");
            teller.click("button:has-text('Meld dit')");
            assertThat(main(teller)).contains("De tekst is niet meer te zien.").doesNotContain(mark);
        }
        assertThat(seen(id)).isFalse();
        try (var desk = Browsers.open(DESK, false)) {
            var bert = logIn(desk, "team3");
            bert.navigate(http.base() + "/werk/ervaringen/" + id + "/publicatie");
            assertThat(main(bert)).contains("De coördinator beslist.");
            var fatima = logIn(Browsers.open(DESK, false), "coordinator");
            fatima.navigate(http.base() + "/werk/bezwaren/" + id);
            assertThat(main(fatima)).contains("Ik ben Marieke van hiernaast.");
            fatima.check("#besluit");
            fatima.click("button:has-text('Beslis')");
            fatima.context().close();
        }
        assertThat(seen(id)).isTrue();
    }

    /** In list, search, feed and page alike. */
    private boolean seen(UUID id) {
        var visitor = http.visitor();
        var page = visitor.get("/ervaringen/" + id);
        var shown = page.statusCode() == 200;
        assertThat(page.statusCode()).isIn(200, 404);
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, noarchive");
        for (var path :
                new String[] {"/ervaringen?q=" + mark, "/en/ervaringen?q=" + mark, "/ervaringen?team=vinkhuizen"}) {
            var list = visitor.get(path);
            assertThat(list.headers().firstValue("ETag")).isPresent();
            assertThat(list.headers().firstValue("Set-Cookie")).isEmpty();
            if (!shown || !path.contains("team")) {
                assertThat(list.body().contains("/ervaringen/" + id)).as(path).isEqualTo(shown);
            }
        }
        assertThat(visitor.get("/ervaringen.atom").body().contains("urn:uuid:" + id) || !shown)
                .isTrue();
        if (!shown) {
            assertThat(visitor.get("/ervaringen.atom").body()).doesNotContain(id.toString());
        }
        return shown;
    }

    private String tell() {
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            page.navigate(http.base() + "/ervaringen/nieuw/kort");
            page.selectOption("#team", "vinkhuizen");
            page.check("#lezers");
            submit(page);
            page.fill(
                    "#gebeurde", "Toen kwam Marieke langs. Haar nummer is 06 12 34 56 78. " + mark + " vertelt iets.");
            submit(page);
            if (page.locator(".wij-hit input[value=laat]").count() > 0) {
                page.check(".wij-hit input[value=laat]");
            }
            page.check("#openbaar-1");
            submit(page);
            return String.join(" ", page.locator(".wij-code__groups li").allInnerTexts());
        }
    }

    private Page open(BrowserContext context, String code) {
        var page = context.newPage();
        page.navigate(http.base() + "/mijn-ervaring");
        page.fill("#code", code);
        submit(page);
        page.navigate(http.base() + "/mijn-ervaring/publicatie");
        return page;
    }

    private UUID id() {
        return jdbc.sql("select id from experience where happened like '%' || :mark || '%'")
                .param("mark", mark)
                .query(UUID.class)
                .single();
    }

    private Page logIn(BrowserContext context, String who) {
        var page = context.newPage();
        http.logIn(page, who);
        assertThat(page.url()).endsWith("/werk");
        return page;
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").first().click();
    }
}
