package nl.wijgroningen.portaal.experience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people and scripts send that no form of ours would: a clear page of ours with the right status, never a 500. */
@PortalTest
class BadInputTest {

    private static final String STORY = "/ervaringen/nieuw/verhaal";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private Http.Visitor teller() {
        var visitor = http.visitor();
        assertThat(visitor.post("/ervaringen/nieuw/plaats", Map.of("team", "haren"))
                        .statusCode())
                .isEqualTo(303);
        return visitor;
    }

    private static void isOurs(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("wij-header")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    static List<String> nothing() {
        return List.of("", "   ", "\u00a0\u2003", "\u200b\u200b", "\u202e\u202c", "\u0000", "\ufeff", "\r\n\t");
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void whatIsNothingIsEmpty(String typed) {
        isOurs(teller().post(STORY, Map.of("gebeurde", typed)), 422);
        isOurs(http.visitor().post("/mijn-ervaring", Map.of("code", typed)), 422);
        isOurs(http.visitor().post("/ervaringen/nieuw/plaats", Map.of("postcode", typed)), 422);
    }

    @Test
    void strangeTextIsKeptAsTextAndShownEscaped() {
        var typed = List.of(
                "<script>alert(1)</script> & \"aanhaling\"",
                "'; drop table experience; --",
                "Hulp 👩‍👩‍👧‍👦 was fijn 🏳️‍🌈 \uD83E\uDEE0",
                "مرحبا، شكرا لكم",
                "${7*7} #{x} __${1}__ [[${1}]] th:text",
                "Zalgo t̸̢̛e̷x̶t en é als twee tekens");
        for (var text : typed) {
            var teller = teller();
            assertThat(teller.post(STORY, Map.of("gebeurde", text)).statusCode())
                    .isEqualTo(303);
            var page = teller.get(STORY);
            assertThat(page.body()).doesNotContain("<script>alert").contains("wij-header");
            var shown = page.body()
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
            assertThat(shown).contains(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }

    @Test
    void whatIsTooLongComesBackWithAMessage() {
        var teller = teller();
        var longText = "lang verhaal ".repeat(400);
        var answer = teller.post(STORY, Map.of("gebeurde", longText));
        isOurs(answer, 422);
        assertThat(answer.body()).contains("Er passen 4000 tekens in dit vak.").contains(longText.strip());
        assertThat(answer.body()).contains("<title>Fout:");
    }

    @Test
    void whatIsTooLargeOrNoFormIsRefused() {
        var visitor = http.visitor();
        isOurs(visitor.post(STORY, Map.of("gebeurde", "x".repeat(10_000_000))), 413);
        var address = URI.create(http.base() + STORY);
        isOurs(
                visitor.send(HttpRequest.newBuilder(address)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"gebeurde\": 1}"))),
                415);
        isOurs(
                visitor.send(HttpRequest.newBuilder(address)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString("--x--"))),
                415);
        isOurs(
                visitor.send(HttpRequest.newBuilder(address)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("gebeurde=x".getBytes())))),
                411);
    }

    @Test
    void bytesThatAreNoTextAreRefusedOrRead() {
        for (var body : List.of(
                "gebeurde=%ED%A0%80",
                "gebeurde=%C3%28", "gebeurde=%", "gebeurde=%zz", "%=%&&&==", "gebeurde=a&gebeurde=b")) {
            var teller = teller();
            var answer = teller.send(HttpRequest.newBuilder(URI.create(http.base() + STORY))
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as(body).isLessThan(500);
        }
    }

    @Test
    void tooManyFieldsAreRefused() {
        var fields = new HashMap<String, String>();
        for (var i = 0; i < 400; i++) {
            fields.put("veld" + i, "x");
        }
        isOurs(teller().post(STORY, fields), 400);
    }

    @Test
    void aFormFromElsewhereIsShownAgainAndThenWorks() {
        var teller = teller();
        var text = "Dit typte ik op een oude telefoon zonder kopregels, en het was een heel verhaal.";
        var refused = teller.send(teller.form(STORY, Map.of("gebeurde", text)));
        isOurs(refused, 403);
        assertThat(refused.body()).contains(text).contains("action=\"" + STORY + "\"");
        isOurs(
                teller.send(teller.form(STORY, Map.of("gebeurde", text)).header("Origin", "https://elders.example")),
                403);
        isOurs(teller.send(teller.form(STORY, Map.of("gebeurde", text)).header("Origin", "null")), 403);
        assertThat(teller.send(teller.form(STORY, Map.of("gebeurde", text)).header("Origin", http.base()))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void withoutTheCodeWhatWasTypedIsKept() {
        var text = "Mijn browser ging dicht terwijl ik dit aan het schrijven was, en nu wil ik verder.";
        var answer = http.visitor().post(STORY, Map.of("gebeurde", text));
        isOurs(answer, 422);
        assertThat(answer.body()).contains(text).contains("name=\"volgcode\"");
    }

    @Test
    void wrongCodesAndAddressesAreSaidKindly() {
        var visitor = http.visitor();
        isOurs(visitor.follow(visitor.post("/mijn-ervaring", Map.of("code", "K7QM 3RTW 9HXE 4NPP"))), 422);
        isOurs(http.visitor().post("/mijn-ervaring", Map.of("code", "x".repeat(5_000))), 422);
        isOurs(http.visitor().get("/nergens"), 404);
        isOurs(http.staff("team").get("/werk/ervaringen/geen-id"), 404);
        isOurs(http.staff("team").get("/werk/ervaringen?na=kapot"), 404);
        isOurs(http.visitor().post("/wijken", Map.of()), 405);
    }

    /** The database knows no day so far away. */
    @Test
    void aKeyOfAPageThatIsNoneIsAnUnknownPage() {
        var secretary = http.staff("secretaris");
        var coordinator = http.staff("coordinator");
        for (var day : List.of("%2B999999998-01-01", "-999999998-01-01", "9999-12-31", "morgen", "2026-W99")) {
            var key = day + "_00000000-0000-0000-0000-000000000000";
            for (var list : List.of("/wijraad/adviezen", "/ervaringen", "/verbeteringen")) {
                isOurs(http.visitor().get(list + "?na=" + key), 404);
                isOurs(http.visitor().get(list + "?q=wachten&na=" + key), 404);
            }
            isOurs(secretary.get("/werk?na=" + key + "_acties"), 404);
            isOurs(secretary.get("/werk/wijraad/brieven?na=" + key), 404);
            assertThat(secretary.get("/werk/wijraad/werving?na=" + key).statusCode())
                    .as(day)
                    .isLessThan(500);
            for (var list : List.of("/werk/ervaringen", "/werk/verbeteringen")) {
                isOurs(coordinator.get(list + "?na=" + key), 404);
            }
        }
    }

    /** No form of ours numbers its fields; what binds lists by number trips over what is none, or is too high. */
    @Test
    void fieldsWithANumberAreRefused() {
        var round = jdbc.sql("select id from wijraad_round where state = 'PUBLISHED' order by id limit 1")
                .query(String.class)
                .single();
        for (var field : List.of("gebieden[x]", "gebieden[2147483647]", "gebieden[", "gebieden[-5]", "cv[x]")) {
            isOurs(http.visitor().post("/wijraad/vacatures/" + round + "/aanmelding", Map.of(field, "1")), 400);
        }
        for (var file : List.of("cv[x]", "cv[", "cv[2147483647]")) {
            isOurs(
                    http.visitor()
                            .upload(
                                    "/wijraad/vacatures/" + round + "/aanmelding",
                                    Map.of("naam", "x"),
                                    file,
                                    "application/pdf",
                                    new byte[] {1}),
                    400);
        }
        isOurs(http.visitor().get("/ervaringen?thema%5Bx%5D=1"), 400);
        isOurs(http.staff("secretaris").get("/werk/wijraad/samenstelling/wat-als?stap%5Bx%5D=1"), 400);
    }

    @Test
    @Rule("R12")
    void twentyClicksSendOnce() throws Exception {
        var teller = teller();
        var mark = "dubbelklik" + Long.toHexString(new Random().nextLong()).replaceAll("[0-9]", "q");
        teller.post("/ervaringen/nieuw/onderwerp", Map.of("thema", "geld", "contact", "PHONE"));
        teller.post("/ervaringen/nieuw/lezers", Map.of("lezers", "team"));
        teller.post(STORY, Map.of("gebeurde", mark));
        teller.post("/ervaringen/nieuw/gegevens", Map.of());
        teller.post("/ervaringen/nieuw/openbaar", Map.of("openbaar", "nee"));
        var pool = Executors.newFixedThreadPool(20);
        var clicks = new ArrayList<Callable<HttpResponse<String>>>();
        for (var i = 0; i < 20; i++) {
            clicks.add(() -> teller.post("/ervaringen/nieuw/verzending", Map.of()));
        }
        for (var click : pool.invokeAll(clicks)) {
            assertThat(click.get().headers().firstValue("Location")).contains("/ervaringen/nieuw/verstuurd");
        }
        pool.shutdown();
        assertThat(jdbc.sql("select count(*) from experience where happened = :mark")
                        .param("mark", mark)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(teller.get("/ervaringen/nieuw/verstuurd").body()).contains("wij-code");
    }

    @Test
    @Rule("R14")
    void anAnswerWithABsnIsNotSent() {
        var team = http.staff("team");
        var id = jdbc.sql("""
						select e.id from experience e join area_team t on t.id = e.team_id
						where t.slug = 'vinkhuizen' and not e.coordinator_only and e.state = 'WITH_TEAM' order by e.id limit 1
						""").query(String.class).single();
        var page = team.get("/werk/ervaringen/" + id);
        var refused = team.post(
                "/werk/ervaringen/" + id + "/antwoord",
                page,
                Map.of("antwoord", "Uw bsn is 123456782, toch?", "gezien", "ja"));
        isOurs(refused, 422);
        assertThat(refused.body())
                .contains("Uw bsn is 123456782, toch?")
                .contains("Dit lijkt een burgerservicenummer.");
    }

    /** Three hundred forms of nonsense to every address that takes one. */
    @Test
    void nonsenseNeverBreaksAPage() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var paths = List.of(
                "/ervaringen/nieuw/plaats",
                "/ervaringen/nieuw/onderwerp",
                "/ervaringen/nieuw/lezers",
                STORY,
                "/ervaringen/nieuw/stellingen",
                "/ervaringen/nieuw/gegevens",
                "/ervaringen/nieuw/openbaar",
                "/ervaringen/nieuw/verzending",
                "/ervaringen/nieuw/kort",
                "/ervaringen/nieuw/kort/verhaal",
                "/ervaringen/nieuw/kort/controle",
                "/mijn-ervaring",
                "/mijn-ervaring/oordeel",
                "/mijn-ervaring/openbaarheid",
                "/mijn-ervaring/intrekking",
                "/mijn-ervaring/afsluiting",
                "/inloggen");
        var names = List.of(
                "postcode",
                "team",
                "lezers",
                "begin",
                "voor",
                "thema",
                "contact",
                "gebeurde",
                "goed",
                "fast",
                "openbaar",
                "oordeel",
                "woorden",
                "code",
                "volgcode",
                "terug",
                "stop",
                "naam",
                "wachtwoord",
                "bewaard");
        var values = List.of(
                "",
                "9743",
                "vinkhuizen",
                "team",
                "niet-x",
                "PHONE",
                "geld",
                "ja",
                "nee",
                "K7QM3RTW9HXE4NPD",
                "\u0000",
                "%",
                "<b>",
                "-1",
                "99999999999999999999",
                "123456782",
                "\uD83D",
                "a".repeat(5000),
                "2026-W99_x",
                "'");
        var teller = teller();
        for (var i = 0; i < 340; i++) {
            var fields = new HashMap<String, String>();
            for (var n = random.nextInt(6); n >= 0; n--) {
                fields.put(names.get(random.nextInt(names.size())), values.get(random.nextInt(values.size())));
            }
            var path = paths.get(i % paths.size());
            if (i % 34 == 0) {
                teller = teller();
            }
            assertThat(teller.post((i % 2 == 0 ? "" : "/en") + path, fields).statusCode())
                    .as("%s %s, seed %d", path, fields, seed)
                    .isLessThan(500);
        }
    }
}
