package nl.wijgroningen.portaal.wijraad.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The form of a nomination: what it proposes, what it refuses with day and numbers, and what it only warns of. */
@PortalTest
class ProposalPagesTest {

    private static final String FORM = "/werk/wijraad/voordrachten/nieuw";
    private static final String SEND = "/werk/wijraad/voordrachten";

    /** Nothing else is decided there. */
    private static final String MEETING = "Proefvergadering van het formulier";

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @AfterEach
    void forget() {
        jdbc.sql("""
						delete from wijraad_letter where settled_on is null
							and nomination_id in (select id from wijraad_nomination where meeting = :meeting)
						""").param("meeting", MEETING).update();
        jdbc.sql("delete from wijraad_nomination where meeting = :meeting")
                .param("meeting", MEETING)
                .update();
    }

    private record Last(String member, LocalDate until) {}

    /** Of the seat with the given number, who holds it and the day on which it falls free. */
    private Last last(int seat) {
        return jdbc.sql("""
						select member_id::text as member, upper(during) as until from wijraad_term
						where standing and seat = :seat order by upper(during) desc limit 1
						""").param("seat", seat).query(Last.class).single();
    }

    private Map<String, String> term(LocalDate from, LocalDate last) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("van", from.toString());
        fields.put("tot", last.toString());
        fields.put("besloten", LocalDate.now(clock).toString());
        fields.put("vergadering", MEETING);
        return fields;
    }

    private Map<String, String> comes(int seat, boolean inCity, LocalDate from, LocalDate last) {
        var fields = term(from, last);
        fields.put("zetel", String.valueOf(seat));
        fields.put("naam", "Q. Proefkandidaat");
        fields.put("leeftijd", "FROM_27");
        fields.put("zestien", "ja");
        fields.put("woont", inCity ? "ja" : "nee");
        fields.put("gebied", "WORK");
        return fields;
    }

    @Test
    @Rule("R12a")
    void theScheduleProposesAndTheFormRefusesWhatTheTermBreaks() {
        var secretary = http.staff("secretaris");
        assertThat(secretary.get(FORM).body()).contains("Iemand die erbij komt", "Een lid dat blijft", "Zetel 5");
        // seat 2: a founder of two years with one reappointment
        var seat = last(2);
        var page = secretary.get(FORM + "?lid=" + seat.member());
        assertThat(page.body())
                .contains("value=\"" + seat.until() + "\"")
                .contains("2 termijnen tellen mee, van hoogstens 2.")
                .contains("Het rooster stelt voor: tot en met");
        var fields = term(seat.until(), seat.until().plusYears(3).minusDays(1));
        fields.put("lid", seat.member());
        var refused = secretary.post(SEND, page, fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Dit lid had al 2 termijnen. Het mogen er hoogstens 2 zijn (R12a)")
                .contains(MEETING);
        var from = LocalDate.now(clock).plusDays(3);
        var tooLong = secretary.post(SEND, page, comes(5, true, from, from.plusYears(4)));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body())
                .contains("Een termijn is hoogstens 3 jaar (R12a)")
                .contains("Q. Proefkandidaat");
        assertThat(nominated()).isZero();
        var proposed = comes(5, true, from, from.plusYears(4));
        proposed.put("actie", "voorstel");
        var filled = secretary.post(SEND, page, proposed);
        assertThat(filled.statusCode()).isEqualTo(200);
        assertThat(filled.body())
                .doesNotContain("value=\"" + from.plusYears(4) + "\"")
                .contains("Q. Proefkandidaat");
    }

    @Test
    @Rule("R6")
    @Rule("R12f")
    void nothingIsNominatedWithoutDecisionPersonOrFuture() {
        var secretary = http.staff("secretaris");
        var page = secretary.get(FORM + "?zetel=5");
        var today = LocalDate.now(clock);
        var empty = secretary.post(SEND, page, Map.of());
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Kies een zetel.", "Vul een naam in", "Vul de vergadering in");
        var past = secretary.post(SEND, page, comes(5, true, today.minusDays(1), today.plusYears(1)));
        assertThat(past.body()).contains("Benoemen met terugwerkende kracht kan niet (R6)");
        var undecided = comes(5, true, today.plusDays(3), today.plusYears(1));
        undecided.put("besloten", today.plusDays(1).toString());
        assertThat(secretary.post(SEND, page, undecided).body()).contains("Voer de voordracht daarna in (R6)");
        var young = comes(5, true, today.plusDays(3), today.plusYears(1));
        young.put("zestien", "nee");
        assertThat(secretary.post(SEND, page, young).statusCode()).isEqualTo(422);
        var backwards = comes(5, true, today.plusDays(9), today.plusDays(3));
        assertThat(secretary.post(SEND, page, backwards).body()).contains("Kies een latere laatste dag (R8)");
        var taken = comes(1, true, today.plusDays(3), today.plusYears(1));
        assertThat(secretary.post(SEND, page, taken).body()).contains("Zetel 1 is bezet van");
        assertThat(nominated()).isZero();
    }

    @Test
    @Rule("R6")
    @Rule("R7")
    void whatTheCouncilBreaksIsToldAndMayStillBeProposed() {
        var secretary = http.staff("secretaris");
        var page = secretary.get(FORM + "?zetel=5");
        var from = LocalDate.now(clock).plusDays(3);
        var fields = comes(5, false, from, from.plusYears(1));
        var warned = secretary.post(SEND, page, fields);
        assertThat(warned.statusCode()).isEqualTo(422);
        assertThat(warned.body()).contains("wonen dan").contains("(R4)").contains("name=\"toch\"");
        assertThat(nominated()).isZero();
        fields.put("toch", "ja");
        var made = secretary.post(SEND, page, fields);
        assertThat(made.statusCode()).isEqualTo(303);
        var one = secretary.follow(made);
        assertThat(one.body())
                .contains("De voordracht ligt bij het bestuur.")
                .contains("Zoals het nu is, kan het bestuur niet benoemen.")
                .contains("Voordracht: Het bestuur van Stichting WIJ Groningen");
        var id = jdbc.sql("select id from wijraad_nomination where meeting = :meeting")
                .param("meeting", MEETING)
                .query(UUID.class)
                .single();
        var director = http.staff("bestuurder").get(SEND + "/" + id).body();
        assertThat(director).contains("kan het bestuur niet benoemen").doesNotContain("/werk/wijraad/brieven/");
    }

    /** Eight clicks are one nomination with one letter. */
    @Test
    @Rule("R6")
    void aFormThatIsSentTwiceNominatesOnce() throws Exception {
        var secretary = http.staff("secretaris");
        var page = secretary.get(FORM + "?zetel=5");
        var from = LocalDate.now(clock).plusDays(3);
        var fields = comes(5, true, from, from.plusYears(1));
        fields.put("toch", "ja");
        fields.put("formulier", Http.form(page));
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<HttpResponse<String>> click = () -> secretary.post(SEND, page, fields);
            var locations = new TreeSet<String>();
            for (var answer : pool.invokeAll(Collections.nCopies(8, click))) {
                assertThat(answer.get().statusCode()).isEqualTo(303);
                locations.add(answer.get().headers().firstValue("Location").orElseThrow());
            }
            assertThat(locations).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(nominated()).isEqualTo(1);
        assertThat(jdbc.sql("""
						select count(*) from wijraad_letter where nomination_id in (select id from wijraad_nomination where meeting = :meeting)
						""").param("meeting", MEETING).query(Integer.class).single())
                .isEqualTo(1);
    }

    private int nominated() {
        return jdbc.sql("select count(*) from wijraad_nomination where meeting = :meeting")
                .param("meeting", MEETING)
                .query(Integer.class)
                .single();
    }

    /** The page of a vote leads to the form, with who was chosen, in which meeting and on which day. */
    @Test
    @Rule("R6")
    void whomAVoteChoseIsFilledIn() {
        var vote = jdbc.sql("select id::text from wijraad_selection where state = 'DECIDED' order by id limit 1")
                .query(String.class)
                .single();
        var secretary = http.staff("secretaris");
        var link = Pattern.compile("href=\"(" + FORM + "\\?stemming=" + vote + "&amp;kandidaat=([0-9a-f-]{36}))\"")
                .matcher(secretary.get("/werk/wijraad/selecties/" + vote).body());
        assertThat(link.find()).as("a link to the form").isTrue();
        var name = jdbc.sql("select name from wijraad_candidate where id = :id::uuid")
                .param("id", link.group(2))
                .query(String.class)
                .single();
        var form = secretary.get(link.group(1).replace("&amp;", "&"));
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body().contains("value=\"" + name + "\""))
                .as("the name")
                .isTrue();
        assertThat(form.body().contains("name=\"kandidaat\" value=\"" + link.group(2) + "\""))
                .as("who it was, so that withdrawing ends the nomination")
                .isTrue();
        assertThat(secretary
                        .get(FORM + "?stemming=" + vote + "&kandidaat=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.staff("bestuurder")
                        .get(link.group(1).replace("&amp;", "&"))
                        .statusCode())
                .isEqualTo(404);
    }
}
