package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.file.Samples;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Recruits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * From a vacancy to a round, a text by way of Stadadviseert, an application on a phone, a change and a withdrawal, in
 * browsers without JavaScript.
 */
@PortalTest
@Tag("browser")
class RecruitmentJourneyTest {

    private static final int PHONE = 390;
    private static final String TITLE = "Een lid voor de reis door het portaal";
    private static final LocalDate TODAY = LocalDate.now(PortaalApplication.ZONE);

    @Autowired
    private Http http;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path folder;

    private Recruits recruits;

    @BeforeEach
    void begin() {
        recruits = new Recruits(context);
    }

    @AfterEach
    void leave() {
        recruits.close();
    }

    @Test
    @Rule("R11")
    @Rule("R12c")
    void fromVacancyToWithdrawal() throws Exception {
        var vacancy = recruits.vacancy();
        as("secretaris", page -> {
            page.navigate(http.base() + "/werk/wijraad/werving");
            page.check("input[value='" + vacancy + "']");
            page.fill("#titel", TITLE);
            page.fill("#van", TODAY.toString());
            page.fill("#tot", TODAY.minusDays(1).toString());
            page.fill("#tekst", "De WIJ-raad werft een lid.\n\nU vergadert in de avond.");
            page.click("button:has-text('Begin de ronde')");
            assertThat(page.title()).startsWith("Fout:");
            assertThat(page.locator("#tekst").inputValue()).contains("U vergadert in de avond.");
            page.fill("#tot", TODAY.plusDays(10).toString());
            page.click("button:has-text('Begin de ronde')");
            assertThat(main(page)).contains("De ronde is begonnen", "Wie", "te weinig");
            page.click("a:has-text('Wervingstekst')");
            assertThat(page.locator("button:has-text('Maak openbaar')").count()).isZero();
            page.click("button:has-text('Leg voor aan Stadadviseert')");
            assertThat(main(page)).contains("Bij Stadadviseert");
        });
        recruits.own(TITLE);
        as("stadadviseert", page -> {
            page.navigate(http.base() + "/werk");
            page.click("a:has-text('" + TITLE + "')");
            page.selectOption("#alinea", "1");
            page.fill("#opmerking", "Schrijf ‘zoekt’ in plaats van ‘werft’.");
            page.click("button:has-text('Zet de opmerking erbij')");
            assertThat(page.locator("#alinea-1").innerText()).contains("Schrijf ‘zoekt’");
            page.click("button:has-text('Ik heb gekeken')");
            assertThat(main(page)).contains("De secretaris ziet uw opmerkingen");
        });
        as("secretaris", page -> {
            page.navigate(http.base() + "/werk/wijraad/werving");
            page.click("a:has-text('" + TITLE + "')");
            page.click("a:has-text('Wervingstekst')");
            assertThat(page.locator("#alinea-1").innerText()).contains("Schrijf ‘zoekt’");
            page.fill("#tekst", "De WIJ-raad zoekt een lid.\n\nU vergadert in de avond.");
            page.click("button:has-text('Bewaar als nieuwe versie')");
            page.click("a:has-text('Vergelijk twee versies')");
            assertThat(page.locator(".wij-changes del").innerText()).contains("werft");
            assertThat(page.locator(".wij-changes ins").innerText()).contains("zoekt");
            page.goBack();
            page.click("button:has-text('Stel vast')");
            page.click("button:has-text('Maak openbaar')");
            assertThat(main(page)).contains("De tekst is openbaar");
        });
        apply();
        var link = Mailbox.links(mailbox.last("recruitment.mail.received")).get(0);
        var own = http.base() + link.substring(link.indexOf("/wijraad/"));
        onAPhone(page -> {
            page.navigate(own);
            assertThat(page.locator("#motivatie").inputValue()).contains("Ik wil iets terugdoen.");
            page.fill("#motivatie", "Ik wil iets terugdoen, en ik heb tijd.");
            page.click("button:has-text('Bewaar de veranderingen')");
            assertThat(main(page)).contains("Uw aanmelding is veranderd");
        });
        as("secretaris", page -> {
            page.navigate(http.base() + "/werk/wijraad/werving");
            page.click("a:has-text('" + TITLE + "')");
            page.click("a:has-text('Proefpersoon Reis')");
            assertThat(main(page)).contains("en ik heb tijd", "Woont in de gemeente", "Cv (pdf)");
        });
        onAPhone(page -> {
            page.navigate(own);
            page.click("a:has-text('Ik wil mijn aanmelding intrekken')");
            page.click("button:has-text('Trek in en haal alles weg')");
            assertThat(main(page)).contains("Uw aanmelding is ingetrokken");
            assertThat(page.navigate(own).status()).isEqualTo(404);
        });
        as("secretaris", page -> {
            page.navigate(http.base() + "/werk/wijraad/werving");
            page.click("a:has-text('" + TITLE + "')");
            assertThat(main(page)).contains("Geen kandidaten");
        });
    }

    private void apply() throws Exception {
        var cv = Files.write(folder.resolve("cv.pdf"), Samples.pdf(1));
        onAPhone(page -> {
            page.navigate(http.base() + "/wijraad/vacatures");
            page.click("a:has-text('" + TITLE + "')");
            assertThat(main(page)).contains("zoekt een lid").doesNotContain("werft");
            page.click("a:has-text('Meld u aan')");
            page.fill("#naam", "Proefpersoon Reis");
            page.fill("#motivatie", "Ik wil iets terugdoen.");
            page.click("button:has-text('Verstuur uw aanmelding')");
            assertThat(page.title()).startsWith("Fout:");
            assertThat(page.locator("#motivatie").inputValue()).isEqualTo("Ik wil iets terugdoen.");
            page.fill("#mail", "reis@post.example");
            page.fill("#postcode", "9741 AB");
            page.check("label:has-text('27 tot en met 44')");
            page.check("label:has-text('Wonen')");
            page.setInputFiles("#cv", cv);
            page.click("button:has-text('Verstuur uw aanmelding')");
            assertThat(main(page)).contains("Dank u wel");
        });
    }

    private void as(String username, Consumer<Page> work) {
        onAPhone(page -> {
            http.logIn(page, username);
            work.accept(page);
        });
    }

    private void onAPhone(Consumer<Page> visit) {
        try (var context = Browsers.open(PHONE, false)) {
            visit.accept(context.newPage());
        }
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }
}
