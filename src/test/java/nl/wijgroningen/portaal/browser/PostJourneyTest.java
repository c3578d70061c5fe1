package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.Robot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The administrator writes a trial mail, finds it in the outbox with a masked address, and reads it in the demo. */
@PortalTest
@Tag("browser")
class PostJourneyTest {

    @Autowired
    private Http http;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Robot robot;

    @Test
    void theAdministratorSeesWhatMailDoes() {
        try (var context = Browsers.open(1280, false)) {
            var page = context.newPage();
            http.logIn(page, "beheer");
            page.click("nav a:text-is('Post')");
            page.fill("#adres", "fatima@voorbeeld");
            page.click("button:has-text('Stuur een proefmail')");
            assertThat(page.title()).startsWith("Fout: ");
            assertThat(page.inputValue("#adres")).as("what was typed").isEqualTo("fatima@voorbeeld");
            page.fill("#adres", "fatima@voorbeeld.nl");
            page.click("button:has-text('Stuur een proefmail')");
            assertThat(page.textContent("main")).contains("De proefmail is geschreven.", "f…@v….nl");
            assertThat(page.content()).doesNotContain("fatima@");
            page.locator("tbody a").first().click();
            assertThat(page.textContent("main")).contains("Dit is een proefmail uit het portaal.", "f…@v….nl");
            assertThat(page.content()).doesNotContain("fatima@");
            assertThat(page.locator("main .wij-told a").getAttribute("href")).startsWith("http");
            page.click("nav a:has-text('Taken')");
            assertThat(page.locator("h1").textContent()).isEqualTo("Taken");
        }
        var mail = mailbox.last("mail.trial");
        assertThat(Mailbox.links(mail)).as("a trial mail asks nothing").isEmpty();
        robot.opensAndChangesNothing(List.of(http.base() + "/"));
    }
}
