package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Checks;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.wijraad.advice.Advices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * On a phone, each in their own role: a draft, a remark, the decision, sending, an answer to each point, what everyone reads,
 * the trail of a story, and a year later whether it was done.
 */
@PortalTest
@Tag("browser")
class AdviceJourneyTest {

    private static final int PHONE = 390;

    @Autowired
    private Http http;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final LocalDate today = LocalDate.now(PortaalApplication.ZONE);
    private final String title =
            "Adviesproef " + Long.toHexString(new Random().nextLong()).replaceAll("[0-9]", "q");
    private final List<String> wrong = new ArrayList<>();
    private String id = "";

    @AfterEach
    void leaveNothing() {
        clock.reset();
        if (!id.isEmpty()) {
            Advices.forget(jdbc, transaction, UUID.fromString(id));
        }
    }

    @Test
    @Rule("R12e")
    @Rule("R30")
    void fromDraftToWhatCameOfIt() {
        as("secretaris", this::write);
        as("wijraadslid", page -> {
            open(page);
            page.selectOption("#punt", "2");
            page.fill("#opmerking", "Noem ook de zaterdag.");
            page.click("button:has-text('Plaats de opmerking')");
            assertThat(main(page)).contains("Uw opmerking staat erbij", "Noem ook de zaterdag.", "S. Pinas");
            look(page, "draft of a member");
        });
        as("secretaris", this::decideAndSend);
        assertThat(publicPage("/wijraad/adviezen/" + id))
                .contains("Wacht op antwoord", "Nog geen antwoord.")
                .doesNotContain("Noem ook de zaterdag.");
        as("bestuurder", this::answer);
        assertThat(publicPage("/wijraad/adviezen/" + id))
                .contains(
                        "Overgenomen",
                        "Niet overgenomen",
                        "Vanaf januari.",
                        "Dat is op tijd",
                        "De WIJ-raad kijkt dit na vanaf");
        assertThat(publicPage("/en/wijraad/adviezen/" + id)).contains("Adopted", "That is in time");
        resident();
        clock.moveTo(today.plusYears(1).plusDays(1));
        as("secretaris", this::judge);
        assertThat(publicPage("/wijraad/adviezen/" + id))
                .contains("Na een jaar nagekeken", "Gedaan", "Alle balies doen mee.");
        assertThat(publicPage("/spoor/" + id)).contains("Dit vindt de WIJ-raad na een jaar", "Alle balies doen mee.");
        assertThat(wrong).isEmpty();
    }

    private void write(Page page) {
        page.navigate(http.base() + "/werk/wijraad/adviezen");
        look(page, "list of the secretary");
        page.click("a:has-text('Nieuw advies')");
        page.click("button:has-text('Begin dit advies')");
        assertThat(page.title()).startsWith("Fout:");
        page.fill("#titel", title);
        page.click("button:has-text('Begin dit advies')");
        id = page.url().replaceFirst(".*/adviezen/([0-9a-f-]{36}).*", "$1");
        page.fill("#waarom", "Inwoners staan voor een dichte deur.");
        page.fill("#zin-1", "Open elke balie op tijd.");
        page.fill("#uitleg-1", "Ook als er maar één medewerker is.");
        page.click("button:has-text('Bewaar en voeg punten toe')");
        page.fill("#zin-2", "Open ook in het weekend.");
        look(page, "text");
        page.click("button:has-text('Bewaar'):not(:has-text('punten'))");
        assertThat(main(page))
                .contains("Het concept is bewaard", "Open elke balie op tijd.", "Open ook in het weekend.");
        page.click("a:has-text('Kies ervaringen en verbeteringen')");
        page.fill("#zoek", "balie");
        page.click("button:has-text('Zoek')");
        look(page, "voices");
        page.locator("button:has-text('Voeg toe')").first().click();
        assertThat(main(page)).contains("1 gekozen");
    }

    private void decideAndSend(Page page) {
        open(page);
        assertThat(main(page)).contains("Noem ook de zaterdag.");
        page.click("a:has-text('Wijzig de tekst')");
        page.fill("#uitleg-2", "Begin met de zaterdag.");
        page.click("button:has-text('Bewaar'):not(:has-text('punten'))");
        assertThat(main(page)).contains("Eerdere versies van de tekst");
        page.fill("#dag", today.plusDays(1).toString());
        page.fill("#vergadering", "Vergadering van deze maand");
        page.click("button:has-text('Leg het besluit vast')");
        assertThat(main(page)).contains("De WIJ-raad besluit pas op");
        page.fill("#dag", today.toString());
        page.click("button:has-text('Leg het besluit vast')");
        assertThat(main(page)).contains("Het besluit ligt vast");
        look(page, "decided");
        page.click("button:has-text('Verstuur en maak openbaar')");
        assertThat(main(page)).contains("Het advies staat op de site");
    }

    private void answer(Page page) {
        page.navigate(http.base() + "/werk/wijraad/adviezen");
        page.click("a:has-text('" + title + "')");
        page.click("a:has-text('Geef antwoord op punt 1')");
        look(page, "point");
        page.click("button:has-text('Geef dit antwoord')");
        assertThat(page.title()).startsWith("Fout:");
        page.check("label:has-text('Overgenomen') >> nth=0");
        page.fill("#reden", "Dat doen wij.");
        page.click("button:has-text('Bewaar als concept')");
        assertThat(main(page)).contains("Uw concept is bewaard", "Alle concepten in één keer");
        look(page, "answers of the director");
        page.click("a:has-text('Geef antwoord op punt 1')");
        assertThat(page.inputValue("#reden")).isEqualTo("Dat doen wij.");
        page.fill("#reden", "Dat doen wij. Vanaf januari.");
        page.click("button:has-text('Geef dit antwoord')");
        page.click("a:has-text('Geef antwoord op punt 2')");
        page.check("label:has-text('Niet overgenomen')");
        page.fill("#reden", "Daar is geen geld voor.");
        page.click("button:has-text('Geef dit antwoord')");
        assertThat(main(page)).contains("Het antwoord staat op de site", "Beantwoord op dezelfde dag");
    }

    /** From the story that led to it to the answer, and back. */
    private void resident() {
        try (var phone = Browsers.open(PHONE, true)) {
            var page = phone.newPage();
            page.navigate(http.base() + "/wijraad/adviezen");
            look(page, "public list");
            page.click("a:has-text('" + title + "')");
            look(page, "public advice");
            page.click("a:has-text('Het hele spoor')");
            assertThat(main(page)).contains("Het bestuur antwoordde", "Daar is geen geld voor.");
            look(page, "trail");
        }
        var voice = jdbc.sql("select node_id from wijraad_advice_voice where advice_id = :id")
                .param("id", UUID.fromString(id))
                .query(UUID.class)
                .single();
        assertThat(publicPage("/spoor/" + voice)).contains(title, "Vanaf januari.");
    }

    private void judge(Page page) {
        open(page);
        page.click("a:has-text('Is punt 1 gedaan?')");
        look(page, "judgement");
        page.check("label:has-text('Gedaan') >> nth=0");
        page.fill("#reden", "Alle balies doen mee.");
        page.click("button:has-text('Leg dit vast')");
        assertThat(main(page)).contains("Het oordeel staat op de site");
        page.click("a:has-text('Is punt 2 gedaan?')");
        page.check("label:has-text('Niet gedaan')");
        page.fill("#reden", "Op zaterdag is alles dicht.");
        page.click("button:has-text('Leg dit vast')");
        assertThat(main(page)).contains("Na een jaar nagekeken");
    }

    /** Nothing of it is wrong for who cannot see, and nothing is wider than a phone. */
    private void look(Page page, String name) {
        new Checks(http.base(), (check, where, what) -> wrong.add(check + " " + where + ": " + what))
                .look(page, name, PHONE, true);
    }

    private String publicPage(String path) {
        var page = http.visitor().get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().replaceAll("<[^>]*>", "");
    }

    private void open(Page page) {
        page.navigate(http.base() + "/werk/wijraad/adviezen/" + id);
    }

    private void as(String who, Consumer<Page> work) {
        try (var phone = Browsers.open(PHONE, true)) {
            var page = phone.newPage();
            http.logIn(page, who);
            work.accept(page);
        }
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }
}
