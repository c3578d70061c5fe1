package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.wijraad.VotingEvening;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nine members, each on their own phone without JavaScript, vote in secret; the secretary opens and closes, two confirm. */
@PortalTest
@Tag("browser")
class SelectionJourneyTest {

    private static final int PHONE = 390;
    private static final int DESK = 1280;

    /** A thumb needs so many pixels. */
    private static final int THUMB = 44;

    private static final String ANNA = "Quirina Zeegers";
    private static final String BO = "Wubbo Ypma";
    private static final String CEES = "Xander Uil";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    @Rule("R10")
    @Rule("R12b")
    void nineMembersNineSessions() {
        var windows = new LinkedHashMap<String, BrowserContext>();
        try (var evening = new VotingEvening(jdbc, clock, ANNA, BO, CEES)) {
            var secretary = enter(windows, "secretaris", DESK);
            var vote = prepare(secretary, evening);
            var phones = new LinkedHashMap<String, Page>();
            VotingEvening.MEMBERS.forEach(it -> phones.put(it, enter(windows, it, PHONE)));
            secretary.click("button:has-text('Open de stemming')");
            assertThat(main(secretary)).contains("De stemming is open", "0 van de 9 hebben gestemd");

            var said = Map.of(ANNA, 6, BO, 5, CEES, 4);
            var voted = 0;
            for (var phone : phones.entrySet()) {
                var page = phone.getValue();
                page.navigate(http.base() + "/werk");
                page.click("a:has-text('Uw stem wordt gevraagd: Proefwerving')");
                if (voted == 0) {
                    fitsAThumb(page);
                    page.click("button:has-text('Controleer uw stem')");
                    assertThat(page.title()).startsWith("Fout:");
                    assertThat(main(page)).contains("0 van de 3 kandidaten");
                }
                for (var candidate : said.entrySet()) {
                    var choice = voted < candidate.getValue() ? "FOR" : "AGAINST";
                    page.check("fieldset:has-text('" + candidate.getKey() + "') input[value=" + choice + "]");
                }
                page.click("button:has-text('Controleer uw stem')");
                if (voted == 0) {
                    fitsAThumb(page);
                    page.click("button:has-text('Wijzig uw stem')");
                    assertThat(page.locator("input:checked").count()).isEqualTo(3);
                    page.click("button:has-text('Controleer uw stem')");
                }
                assertThat(main(page)).contains("Klopt uw stem?").doesNotContain("Uw stem telt mee.");
                page.click("button:has-text('Breng uw stem uit')");
                voted++;
                assertThat(main(page))
                        .contains("Uw stem telt mee.", voted + " van de 9 ")
                        .doesNotContain("Niet gekozen", "Controlecode");
                assertThat(page.locator("input:checked").count()).isZero();
            }
            secretary.reload();
            assertThat(main(secretary)).contains("9 van de 9 hebben gestemd").doesNotContain("Controlecode");
            secretary.click("button:has-text('Sluit en tel')");
            assertThat(rows(secretary))
                    .containsExactly(
                            ANNA + " Gekozen 6 3 0 9 van 9",
                            BO + " Gekozen 5 4 0 9 van 9",
                            CEES + " Niet gekozen 4 5 0 9 van 9");
            var code = secretary.locator("dt:has-text('Controlecode') + dd").innerText();
            for (var teller : List.of("wijraadslid3", "wijraadslid7")) {
                var page = phones.get(teller);
                page.navigate(vote);
                assertThat(page.locator("dt:has-text('Controlecode') + dd").innerText())
                        .isEqualTo(code);
                page.click("button:has-text('Dit klopt')");
                assertThat(main(page)).contains("Uw bevestiging staat erbij");
            }
            secretary.reload();
            assertThat(main(secretary)).contains("De uitslag staat vast", "R. Nieboer", "E. Klooster");
            assertThat(evening.state(ANNA)).isEqualTo("CHOSEN");
            assertThat(evening.state(CEES)).isEqualTo("NOT_CHOSEN");
        } finally {
            windows.values().forEach(BrowserContext::close);
        }
    }

    private String prepare(Page secretary, VotingEvening evening) {
        secretary.navigate(http.base() + "/werk/wijraad/selecties");
        secretary.click("a:has-text('Bereid een stemming voor')");
        secretary.selectOption("#ronde", evening.round().toString());
        secretary.selectOption("#vergadering", evening.meeting().toString());
        secretary.fill("#zetels", "2");
        secretary.check("input[name=vraag][value=EACH]");
        secretary.check("input[name=wijze][value=SECRET]");
        secretary.check("input[name=meerderheid][value=HALF]");
        secretary.check("input[name=staking][value=LOT]");
        secretary.click("button:has-text('Bewaar de voorbereiding')");
        assertThat(main(secretary)).contains("De stemming is voorbereid", "9 van de", ANNA, BO, CEES);
        return secretary.url();
    }

    private Page enter(Map<String, BrowserContext> windows, String username, int width) {
        var window = Browsers.open(width, false);
        windows.put(username, window);
        var page = window.newPage();
        http.logIn(page, username);
        return page;
    }

    private static void fitsAThumb(Page page) {
        for (var target :
                page.locator("main .wij-ballot__choice, main .wij-ballot__do").all()) {
            BoundingBox box = target.boundingBox();
            assertThat(box.height).as("height of " + target.innerText()).isGreaterThanOrEqualTo(THUMB);
            assertThat(box.x + box.width).as("right edge").isLessThanOrEqualTo(PHONE);
        }
    }

    private static List<String> rows(Page page) {
        return page.locator("section[aria-labelledby=uitslag] tbody tr").allInnerTexts().stream()
                .map(it -> it.strip().replaceAll("\\s+", " "))
                .toList();
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }
}
