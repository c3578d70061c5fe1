package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.PortalProcess;
import nl.wijgroningen.portaal.wijraad.VotingEvening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How somebody becomes a member, from the seat that falls free to the public page, each in a browser of their own: the
 * secretary, Stadadviseert, three applicants and nine members on phones without JavaScript, the director, and everyone. The
 * director refuses once. In a portal of its own, as the README starts it: what it writes down stays.
 */
@Tag("browser")
class WijRaadJourneyTest {

    private static final int PHONE = 390;
    private static final int DESK = 1280;

    /** Who leaves: not one of the nine. */
    private static final String LEAVES = "I. Prins";

    private static final String ROUND = "Een nieuw lid voor mantelzorgers";
    private static final String CHOSEN = "Fenna Dijkhuis";
    private static final List<String> APPLICANTS = List.of(CHOSEN, "Marit Hoekzema", "Sietse Bolhuis");
    private static final String REASON = "De brief van de vergadering ontbreekt nog.";

    private final LocalDate today = LocalDate.now(PortaalApplication.ZONE);
    private final Map<String, BrowserContext> windows = new LinkedHashMap<>();
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private Http http = Http.at(0);

    @AfterEach
    void closeWindows() {
        windows.values().forEach(BrowserContext::close);
    }

    @Test
    @Rule("R6")
    @Rule("R7")
    @Rule("R10")
    @Rule("R11")
    @Rule("R12b")
    void fromVacancyToMember(@TempDir Path folder) throws Exception {
        try (var portal = new PortalProcess(folder)) {
            portal.start();
            http = Http.at(portal.port());
            try (var database = portal.database();
                    var statement = database.createStatement();
                    var rows = statement.executeQuery(
                            "select display_name from account_user where username like 'wijraadslid%'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            aSeatFallsFree();
            theTextGoesByWayOfStadadviseert();
            APPLICANTS.forEach(this::apply);
            var vote = theyVote(theyMeet());
            nominate(vote);
            assertThat(publicPage()).contains("Vrije plekken").doesNotContain(CHOSEN);
            theDirectorRefuses();
            assertThat(publicPage()).doesNotContain(CHOSEN);
            nominate(vote);
            theDirectorAppoints();
            assertThat(publicPage()).contains(CHOSEN, "Mantelzorg").doesNotContain(LEAVES);
        }
    }

    private void aSeatFallsFree() {
        var secretary = page("secretaris");
        assertThat(publicPage()).contains(LEAVES);
        to(secretary, "/werk/wijraad/werving");
        assertThat(main(secretary)).doesNotContain("Zetel 12");
        to(secretary, "/werk/wijraad/feiten");
        secretary.click("label:has-text('Stopt als lid')");
        secretary.selectOption("#lid", new SelectOption().setLabel(LEAVES));
        secretary.fill("#dag", today.minusDays(1).toString());
        secretary.click("button:has-text('Leg vast')");
        assertThat(main(secretary)).contains("Het feit staat erbij.");
        assertThat(publicPage()).doesNotContain(LEAVES);
    }

    private void theTextGoesByWayOfStadadviseert() {
        var secretary = page("secretaris");
        to(secretary, "/werk/wijraad/werving");
        secretary.check("label:has-text('Zetel 12')");
        secretary.fill("#titel", ROUND);
        secretary.fill("#van", today.toString());
        secretary.fill("#tot", today.plusDays(14).toString());
        secretary.fill("#tekst", "De WIJ-raad zoekt iemand die weet hoe het is om voor een ander te zorgen.");
        secretary.click("button:has-text('Begin de ronde')");
        secretary.click("a:has-text('Wervingstekst')");
        assertThat(secretary.locator("button:has-text('Maak openbaar')").count())
                .isZero();
        secretary.click("button:has-text('Leg voor aan Stadadviseert')");
        var reader = page("stadadviseert");
        to(reader, "/werk");
        reader.click("a:has-text('" + ROUND + "')");
        reader.click("button:has-text('Ik heb gekeken')");
        assertThat(main(reader)).contains("De secretaris ziet uw opmerkingen");
        secretary.reload();
        secretary.click("button:has-text('Stel vast')");
        secretary.click("button:has-text('Maak openbaar')");
        assertThat(main(secretary)).contains("De tekst is openbaar");
    }

    private void apply(String name) {
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            to(page, "/wijraad/vacatures");
            page.click("a:has-text('" + ROUND + "')");
            page.click("a:has-text('Meld u aan')");
            page.fill("#naam", name);
            page.fill("#motivatie", "Ik zorg al zes jaar voor mijn vader en weet wat dan helpt.");
            page.fill("#mail", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@post.example");
            page.fill("#postcode", "9741");
            page.check("label:has-text('27 tot en met 44')");
            page.check("label:has-text('Mantelzorg')");
            page.click("button:has-text('Verstuur uw aanmelding')");
            assertThat(main(page)).contains("Dank u wel");
        }
    }

    /** @return the id of the meeting */
    private String theyMeet() {
        var secretary = page("secretaris");
        to(secretary, "/werk/wijraad/vergaderingen");
        secretary.fill("#dag", today.toString());
        secretary.fill("#van", "00.01");
        secretary.fill("#tot", "23.59");
        secretary.check("#soort");
        secretary.fill("#plaats", "Wijkcentrum de Berk");
        secretary.click("button:has-text('Zet in het jaarplan')");
        names.forEach(it -> secretary.check("label:has-text('" + it + "')"));
        secretary.click("button:has-text('Leg vast wie er zijn')");
        assertThat(main(secretary)).contains("Genoeg leden om te besluiten");
        return secretary.url().replaceAll(".*/vergaderingen/([0-9a-f-]+).*", "$1");
    }

    /** @return where the vote is */
    private String theyVote(String meeting) {
        var secretary = page("secretaris");
        to(secretary, "/werk/wijraad/selecties");
        secretary.click("a:has-text('Bereid een stemming voor')");
        secretary.selectOption(
                "#ronde",
                secretary.locator("#ronde option:has-text('" + ROUND + "')").getAttribute("value"));
        secretary.selectOption("#vergadering", meeting);
        secretary.fill("#zetels", "1");
        secretary.check("input[name=vraag][value=AMONG]");
        secretary.check("input[name=wijze][value=SECRET]");
        secretary.check("input[name=meerderheid][value=HALF]");
        secretary.check("input[name=staking][value=LOT]");
        secretary.click("button:has-text('Bewaar de voorbereiding')");
        var vote = secretary.url();
        secretary.click("button:has-text('Open de stemming')");
        assertThat(main(secretary)).contains("0 van de 9 hebben gestemd");
        var voted = 0;
        for (var member : VotingEvening.MEMBERS) {
            var phone = page(member);
            to(phone, "/werk");
            phone.click("a:has-text('Uw stem wordt gevraagd: " + ROUND + "')");
            phone.check("label:has-text('" + APPLICANTS.get(voted < 6 ? 0 : voted < 8 ? 1 : 2) + "')");
            phone.click("button:has-text('Controleer uw stem')");
            phone.click("button:has-text('Breng uw stem uit')");
            voted++;
            assertThat(main(phone)).contains("Uw stem telt mee.", voted + " van de 9 ");
        }
        secretary.reload();
        secretary.click("button:has-text('Sluit en tel')");
        for (var teller : List.of("wijraadslid2", "wijraadslid8")) {
            var phone = page(teller);
            phone.navigate(vote);
            phone.click("button:has-text('Dit klopt')");
        }
        secretary.reload();
        assertThat(main(secretary)).contains("De uitslag staat vast");
        assertThat(secretary
                        .locator("section[aria-labelledby=uitslag] tbody tr")
                        .allInnerTexts())
                .extracting(it -> it.strip().replaceAll("\\s+", " "))
                .containsExactly(
                        CHOSEN + " Gekozen 6 9 van 9",
                        "Marit Hoekzema Niet gekozen 2 9 van 9",
                        "Sietse Bolhuis Niet gekozen 1 9 van 9");
        return vote;
    }

    private void nominate(String vote) {
        var secretary = page("secretaris");
        secretary.navigate(vote);
        secretary.click("a:has-text('Draag " + CHOSEN + " voor')");
        assertThat(secretary.inputValue("#naam")).isEqualTo(CHOSEN);
        assertThat(secretary.inputValue("#van")).isEqualTo(today.toString());
        assertThat(secretary.inputValue("#besloten")).isEqualTo(today.toString());
        secretary.click("button:has-text('Draag voor')");
        assertThat(main(secretary)).contains("De voordracht ligt bij het bestuur.", "Zetel 12");
    }

    private Page decide() {
        var director = page("bestuurder");
        to(director, "/werk");
        director.click("a:has-text('" + CHOSEN + "')");
        return director;
    }

    private void theDirectorRefuses() {
        var director = decide();
        director.click("button:has-text('Weiger met deze reden')");
        assertThat(director.title()).startsWith("Fout:");
        director.fill("#reden", REASON);
        director.click("button:has-text('Weiger met deze reden')");
        assertThat(main(director)).contains("Niet benoemd", REASON);
        var secretary = page("secretaris");
        secretary.reload();
        secretary.click("a:has-text('Niet benoemd: " + CHOSEN + "')");
        assertThat(secretary.inputValue("#tekst")).contains(REASON);
    }

    private void theDirectorAppoints() {
        var director = decide();
        director.click("button:has-text('Benoem dit lid')");
        assertThat(main(director)).contains("Het lid is benoemd.");
        var secretary = page("secretaris");
        secretary.reload();
        secretary.click("a:has-text('Benoeming: " + CHOSEN + "')");
        secretary.click("button:has-text('Stel vast')");
        assertThat(main(secretary)).contains("De brief is vastgesteld.");
        to(secretary, "/werk/wijraad/samenstelling");
        assertThat(main(secretary)).contains(CHOSEN);
    }

    private String publicPage() {
        try (var phone = Browsers.open(PHONE, false)) {
            var page = phone.newPage();
            to(page, "/wijraad");
            return main(page);
        }
    }

    /** The window in which somebody is logged in: members on a phone, who work for WIJ at a desk. */
    private Page page(String username) {
        return pages.computeIfAbsent(username, it -> {
            var window = it.startsWith("wijraadslid") ? Browsers.open(PHONE, false) : Browsers.open(DESK, true);
            windows.put(it, window);
            var page = window.newPage();
            http.logIn(page, it);
            return page;
        });
    }

    private void to(Page page, String path) {
        page.navigate(http.base() + path);
    }

    private static String main(Page page) {
        return page.locator("main").innerText();
    }
}
