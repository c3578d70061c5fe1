package nl.wijgroningen.portaal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.support.Provider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Logging in through the organisation, with a real provider at the other side; every answer that is wrong says why. */
@PortalTest
class OrganisationTest {

    private static final String PASSWORD = "wachtwoord";

    @Autowired
    private Http http;

    @Autowired
    private Addresses addresses;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private static Provider provider;

    private final UUID id = UUID.randomUUID();
    private final String address = id.toString().substring(0, 8) + "@wij-proef.example";
    private Http.Visitor visitor;

    @BeforeAll
    static void start() {
        provider = new Provider();
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @BeforeEach
    void account() {
        visitor = http.visitor();
        jdbc.sql("""
						insert into account_user (id, email, email_hash, display_name, label, password_hash, state, demo)
						values (:id, :email, :hash, 'H. Bakker', 'Proef', '{noop}-', 'ACTIVE', false)
						""")
                .param("id", id)
                .param("email", addresses.seal(address))
                .param("hash", addresses.hash(address.toUpperCase(Locale.ROOT)))
                .update();
    }

    @AfterEach
    void remove() {
        clock.reset();
        jdbc.sql("delete from account_user where id = :id").param("id", id).update();
    }

    @Test
    void isOnTheLogInPageAndCountsAsThePasswordOnly() {
        assertThat(visitor.get("/inloggen").body()).contains("Log in via de proef");
        var answer = visitor.get(back(go(address)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Refresh")).contains("0;url=/inloggen/app");
        assertThat(visitor.get("/werk").headers().firstValue("Location")).contains("/inloggen/code");
        assertThat(visitor.get("/inloggen/app").body()).contains("Beveilig uw account");
    }

    @Test
    void countsAsBothStepsWhereTheSettingTakesItsWordForIt() {
        var session = visitor.cookies();
        var answer = visitor.get(back(go("twee:" + address)));
        assertThat(answer.headers().firstValue("Refresh")).contains("0;url=/werk");
        assertThat(visitor.get("/werk").body()).contains("H. Bakker");
        assertThat(visitor.cookies()).isNotEqualTo(session);
        assertThat(visitor.get("/account").body()).contains("Dit apparaat");
        assertThat(lines("account.log-in")).isEqualTo("organisation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonce           | is al eens gebruikt",
                "issuer          | komt niet van de proef",
                "voor            | komt niet van de proef",
                "ongecontroleerd | geen gecontroleerd e-mailadres"
            })
    void aWrongTokenIsRefused(String wrong, String reason) {
        refuses(visitor.get(back(go(wrong + ":" + address))), reason);
    }

    @Test
    void onlyAnActiveAccountLogsIn() {
        refuses(visitor.get(back(go("niemand@wij-proef.example"))), "hoort hier geen account");
        assertThat(accounts()).as("none is made").isEqualTo(1);
        refuses(
                visitor.get(back(go("team"))),
                "hoort hier geen account"); // the user name of a demo account is no address
        jdbc.sql("update account_user set state = 'BLOCKED' where id = :id")
                .param("id", id)
                .update();
        refuses(visitor.get(back(go("twee:" + address))), "hoort hier geen account");
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        var back = back(go(address));
        refuses(visitor.get(back.replaceFirst("state=[^&]*", "state=anders")), "hoort niet bij uw vraag");
        refuses(visitor.get(back), "duurde te lang"); // the cookie was for one answer
        go(address);
        refuses(visitor.get(back), "hoort niet bij uw vraag");
        var stolen = back(go(address));
        refuses(http.visitor().get(stolen), "duurde te lang");
        go(address);
        refuses(visitor.get("/inloggen/organisatie/terug"), "komt niet van de proef"); // no answer at all
        for (var empty : List.of(
                "code=", "code=&state=", "error=", "error=&code=", "state=x&code=%00", "iss=", "code=x&code=y")) {
            go(address);
            assertThat(visitor.get("/inloggen/organisatie/terug?" + empty).statusCode())
                    .as(empty)
                    .isIn(400, 403);
        }
    }

    @Test
    void anAnswerFromAnotherProviderIsRefused() {
        refuses(visitor.get(back(go(address)) + "&iss=https://elders.example"), "komt niet van de proef");
    }

    @Test
    void whoStopsThereIsToldSo() {
        var state = go(address).replaceFirst(".*[?&](state=[^&]*).*", "$1");
        refuses(visitor.get("/inloggen/organisatie/terug?error=access_denied&" + state), "U bent gestopt");
    }

    @Test
    void aCodeThatIsNotOneAndOneThatIsTooLateAreRefused() {
        var back = back(go(address));
        refuses(visitor.get(back.replaceFirst("code=[^&]*", "code=verzonnen")), "komt niet van de proef");
        back = back(go(address));
        clock.ahead(Duration.ofMinutes(11));
        refuses(visitor.get(back), "duurde te lang");
    }

    @Test
    void asksWithCodeStateNonceAndProofKey() {
        assertThat(go(address))
                .startsWith(Provider.ISSUER + "/oauth2/authorize?")
                .contains("response_type=code&")
                .contains("code_challenge_method=S256")
                .contains("&nonce=")
                .contains("redirect_uri=http://localhost:8080/inloggen/organisatie/terug");
        var cookie = visitor.get("/inloggen/organisatie")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/inloggen/organisatie")
                .doesNotContain("nonce");
    }

    private static void refuses(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).as(reason).isEqualTo(403);
        assertThat(answer.body()).contains("Inloggen lukte niet").contains(reason);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(it -> it.startsWith("sessie="));
    }

    private String who;

    /** Where the portal sends somebody. */
    private String go(String name) {
        who = name;
        return visitor.get("/inloggen/organisatie")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    /** Logs in at the provider; the path and query with which it sends somebody back. */
    private String back(String there) {
        var browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var login = URI.create(Provider.ISSUER + "/login");
        var token = send(browser, HttpRequest.newBuilder(login))
                .body()
                .replaceFirst("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]*)\".*", "$1");
        send(
                browser,
                HttpRequest.newBuilder(login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + encoded(who) + "&password=" + PASSWORD + "&_csrf=" + encoded(token))));
        var answer = send(browser, HttpRequest.newBuilder(URI.create(there)));
        assertThat(answer.headers().firstValue("Location"))
                .as(answer.statusCode() + answer.body())
                .isPresent();
        var to = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(to.getAuthority()).isEqualTo("localhost:8080");
        return to.getRawPath() + "?" + to.getRawQuery();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private int accounts() {
        return jdbc.sql("select count(*) from account_user where display_name = 'H. Bakker'")
                .query(Integer.class)
                .single();
    }

    private String lines(String action) {
        return jdbc.sql("select string_agg(outcome, ' ') from account_audit where user_id = :id and action = :action")
                .param("id", id)
                .param("action", action)
                .query(String.class)
                .single();
    }
}
