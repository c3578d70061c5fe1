package nl.wijgroningen.portaal.experience;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Addresses;
import nl.wijgroningen.portaal.platform.limit.LimitSettings;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who guesses codes or passwords is stopped; who has the right code never is. */
@PortalTest
class GuessingTest {

    private static final String RIGHT = "K7QM3RTW9HXE4NPD";
    private static final String ALPHABET = "ACDEFGHJKLMNPQRTUWXY2345789";

    @Autowired
    private Http http;

    @Autowired
    private LimitSettings limits;

    @Autowired
    private Addresses addresses;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Statements statements;

    @Test
    @Rule("R12")
    void wrongCodesFromOneAddressAreStoppedAndTheRightOneWorks() {
        var visitor = http.visitor();
        var random = new Random(1);
        for (var i = 0; i < limits.code(); i++) {
            var answer = guess(visitor, code(random));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Deze code kennen wij niet.");
        }
        var wrong = spaced(code(random));
        var stopped = guess(visitor, wrong);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).contains("30");
        assertThat(stopped.body())
                .contains("De goede code werkt altijd.", "wij-brand", "name=\"code\"")
                .as("what was typed")
                .contains(wrong);
        var right = guess(visitor, RIGHT);
        assertThat(right.statusCode()).as("the right code, over the limit").isEqualTo(200);
        assertThat(guess(http.visitor(), code(random)).statusCode())
                .as("another address")
                .isEqualTo(422);
    }

    /** A code can be tried in the cookie of any page, and in the field of a form whose cookie is gone. */
    @Test
    @Rule("R12")
    void everyPageThatTakesACodeCounts() {
        var paths = List.of(
                "/mijn-ervaring",
                "/ervaringen/nieuw",
                "/ervaringen/nieuw/plaats",
                "/ervaringen/nieuw/verhaal",
                "/ervaringen/nieuw/code/bestand",
                "/mijn-ervaring/openbaarheid",
                "/en/mijn-ervaring/intrekking");
        var random = new Random(2);
        for (var path : paths) {
            var visitor = http.visitor();
            for (var i = 0; i < limits.code(); i++) {
                assertThat(with(code(random), visitor, path).statusCode())
                        .as(path)
                        .isNotEqualTo(429);
            }
            var stopped = with(code(random), visitor, path);
            assertThat(stopped.statusCode()).as(path).isEqualTo(429);
            assertThat(stopped.headers().firstValue("Retry-After")).isPresent();
            assertThat(stopped.body()).contains("wij-brand");
        }
        var visitor = http.visitor();
        HttpResponse<String> last = null;
        for (var i = 0; i <= limits.code(); i++) {
            last = visitor.post(
                    "/ervaringen/nieuw/verhaal",
                    Map.of("volgcode", code(random), "gebeurde", "Mijn verhaal, dat ik niet kwijt wil."));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("Mijn verhaal, dat ik niet kwijt wil.");
    }

    /** Only the proxy is believed, and only about who asked it: what a client put in the header itself is not read. */
    @Test
    @Rule("R12")
    void aForgedHeaderDoesNotHelp() {
        var random = new Random(3);
        var visitor = http.visitor();
        HttpResponse<String> last = null;
        for (var i = 0; i <= limits.code(); i++) {
            last = visitor.send(HttpRequest.newBuilder(URI.create(http.base() + "/mijn-ervaring"))
                    .header("Cookie", "volgcode=" + code(random))
                    .header("X-Forwarded-For", "203.0.113.%d, 10.20.30.40".formatted(i)));
        }
        assertThat(last.statusCode())
                .as("10.20.30.40 is a client of the proxy, not a proxy")
                .isEqualTo(429);
    }

    /** A right code and a wrong one do the same: no page, no statement, until the page after it. */
    @Test
    @Rule("R12")
    void aRightCodeAndAWrongOneAnswerAlike() {
        var right = new ArrayList<HttpResponse<String>>();
        var sentRight =
                statements.during(() -> right.add(http.visitor().post("/mijn-ervaring", Map.of("code", RIGHT))));
        var wrong = new ArrayList<HttpResponse<String>>();
        var sentWrong = statements.during(
                () -> wrong.add(http.visitor().post("/mijn-ervaring", Map.of("code", "K7QM3RTW9HXE4NPP"))));
        assertThat(sentWrong).isEqualTo(sentRight);
        assertThat(wrong.get(0).statusCode()).isEqualTo(right.get(0).statusCode());
        assertThat(names(wrong.get(0))).isEqualTo(names(right.get(0)));
    }

    private static List<String> names(HttpResponse<String> answer) {
        return answer.headers().map().entrySet().stream()
                .map(it -> it.getKey() + ": " + String.join("", it.getValue()).length())
                .filter(it -> !it.startsWith("date"))
                .sorted()
                .toList();
    }

    @Test
    void tellingsFromOneAddressAreLimitedInNumber() {
        var visitor = http.visitor();
        for (var i = 0; i < limits.telling(); i++) {
            assertThat(begin(visitor).statusCode()).isEqualTo(303);
        }
        var stopped = begin(visitor);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).contains("60");
        assertThat(begin(http.visitor()).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> begin(Http.Visitor visitor) {
        return visitor.post("/ervaringen/nieuw/kort", Map.of("team", "vinkhuizen", "lezers", "team"));
    }

    @Test
    void failedLogInsFromOneAddressAreStopped() {
        var visitor = http.visitor();
        for (var i = 0; i < limits.logIn(); i++) {
            assertThat(logIn(visitor, "niemand-" + UUID.randomUUID(), "verkeerd")
                            .statusCode())
                    .isEqualTo(422);
        }
        var stopped = logIn(visitor, "stadadviseert", "groningen-demo");
        assertThat(stopped.statusCode()).as("a right password too").isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).contains("30");
        assertThat(stopped.body()).contains("Even wachten", "name=\"wachtwoord\"", "value=\"stadadviseert\"");
        assertThat(logIn(http.visitor(), "stadadviseert", "groningen-demo").statusCode())
                .isEqualTo(303);
    }

    @Test
    void anAccountIsSlowedHoweverManyAddressesTryIt() {
        var name = "Iemand-" + UUID.randomUUID();
        for (var i = 0; i < limits.account(); i++) {
            assertThat(logIn(http.visitor(), name, "verkeerd").statusCode()).isEqualTo(422);
        }
        var stopped = logIn(http.visitor(), name.toLowerCase(Locale.ROOT) + " ", "verkeerd");
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).contains("360");
    }

    @Test
    void passkeysThatFailFromOneAddressAreStopped() {
        var visitor = http.visitor();
        for (var i = 0; i < limits.logIn(); i++) {
            assertThat(passkey(visitor).statusCode()).isEqualTo(422);
        }
        var stopped = passkey(visitor);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).contains("30");
        assertThat(logIn(visitor, "stadadviseert", "groningen-demo").statusCode())
                .as("a password too")
                .isEqualTo(429);
        assertThat(passkey(http.visitor()).statusCode()).isEqualTo(422);
    }

    private static HttpResponse<String> passkey(Http.Visitor visitor) {
        visitor.post("/inloggen/passkey/vraag", Map.of());
        return visitor.post("/inloggen/passkey", Map.of("antwoord", "{}"));
    }

    private static HttpResponse<String> logIn(Http.Visitor visitor, String name, String password) {
        return visitor.post("/inloggen", Map.of("naam", name, "wachtwoord", password));
    }

    @Test
    @Rule("R14")
    void reportsFromOneAddressAreLimitedAndTheWordsStay() {
        var visitor = http.visitor();
        var path = "/ervaringen/" + UUID.randomUUID() + "/melding";
        for (var i = 0; i < limits.report(); i++) {
            assertThat(visitor.post(path, Map.of("woorden", "x")).statusCode()).isEqualTo(404);
        }
        var story = "/ervaringen/" + published() + "/melding";
        var stopped = visitor.post(story, Map.of("woorden", "Dit ben ik, en het klopt niet."));
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).contains("360");
        assertThat(stopped.body())
                .contains("te veel meldingen", "Dit ben ik, en het klopt niet.", "action=\"" + story + "\"");
        assertThat(http.visitor().get("/ervaringen/" + story.split("/")[2]).statusCode())
                .as("not hidden")
                .isEqualTo(200);
        assertThat(visitor.post("/en" + story, Map.of("woorden", "x")).body()).contains("Too many reports");
    }

    private UUID published() {
        return jdbc.sql("select experience_id from experience_publication where state = 'PUBLISHED' limit 1")
                .query(UUID.class)
                .single();
    }

    /** Somebody's address and nobody's are the same. */
    @Test
    void linksForANewPasswordAreLimitedPerAddressAndPerAccount() {
        for (var address : List.of("niemand-" + UUID.randomUUID() + "@voorbeeld.nl", somebody())) {
            for (var i = 0; i < limits.resetAccount(); i++) {
                assertThat(http.visitor()
                                .post("/wachtwoord", Map.of("adres", address))
                                .statusCode())
                        .isEqualTo(303);
            }
            var stopped = http.visitor().post("/wachtwoord", Map.of("adres", " " + address.toUpperCase(Locale.ROOT)));
            assertThat(stopped.statusCode()).isEqualTo(429);
            assertThat(stopped.headers().firstValue("Retry-After")).contains("720");
            assertThat(stopped.body()).contains("te vaak om een link", address.toUpperCase(Locale.ROOT));
        }
        var visitor = http.visitor();
        for (var i = 0; i < limits.reset(); i++) {
            assertThat(visitor.post("/wachtwoord", Map.of("adres", UUID.randomUUID() + "@voorbeeld.nl"))
                            .statusCode())
                    .isEqualTo(303);
        }
        var stopped = visitor.post("/wachtwoord", Map.of("adres", "ik@voorbeeld.nl"));
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).contains("180");
        assertThat(stopped.body()).contains("ik@voorbeeld.nl");
    }

    private String somebody() {
        var address = "sanne-" + UUID.randomUUID() + "@wij-proef.example";
        jdbc.sql("""
						update account_user set email = :email, email_hash = :hash
						where username = 'stadadviseert'
						""")
                .param("email", addresses.seal(address))
                .param("hash", addresses.hash(address))
                .update();
        return address;
    }

    @AfterEach
    void forgetTheAddress() {
        jdbc.sql("update account_user set email = null, email_hash = null where username = 'stadadviseert'")
                .update();
    }

    /** 10,000 wrong codes from 2,000 addresses: none is right, and right codes still work; hit and miss take as long. */
    @Test
    @Tag("kill")
    @Rule("R12")
    void tenThousandWrongCodesFindNothing() throws Exception {
        var seed = System.nanoTime();
        var pool = Executors.newFixedThreadPool(4);
        var found = new ArrayList<Future<Integer>>();
        for (var part = 0; part < 4; part++) {
            var random = new Random(seed + part);
            found.add(pool.submit(() -> guessALot(random)));
        }
        var stopped = 0;
        for (var one : found) {
            stopped += one.get();
        }
        pool.shutdown();
        System.out.printf("10,000 wrong codes: none right, %d stopped with 429, seed %d%n", stopped, seed);
        assertThat(guess(http.visitor("203.0.113.1"), RIGHT).statusCode()).isEqualTo(200);
    }

    private int guessALot(Random random) {
        var stopped = 0;
        for (var i = 0; i < 2500; i++) {
            var answer = with(code(random), http.visitor("203.0.113." + random.nextInt(100)), "/mijn-ervaring");
            assertThat(answer.statusCode()).isIn(422, 429);
            stopped += answer.statusCode() == 429 ? 1 : 0;
        }
        return stopped;
    }

    /**
     * 1,000 right and 1,000 wrong codes in turn, pair by pair, each first in half of the pairs. Medians of what the machine
     * does besides differ by a few percent; that a wrong code is looked up or counted here would differ by far more.
     */
    @Test
    @Tag("kill")
    @Rule("R12")
    void hitsAndMissesTakeAsLong() {
        var random = new Random(4);
        var visitor = http.visitor();
        var hits = new ArrayList<Long>();
        var misses = new ArrayList<Long>();
        for (var i = 0; i < 1500; i++) {
            var hitFirst = i % 2 == 0;
            var first = time(visitor, hitFirst ? RIGHT : code(random));
            var second = time(visitor, hitFirst ? code(random) : RIGHT);
            if (i >= 500) { // warm
                hits.add(hitFirst ? first : second);
                misses.add(hitFirst ? second : first);
            }
        }
        var ratio = (double) median(misses) / median(hits);
        System.out.printf(
                "1,000 hits: median %d µs; 1,000 misses: median %d µs; ratio %.3f%n",
                median(hits) / 1000, median(misses) / 1000, ratio);
        assertThat(ratio).isBetween(0.9, 1.1);
    }

    private static long time(Http.Visitor visitor, String code) {
        var start = System.nanoTime();
        visitor.post("/mijn-ervaring", Map.of("code", code));
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static HttpResponse<String> guess(Http.Visitor visitor, String code) {
        return visitor.follow(visitor.post("/mijn-ervaring", Map.of("code", code)));
    }

    private HttpResponse<String> with(String code, Http.Visitor visitor, String path) {
        return visitor.send(
                HttpRequest.newBuilder(URI.create(http.base() + path)).header("Cookie", "volgcode=" + code));
    }

    private static String code(Random random) {
        var code = new StringBuilder();
        for (var i = 0; i < 16; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static String spaced(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
