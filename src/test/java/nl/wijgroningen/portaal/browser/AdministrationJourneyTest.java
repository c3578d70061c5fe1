package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The administrator at a desk, without JavaScript: what is decided today holds from its day on. */
@PortalTest
@Tag("browser")
class AdministrationJourneyTest {

    private static final int DESK = 1280;

    @Autowired
    private Http http;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aSettingStartsTomorrow() {
        var tomorrow = LocalDate.now(clock).plusDays(1);
        try (var desk = Browsers.open(DESK, false)) {
            var page = logIn(desk);
            page.click("nav a:has-text('Instellingen')");
            page.click("main a:has-text('Zo lang blijft een concept')");
            assertThat(page.locator("main").innerText()).contains("Nu: 7 dagen");
            page.fill("#waarde", "99");
            page.fill("#vanaf", tomorrow.toString());
            page.click("main button:has-text('Bewaar')");
            assertThat(page.title()).startsWith("Fout:");
            assertThat(page.locator("#waarde-fout").innerText()).contains("het meeste is 31 dagen");
            assertThat(page.inputValue("#vanaf")).isEqualTo(tomorrow.toString());
            page.fill("#waarde", "9");
            page.click("main button:has-text('Bewaar')");
            assertThat(page.locator("[role=status]").innerText()).contains("Opgeslagen.");
            assertThat(page.locator("main").innerText()).contains("Nu: 7 dagen").contains("9 dagen");
            clock.moveTo(tomorrow);
            var next = logIn(desk);
            next.navigate(http.base() + "/beheer/instellingen");
            assertThat(next.locator("main").innerText()).contains("Nu: 9 dagen");
            clock.reset();
            page.reload();
            page.click("main button:has-text('Draai terug')");
            assertThat(page.locator("[role=status]").innerText()).contains("gaat niet door");
            assertThat(page.locator("main").innerText()).contains("Teruggedraaid");
        }
    }

    @Test
    @Rule("R1")
    void aPostcodeGoesToAnotherTeamFromADay() {
        var day = LocalDate.now(clock).plusDays(30);
        try (var desk = Browsers.open(DESK, false)) {
            var page = logIn(desk);
            page.click("nav a:has-text('Postcodes')");
            page.fill("#postcode", "9737");
            page.click("main button:has-text('Open')");
            page.click("main button:has-text('Bekijk wat')");
            assertThat(page.title()).startsWith("Fout:");
            page.fill("#vanaf", day.toString());
            page.selectOption("#team1", "lewenborg");
            page.click("main button:has-text('Bekijk wat')");
            assertThat(page.locator("main").innerText())
                    .contains("Klopt dit?", "hoort 9737 bij:", "WIJ Lewenborg", "Tot en met", "WIJ Beijum");
            page.click("main button:has-text('Pas aan')");
            assertThat(page.inputValue("#vanaf")).isEqualTo(day.toString());
            page.click("main button:has-text('Bekijk wat')");
            page.click("main button:has-text('Bewaar')");
            assertThat(page.locator("[role=status]").innerText()).contains("Opgeslagen.");
            page.navigate(http.base() + "/zoeken?q=9737");
            assertThat(page.locator("main").innerText()).contains("WIJ Beijum").doesNotContain("WIJ Lewenborg");
            clock.moveTo(day);
            page.navigate(http.base() + "/zoeken?q=9737");
            assertThat(page.locator("main").innerText()).contains("WIJ Lewenborg");
            clock.reset();
            page.navigate(http.base() + "/beheer/postcodes/9737");
            page.click("main a:has-text('Bekijk wie')");
            assertThat(page.locator("main").innerText()).contains("Postcode aan een team gegeven", "N. Smit");
            page.goBack();
            page.click("main button:has-text('Draai terug')");
            assertThat(page.locator("main").innerText()).contains("Het blijft zoals het was.");
        }
    }

    @Test
    @Rule("R2")
    void aPostcodeLeavesTheCityFromADay() {
        var day = LocalDate.now(clock).plusDays(30);
        try (var desk = Browsers.open(DESK, false)) {
            var page = logIn(desk);
            page.navigate(http.base() + "/beheer/postcodes/9737");
            page.click("form[action$='/vertrek'] button");
            assertThat(page.title()).startsWith("Fout:");
            page.fill("#vertrek", day.toString());
            page.click("form[action$='/vertrek'] button");
            assertThat(page.locator("main").innerText()).contains("ligt 9737 niet meer in de gemeente", "WIJ Beijum");
            page.click("main button:has-text('Bewaar')");
            assertThat(page.locator("[role=status]").innerText()).contains("Opgeslagen.");
            clock.moveTo(day);
            page.navigate(http.base() + "/zoeken?q=9737");
            assertThat(page.locator("main").innerText()).doesNotContain("WIJ Beijum");
            clock.reset();
            page.navigate(http.base() + "/beheer/postcodes");
            assertThat(page.locator("main").innerText()).contains("buiten de gemeente");
            page.navigate(http.base() + "/beheer/postcodes/9737");
            page.click("main button:has-text('Draai terug')");
            assertThat(page.locator("main").innerText()).contains("Het blijft zoals het was.");
        }
    }

    @Test
    @Rule("R1")
    void aBuurtIsAddedAndGetsAnotherNameFromADay() {
        var day = LocalDate.now(clock).plusDays(30);
        try (var desk = Browsers.open(DESK, false)) {
            var page = logIn(desk);
            page.click("nav a:has-text('Buurten')");
            page.fill("#naam", "Proefwoude");
            page.click("main button:has-text('Voeg toe')");
            assertThat(page.title()).startsWith("Fout:");
            assertThat(page.inputValue("#naam")).isEqualTo("Proefwoude");
            page.selectOption("#wijk", "noordoost");
            page.selectOption("#team", "beijum");
            page.fill("#postcodes", "9737, 9736");
            page.fill("#vanaf", day.toString());
            page.click("main button:has-text('Voeg toe')");
            assertThat(page.locator("[role=status]").innerText()).contains("De buurt is toegevoegd.");
            page.click("main a:has-text('Proefwoude')");
            page.fill("#naam", "Beijum");
            page.fill("#vanaf", day.plusDays(30).toString());
            page.click("main button:has-text('Bewaar')");
            assertThat(page.locator("#naam-fout").innerText()).contains("heeft of had deze naam");
            page.fill("#naam", "Nieuw Proefwoude");
            page.click("main button:has-text('Bewaar')");
            assertThat(page.locator("[role=status]").innerText()).contains("Opgeslagen.");
            clock.moveTo(day);
            page.navigate(http.base() + "/wijken/proefwoude");
            assertThat(page.locator("h1").innerText()).isEqualTo("Proefwoude");
            clock.moveTo(day.plusDays(30));
            page.navigate(http.base() + "/wijken/proefwoude");
            assertThat(page.locator("h1").innerText()).isEqualTo("Nieuw Proefwoude");
            clock.reset();
            page.navigate(http.base() + "/beheer/buurten/proefwoude");
            page.click("main button:has-text('Draai terug')");
            assertThat(page.locator("main").innerText()).contains("Het blijft zoals het was.");
            page.click("main button:has-text('Draai terug')");
            assertThat(page.locator("main").innerText()).doesNotContain("Proefwoude");
        }
    }

    private Page logIn(BrowserContext context) {
        var page = context.newPage();
        http.logIn(page, "beheer");
        return page;
    }
}
