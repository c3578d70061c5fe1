package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Checks;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.wijraad.meeting.MeetingJourneyTest;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A meeting on a phone, from the plan to the public page: the secretary, a member and everyone; without JavaScript. */
@PortalTest
@Rule("R12d")
class MeetingPhoneTest {

    private static final int PHONE = 390;
    private static final String PLACE = "Zaal van de telefoonproef";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private final List<String> problems = new ArrayList<>();

    @AfterEach
    void remove() {
        clock.reset();
        MeetingJourneyTest.remove(jdbc, PLACE);
    }

    @Test
    void fromPlanToPublicPage() {
        var day = LocalDate.now(clock).plusDays(4);
        var meeting = new String[1];
        as("secretaris", page -> meeting[0] = plan(page, day));
        as("wijraadslid", page -> {
            page.navigate(http.base() + "/werk/wijraad/vergaderingen");
            page.locator("a[href$='" + meeting[0] + "']").click();
            look(page);
            page.click("button:has-text('Ik kom niet')");
            assertThat(main(page)).contains("U komt niet.", "Telefoonpunt");
            page.click("button:text-is('Ik kom')");
            assertThat(main(page)).contains("U komt.");
        });
        clock.moveTo(day);
        as("secretaris", page -> hold(page, meeting[0]));
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            page.navigate(http.base() + "/wijraad");
            page.click("a:has-text('Alle vergaderingen')");
            look(page);
            page.navigate(http.base() + "/wijraad/vergaderingen/" + meeting[0]);
            look(page);
            assertThat(main(page))
                    .contains("Telefoonpunt", "Telefoonstuk", "Telefoonbesluit", "leden waren er")
                    .contains("De notulen staan hier zodra")
                    .doesNotContain("Telefoonnotulen", "Telefoonactie");
        }
        assertThat(problems).isEmpty();
    }

    /** @return the id of the meeting */
    private String plan(Page page, LocalDate day) {
        page.navigate(http.base() + "/werk/wijraad/vergaderingen");
        look(page);
        page.fill("#dag", day.toString());
        page.fill("#van", "19.30");
        page.fill("#tot", "21.00");
        page.check("#soort");
        page.fill("#plaats", PLACE);
        page.click("button:has-text('Zet in het jaarplan')");
        assertThat(main(page)).contains("De vergadering staat in het jaarplan.");
        look(page);
        page.fill("#titel", "Telefoonpunt");
        page.check("#openbaar");
        page.click("button:has-text('Zet op de agenda')");
        page.click("a:has-text('Stukken, besluiten en wijzigen')");
        page.fill("#naam", "Telefoonstuk");
        page.setInputFiles("#document", new FilePayload("stuk.pdf", "application/pdf", blank()));
        page.click("button:has-text('Voeg het stuk toe')");
        assertThat(main(page)).contains("Telefoonstuk", "niet gemaakt om te laten voorlezen");
        look(page);
        page.click("a:has-text('Terug naar de vergadering')");
        page.click("button:has-text('Verstuur de uitnodiging')");
        assertThat(main(page)).contains("De uitnodiging is verstuurd.");
        look(page);
        return page.url().replaceAll(".*/vergaderingen/([0-9a-f-]+).*", "$1");
    }

    private void hold(Page page, String meeting) {
        page.navigate(http.base() + "/werk/wijraad/vergaderingen/" + meeting);
        look(page);
        for (var box : page.locator("input[name=aanwezig]").all()) {
            box.check();
        }
        page.click("button:has-text('Leg vast wie er zijn')");
        assertThat(main(page)).contains("Genoeg leden om te besluiten");
        page.click("a:has-text('Stukken, besluiten en wijzigen')");
        page.fill("#besluit", "Telefoonbesluit");
        page.click("button:has-text('Leg het besluit vast')");
        assertThat(main(page)).contains("Telefoonbesluit");
        page.click("a:has-text('Terug naar de vergadering')");
        page.click("summary:has-text('Leg een actie vast')");
        page.fill("#wat", "Telefoonactie");
        page.selectOption("#wie", new SelectOption().setLabel("De secretaris"));
        page.fill("#wanneer", LocalDate.now(clock).plusDays(14).toString());
        page.click("button:has-text('Leg de actie vast')");
        page.click("button:has-text('Sluit de vergadering')");
        assertThat(main(page)).contains("De vergadering is gesloten.", "Telefoonactie");
        look(page);
        page.click("a:has-text('Schrijf of lees de notulen')");
        page.fill("#tekst", "Telefoonnotulen");
        page.click("button:has-text('Bewaar als nieuwe versie')");
        assertThat(main(page)).contains("De nieuwe versie is er.", "Er was nog geen latere vergadering.");
        look(page);
    }

    private static byte[] blank() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void look(Page page) {
        new Checks(http.base(), (check, where, what) -> problems.add(where + ": " + check + ": " + what))
                .look(page, page.url(), PHONE, false);
    }

    private void as(String who, Consumer<Page> work) {
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            http.logIn(page, who);
            work.accept(page);
        }
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }
}
