package nl.wijgroningen.portaal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Somebody's own account, and how long a session lasts. */
@PortalTest
class AccountPagesTest {

    private static final String NEXT = "paard fiets lantaarn gracht";

    @Autowired
    private Http http;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void asItWas() {
        clock.reset();
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEndsOtherSessions() {
        var hash = hash();
        try {
            var here = http.staff("gebied");
            var elsewhere = http.staff("gebied");
            var page = here.get("/account/wachtwoord");
            var wrong = here.post("/account/wachtwoord", page, Map.of("huidig", "verkeerd", "wachtwoord", NEXT));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("niet uw wachtwoord van nu").doesNotContain(NEXT);
            var mails = mailbox.of("account.mail.password").size();
            assertThat(location(here.post(
                            "/account/wachtwoord", page, Map.of("huidig", "groningen-demo", "wachtwoord", NEXT))))
                    .isEqualTo("303 /account?gedaan=wachtwoord");
            assertThat(here.get("/werk").statusCode()).isEqualTo(200);
            assertThat(elsewhere.get("/werk").statusCode()).isEqualTo(303);
            assertThat(mailbox.of("account.mail.password")).hasSize(mails + 1);
        } finally {
            jdbc.sql("update account_user set password_hash = :hash where username = 'gebied'")
                    .param("hash", hash)
                    .update();
        }
    }

    @Test
    void allOtherSessionsEndAtOnceAndOnlyOnesOwn() {
        var here = http.staff("gemeente");
        var elsewhere = http.staff("gemeente");
        var other = http.staff("gebied");
        assertThat(location(here.post("/account/sessies/einde", here.get("/account"), Map.of())))
                .isEqualTo("303 /account?gedaan=sessies");
        assertThat(elsewhere.get("/werk").statusCode()).isEqualTo(303);
        assertThat(other.get("/werk").statusCode()).isEqualTo(200);
        assertThat(here.get("/werk").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionEndsAfterTenHoursHoweverBusyAndThePageSaysSo() {
        var visitor = http.staff("gemeente");
        assertThat(visitor.get("/werk").body()).contains("Doet u 30 minuten niets");
        clock.ahead(Duration.ofHours(9).plusMinutes(45));
        assertThat(visitor.get("/werk").body()).contains("Over 14 minuten logt u opnieuw in");
        clock.ahead(Duration.ofHours(10).plusSeconds(1));
        assertThat(visitor.get("/werk").statusCode()).isEqualTo(303);
    }

    @Test
    void aSessionEndsAfterHalfAnHourOfNothing() {
        var visitor = http.staff("gemeente");
        jdbc.sql("""
						update account_session set last_access_time = last_access_time - 1801000, expiry_time = expiry_time - 1801000
						where principal_name = (select id::text from account_user where username = 'gemeente')
						""").update();
        assertThat(visitor.get("/werk").statusCode()).isEqualTo(303);
    }

    @Test
    void theSecondStepMustBeDoneInAQuarter() {
        var half = http.half("gemeente");
        clock.ahead(Duration.ofMinutes(16));
        assertThat(location(half.get("/inloggen/code"))).isEqualTo("303 /inloggen");
    }

    @Test
    void anOldKindOfHashIsMadeAnew() {
        var hash = hash();
        try {
            jdbc.sql("update account_user set password_hash = :hash where username = 'gebied'")
                    .param("hash", "{bcrypt}" + new BCryptPasswordEncoder(4).encode("groningen-demo"))
                    .update();
            http.staff("gebied");
            assertThat(hash()).startsWith("{argon2@SpringSecurity_v5_8}");
        } finally {
            jdbc.sql("update account_user set password_hash = :hash where username = 'gebied'")
                    .param("hash", hash)
                    .update();
        }
    }

    private String hash() {
        return jdbc.sql("select password_hash from account_user where username = 'gebied'")
                .query(String.class)
                .single();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("");
    }
}
