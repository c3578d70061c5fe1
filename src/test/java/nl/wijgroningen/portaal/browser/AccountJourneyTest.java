package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Codes;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new coordinator: invited, two steps, confirmed by a second administrator, and logged out from another device. */
@PortalTest
@Tag("browser")
class AccountJourneyTest {

    private static final int PHONE = 390;
    private static final String PASSWORD = "paard fiets lantaarn gracht";

    @Autowired
    private Http http;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Robot robot;

    @Autowired
    private Codes codes;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private final String name = "S. de Wit " + UUID.randomUUID().toString().substring(0, 4);
    private final String address = UUID.randomUUID().toString().substring(0, 8) + "@wij-proef.example";

    @AfterEach
    void remove() {
        jdbc.sql("delete from account_user where display_name = :name")
                .param("name", name)
                .update();
    }

    @Test
    void fromInvitationToLoggedOutElsewhere() {
        try (var administrators = Browsers.open(PHONE, false);
                var phone = Browsers.open(PHONE, true);
                var laptop = Browsers.open(PHONE, false)) {
            invite(logIn(administrators, "beheer"));
            var link = Mailbox.links(mailbox.last("account.mail.invitation")).get(0);
            robot.opensAndChangesNothing(List.of(link));

            var sanne = phone.newPage();
            var secret = acceptAndSetUp(sanne, link);
            assertThat(sanne.locator(".wij-recovery li").count()).isEqualTo(10);
            var recovery = sanne.locator(".wij-recovery li").first().innerText();
            sanne.click("a:has-text('Ik heb ze bewaard')");
            sanne.navigate(http.base() + "/account/herstelcodes");
            assertThat(sanne.locator(".wij-recovery").count()).as("shown once").isZero();
            assertThat(inboxStatus(sanne)).as("not confirmed").isEqualTo(404);

            confirmFails(administrators.pages().get(0));
            try (var second = Browsers.open(PHONE, false)) {
                confirm(logIn(second, "beheer2"));
            }
            assertThat(sanne.navigate(http.base() + "/werk").url())
                    .as("changed, so out")
                    .endsWith("/inloggen");

            logIn(sanne, address, PASSWORD, codes.ofText(secret, clock.instant().plus(Duration.ofSeconds(30))));
            assertThat(inboxStatus(sanne)).isEqualTo(200);
            var other = laptop.newPage();
            logIn(other, address, PASSWORD, recovery);

            sanne.navigate(http.base() + "/account");
            assertThat(sanne.locator(".wij-list li").count()).isEqualTo(2);
            assertThat(sanne.locator(".wij-list").innerText())
                    .contains("Chrome op Linux")
                    .contains("Dit apparaat");
            sanne.click("button:has-text('Log hier uit')");
            assertThat(sanne.locator("[role=status]").innerText()).contains("Dat apparaat is uitgelogd");
            assertThat(other.navigate(http.base() + "/werk").url()).endsWith("/inloggen");
            assertThat(sanne.navigate(http.base() + "/werk").url()).endsWith("/werk");
        }
    }

    private void invite(Page page) {
        page.navigate(http.base() + "/beheer/gebruikers/nieuw");
        page.fill("#naam", name);
        page.fill("#adres", address);
        page.fill("#functie", "Coördinator participatie");
        page.selectOption("#rol", "COORDINATOR");
        submit(page);
        assertThat(page.locator("[role=status]").innerText()).contains("De uitnodiging is onderweg");
        assertThat(page.locator("main").innerText()).contains("Wacht op bevestiging");
    }

    /** @return the secret of the app */
    private String acceptAndSetUp(Page page, String link) {
        page.navigate(http.base() + URI.create(link).getPath());
        page.fill("#wachtwoord", "groningen2026");
        submit(page);
        assertThat(page.locator("#wachtwoord-fout").innerText()).contains("makkelijk te raden");
        page.fill("#wachtwoord", PASSWORD);
        submit(page);
        page.fill("#naam", address);
        page.fill("#wachtwoord", PASSWORD);
        submit(page);
        var secret = page.locator("main .num").innerText();
        page.fill("#code", "000000");
        submit(page);
        assertThat(page.locator("main .num").innerText()).as("the same secret").isEqualTo(secret);
        page.fill("#code", codes.ofText(secret));
        submit(page);
        return secret;
    }

    /** Who asked for the role gets no button. */
    private void confirmFails(Page page) {
        page.reload();
        assertThat(page.locator("button:has-text('Bevestig deze rol')").count()).isZero();
    }

    private void confirm(Page page) {
        page.navigate(http.base() + "/beheer/gebruikers?staat=wacht");
        page.click("a:has-text('" + name + "')");
        page.click("button:has-text('Bevestig deze rol')");
        assertThat(page.locator("[role=status]").innerText()).contains("De rol geldt nu");
    }

    private int inboxStatus(Page page) {
        return page.navigate(http.base() + "/werk/ervaringen").status();
    }

    /** The clock of the browser is moved on; nothing is waited for. */
    @Test
    void whoDoesNothingIsAskedAndMayStay() {
        try (var context = Browsers.open(PHONE, true)) {
            var page = logIn(context, "beheer2");
            page.clock().install();
            page.navigate(http.base() + "/beheer/gebruikers/nieuw");
            var ask = page.locator(".wij-stay__ask");
            var untilAsked = Duration.ofMinutes(Long.parseLong(ask.getAttribute("data-minutes")) - 5)
                    .toMillis();
            page.fill("#naam", name);
            page.clock().fastForward(untilAsked - 10_000);
            assertThat(ask.isVisible()).isFalse();
            page.clock().fastForward(20_000);
            assertThat(ask.isVisible()).isTrue();
            assertThat(page.locator(".wij-stay__ask button:focus").count()).isEqualTo(1);
            page.keyboard().press("Enter");
            ask.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            assertThat(page.inputValue("#naam")).as("what was typed").isEqualTo(name);

            page.clock().fastForward(untilAsked + 10_000);
            assertThat(ask.isVisible()).as("asked again").isTrue();
            context.clearCookies();
            page.keyboard().press("Enter");
            page.waitForURL("**/inloggen");
        }
    }

    private Page logIn(BrowserContext context, String who) {
        var page = context.newPage();
        logIn(page, who, "groningen-demo", null);
        return page;
    }

    private void logIn(Page page, String who, String password, String code) {
        page.navigate(http.base() + "/inloggen");
        page.fill("#naam", who);
        page.fill("#wachtwoord", password);
        submit(page);
        page.fill("#code", code == null ? http.code(who) : code);
        submit(page);
        assertThat(page.url()).endsWith("/werk");
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").first().click();
    }
}
