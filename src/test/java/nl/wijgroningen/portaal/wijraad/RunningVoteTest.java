package nl.wijgroningen.portaal.wijraad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingPlanning;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Inviting;
import nl.wijgroningen.portaal.wijraad.selection.domain.Choice;
import nl.wijgroningen.portaal.wijraad.selection.domain.Counting;
import nl.wijgroningen.portaal.wijraad.selection.domain.Kind;
import nl.wijgroningen.portaal.wijraad.selection.domain.Majority;
import nl.wijgroningen.portaal.wijraad.selection.domain.Outcomes;
import nl.wijgroningen.portaal.wijraad.selection.domain.Piles;
import nl.wijgroningen.portaal.wijraad.selection.domain.Preparing;
import nl.wijgroningen.portaal.wijraad.selection.domain.Tie;
import nl.wijgroningen.portaal.wijraad.selection.domain.Voting;
import nl.wijgroningen.portaal.wijraad.selection.domain.Way;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** What a vote rests on stays while it runs: its candidates, who votes, its meeting; and nothing is opened too early. */
@PortalTest
class RunningVoteTest {

    private static final String ANNA = "Quirina Zeegers";
    private static final String BO = "Wubbo Ypma";
    private static final String CEES = "Xander Uil";
    private static final int ROUNDS = 20;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Words words;

    @Autowired
    private Preparing preparing;

    @Autowired
    private Voting voting;

    @Autowired
    private Counting counting;

    @Autowired
    private Outcomes outcomes;

    @Autowired
    private Inviting inviting;

    @Autowired
    private MemberAccounts links;

    @Autowired
    private MeetingPlanning planning;

    private VotingEvening evening;
    private Staff secretary;
    private LocalDate today;

    @BeforeEach
    void meet() {
        evening = new VotingEvening(jdbc, clock, ANNA, BO, CEES);
        secretary = staff("secretaris");
        today = LocalDate.now(clock);
        enter();
    }

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
        evening.close();
    }

    /** As somebody who may do all that these tests do. */
    private static void enter() {
        SecurityContextHolder.setContext(new SecurityContextImpl(
                new TestingAuthenticationToken("x", null, "ROLE_" + Role.SECRETARY, "ROLE_" + Role.COUNCIL_MEMBER)));
    }

    private Staff staff(String name) {
        return accounts.byName(name).orElseThrow().staff();
    }

    private UUID prepared(Kind kind, Way way) {
        return preparing.prepare(
                secretary,
                new Preparing.Plan(
                        evening.round(),
                        evening.meeting(),
                        kind,
                        way,
                        2,
                        kind == Kind.EACH ? Majority.HALF : Majority.MOST,
                        Tie.LOT));
    }

    private UUID opened(Kind kind, Way way) {
        var vote = prepared(kind, way);
        preparing.open(secretary, vote);
        return vote;
    }

    private void cast(UUID vote, String member, String... names) {
        var marks = new HashMap<UUID, Choice>();
        for (var name : names) {
            marks.put(evening.candidate(name), name.equals(CEES) ? Choice.AGAINST : Choice.FOR);
        }
        voting.cast(staff(member), vote, marks);
    }

    private static void refuses(String rule, ThrowingCallable call, Object... numbers) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(call).satisfies(it -> {
            assertThat(it.name()).isEqualTo(rule);
            assertThat(it.numbers()).containsExactly(numbers);
        });
    }

    private String state(UUID vote) {
        return jdbc.sql("select state from wijraad_selection where id = :id")
                .param("id", vote)
                .query(String.class)
                .single();
    }

    private String page(String username, UUID vote) {
        return http.staff(username).get("/werk/wijraad/selecties/" + vote).body();
    }

    @Test
    @Rule("R12b")
    void nobodyButTheCandidateTakesThemOut() {
        var vote = opened(Kind.EACH, Way.SECRET);
        refuses("R12b.declined", () -> inviting.decline(secretary, evening.round(), evening.candidate(BO)));
        assertThat(evening.state(BO)).isEqualTo("APPLIED");
        evening.force(CEES, "NOT_CHOSEN");
        assertThat(page("wijraadslid", vote)).contains("k-" + evening.candidate(CEES));
        VotingEvening.MEMBERS.forEach(it -> cast(vote, it, ANNA, BO, CEES));
        counting.close(secretary, vote);
        refuses("R12b.declined", () -> inviting.decline(secretary, evening.round(), evening.candidate(BO)));
        counting.confirm(staff("wijraadslid"), vote);
        counting.confirm(staff("wijraadslid2"), vote);
        assertThat(outcomes.chosen(vote).stream().map(Outcomes.Chosen::name)).containsExactlyInAnyOrder(ANNA, BO);
        assertThat(evening.state(CEES)).isEqualTo("NOT_CHOSEN");
        refuses("R11.decided", () -> inviting.decline(secretary, evening.round(), evening.candidate(BO)));
    }

    @Test
    @Rule("R12b")
    void whoWasToldThatThereIsNoTalkDoesNotHoldUpTheOutcome() {
        var vote = opened(Kind.EACH, Way.SECRET);
        VotingEvening.MEMBERS.forEach(it -> cast(vote, it, ANNA, BO, CEES));
        counting.close(secretary, vote);
        evening.force(BO, "DECLINED");
        counting.confirm(staff("wijraadslid"), vote);
        counting.confirm(staff("wijraadslid2"), vote);
        assertThat(state(vote)).isEqualTo("DECIDED");
        assertThat(Stream.of(ANNA, BO, CEES).map(evening::state)).containsExactly("CHOSEN", "DECLINED", "NOT_CHOSEN");
    }

    @Test
    @Rule("R12b")
    void aCandidateStandsInOneVoteThatRuns() {
        var first = opened(Kind.EACH, Way.SECRET);
        var second = prepared(Kind.AMONG, Way.PAPER);
        evening.withdraw(CEES);
        refuses("R12b.elsewhere", () -> preparing.open(secretary, second), 2, 2);
        preparing.cancel(secretary, first, "Het gaat op papier.");
        preparing.open(secretary, second);
        assertThat(state(second)).isEqualTo("OPEN");
    }

    private MeetingPlanning.Plan on(LocalDate day) {
        return new MeetingPlanning.Plan(
                day, LocalTime.of(3, 0), LocalTime.of(4, 0), Meeting.Kind.OWN, "Een andere proefzaal");
    }

    /** So many crosses for each; whoever gave no cross left it blank. */
    private Piles crosses(int anna, int bo, int cees) {
        var piles = new HashMap<UUID, Map<Choice, Integer>>();
        Map.of(ANNA, anna, BO, bo, CEES, cees)
                .forEach((name, number) -> piles.put(
                        evening.candidate(name),
                        Map.of(Choice.CROSS, number, Choice.BLANK, VotingEvening.MEMBERS.size() - number)));
        return new Piles(piles);
    }

    @Test
    @Rule("R10")
    @Rule("R12b")
    void aVoteIsOpenedOnItsDayWithCandidatesAndItsPapersAddUp() {
        refuses(
                "R12b.most",
                () -> preparing.prepare(
                        secretary,
                        new Preparing.Plan(
                                evening.round(), evening.meeting(), Kind.EACH, Way.SECRET, 2, Majority.MOST, Tie.LOT)));
        var vote = prepared(Kind.AMONG, Way.PAPER);
        planning.change(secretary, evening.meeting(), 0, on(today.plusDays(1)));
        refuses("R10.notYet", () -> preparing.open(secretary, vote), today.plusDays(1));
        planning.change(secretary, evening.meeting(), 1, on(today));
        evening.present(VotingEvening.MEMBERS);
        List.of(ANNA, BO, CEES).forEach(it -> evening.force(it, "DECLINED"));
        refuses("R12b.candidates", () -> preparing.open(secretary, vote), 0, Piles.MOST_CANDIDATES);
        List.of(ANNA, BO, CEES).forEach(it -> evening.force(it, "APPLIED"));
        preparing.open(secretary, vote);
        refuses("R12b.tooMany", () -> counting.enter(secretary, vote, crosses(9, 6, 4)), 19, 18);
        var enters = staff("wijraadslid");
        counting.enter(enters, vote, crosses(9, 5, 4));
        refuses("R12b.otherPerson", () -> counting.confirm(enters, vote));
        refuses("R12b.otherPerson", () -> counting.giveBack(enters, vote));
    }

    @Test
    @Rule("R12b")
    void whatWasChangedInTheDatabaseIsNotConfirmed() {
        var paper = opened(Kind.AMONG, Way.PAPER);
        counting.enter(secretary, paper, crosses(9, 5, 4));
        evening.replica(
                "update wijraad_entry set piles = replace(piles::text, '9', '8')::jsonb where selection_id = '%s'"
                        .formatted(paper));
        refuses("R12b.changed", () -> counting.confirm(staff("wijraadslid"), paper));
        preparing.cancel(secretary, paper, "Het gaat geheim.");
        var secret = opened(Kind.EACH, Way.SECRET);
        VotingEvening.MEMBERS.forEach(it -> cast(secret, it, ANNA, BO, CEES));
        counting.close(secretary, secret);
        evening.replica("update wijraad_pile set choice = 'AGAINST' where choice = 'FOR' and selection_id = '%s'"
                .formatted(secret));
        refuses("R12b.changed", () -> counting.confirm(staff("wijraadslid"), secret));
    }

    /** Who opens and who declines wait for each other: nobody stands in a vote who was told that there is no talk. */
    @Test
    @Rule("R12b")
    void whoOpensAndWhoDeclinesAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var vote = prepared(Kind.EACH, Way.SECRET);
                var start = new CyclicBarrier(2);
                Callable<Boolean> open = () -> {
                    enter();
                    start.await();
                    preparing.open(secretary, vote);
                    return true;
                };
                Callable<Boolean> decline = () -> {
                    start.await();
                    try {
                        jdbc.sql(
                                        "update wijraad_candidate set state = 'DECLINED', decided_on = applied_on where id = :id")
                                .param("id", evening.candidate(BO))
                                .update();
                        return true;
                    } catch (DataIntegrityViolationException refused) {
                        return false;
                    }
                };
                var ended = new ArrayList<Boolean>();
                for (var it : pool.invokeAll(List.of(open, decline))) {
                    ended.add(it.get());
                }
                var stands = jdbc.sql(
                                "select :candidate = any (candidates) from wijraad_voting_rules where selection_id = :id")
                        .param("candidate", evening.candidate(BO))
                        .param("id", vote)
                        .query(Boolean.class)
                        .single();
                assertThat(ended.get(1)).as("declined, round %s", round).isEqualTo(!stands);
                preparing.cancel(secretary, vote, "Nog een keer.");
                evening.force(BO, "APPLIED");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Rule("R12b")
    void aSecretVoteIsOpenedWhenEnoughHaveVoted() {
        var vote = prepared(Kind.EACH, Way.SECRET);
        voting.recuse(staff("wijraadslid2"), vote, Set.of(evening.candidate(ANNA)));
        preparing.open(secretary, vote);
        refuses("R12b.nobody", () -> counting.close(secretary, vote));
        cast(vote, "wijraadslid", ANNA, BO, CEES);
        refuses("R12b.few", () -> counting.close(secretary, vote), 1, 8, 5);
        cast(vote, "wijraadslid2", BO, CEES);
        VotingEvening.MEMBERS.subList(2, 5).forEach(it -> cast(vote, it, ANNA, BO, CEES));
        refuses("R12b.few", () -> counting.close(secretary, vote), 4, 8, 5);
        assertThat(state(vote)).isEqualTo("OPEN");
        assertThat(page("secretaris", vote))
                .contains("5 van de 9 hebben gestemd")
                .doesNotContain("Uitslag</h2>");
        cast(vote, "wijraadslid6", ANNA, BO, CEES);
        counting.close(secretary, vote);
        assertThat(state(vote)).isEqualTo("COUNTED");
    }

    @Test
    @Rule("R12b")
    void whatWasSaidOfWhoWithdrewIsDropped() {
        for (var way : List.of(Way.SECRET, Way.OPEN)) {
            try (var other = new VotingEvening(jdbc, clock, ANNA, BO, CEES)) {
                var mine = evening;
                evening = other;
                var vote = opened(Kind.EACH, way);
                cast(vote, "wijraadslid", ANNA, BO, CEES);
                cast(vote, "wijraadslid2", ANNA, BO, CEES);
                evening.withdraw(CEES);
                VotingEvening.MEMBERS.subList(2, 9).forEach(it -> cast(vote, it, ANNA, BO));
                counting.close(secretary, vote);
                assertThat(jdbc.sql("select distinct candidate_id from wijraad_pile where selection_id = :id")
                                .param("id", vote)
                                .query(UUID.class)
                                .list())
                        .as("piles that are kept")
                        .containsExactlyInAnyOrder(evening.candidate(ANNA), evening.candidate(BO));
                var page = page("wijraadslid3", vote);
                assertThat(rows(page).stream().filter(it -> it.contains("gegevens gewist")))
                        .as("what is shown of who withdrew")
                        .containsExactly("Kandidaat 3 (gegevens gewist) Teruggetrokken – – – –");
                assertThat(rows(page)).contains(ANNA + " Gekozen 9 0 0 9 van 9");
                assertThat(page.split("A\\. Huizinga: ", -1))
                        .as("who said what, of a vote that is open")
                        .hasSize(way == Way.OPEN ? 3 : 1);
                evening = mine;
            }
        }
    }

    private static List<String> rows(String page) {
        return Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(it -> it.group()
                        .replaceAll("<[^>]+>", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .toList();
    }

    @Test
    @Rule("R12b")
    void whoVotesKeepsTheirAccount() {
        opened(Kind.EACH, Way.SECRET);
        var desk = http.staff("secretaris");
        var account = staff("wijraadslid8").id().value();
        var answer = desk.post(
                "/werk/wijraad/leden",
                desk.get("/werk/wijraad/leden"),
                Map.of("lid", evening.member("wijraadslid9"), "account", account));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("doet mee aan een stemming die loopt", "value=\"" + account + "\" selected");
        var without = jdbc.sql("""
						select t.member_id from wijraad_term t
						where t.standing and t.during @> :today and not exists (select from wijraad_account a where a.member_id = t.member_id)
						order by 1 limit 1
						""").param("today", today).query(UUID.class).single();
        refuses(
                "R12b.account",
                () -> links.link(secretary, without, staff("wijraadslid8").id()));
        assertThat(links.memberOf(staff("wijraadslid8"))).contains(evening.member("wijraadslid8"));
    }

    @Test
    @Rule("R10")
    @Rule("R12b")
    void theMeetingOfAVoteStays() {
        var vote = opened(Kind.EACH, Way.SECRET);
        var here = new MeetingPlanning.Plan(
                today, LocalTime.of(3, 0), LocalTime.of(4, 0), Meeting.Kind.OWN, "Een andere proefzaal");
        var tomorrow = new MeetingPlanning.Plan(
                today.plusDays(1), LocalTime.of(3, 0), LocalTime.of(4, 0), Meeting.Kind.OWN, "Een andere proefzaal");
        planning.change(secretary, evening.meeting(), 0, here);
        refuses("R12b.meeting", () -> planning.change(secretary, evening.meeting(), 1, tomorrow), today);
        refuses("R12b.meeting", () -> planning.cancel(secretary, evening.meeting(), "De zaal is weg."), today);
        preparing.cancel(secretary, vote, "De zaal is weg.");
        planning.change(secretary, evening.meeting(), 1, tomorrow);
        assertThat(page("secretaris", vote))
                .as("the day on which it was opened")
                .contains(words.day(Language.NL, today))
                .doesNotContain(words.day(Language.NL, today.plusDays(1)));
        var later = prepared(Kind.EACH, Way.SECRET);
        planning.cancel(secretary, evening.meeting(), "De zaal is weg.");
        refuses("R10.cancelled", () -> preparing.open(secretary, later), today.plusDays(1));
    }

    @Test
    @Rule("R12b")
    void whatWasDecidedKeepsItsMeeting() {
        var vote = opened(Kind.EACH, Way.HAND);
        jdbc.sql("update wijraad_selection set state = 'DECIDED', ended_on = :today where id = :id")
                .param("today", today)
                .param("id", vote)
                .update();
        refuses("R12b.meeting", () -> planning.cancel(secretary, evening.meeting(), "De zaal is weg."), today);
    }

    @Test
    @Rule("R10")
    void nobodyUndoesWhatAnotherSaidOfFamily() {
        var vote = prepared(Kind.EACH, Way.SECRET);
        var path = "/werk/wijraad/selecties/" + vote;
        var member = http.staff("wijraadslid2");
        var me = evening.member("wijraadslid2");
        member.post(path + "/onthouding", member.get(path), Map.of("kruis", evening.candidate(ANNA)));
        var again = member.get(path).body();
        assertThat(ticked(again)).containsExactly(evening.candidate(ANNA));
        preparing.recuse(secretary, vote, me, Set.of(evening.candidate(BO)));
        assertThat(notOn(vote, me)).as("the secretary adds").containsExactly(ANNA, BO);
        var form = member.get(path);
        assertThat(form.body())
                .contains("De secretaris legde vast dat u niet stemt over: " + BO)
                .doesNotContain("value=\"" + evening.candidate(BO) + "\"");
        assertThat(ticked(form.body())).containsExactly(evening.candidate(ANNA));
        member.post(path + "/onthouding", form, Map.of("kruis", List.of(evening.candidate(CEES))));
        assertThat(notOn(vote, me)).as("the member changes their own").containsExactly(BO, CEES);
        member.post(path + "/onthouding", form, Map.of());
        assertThat(notOn(vote, me)).as("what the secretary wrote stays").containsExactly(BO);
        member.post(path + "/onthouding", form, Map.of("kruis", List.of(evening.candidate(ANNA))));
        preparing.recuse(secretary, vote, me, Set.of(evening.candidate(CEES)));
        assertThat(notOn(vote, me)).as("what the member said stays").containsExactly(ANNA, CEES);
        preparing.recuse(secretary, vote, me, Set.of(evening.candidate(ANNA), evening.candidate(BO)));
        member.post(path + "/onthouding", form, Map.of());
        assertThat(notOn(vote, me)).as("the secretary wrote it too").containsExactly(ANNA, BO);
    }

    private static List<UUID> ticked(String page) {
        return Pattern.compile("name=\"kruis\" value=\"([0-9a-f-]{36})\" checked")
                .matcher(page)
                .results()
                .map(it -> UUID.fromString(it.group(1)))
                .toList();
    }

    private List<String> notOn(UUID vote, UUID member) {
        return jdbc.sql("""
						select c.name from wijraad_recusal q join wijraad_candidate c on c.id = q.candidate_id
						where q.selection_id = :vote and q.member_id = :member order by c.name
						""")
                .param("vote", vote)
                .param("member", member)
                .query(String.class)
                .list();
    }
}
