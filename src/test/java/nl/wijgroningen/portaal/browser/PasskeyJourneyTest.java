package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.login.Passkeys;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A passkey of a device that the browser plays: made, used alone and as the second step, removed, and refused after that. */
@PortalTest
@Tag("browser")
class PasskeyJourneyTest {

    private static final int PHONE = 390;
    private static final String NAME = "werktelefoon";

    @Autowired
    private Http http;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private PortalSettings settings;

    @Autowired
    private JdbcClient jdbc;

    private CDPSession device;

    @AfterEach
    void remove() {
        jdbc.sql("delete from account_passkey").update();
    }

    @Test
    void isMadeUsedAndRemoved() {
        try (var context = Browsers.openAt(settings.baseUrl(), http.port(), PHONE)) {
            var page = withDevice(context);
            logInWithCode(page);
            var mails = mailbox.of("account.mail.passkey-added").size();
            make(page);
            assertThat(mailbox.of("account.mail.passkey-added")).hasSize(mails + 1);

            logOut(page);
            page.click("button:has-text('Log in met een passkey')");
            page.click("button:has-text('Gebruik mijn passkey')");
            page.waitForURL("**/werk");
            open(page, "/account");
            assertThat(page.locator("section[aria-labelledby=pk]").innerText()).contains("Het laatst gebruikt op");
            assertThat(page.locator("section[aria-labelledby=ses]").innerText()).contains("Dit apparaat");

            logOut(page);
            password(page);
            page.click("a:has-text('Gebruik mijn passkey')");
            page.click("button:has-text('Gebruik mijn passkey')");
            page.waitForURL("**/werk");
            logOut(page);
            password(page);
            open(page, "/inloggen"); // who is halfway may still choose the passkey alone
            page.click("button:has-text('Log in met een passkey')");
            page.click("button:has-text('Gebruik mijn passkey')");
            page.waitForURL("**/werk");
            assertThat(outcomes()).containsEntry("passkey", 3L);

            aCopyIsRefused(page);
            open(page, "/account");
            page.click("section[aria-labelledby=pk] .wij-list a");
            page.fill("#huidig", "groningen-demo");
            submit(page);
            assertThat(page.locator("[role=status]").innerText()).contains("De passkey is verwijderd");
            assertThat(mailbox.of("account.mail.passkey-removed")).isNotEmpty();
            logOut(page);
            page.click("button:has-text('Log in met een passkey')");
            page.click("button:has-text('Gebruik mijn passkey')");
            page.waitForSelector("[role=alert]:visible");
            assertThat(page.locator("[role=alert]:visible").innerText()).contains("lukte niet");
            open(page, "/werk");
            assertThat(page.url()).endsWith("/inloggen");
        }
    }

    /** Of two devices with one passkey, the one that counted less is the copy, or the other is. */
    private void aCopyIsRefused(Page page) {
        count(1000);
        logOut(page);
        page.click("button:has-text('Log in met een passkey')");
        page.click("button:has-text('Gebruik mijn passkey')");
        page.waitForSelector("[role=alert]:visible");
        count(0);
        page.click("button:has-text('Gebruik mijn passkey')");
        page.waitForURL("**/werk");
    }

    private void count(int number) {
        jdbc.sql("update account_passkey set signature_count = :number")
                .param("number", number)
                .update();
    }

    /** The same answer once more, an answer to another question, and one that another account's second step is asked. */
    @Test
    void anAnswerIsForOneQuestionAndOneAccount() {
        try (var context = Browsers.openAt(settings.baseUrl(), http.port(), PHONE)) {
            var page = withDevice(context);
            logInWithCode(page);
            make(page);
            logOut(page);
            page.click("button:has-text('Log in met een passkey')");
            page.route("**/inloggen/passkey", route -> {
                if (route.request().method().equals("POST")) {
                    answer = route.request().postData();
                    route.abort();
                } else {
                    route.resume();
                }
            });
            page.click("button:has-text('Gebruik mijn passkey')");
            page.waitForCondition(() -> answer != null);
            var field = URLDecoder.decode(
                    answer.replaceFirst(".*antwoord=", "").replaceFirst("&.*", ""), StandardCharsets.UTF_8);
            var other = http.visitor();
            other.post("/inloggen/passkey/vraag", Map.of());
            assertThat(other.post("/inloggen/passkey", Map.of("antwoord", field))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(other.post("/inloggen/passkey", Map.of("antwoord", "{}")).statusCode())
                    .isEqualTo(422);
            assertThat(other.post("/inloggen/passkey", Map.of("antwoord", "geen json"))
                            .statusCode())
                    .isEqualTo(422);
            var half = http.half("gebied");
            assertThat(half.get("/inloggen/code").body()).doesNotContain("Gebruik mijn passkey");
            assertThat(half.get("/inloggen/passkey").statusCode()).isEqualTo(303);
        }
    }

    /** The key of somebody who was blocked, or who left, opens nothing. */
    @Test
    void whoIsBlockedOrLeftDoesNotLogInWithOne() {
        try (var context = Browsers.openAt(settings.baseUrl(), http.port(), PHONE)) {
            var page = withDevice(context);
            logInWithCode(page);
            make(page);
            logOut(page);
            for (var state : List.of("BLOCKED", "ENDED")) {
                state(state);
                try {
                    open(page, "/inloggen");
                    page.click("button:has-text('Log in met een passkey')");
                    page.click("button:has-text('Gebruik mijn passkey')");
                    page.waitForSelector("[role=alert]:visible");
                    open(page, "/werk");
                    assertThat(page.url()).as(state).endsWith("/inloggen");
                } finally {
                    state("ACTIVE");
                }
            }
        }
    }

    private void state(String state) {
        jdbc.sql("update account_user set state = :state where username = 'gemeente'")
                .param("state", state)
                .update();
    }

    @Test
    void nobodyHasMoreThanTen() {
        var staff = http.staff("gemeente");
        assertThat(staff.get("/account/passkeys/nieuw").statusCode()).isEqualTo(200);
        jdbc.sql("""
						insert into account_passkey (id, user_id, credential_id, public_key, attestation, signature_count, transports, name,
							added_on)
						select gen_random_uuid(), u.id, sha256(n::text::bytea), '', '', 0, '', 'Sleutel', current_date
						from account_user u cross join generate_series(1, :number) n where u.username = 'gemeente'
						""").param("number", Passkeys.MOST).update();
        assertThat(staff.get("/account/passkeys/nieuw").statusCode()).isEqualTo(404);
        assertThat(staff.get("/account").body()).doesNotContain("/account/passkeys/nieuw");
    }

    private String answer;

    @Test
    void theLastSecondStepThatAnAdministratorWipesTakesPasskeysAlong() {
        try (var context = Browsers.openAt(settings.baseUrl(), http.port(), PHONE)) {
            var page = withDevice(context);
            logInWithCode(page);
            make(page);
            var secret = jdbc.sql("""
							select f.user_id, f.secret, f.last_step, f.set_on from account_second_factor f
							join account_user u on u.id = f.user_id where u.username = 'gemeente'
							""").query().singleRow();
            var beheer = http.staff("beheer");
            var path = "/beheer/gebruikers/" + secret.get("user_id");
            assertThat(beheer.post(path + "/tweede-stap", beheer.get(path), Map.of())
                            .statusCode())
                    .isEqualTo(303);
            try {
                assertThat(jdbc.sql("select count(*) from account_passkey where user_id = :user_id")
                                .params(secret)
                                .query(Integer.class)
                                .single())
                        .isZero();
            } finally {
                jdbc.sql("insert into account_second_factor values (:user_id, :secret, :last_step, :set_on)")
                        .params(secret)
                        .update();
            }
        }
    }

    private Page withDevice(BrowserContext context) {
        var page = context.newPage();
        device = context.newCDPSession(page);
        device.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        device.send("WebAuthn.addVirtualAuthenticator", arguments);
        return page;
    }

    private void make(Page page) {
        open(page, "/account/passkeys/nieuw");
        submit(page);
        assertThat(page.locator("#huidig-fout").innerText()).contains("Vul uw wachtwoord");
        page.fill("#naam", NAME);
        page.fill("#huidig", "groningen-demo");
        submit(page);
        page.click("button:has-text('Maak de passkey')");
        page.waitForURL("**/account?gedaan=passkey");
        assertThat(page.locator("section[aria-labelledby=pk]").innerText())
                .contains(NAME)
                .contains("Nog niet gebruikt");
    }

    private Map<String, Long> outcomes() {
        return jdbc.sql("""
						select a.outcome, count(*) as number from account_audit a join account_user u on u.id = a.user_id
						where u.username = 'gemeente' and a.action = 'account.log-in' and a.outcome = 'passkey' group by 1
						""").query((row, number) -> Map.entry(row.getString(1), row.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void logInWithCode(Page page) {
        password(page);
        page.fill("#code", http.code("gemeente"));
        submit(page);
        page.waitForURL("**/werk");
    }

    private void password(Page page) {
        open(page, "/inloggen");
        page.fill("#naam", "gemeente");
        page.fill("#wachtwoord", "groningen-demo");
        submit(page);
    }

    private void logOut(Page page) {
        open(page, "/werk");
        page.evaluate("document.getElementById('uit').submit()");
        page.waitForURL("**/inloggen?uit=ja");
    }

    private void open(Page page, String path) {
        page.navigate(settings.baseUrl() + path);
    }

    private static void submit(Page page) {
        page.locator("main form button[type=submit]").first().click();
    }
}
