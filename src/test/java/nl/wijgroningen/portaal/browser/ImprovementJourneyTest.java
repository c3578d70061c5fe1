package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an experience to a promise, a proof, the teller's "no", another proof and a "yes", in browsers without JavaScript. */
@PortalTest
@Tag("browser")
class ImprovementJourneyTest {

    private static final int PHONE = 390;
    private static final int DESK = 1280;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private final String mark =
            "zoekwoord" + Long.toHexString(new Random().nextLong()).replaceAll("[0-9]", "q");
    private final String title = "Sneller antwoord " + mark;

    private String improvement = "";

    @Test
    @Rule("R34")
    @Rule("R30")
    void fromPromiseToYes() {
        var code = tell();
        as("team", page -> {
            page.navigate(http.base() + "/werk/ervaringen/" + told());
            page.click("a:has-text('Beloof een verbetering')");
            page.click("button:has-text('Beloof dit')");
            assertThat(page.title()).startsWith("Fout:");
            assertThat(page.locator("#titel").getAttribute("aria-invalid")).isEqualTo("true");
            page.fill("#titel", title);
            page.fill("#belofte", "Wie vraagt, hoort binnen een week wat er kan. Bel 06 12 34 56 78.");
            page.fill(
                    "#klaar",
                    LocalDate.now(PortaalApplication.ZONE).plusDays(30).toString());
            page.click("button:has-text('Beloof dit')");
            assertThat(main(page)).contains("06 12 34 56 78");
            page.fill("#belofte", "Wie vraagt, hoort binnen een week wat er kan.");
            page.click("button:has-text('Beloof dit')");
            assertThat(main(page)).contains("De belofte staat op de site");
            improvement = page.url().replaceFirst(".*/werk/verbeteringen/([0-9a-f-]+).*", "$1");
        });
        assertThat(trail()).contains(title, "Er is nog niets gedaan", "Er is nog geen bewijs", "niet openbaar zijn");
        teller(code, page -> assertThat(main(page)).contains(title, "Beloofd").doesNotContain("Merkt u er iets van?"));
        as("team", page -> {
            open(page);
            page.fill("#actie", "Elke maandag lopen wij alle vragen langs.");
            page.click("button:has-text('Zet erbij')");
            prove(page, "De vragen van vorige maand", "40 van de 96 op tijd", "88 van de 97 op tijd");
            assertThat(main(page)).contains("U leverde dit bewijs zelf");
            assertThat(page.locator("button:has-text('Bevestig')").count()).isZero();
        });
        assertThat(trail())
                .contains("Elke maandag lopen wij", "Er is nog geen bewijs")
                .doesNotContain("88 van de 97");
        as("team3", ImprovementJourneyTest::confirm);
        assertThat(trail())
                .contains("88 van de 97 op tijd", "Een tweede medewerker keek dit na", "Merkt u er iets van?");
        assertThat(http.visitor().get("/verbeteringen?q=" + mark).body()).contains(title, "Gedaan en bewezen");
        teller(code, page -> {
            page.click("article:has-text('" + mark + "') button:has-text('Verstuur')");
            assertThat(page.title()).startsWith("Fout:");
            page.check("label:has-text('Nee, ik merk er niets van')");
            page.click("article:has-text('" + mark + "') button:has-text('Verstuur')");
            assertThat(main(page)).contains("Uw antwoord telt mee", "Bezig").doesNotContain("Merkt u er iets van?");
        });
        assertThat(trail()).contains("Een verteller merkte er niets van", "Er is nog geen bewijs");
        as("team", page -> {
            open(page);
            assertThat(main(page)).contains("Weer geopend: een verteller merkt er niets van");
            prove(page, "De vragen van deze maand", "88 van de 97 op tijd", "96 van de 97 op tijd");
        });
        as("coordinator", ImprovementJourneyTest::confirm);
        assertThat(trail()).contains("96 van de 97 op tijd");
        teller(code, page -> {
            page.check("label:has-text('Ja, ik merk er iets van')");
            page.click("article:has-text('" + mark + "') button:has-text('Verstuur')");
            assertThat(main(page)).contains("Uw antwoord telt mee", "Gedaan en bewezen");
        });
        assertThat(jdbc.sql(
                                "select noticed from experience_proof where improvement_id = :id order by offered_on, confirmed_on, noticed desc limit 1")
                        .param("id", UUID.fromString(improvement))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(trail()).contains("minder dan 5");
        teller(code, page -> {
            page.navigate(http.base() + "/mijn-ervaring/intrekking");
            page.click("main form button[type=submit]");
        });
        assertThat(trail()).as("the withdrawn voice is gone").doesNotContain("niet openbaar zijn");
    }

    /** The page of the trail, which holds no word of what was told and may be kept by nobody. */
    private String trail() {
        var page = http.visitor().get("/spoor/" + improvement);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, noarchive");
        assertThat(page.body()).doesNotContain("Ik wachtte");
        return page.body();
    }

    private void prove(Page page, String what, String before, String after) {
        page.fill("#verandering", "Bijna iedereen hoort binnen een week wat er kan.");
        page.fill("#sinds", LocalDate.now(PortaalApplication.ZONE).toString());
        page.fill("#getal", what);
        page.fill("#eerst", before);
        page.fill("#nu", after);
        page.click("button:has-text('Leg voor aan een collega')");
        assertThat(main(page)).contains("kijkt het bewijs na");
    }

    private static void confirm(Page page) {
        page.navigate(page.url() + "/verbeteringen?filter=bewijs");
        page.click(".wij-inbox a:has-text('Sneller antwoord')");
        page.click("button:has-text('Bevestig: het is gedaan')");
        assertThat(main(page)).contains("staat nu op ‘gedaan’");
    }

    private void open(Page page) {
        page.navigate(http.base() + "/werk/verbeteringen/" + improvement);
    }

    private void as(String who, Consumer<Page> work) {
        try (var desk = Browsers.open(DESK, false)) {
            var page = desk.newPage();
            http.logIn(page, who);
            work.accept(page);
        }
    }

    private void teller(String code, Consumer<Page> work) {
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            page.navigate(http.base() + "/mijn-ervaring");
            page.fill("#code", code);
            page.locator("main form button[type=submit]").first().click();
            work.accept(page);
        }
    }

    private String tell() {
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            page.navigate(http.base() + "/ervaringen/nieuw/kort");
            page.selectOption("#team", "vinkhuizen");
            page.check("#lezers");
            page.locator("main form button[type=submit]").first().click();
            page.fill("#gebeurde", "Ik wachtte negen weken. " + mark);
            page.locator("main form button[type=submit]").first().click();
            page.check("#openbaar");
            page.locator("main form button[type=submit]").first().click();
            return String.join(" ", page.locator(".wij-code__groups li").allInnerTexts());
        }
    }

    private UUID told() {
        return jdbc.sql("select id from experience where happened like '%' || :mark || '%'")
                .param("mark", mark)
                .query(UUID.class)
                .single();
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }
}
