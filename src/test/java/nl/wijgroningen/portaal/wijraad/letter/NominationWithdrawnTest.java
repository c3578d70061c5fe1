package nl.wijgroningen.portaal.wijraad.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidates;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Recruits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody is chosen and nominated, and withdraws: by the link, or by telephone with the secretary. */
@PortalTest
class NominationWithdrawnTest {

    private static final String LIST = "/werk/wijraad/voordrachten";
    private static final String NAME = "Q. Proefterug";

    /** Nothing else is decided there. */
    private static final String MEETING = "Proefvergadering van wie zich terugtrekt";

    private static final LocalDate TODAY = LocalDate.now(PortaalApplication.ZONE);

    @Autowired
    private Http http;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Candidates candidates;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationContext context;

    private Recruits recruits;

    @BeforeEach
    void begin() {
        recruits = new Recruits(context);
    }

    @AfterEach
    void leave() {
        jdbc.sql(
                        "delete from wijraad_letter where nomination_id in (select id from wijraad_nomination where meeting = :meeting)")
                .param("meeting", MEETING)
                .update();
        jdbc.sql("delete from wijraad_nomination where meeting = :meeting")
                .param("meeting", MEETING)
                .update();
        recruits.close();
    }

    /** @return id of the candidate; the link is in the last mail */
    private UUID chosen() {
        var round = recruits.published();
        http.visitor()
                .post(
                        "/wijraad/vacatures/" + round + "/aanmelding",
                        Map.of(
                                "naam",
                                NAME,
                                "mail",
                                "terug@post.example",
                                "motivatie",
                                "Ik doe graag mee.",
                                "postcode",
                                "9741",
                                "leeftijd",
                                "FROM_27"));
        var id = jdbc.sql("select id from wijraad_candidate where round_id = :round")
                .param("round", round)
                .query(UUID.class)
                .single();
        candidates.chosen(id);
        return id;
    }

    private String link() {
        var link = Mailbox.links(mailbox.last("recruitment.mail.received")).get(0);
        return link.substring(link.indexOf("/wijraad/"));
    }

    private HttpResponse<String> nominate(Http.Visitor secretary, UUID candidate) {
        var fields = new HashMap<String, Object>(Map.of(
                "zetel",
                "5",
                "naam",
                NAME,
                "leeftijd",
                "FROM_27",
                "zestien",
                "ja",
                "woont",
                "ja",
                "van",
                TODAY.plusDays(3).toString(),
                "tot",
                TODAY.plusDays(90).toString(),
                "besloten",
                TODAY.toString(),
                "vergadering",
                MEETING,
                "kandidaat",
                candidate.toString()));
        fields.put("toch", "ja");
        return secretary.post(LIST, secretary.get(LIST + "/nieuw?zetel=5"), fields);
    }

    private UUID nominated() {
        return jdbc.sql("select id from wijraad_nomination where meeting = :meeting")
                .param("meeting", MEETING)
                .query(UUID.class)
                .single();
    }

    private Map<String, Object> row(UUID id) {
        return jdbc.sql("""
						select outcome, name, age_band, in_city, candidate_id, outcome_by, reason, forgotten_on,
							(select count(*)::int from wijraad_letter l where l.nomination_id = n.id) as letters
						from wijraad_nomination n where id = :id
						""").param("id", id).query().singleRow();
    }

    private static void has(HttpResponse<String> answer, String... texts) {
        for (var text : texts) {
            assertThat(answer.body().contains(text)).as(text).isTrue();
        }
    }

    @Test
    @Rule("R12c")
    void whoWithdrawsIsForgottenAndNotAppointed() {
        var candidate = chosen();
        var secretary = http.staff("secretaris");
        assertThat(nominate(secretary, candidate).statusCode()).isEqualTo(303);
        var id = nominated();
        assertThat(row(id)).containsEntry("letters", 1).containsEntry("candidate_id", candidate);
        var director = http.staff("bestuurder");
        var page = director.get(LIST + "/" + id);
        var visitor = http.visitor();
        has(visitor.get(link() + "/intrekking"), "Dan vervalt die voordracht.");
        assertThat(visitor.post(link() + "/intrekking", Map.of()).statusCode()).isEqualTo(200);
        assertThat(row(id))
                .containsEntry("outcome", "WITHDRAWN")
                .containsEntry("letters", 0)
                .containsEntry("outcome_by", null)
                .containsEntry("name", null)
                .containsEntry("age_band", null)
                .containsEntry("in_city", null)
                .containsEntry("candidate_id", null);
        var late = director.post(LIST + "/" + id + "/benoeming", page, Map.of());
        assertThat(late.statusCode()).isEqualTo(422);
        has(late, "Over deze voordracht is al besloten (R6)");
        var after = director.get(LIST + "/" + id);
        assertThat(after.statusCode()).isEqualTo(200);
        has(after, "Naam verwijderd", "Ingetrokken");
        assertThat(after.body().contains(NAME)).isFalse();
        has(secretary.get(LIST), "Ingetrokken");
    }

    @Test
    @Rule("R12c")
    void whoWithdrewIsNotNominatedAnyMore() {
        var candidate = chosen();
        http.visitor().post(link() + "/intrekking", Map.of());
        var answer = nominate(http.staff("secretaris"), candidate);
        assertThat(answer.statusCode()).isEqualTo(422);
        has(answer, "Van deze kandidaat zijn er geen papieren meer", MEETING);
        assertThat(jdbc.sql("select count(*) from wijraad_nomination where meeting = :meeting")
                        .param("meeting", MEETING)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @Rule("R6")
    @Rule("R12c")
    void theSecretaryTakesOneBackWithAReason() {
        var candidate = chosen();
        var secretary = http.staff("secretaris");
        nominate(secretary, candidate);
        var id = nominated();
        var path = LIST + "/" + id;
        var empty = secretary.post(path + "/intrekking", secretary.get(path), Map.of("waarom", ""));
        assertThat(empty.statusCode()).isEqualTo(422);
        has(empty, "Schrijf waarom u de voordracht intrekt.");
        assertThat(http.staff("bestuurder")
                        .post(path + "/intrekking", secretary.get(path), Map.of("waarom", "Nee."))
                        .statusCode())
                .isIn(403, 404);
        var done = secretary.post(path + "/intrekking", secretary.get(path), Map.of("waarom", "Belde af."));
        assertThat(done.statusCode()).isEqualTo(303);
        has(secretary.follow(done), "De voordracht is ingetrokken.", "Belde af.", "Naam verwijderd");
        assertThat(row(id))
                .containsEntry("outcome", "WITHDRAWN")
                .containsEntry("reason", "Belde af.")
                .containsEntry("name", null)
                .containsEntry("letters", 0);
        var again = secretary.post(path + "/intrekking", secretary.get(path), Map.of("waarom", "Nog eens."));
        assertThat(again.statusCode()).isEqualTo(422);
        has(again, "Over deze voordracht is al besloten (R6)");
    }

    /** Whoever is first: the name is gone, and so is every letter. */
    @Test
    @Rule("R9")
    @Rule("R12c")
    void whoWithdrawsWhileTheDirectorDecidesIsForgotten() throws Exception {
        var candidate = chosen();
        var director = http.staff("bestuurder");
        nominate(http.staff("secretaris"), candidate);
        var id = nominated();
        var path = LIST + "/" + id;
        var page = director.get(path);
        var own = link();
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var refused = pool.submit(() -> {
                start.await();
                return director.post(path + "/weigering", page, Map.of("reden", "Dat gaat niet samen."))
                        .statusCode();
            });
            var withdrawn = pool.submit(() -> {
                start.await();
                return http.visitor().post(own + "/intrekking", Map.of()).statusCode();
            });
            assertThat(withdrawn.get()).isEqualTo(200);
            assertThat(row(id))
                    .containsEntry("outcome", refused.get() == 303 ? "REFUSED" : "WITHDRAWN")
                    .containsEntry("name", null)
                    .containsEntry("letters", 0);
        } finally {
            pool.shutdown();
        }
        assertThat(List.of(row(id).get("forgotten_on").toString())).containsExactly(TODAY.toString());
    }

    /** The council is held by who decides: the withdrawal comes after it, and sees what was decided. */
    @Test
    @Rule("R9")
    void whoWithdrawsWaitsForWhoDecides() throws Exception {
        var candidate = chosen();
        nominate(http.staff("secretaris"), candidate);
        var id = nominated();
        var own = link();
        var pool = Executors.newSingleThreadExecutor();
        try {
            var withdrawn = transaction.execute(it -> {
                jdbc.sql("select turn from wijraad_council for update")
                        .query(Integer.class)
                        .single();
                var sent = pool.submit(
                        () -> http.visitor().post(own + "/intrekking", Map.of()).statusCode());
                while (!waits()) {
                    assertThat(sent.isDone()).as("before the council was free").isFalse();
                }
                return sent;
            });
            assertThat(withdrawn.get()).isEqualTo(200);
        } finally {
            pool.shutdown();
        }
        assertThat(row(id)).containsEntry("outcome", "WITHDRAWN").containsEntry("name", null);
    }

    /** Whether somebody waits until this transaction ends. */
    private boolean waits() {
        return jdbc.sql(
                        "select exists (select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid)")
                .query(Boolean.class)
                .single();
    }
}
