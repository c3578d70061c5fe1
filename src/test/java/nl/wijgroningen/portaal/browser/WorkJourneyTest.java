package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From what a resident tells to the list of who takes it up, with a note that the teller never sees; without JavaScript. */
@PortalTest
class WorkJourneyTest {

    private static final int DESK = 1280;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    /** A word that is nowhere else. */
    private final String mark =
            "zoekwoord" + Long.toHexString(new Random().nextLong()).replaceAll("[0-9]", "q");

    @Test
    @Rule("R15")
    void aColleagueTakesItUpAndNotesWhatOthersMustKnow() {
        var teller = http.visitor();
        teller.post("/ervaringen/nieuw/kort", Map.of("team", "vinkhuizen", "lezers", "team"));
        teller.post("/ervaringen/nieuw/kort/verhaal", Map.of("gebeurde", mark + " werd twee keer niet teruggebeld."));
        teller.post("/ervaringen/nieuw/kort/controle", Map.of("openbaar", "nee"));
        var path = "/werk/ervaringen/" + id();
        try (var desk = Browsers.open(DESK, false)) {
            var anna = desk.newPage();
            http.logIn(anna, "team");
            open(anna, "/werk?soort=te-beantwoorden", path);
            anna.fill("#notitie", "Gebeld om tien uur, niemand nam op.");
            anna.click("button:has-text('Bewaar notitie')");
            assertThat(main(anna)).contains("Uw notitie staat bij de ervaring.", "niemand nam op", "M. Hofstra");
            anna.selectOption("#persoon", new com.microsoft.playwright.options.SelectOption().setLabel("S. Dijkema"));
            anna.click("button:has-text('Geef aan collega')");
            assertThat(main(anna)).contains("S. Dijkema pakt dit op.");
        }
        try (var desk = Browsers.open(DESK, false)) {
            var bert = desk.newPage();
            http.logIn(bert, "team3");
            bert.click("a:has-text('Van mij')");
            assertThat(main(bert)).contains(mark, "bij S. Dijkema");
            open(bert, "/werk?stand=van-mij", path);
            assertThat(main(bert)).contains("niemand nam op", "U pakt dit op.");
            bert.fill("#antwoord", "Het spijt ons dat wij niet terugbelden. Dat doen wij morgen.");
            bert.click("button:has-text('Verstuur antwoord')");
            bert.navigate(http.base() + "/werk?stand=van-mij");
            assertThat(main(bert)).doesNotContain(mark);
        }
        assertThat(teller.get("/mijn-ervaring").body())
                .contains("Dat doen wij morgen.")
                .doesNotContain("niemand nam op", "S. Dijkema", "M. Hofstra");
        teller.post("/mijn-ervaring/intrekking", Map.of());
        for (var table : new String[] {"experience_note", "experience_assignee"}) {
            assertThat(jdbc.sql("select count(*) from " + table + " where experience_id = :id")
                            .param("id", UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    /** Through the list, from page to page, to the experience. */
    private void open(Page page, String list, String path) {
        page.navigate(http.base() + list);
        while (page.locator("a[href='" + path + "']").count() == 0) {
            page.click("text=Volgende 20");
        }
        page.click("a[href='" + path + "']");
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }

    private UUID id() {
        return jdbc.sql("select id from experience where happened like :mark")
                .param("mark", mark + "%")
                .query(UUID.class)
                .single();
    }
}
