package nl.wijgroningen.portaal.wijraad.recruitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.file.Samples;
import nl.wijgroningen.portaal.platform.limit.LimitSettings;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Recruits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/** Applying, and looking at texts, with forms as a browser without JavaScript sends them. */
@PortalTest
class RecruitmentPagesTest {

    private static final LocalDate TODAY = LocalDate.now(PortaalApplication.ZONE);

    @Autowired
    private Http http;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Files files;

    @Autowired
    private LimitSettings limits;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    private Recruits recruits;

    @BeforeEach
    void begin() {
        recruits = new Recruits(context);
    }

    @AfterEach
    void leave() {
        clock.reset();
        recruits.close();
    }

    private static Map<String, Object> fields(String... others) {
        var fields = new HashMap<String, Object>(Map.of(
                "naam", "Proefpersoon Web",
                "mail", "web@post.example",
                "motivatie", "Ik wil graag iets terugdoen.",
                "postcode", "9741 AB",
                "leeftijd", "FROM_27",
                "gebieden", List.of("WORK", "HOUSING")));
        for (var i = 0; i < others.length; i += 2) {
            fields.put(others[i], others[i + 1]);
        }
        return fields;
    }

    private int applied(UUID round) {
        return jdbc.sql("select count(*) from wijraad_candidate where round_id = :id")
                .param("id", round)
                .query(Integer.class)
                .single();
    }

    private String link() {
        var link = Mailbox.links(mailbox.last("recruitment.mail.received")).get(0);
        return link.substring(link.indexOf("/wijraad/"));
    }

    private static void isOk(HttpResponse<String> answer, String... texts) {
        assertThat(answer.statusCode()).isEqualTo(200);
        has(answer, texts);
    }

    private static void has(HttpResponse<String> answer, String... texts) {
        for (var text : texts) {
            assertThat(answer.body().contains(text)).as(text).isTrue();
        }
    }

    @Test
    @Rule("R2")
    @Rule("R43")
    void somebodyAppliesSeesChangesAndWithdraws() {
        var round = recruits.published();
        var path = "/wijraad/vacatures/" + round;
        var visitor = http.visitor();
        isOk(visitor.get("/wijraad/vacatures"), "Een proefronde", path);
        isOk(visitor.get(path), "U vergadert tien keer per jaar.");
        isOk(visitor.get("/en" + path), "This text is in Dutch only.");
        var sent = visitor.post(path + "/aanmelding", fields("bewaren", "ja"));
        assertThat(sent.statusCode()).isEqualTo(303);
        isOk(visitor.follow(sent), "U krijgt een mail van ons");
        var row = jdbc.sql("select in_city, gebied, keep_year, content from wijraad_candidate where round_id = :id")
                .param("id", round)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("in_city", true)
                .containsEntry("gebied", "West")
                .containsEntry("keep_year", true);
        assertThat(new String((byte[]) row.get("content"), StandardCharsets.ISO_8859_1))
                .doesNotContain("web@post", "terugdoen");
        var own = visitor.get(link());
        isOk(own, "Ik wil graag iets terugdoen.", "In de gemeente Groningen");
        assertThat(own.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(own.headers().firstValue("X-Robots-Tag")).isPresent();
        var changed = visitor.post(link(), fields("motivatie", "Ik heb tijd.", "postcode", "", "versie", "0"));
        assertThat(changed.statusCode()).isEqualTo(303);
        isOk(visitor.get(link()), "Ik heb tijd.", "In de gemeente Groningen");
        var overtaken = visitor.post(link(), fields("motivatie", "Een oud venster.", "versie", "0"));
        assertThat(overtaken.statusCode()).isEqualTo(422);
        has(overtaken, "Een oud venster.", "intussen");
        isOk(visitor.get(link() + "/intrekking"), "Wij kunnen ze niet terughalen");
        assertThat(applied(round)).as("a look changes nothing").isEqualTo(1);
        isOk(visitor.post(link() + "/intrekking", Map.of()), "Uw aanmelding is ingetrokken");
        assertThat(applied(round)).isZero();
        assertThat(visitor.get(link()).statusCode()).isEqualTo(404);
    }

    @Test
    @Rule("R12f")
    void nothingTypedIsLost() {
        var round = recruits.published();
        var visitor = http.visitor();
        var path = "/wijraad/vacatures/" + round + "/aanmelding";
        var wrong = visitor.post(
                path, fields("mail", "geen adres", "postcode", "97", "leeftijd", "UNDER_18", "zestien", "nee"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        has(
                wrong,
                "Fout:",
                "geen adres",
                "Ik wil graag iets terugdoen.",
                "als een ouder dat goed vindt",
                "Vul een postcode in",
                "value=\"WORK\" checked");
        var english = visitor.post("/en" + path, fields("naam", ""));
        assertThat(english.statusCode()).isEqualTo(422);
        has(english, "Fill in your name.");
        assertThat(applied(round)).isZero();
        assertThat(visitor.post(path, fields("leeftijd", "UNDER_18", "zestien", "ouder"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(jdbc.sql("select consent and not sixteen from wijraad_candidate where round_id = :id")
                        .param("id", round)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    @Rule("R11")
    void afterTheLastDayThePageSaysSo() {
        var round = recruits.published();
        var path = "/wijraad/vacatures/" + round + "/aanmelding";
        clock.moveTo(TODAY.plusDays(15));
        var visitor = http.visitor();
        isOk(visitor.get(path), "Dat is voorbij.");
        var late = visitor.post(path, fields());
        assertThat(late.statusCode()).isEqualTo(422);
        has(late, "Aanmelden kon tot en met", "Ik wil graag iets terugdoen.");
        assertThat(applied(round)).isZero();
    }

    @Test
    @Rule("R11")
    void aCvIsLookedAt() {
        var round = recruits.published();
        var path = "/wijraad/vacatures/" + round + "/aanmelding";
        var visitor = http.visitor();
        for (var wrong : List.of("MZ\u0090 een programma".getBytes(StandardCharsets.ISO_8859_1), Samples.pdf(100))) {
            var answer = visitor.upload(path, fields(), "cv", "application/pdf", wrong);
            assertThat(answer.statusCode()).isEqualTo(422);
            has(answer, "id=\"cv-fout\"", "Ik wil graag iets terugdoen.");
        }
        assertThat(applied(round)).isZero();
        var sent = visitor.upload(path, fields(), "cv", "application/pdf", Samples.pdf(2));
        assertThat(sent.statusCode()).isEqualTo(303);
        var cv = visitor.get(link() + "/cv");
        assertThat(cv.statusCode()).isEqualTo(200);
        assertThat(cv.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(cv.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        visitor.post(link() + "/intrekking", Map.of());
    }

    /** A cv that is refused tells nobody who applied: the answer is the same, and so is what is left. */
    @Test
    @Rule("R11")
    void aWrongCvTellsNothingOfWhoApplied() {
        var round = recruits.published();
        var path = "/wijraad/vacatures/" + round + "/aanmelding";
        http.visitor().post(path, fields());
        var stranger = http.visitor();
        for (var wrong : List.of(Samples.pdf(11), Samples.lockedPdf("geheim"))) {
            for (var name : List.of("Proefpersoon Web", "Proefpersoon Niemand")) {
                var answer = stranger.upload(path, fields("naam", name), "cv", "application/pdf", wrong);
                assertThat(answer.statusCode()).as(name).isEqualTo(422);
                has(answer, "id=\"cv-fout\"");
            }
        }
        assertThat(applied(round)).isEqualTo(1);
    }

    /** Else a link were a way to learn who applied, and to have mail sent to anybody. */
    @Test
    @Rule("R43")
    void nameAndAddressStayAsTheyWere() {
        var round = recruits.published();
        var path = "/wijraad/vacatures/" + round + "/aanmelding";
        var visitor = http.visitor();
        visitor.post(path, fields("naam", "Proefpersoon Ander", "mail", "ander@post.example"));
        visitor.post(path, fields());
        var own = link();
        assertThat(visitor.get(own).body().contains("name=\"naam\"")).isFalse();
        isOk(visitor.get(own), "Uw naam en e-mailadres kunt u hier niet veranderen.");
        isOk(visitor.get("/en" + own), "You cannot change your name and e-mail address here.");
        var mails = mailbox.of("recruitment.mail.received").size();
        for (var name : List.of("Proefpersoon Ander", "Proefpersoon Niemand")) {
            var version = jdbc.sql("select version from wijraad_candidate where round_id = :id and name = :name")
                    .param("id", round)
                    .param("name", "Proefpersoon Web")
                    .query(Long.class)
                    .single();
            var answer =
                    visitor.post(own, fields("naam", name, "mail", "ander@post.example", "versie", version.toString()));
            assertThat(answer.statusCode()).as(name).isEqualTo(303);
            isOk(visitor.get(own), "Proefpersoon Web", "web@post.example");
        }
        assertThat(mailbox.of("recruitment.mail.received")).hasSize(mails);
        assertThat(mailbox.of("recruitment.mail.again")).isEmpty();
    }

    @Test
    @Rule("R43")
    void changesCountAsApplicationsDo() {
        var round = recruits.published();
        var visitor = http.visitor();
        visitor.post("/wijraad/vacatures/" + round + "/aanmelding", fields());
        var own = link();
        for (var i = 1; i < limits.application(); i++) {
            assertThat(visitor.post(own, fields("versie", "99")).statusCode()).isEqualTo(422);
        }
        var stopped = visitor.post(own, fields("motivatie", "Een keer te veel.", "versie", "0"));
        assertThat(stopped.statusCode()).isEqualTo(429);
        has(stopped, "Een keer te veel.", "Wacht een paar minuten");
    }

    /** More files wait to be looked at than there are connections, and all else goes on. */
    @Test
    @Rule("R11")
    @Timeout(60)
    void whoWaitsForALookAtAFileHoldsNoConnection() throws Exception {
        var round = recruits.published();
        var path = "/wijraad/vacatures/" + round + "/aanmelding";
        http.visitor().post(path, fields());
        var own = link();
        var uploads = context.getEnvironment()
                        .getRequiredProperty("spring.datasource.hikari.maximum-pool-size", Integer.class)
                + 2;
        var turn = (Semaphore) Objects.requireNonNull(
                ReflectionTestUtils.getField(AopTestUtils.<Object>getTargetObject(files), "turn"));
        var answers = new ArrayList<Future<Integer>>();
        var pool = Executors.newFixedThreadPool(uploads);
        turn.acquire();
        try {
            for (var i = 0; i < uploads; i++) {
                var to = i % 2 == 0 ? path : own;
                answers.add(pool.submit(() -> http.visitor()
                        .upload(to, fields("versie", "0"), "cv", "application/pdf", Samples.pdf(11))
                        .statusCode()));
            }
            while (turn.getQueueLength() < uploads) {
                assertThat(Thread.interrupted()).as("too late").isFalse();
                Thread.onSpinWait();
            }
            isOk(http.visitor().get("/wijraad/vacatures/" + round), "Een proefronde");
        } finally {
            turn.release();
            pool.shutdown();
        }
        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(422);
        }
    }

    @Test
    @Rule("R11")
    void stadadviseertLooksAndTheSecretaryPublishes() {
        var round = recruits.draft();
        var path = "/werk/wijraad/werving/" + round + "/tekst";
        var secretary = http.staff("secretaris");
        var stadadviseert = http.staff("stadadviseert");
        assertThat(stadadviseert.get(path).statusCode()).as("not sent yet").isEqualTo(404);
        step(secretary, path, "/voorlegging", round);
        isOk(stadadviseert.get("/werk"), "Wervingstekst om naar te kijken: Een proefronde");
        var page = stadadviseert.get(path);
        isOk(page, "Alinea 3");
        var version = recruits.version(round);
        var empty = stadadviseert.post(
                path + "/opmerkingen", page, Map.of("alinea", "2", "opmerking", "", "versie", version));
        assertThat(empty.statusCode()).isEqualTo(422);
        var remark = stadadviseert.post(
                path + "/opmerkingen",
                page,
                Map.of("alinea", "2", "opmerking", "Zeg ook waar dat is.", "versie", version));
        assertThat(remark.statusCode()).isEqualTo(303);
        isOk(stadadviseert.get(path), "Zeg ook waar dat is.");
        var early =
                secretary.post(path + "/vaststelling", secretary.get(path), Map.of("versie", recruits.version(round)));
        assertThat(early.statusCode()).isEqualTo(422);
        has(early, "De tekst ligt bij Stadadviseert");
        step(stadadviseert, path, "/advies", round);
        var written = secretary.post(
                path,
                secretary.get(path),
                Map.of(
                        "tekst",
                        "Wij zoeken een lid voor de proef.\n\nU vergadert tien keer per jaar in de stad.",
                        "versie",
                        recruits.version(round)));
        assertThat(written.statusCode()).isEqualTo(303);
        isOk(secretary.get(path + "?versie=1"), "Zeg ook waar dat is.");
        isOk(secretary.get(path + "/versies?van=1&tot=2"), "<ins>", "<del>", "in de stad.");
        step(secretary, path, "/vaststelling", round);
        step(secretary, path, "/publicatie", round);
        isOk(http.visitor().get("/wijraad/vacatures/" + round), "in de stad.");
        assertThat(secretary
                        .post(path + "/advies", secretary.get(path), Map.of())
                        .statusCode())
                .as("the secretary does not look for Stadadviseert")
                .isEqualTo(404);
        assertThat(stadadviseert.get("/werk/wijraad/werving/" + round).statusCode())
                .isEqualTo(404);
    }

    /** What the secretary still writes at is nobody else's, before the first time and after it. */
    @Test
    @Rule("R11")
    void stadadviseertReadsWhatTheyWereSentAndNoDraft() {
        var round = recruits.draft();
        var path = "/werk/wijraad/werving/" + round + "/tekst";
        var secretary = http.staff("secretaris");
        var stadadviseert = http.staff("stadadviseert");
        write(secretary, path, round, "Wij zoeken een lid voor de proef, tweede poging.");
        step(secretary, path, "/voorlegging", round);
        step(stadadviseert, path, "/advies", round);
        write(secretary, path, round, "Wij zoeken een lid voor de proef, derde poging.");
        isOk(stadadviseert.get(path), "tweede poging");
        for (var hidden : List.of("?versie=1", "?versie=3", "/versies?van=1&tot=2", "/versies?van=2&tot=3")) {
            assertThat(stadadviseert.get(path + hidden).statusCode()).as(hidden).isEqualTo(404);
            assertThat(secretary.get(path + hidden).statusCode()).as(hidden).isEqualTo(200);
        }
        var page = stadadviseert.get(path).body();
        assertThat(Pattern.compile("Versie 3 geschreven|versie=3|derde poging|versie=1")
                        .matcher(page)
                        .find())
                .isFalse();
        assertThat(stadadviseert.get(path + "/versies").body().contains("derde poging"))
                .isFalse();
        step(secretary, path, "/vaststelling", round);
        isOk(stadadviseert.get(path), "derde poging");
        isOk(stadadviseert.get(path + "/versies"), "<ins>", "<del>");
        write(secretary, path, round, "Wij zoeken een lid voor de proef, vierde poging.");
        isOk(stadadviseert.get(path), "derde poging", "De secretaris werkt aan de tekst.");
    }

    private void write(Http.Visitor secretary, String path, UUID round, String text) {
        var answer =
                secretary.post(path, secretary.get(path), Map.of("tekst", text, "versie", recruits.version(round)));
        assertThat(answer.statusCode()).as(text).isEqualTo(303);
    }

    /** The text was taken back and sent anew while somebody read it: they are told, and what they wrote is there. */
    @Test
    @Rule("R11")
    void whoReadATextThatWasTakenBackDidNotLookAtTheNext() {
        var round = recruits.draft();
        var path = "/werk/wijraad/werving/" + round + "/tekst";
        var secretary = http.staff("secretaris");
        var stadadviseert = http.staff("stadadviseert");
        step(secretary, path, "/voorlegging", round);
        var page = stadadviseert.get(path);
        var seen = recruits.version(round);
        step(secretary, path, "/terugname", round);
        var words = Map.of("alinea", "1", "opmerking", "Deze zin is te lang.", "versie", seen);
        var meanwhile = stadadviseert.post(path + "/opmerkingen", page, words);
        assertThat(meanwhile.statusCode()).isEqualTo(422);
        has(meanwhile, "intussen", "Deze zin is te lang.", "Kopieer haar dan.");
        write(secretary, path, round, "Een heel andere proef.");
        step(secretary, path, "/voorlegging", round);
        var late = stadadviseert.post(path + "/opmerkingen", page, words);
        assertThat(late.statusCode()).isEqualTo(422);
        has(late, "intussen", "Deze zin is te lang.", "Een heel andere proef.");
        assertThat(late.body().contains("value=\"1\" selected"))
                .as("of which paragraph")
                .isFalse();
        var looked = stadadviseert.post(path + "/advies", page, Map.of("versie", seen));
        assertThat(looked.statusCode()).isEqualTo(422);
        has(looked, "intussen", "Een heel andere proef.");
        var early =
                secretary.post(path + "/vaststelling", secretary.get(path), Map.of("versie", recruits.version(round)));
        assertThat(early.statusCode()).isEqualTo(422);
        step(stadadviseert, path, "/advies", round);
        step(secretary, path, "/vaststelling", round);
    }

    private void step(Http.Visitor who, String path, String noun, UUID round) {
        var answer = who.post(path + noun, who.get(path), Map.of("versie", recruits.version(round)));
        assertThat(answer.statusCode()).as(noun).isEqualTo(303);
    }

    @Test
    @Rule("R11")
    @Rule("R12c")
    void theSecretaryReadsInvitesAndCloses() {
        var round = recruits.published();
        var base = "/werk/wijraad/werving/" + round;
        http.visitor().post("/wijraad/vacatures/" + round + "/aanmelding", fields());
        var secretary = http.staff("secretaris");
        var page = secretary.get(base);
        isOk(page, "Proefpersoon Web", "van de inwoners");
        var candidate = base + "/kandidaten/"
                + jdbc.sql("select id from wijraad_candidate where round_id = :id")
                        .param("id", round)
                        .query(UUID.class)
                        .single();
        isOk(secretary.get(candidate), "Ik wil graag iets terugdoen.", "web@post.example");
        var early = secretary.post(
                base + "/gesprekken",
                secretary.get(base + "/planning"),
                Map.of("dag", TODAY.plusDays(3).toString(), "tijd", "19.30", "plaats", "Het Buurthuis"));
        assertThat(early.statusCode()).isEqualTo(422);
        has(early, "kunnen mensen zich aanmelden", "Het Buurthuis");
        secretary.post(
                base + "/gesprekken",
                secretary.get(base + "/planning"),
                Map.of("dag", TODAY.plusDays(30).toString(), "tijd", "19.30", "plaats", "Het Buurthuis"));
        var talk = jdbc.sql("select id::text from wijraad_talk where round_id = :id")
                .param("id", round)
                .query(String.class)
                .single();
        var invited = secretary.post(candidate + "/uitnodiging", secretary.get(candidate), Map.of("gesprek", talk));
        assertThat(invited.statusCode()).isEqualTo(303);
        isOk(http.visitor().get(link()), "Het Buurthuis");
        assertThat(secretary
                        .post(candidate + "/notities", secretary.get(candidate), Map.of("notitie", "Belde."))
                        .statusCode())
                .isEqualTo(303);
        isOk(secretary.get(base + "/sluiting"), "1 kandidaat");
        var closed = secretary.post(
                base + "/sluiting", secretary.get(base + "/sluiting"), Map.of("versie", recruits.version(round)));
        assertThat(closed.statusCode()).isEqualTo(303);
        isOk(http.visitor().get("/wijraad/vacatures/" + round), "Aanmelden kan niet meer.");
    }

    @Test
    @Rule("R11")
    void aRoundBeginsFromVacancies() {
        var secretary = http.staff("secretaris");
        var vacancy = recruits.vacancy();
        var page = secretary.get("/werk/wijraad/werving");
        isOk(page, vacancy.toString());
        var wrong = secretary.post(
                "/werk/wijraad/werving",
                page,
                Map.of(
                        "vacatures",
                        vacancy,
                        "titel",
                        "Proef uit een formulier",
                        "van",
                        "morgen",
                        "tot",
                        "2099-01-01",
                        "tekst",
                        "Een tekst om te bewaren."));
        assertThat(wrong.statusCode()).isEqualTo(422);
        has(wrong, "Een tekst om te bewaren.", "value=\"morgen\"");
        var ticked =
                Pattern.compile("<input[^>]*value=\"" + vacancy + "\"[^>]*>").matcher(wrong.body());
        assertThat(ticked.find()).as("the vacancy").isTrue();
        assertThat(ticked.group()).contains("checked");
    }
}
