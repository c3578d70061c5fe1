package nl.wijgroningen.portaal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.domain.SecondFactor;
import nl.wijgroningen.portaal.support.Codes;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second step of logging in. */
@PortalTest
class SecondFactorTest {

    @Autowired
    private SecondFactor factor;

    @Autowired
    private Codes codes;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final StaffId fatima = new StaffId(UUID.randomUUID());
    private SecondFactor.Offer offer;
    private List<String> recovery;

    @BeforeEach
    void setUp() {
        jdbc.sql("""
						insert into account_user (id, username, display_name, label, password_hash, demo)
						values (:id, :id::text, 'Fatima', 'Proef', 'x', true)
						""").param("id", fatima.value()).update();
        offer = factor.offer(fatima);
        recovery = factor.set(fatima, offer.sealed(), codes.ofText(offer.text(), at(-1)))
                .orElseThrow();
    }

    @AfterEach
    void remove() {
        jdbc.sql("delete from account_user where id = :id")
                .param("id", fatima.value())
                .update();
    }

    @Test
    void takesEachCodeOnce() {
        var code = codes.ofText(offer.text(), at(0));
        assertThat(factor.take(fatima, code.substring(0, 3) + " " + code.substring(3)))
                .isTrue();
        assertThat(factor.take(fatima, code)).isFalse();
        assertThat(factor.take(fatima, codes.ofText(offer.text(), at(-1))))
                .as("an earlier one")
                .isFalse();
        assertThat(factor.take(fatima, codes.ofText(offer.text(), at(1))))
                .as("a clock that is ahead")
                .isTrue();
    }

    @Test
    void forgivesOneStepAndNoMore() {
        assertThat(factor.take(fatima, codes.ofText(offer.text(), at(2)))).isFalse();
        assertThat(factor.take(fatima, codes.ofText(offer.text(), at(-2)))).isFalse();
        assertThat(factor.take(fatima, codes.ofText(offer.text(), at(1)))).isTrue();
    }

    @Test
    void twentyAtOnceGetInOnce() throws Exception {
        var code = codes.ofText(offer.text(), at(0));
        assertThat(atOnce(() -> factor.take(fatima, code))).isEqualTo(1);
        assertThat(atOnce(() -> factor.take(fatima, recovery.get(0)))).isEqualTo(1);
    }

    @Test
    void recoveryCodesWorkOnceUntilTheyAreRenewed() {
        assertThat(recovery).hasSize(SecondFactor.RECOVERY_CODES).doesNotHaveDuplicates();
        assertThat(factor.take(fatima, recovery.get(0).toLowerCase(Locale.ROOT)))
                .isTrue();
        assertThat(factor.take(fatima, recovery.get(0))).isFalse();
        assertThat(factor.recoveryCodesLeft(fatima)).isEqualTo(9);
        var renewed = factor.renewRecoveryCodes(fatima);
        assertThat(factor.take(fatima, recovery.get(1))).isFalse();
        assertThat(factor.take(fatima, renewed.get(1))).isTrue();
    }

    @Test
    void nothingOfItStandsReadableInTheDatabase() {
        var kept = jdbc.sql("""
						select encode(secret, 'escape') || coalesce((select string_agg(encode(code_hash, 'escape'), ' ')
							from account_recovery_code r where r.user_id = f.user_id), '')
						from account_second_factor f where user_id = :id
						""").param("id", fatima.value()).query(String.class).single();
        assertThat(kept)
                .doesNotContain(offer.text())
                .doesNotContain(recovery.get(0).replace(" ", ""));
    }

    @Test
    void anOfferIsOfOneAccountAndOfNoOtherPlace() {
        var other = new StaffId(UUID.randomUUID());
        assertThat(factor.set(other, offer.sealed(), codes.ofText(offer.text(), at(0))))
                .isEmpty();
        assertThat(factor.set(fatima, "gekozen", "123456")).isEmpty();
        assertThat(factor.set(fatima, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "123", "1234567", "abcdef", "١٢٣٤٥٦", "000000000000000000000000000000000000000"})
    void nonsenseIsNoCode(String typed) {
        assertThat(factor.take(fatima, typed)).isFalse();
    }

    /** RFC 4648's own examples. */
    @ParameterizedTest
    @ValueSource(strings = {"f:MY", "fo:MZXQ", "foo:MZXW6", "foobar:MZXW6YTBOI"})
    void writesSecretsAsAppsReadThem(String example) throws Exception {
        var pair = example.split(":");
        var type = Class.forName("nl.wijgroningen.portaal.account.domain.Base32");
        var write = type.getDeclaredMethod("write", byte[].class);
        write.setAccessible(true);
        assertThat(write.invoke(null, (Object) pair[0].getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(pair[1]);
    }

    @Test
    void whoIsHalfwayReachesNothingElse() {
        var half = http.half("coordinator");
        for (var path : List.of(
                "/werk",
                "/werk/ervaringen",
                "/beheer/stijl",
                "/beheer/gebruikers",
                "/account",
                "/account/herstelcodes",
                "/werk/nergens")) {
            assertThat(location(half.get(path))).as(path).isEqualTo("303 /inloggen/code");
        }
        var code = half.get("/inloggen/code");
        assertThat(code.body()).doesNotContain("href=\"/werk");
        for (var path : List.of("/account/wachtwoord", "/account/herstelcodes", "/uitloggen", "/inloggen/overslaan")) {
            assertThat(half.post(path, code, Map.of("code", "123456")).statusCode())
                    .as(path)
                    .isIn(401, 404, 303);
        }
        assertThat(location(half.get("/werk"))).startsWith("303 /inloggen");
        assertThat(http.half("coordinator")
                        .post("/inloggen/code", Map.of("code", "1"))
                        .statusCode())
                .as("without a token")
                .isIn(401, 403);
    }

    @Test
    void eachStepHasASessionOfItsOwnAndOnlyTheLastWorks() {
        var visitor = http.visitor();
        var first = session(visitor.post("/inloggen", Map.of("naam", "team", "wachtwoord", "groningen-demo")));
        var second = session(
                visitor.post("/inloggen/code", visitor.get("/inloggen/code"), Map.of("code", http.code("team"))));
        assertThat(second).isNotEqualTo(first);
        var old = http.visitor();
        assertThat(old.send(HttpRequest.newBuilder(URI.create(http.base() + "/werk"))
                                .header("Cookie", "sessie=" + first))
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/werk").statusCode()).isEqualTo(200);
    }

    @Test
    void aMissLeavesALineAndTheCodeCanBeTypedAgain() {
        var before = misses();
        var half = http.half("team2");
        var answer = half.post("/inloggen/code", half.get("/inloggen/code"), Map.of("code", "000 00"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Deze code klopt niet");
        assertThat(misses()).isEqualTo(before + 1);
        assertThat(location(half.post("/inloggen/code", answer, Map.of("code", http.code("team2")))))
                .isEqualTo("303 /werk");
    }

    @Test
    void afterTenMissesInAnHourNotEvenARightCodeGetsIn() {
        for (var i = 0; i < 9; i++) {
            factor.take(fatima, "000000x");
        }
        assertThat(factor.isOver(fatima)).isFalse();
        factor.take(fatima, "000000x");
        assertThat(factor.isOver(fatima)).isTrue();
    }

    private int misses() {
        return jdbc.sql("""
						select count(*) from account_audit a join account_user u on u.id = a.user_id
						where a.action = 'account.second-factor' and a.outcome = 'refused' and u.username = 'team2'
						""").query(Integer.class).single();
    }

    private Instant at(int steps) {
        return clock.instant().plus(Duration.ofSeconds(30L * steps));
    }

    private static int atOnce(Callable<Boolean> taking) throws Exception {
        var threads = Executors.newFixedThreadPool(20);
        try {
            var taken = threads.invokeAll(
                    IntStream.range(0, 20).mapToObj(it -> taking).collect(Collectors.toList()));
            var right = 0;
            for (var one : taken) {
                right += one.get() ? 1 : 0;
            }
            return right;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith("sessie="))
                .map(it -> it.replaceFirst("sessie=([^;]*).*", "$1"))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("");
    }
}
