package nl.wijgroningen.portaal.wijraad;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.wijraad.selection.domain.Outcomes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A vote from preparation to outcome, by forms without script: what is done, and what is refused without losing anything. */
@PortalTest
class SelectionPagesTest {

    private static final String ANNA = "Quirina Zeegers";
    private static final String BO = "Wubbo Ypma";
    private static final String CEES = "Xander Uil";

    private static final Map<String, Http.Visitor> VISITORS = new HashMap<>();

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Outcomes outcomes;

    private VotingEvening evening;

    @BeforeEach
    void meet() {
        evening = new VotingEvening(jdbc, clock, ANNA, BO, CEES);
    }

    @AfterEach
    void leave() {
        evening.close();
    }

    private Http.Visitor as(String username) {
        return VISITORS.computeIfAbsent(username, http::staff);
    }

    private String prepare(String kind, String way, String majority, String tie, int seats) {
        var secretary = as("secretaris");
        var answer = secretary.post(
                "/werk/wijraad/selecties",
                secretary.get("/werk/wijraad/selecties/nieuw"),
                Map.of(
                        "ronde",
                        evening.round(),
                        "vergadering",
                        evening.meeting(),
                        "vraag",
                        kind,
                        "wijze",
                        way,
                        "meerderheid",
                        majority,
                        "staking",
                        tie,
                        "zetels",
                        seats));
        assertThat(answer.statusCode()).isEqualTo(303);
        var to = answer.headers().firstValue("Location").orElseThrow();
        return to.replaceFirst(".*(/werk/wijraad/selecties/[0-9a-f-]{36}).*", "$1");
    }

    /** A vote that was looked at. */
    private HttpResponse<String> post(String username, String path, Map<String, ?> fields) {
        var visitor = as(username);
        if (path.endsWith("/stem")) {
            var sure = new HashMap<String, Object>(fields);
            sure.put("zeker", "ja");
            return visitor.post(path, visitor.get(path.substring(0, path.lastIndexOf('/'))), sure);
        }
        return visitor.post(path, visitor.get(path.substring(0, path.lastIndexOf('/'))), fields);
    }

    private void done(String username, String path, Map<String, ?> fields) {
        var answer = post(username, path, fields);
        assertThat(answer.statusCode())
                .as(username + " " + path + refusal(answer))
                .isEqualTo(303);
    }

    private void refused(String username, String path, Map<String, ?> fields, String... words) {
        var answer = post(username, path, fields);
        assertThat(answer.statusCode()).as(username + " " + path).isEqualTo(422);
        assertThat(refusal(answer)).contains(words);
    }

    /** The summary of what went wrong. */
    private static String refusal(HttpResponse<String> answer) {
        var from = answer.body().indexOf("id=\"fouten\"");
        return from < 0 ? "" : answer.body().substring(from, answer.body().indexOf("</ul>", from));
    }

    private Map<String, Object> cross(String... names) {
        var ids = new ArrayList<UUID>();
        for (var it : names) {
            ids.add(evening.candidate(it));
        }
        return Map.of("kruis", ids);
    }

    private Map<String, Object> each(String anna, String bo, String cees) {
        return Map.of(
                "k-" + evening.candidate(ANNA), anna,
                "k-" + evening.candidate(BO), bo,
                "k-" + evening.candidate(CEES), cees);
    }

    /** What is marked is shown, changed and shown again; until it is cast nothing is kept. */
    @Test
    @Rule("R12b")
    void aVoteIsLookedAtBeforeItIsCast() {
        var vote = prepare("EACH", "SECRET", "HALF", "LOT", 2);
        done("secretaris", vote + "/opening", Map.of());
        var member = as("wijraadslid");
        var box = box(vote);
        var page = member.get(vote);
        var shown = member.post(vote + "/stem", page, each("FOR", "AGAINST", "ABSTAINED"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Klopt uw stem?", "name=\"k-" + evening.candidate(BO) + "\" value=\"AGAINST\"")
                .doesNotContain("Uw stem telt mee.");
        var back = new HashMap<>(each("FOR", "AGAINST", "ABSTAINED"));
        back.put("terug", "ja");
        assertThat(member.post(vote + "/stem", page, back).body().split("checked=", -1))
                .as("marks that are kept")
                .hasSize(4);
        assertThat(box(vote)).as("the row, and who touched it last").isEqualTo(box);
        done("wijraadslid", vote + "/stem", each("AGAINST", "FOR", "FOR"));
        var twice = member.post(vote + "/stem", page, each("FOR", "FOR", "FOR"));
        assertThat(refusal(twice)).contains("al gestemd");
        var among = prepare("AMONG", "OPEN", "MOST", "LOT", 2);
        done("secretaris", vote + "/afbreking", Map.of("reden", "Het gaat open."));
        done("secretaris", among + "/opening", Map.of());
        assertThat(member.post(among + "/stem", page, cross()).body()).contains("Dat is een blanco stem.");
        assertThat(member.post(among + "/stem", page, cross(CEES)).body())
                .contains("name=\"kruis\" value=\"" + evening.candidate(CEES) + "\"")
                .doesNotContain("name=\"kruis\" value=\"" + evening.candidate(ANNA) + "\"");
    }

    private String box(String vote) {
        return jdbc.sql(
                        "select b.xmin || ' ' || b.xmax || ' ' || b.ctid || ' ' || b::text from wijraad_ballot_box b where selection_id = :id")
                .param("id", id(vote))
                .query(String.class)
                .single();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private int audited(String path) {
        return jdbc.sql("select count(*) from account_audit where thing_id = :id")
                .param("id", id(path))
                .query(Integer.class)
                .single();
    }

    @Test
    @Rule("R10")
    @Rule("R12b")
    void aSecretVoteFromPreparationToOutcome() {
        var vote = prepare("EACH", "SECRET", "HALF", "LOT", 2);
        done("wijraadslid2", vote + "/onthouding", cross(ANNA));
        assertThat(as("secretaris").get(vote).body()).contains("A. Huizinga stemt niet over " + ANNA);
        refused("wijraadslid3", vote + "/stem", each("FOR", "FOR", "FOR"), "nog niet open");
        done("secretaris", vote + "/opening", Map.of());
        refused("secretaris", vote + "/opening", Map.of(), "al open");
        refused("wijraadslid2", vote + "/onthouding", cross(BO), "al open");

        assertThat(as("wijraadslid").get("/werk").body()).contains("Uw stem wordt gevraagd: Proefwerving");
        var form = as("wijraadslid2").get(vote).body();
        assertThat(form).contains("U stemt niet over: " + ANNA).doesNotContain("k-" + evening.candidate(ANNA));
        refused("wijraadslid2", vote + "/stem", each("FOR", "FOR", "FOR"), "familie", "1 van de 3", "R10");
        var half = post("wijraadslid", vote + "/stem", Map.of("k-" + evening.candidate(BO), "AGAINST"));
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("1 van de 3").containsPattern("value=\"AGAINST\" checked");
        assertThat(half.body().split("checked=", -1)).as("marks that are kept").hasSize(2);

        var audit = audited(vote);
        for (var member : VotingEvening.MEMBERS) {
            done(
                    member,
                    vote + "/stem",
                    member.equals("wijraadslid2")
                            ? Map.of(
                                    "k-" + evening.candidate(BO), "FOR",
                                    "k-" + evening.candidate(CEES), "AGAINST")
                            : each(member.equals("wijraadslid") ? "AGAINST" : "FOR", "FOR", "AGAINST"));
        }
        assertThat(audited(vote)).as("lines of the audit trail about casting").isEqualTo(audit);
        var mine = as("wijraadslid").get(vote).body();
        assertThat(mine)
                .contains("Uw stem telt mee.", "9 van de 9 hebben gestemd")
                .doesNotContain("Uitslag</h2>", "AGAINST", "name=\"k-");
        refused("wijraadslid", vote + "/stem", each("FOR", "FOR", "FOR"), "al gestemd");
        assertThat(as("secretaris").get(vote).body())
                .contains("9 van de 9 hebben gestemd")
                .doesNotContain("Uitslag</h2>", "Controlecode</dt>");
        assertThat(outcomes.chosen(id(vote))).isEmpty();

        done("secretaris", vote + "/sluiting", Map.of());
        refused("wijraadslid4", vote + "/stem", each("FOR", "FOR", "FOR"), "gesloten op");
        var counted = as("wijraadslid3").get(vote).body();
        assertThat(counted).contains("Uitslag, nog te bevestigen", "niet meer geheim", "9, van 9 die konden stemmen");
        assertThat(outcomes.chosen(id(vote))).isEmpty();
        done("wijraadslid3", vote + "/bevestiging", Map.of());
        refused("wijraadslid3", vote + "/bevestiging", Map.of(), "al bevestigd");
        assertThat(evening.state(ANNA)).isEqualTo("APPLIED");
        done("wijraadslid4", vote + "/bevestiging", Map.of());
        assertThat(outcomes.chosen(id(vote)).stream().map(Outcomes.Chosen::name))
                .containsExactly(BO, ANNA);
        assertThat(evening.state(ANNA)).isEqualTo("CHOSEN");
        assertThat(evening.state(CEES)).isEqualTo("NOT_CHOSEN");
        assertThat(as("wijraadslid").get(vote).body()).contains("De uitslag staat vast", "7</td>");
        refused("wijraadslid5", vote + "/bevestiging", Map.of(), "staat al vast");
    }

    @Test
    @Rule("R12b")
    void theChecksumGoesByMailToAllWhoWereThere() {
        var addressed = jdbc.sql("""
						select count(*) from account_user where email is not null and username like 'wijraadslid%'
						""").query(Integer.class).single();
        var before = mailbox.of("selection.mail.count").size();
        var vote = prepare("AMONG", "SECRET", "MOST", "LOT", 1);
        done("secretaris", vote + "/opening", Map.of());
        done("wijraadslid", vote + "/stem", cross(ANNA));
        done("wijraadslid2", vote + "/stem", cross(ANNA));
        done("wijraadslid3", vote + "/stem", cross(BO));
        refused("secretaris", vote + "/sluiting", Map.of(), "Van de 9 leden", "nog maar 3", "minstens 5");
        done("wijraadslid4", vote + "/stem", cross(BO));
        done("wijraadslid6", vote + "/stem", cross());
        done("secretaris", vote + "/sluiting", Map.of());
        var mails = mailbox.of("selection.mail.count");
        assertThat(mails).hasSize(before + addressed);
        assertThat(addressed).as("members with an address").isPositive();
        var code = jdbc.sql("select checksum from wijraad_count where selection_id = :id")
                .param("id", id(vote))
                .query(String.class)
                .single();
        assertThat(mails.get(mails.size() - 1).body())
                .contains("Controlecode: " + code, "5, van 9 leden")
                .doesNotContain(ANNA, BO);
        assertThat(as("wijraadslid5").get(vote).body()).contains(code);
    }

    @Test
    @Rule("R10")
    @Rule("R12b")
    void whatIsRefusedLosesNothing() {
        evening.present(VotingEvening.MEMBERS.subList(0, 4));
        var vote = prepare("AMONG", "SECRET", "MOST", "LOT", 1);
        refused("secretaris", vote + "/opening", Map.of(), "zijn 4 van de", "R10");
        evening.present(VotingEvening.MEMBERS.subList(0, 8));
        done("secretaris", vote + "/opening", Map.of());
        refused("wijraadslid9", vote + "/stem", cross(ANNA), "niet aanwezig op de vergadering van", "R10");
        assertThat(as("wijraadslid9").get(vote).body())
                .contains("U stemt niet mee.")
                .doesNotContain("name=\"kruis\"");
        var many = post("wijraadslid", vote + "/stem", cross(ANNA, BO));
        assertThat(many.statusCode()).isEqualTo(422);
        assertThat(refusal(many)).contains("2 kruisjes is te veel. Het mogen er hoogstens 1 zijn");
        assertThat(many.body().split("checked=", -1))
                .as("crosses that are kept")
                .hasSize(3);
        var page = as("wijraadslid").get(vote);
        evening.withdraw(BO);
        var late = as("wijraadslid").post(vote + "/stem", page, cross(BO));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(refusal(late)).contains("teruggetrokken", "2 van de 3");
        refused("secretaris", vote + "/sluiting", Map.of(), "nog niet gestemd");
        done("wijraadslid", vote + "/stem", cross(ANNA));
        refused("secretaris", vote + "/afbreking", Map.of(), "waarom");
        done("secretaris", vote + "/afbreking", Map.of("reden", "Een kandidaat trok zich terug."));
        refused("wijraadslid2", vote + "/stem", cross(ANNA), "gesloten op");
        assertThat(as("wijraadslid").get(vote).body())
                .contains("Een kandidaat trok zich terug.", "afgebroken")
                .doesNotContain("Uitslag</h2>");
        assertThat(jdbc.sql("select count(*) from wijraad_pile where selection_id = :id")
                        .param("id", id(vote))
                        .query(Integer.class)
                        .single())
                .isZero();
        var wrong = as("secretaris")
                .post(
                        "/werk/wijraad/selecties",
                        as("secretaris").get("/werk/wijraad/selecties/nieuw"),
                        Map.of(
                                "ronde", evening.round(),
                                "vergadering", evening.meeting(),
                                "zetels", "nul",
                                "vraag", "EACH",
                                "wijze", "SECRET",
                                "staking", "LOT",
                                "meerderheid", "MOST"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("getal in van 1 tot en met 30", "value=\"nul\"");
    }

    @Test
    @Rule("R10")
    @Rule("R12b")
    void onPaperOneEntersAndASecondConfirms() {
        var vote = prepare("EACH", "PAPER", "HALF", "LOT", 1);
        done(
                "secretaris",
                vote + "/onthoudingen",
                Map.of("lid", evening.member("wijraadslid2"), "kruis", evening.candidate(ANNA)));
        done("secretaris", vote + "/opening", Map.of());
        refused("wijraadslid", vote + "/stem", each("FOR", "FOR", "FOR"), "al open");
        assertThat(as("wijraadslid").get(vote).body()).contains("Er wordt op papier gestemd");
        refused(
                "secretaris",
                vote + "/telling",
                numbers(5, 2, 1, 4, 4, 0, 4, 4, 1),
                "staan 8 stemmen",
                "Het moeten er 9 zijn");
        var kept = post("secretaris", vote + "/telling", numbers(5, 2, 7, 4, 4, 1, 4, 4, 1));
        assertThat(kept.body()).contains("value=\"7\"");
        done("secretaris", vote + "/telling", numbers(5, 2, 1, 4, 4, 1, 4, 4, 1));
        refused(
                "secretaris",
                vote + "/telling",
                numbers(6, 1, 1, 4, 4, 1, 4, 4, 1),
                "Een aanwezig lid moet die nog bevestigen");
        done("wijraadslid", vote + "/teruggave", Map.of());
        refused("wijraadslid", vote + "/bevestiging", Map.of(), "geen telling");
        done("secretaris", vote + "/telling", numbers(6, 1, 1, 4, 4, 1, 4, 4, 1));
        assertThat(as("wijraadslid3").get(vote).body())
                .contains("wacht op bevestiging")
                .doesNotContain("Gekozen</");
        done("wijraadslid3", vote + "/bevestiging", Map.of());
        assertThat(outcomes.chosen(id(vote)).stream().map(Outcomes.Chosen::name))
                .containsExactly(ANNA);
    }

    private Map<String, Object> numbers(int... typed) {
        var fields = new HashMap<String, Object>();
        var at = 0;
        for (var name : List.of(ANNA, BO, CEES)) {
            for (var choice : List.of("FOR", "AGAINST", "ABSTAINED")) {
                fields.put(choice + "-" + evening.candidate(name), typed[at++]);
            }
        }
        return fields;
    }

    @Test
    @Rule("R12b")
    void whoIsEqualIsVotedOnAgainAndThenDrawn() {
        var vote = prepare("AMONG", "OPEN", "MOST", "REVOTE", 1);
        done("secretaris", vote + "/opening", Map.of());
        done("wijraadslid", vote + "/stem", cross(ANNA));
        done("wijraadslid2", vote + "/stem", cross(BO));
        done("wijraadslid3", vote + "/stem", cross());
        done("secretaris", vote + "/sluiting", Map.of());
        done("wijraadslid", vote + "/bevestiging", Map.of());
        done("wijraadslid2", vote + "/bevestiging", Map.of());
        assertThat(as("wijraadslid4").get(vote).body())
                .contains("Gelijk, herstemming", "A. Huizinga: ")
                .contains("Wie wat stemde");
        assertThat(evening.state(ANNA)).isEqualTo("APPLIED");
        var again = post("secretaris", vote + "/herstemming", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*(/werk/wijraad/selecties/[0-9a-f-]{36}).*", "$1");
        refused("secretaris", vote + "/herstemming", Map.of(), "herstemming");
        assertThat(as("secretaris").get(again).body()).contains(ANNA, BO).doesNotContain(CEES);
        done("secretaris", again + "/opening", Map.of());
        done("wijraadslid", again + "/stem", cross(ANNA));
        done("wijraadslid2", again + "/stem", cross(BO));
        done("secretaris", again + "/sluiting", Map.of());
        done("wijraadslid", again + "/bevestiging", Map.of());
        done("wijraadslid2", again + "/bevestiging", Map.of());
        var chosen = outcomes.chosen(id(again));
        assertThat(chosen).hasSize(1);
        assertThat(as("wijraadslid").get(again).body()).contains("(door loting)");
        var states = new HashSet<>(List.of(evening.state(ANNA), evening.state(BO)));
        assertThat(states).containsExactlyInAnyOrder("CHOSEN", "NOT_CHOSEN");
    }

    @Test
    @Rule("R12b")
    void theOutcomeIsForWhoWereThere() {
        evening.present(VotingEvening.MEMBERS.subList(0, 8));
        var vote = prepare("AMONG", "SECRET", "MOST", "LOT", 1);
        done("secretaris", vote + "/opening", Map.of());
        for (var member : VotingEvening.MEMBERS.subList(0, 5)) {
            done(member, vote + "/stem", cross(ANNA));
        }
        done("secretaris", vote + "/sluiting", Map.of());
        assertThat(as("wijraadslid9").get(vote).body())
                .contains("voor wie aanwezig was")
                .doesNotContain("Controlecode</dt>");
        refused("wijraadslid9", vote + "/bevestiging", Map.of(), "niet aanwezig");
        assertThat(as("bestuurder").get(vote).statusCode()).isEqualTo(404);
        assertThat(as("stadadviseert").get(vote).statusCode()).isEqualTo(404);
    }
}
