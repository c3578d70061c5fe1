package nl.wijgroningen.portaal.wijraad.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.work.WorkList;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Finder;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.trail.Node;
import nl.wijgroningen.portaal.trail.Trail;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceAnswering;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceAsking;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceJudging;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceKind;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceRemarking;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceWriting;
import nl.wijgroningen.portaal.wijraad.advice.domain.Outcome;
import nl.wijgroningen.portaal.wijraad.advice.domain.Result;
import nl.wijgroningen.portaal.wijraad.advice.domain.Wording;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFigures;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFile;
import nl.wijgroningen.portaal.wijraad.advice.read.AdvicePages;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Advices on the database: written, decided, sent, answered, judged; and what follows from that elsewhere. */
@PortalTest
@Rule("R12e")
class AdvisingTest {

    @Autowired
    private AdviceAsking asking;

    @Autowired
    private AdviceWriting writing;

    @Autowired
    private AdviceRemarking remarking;

    @Autowired
    private AdviceAnswering answering;

    @Autowired
    private AdviceJudging judging;

    @Autowired
    private AdvicePages pages;

    @Autowired
    private AdviceFile files;

    @Autowired
    private AdviceFigures figures;

    @Autowired
    private Finder finder;

    @Autowired
    private Meetings meetings;

    @Autowired
    private Trail trail;

    @Autowired
    private WorkList work;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    private final LocalDate today = LocalDate.now(PortaalApplication.ZONE);
    private final List<UUID> made = new ArrayList<>();
    private Staff secretary;
    private Staff director;
    private Staff member;

    @BeforeEach
    void logIn() {
        secretary = staff("secretaris");
        director = staff("bestuurder");
        member = staff("wijraadslid");
        enter();
    }

    @AfterEach
    void leaveNothing() {
        clock.reset();
        SecurityContextHolder.clearContext();
        made.forEach(it -> Advices.forget(jdbc, transaction, it));
    }

    private static void enter() {
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                "test",
                null,
                AuthorityUtils.createAuthorityList("ROLE_SECRETARY", "ROLE_DIRECTOR", "ROLE_COUNCIL_MEMBER"))));
    }

    private Staff staff(String name) {
        return accounts.byName(name).orElseThrow().staff();
    }

    private static void refuses(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .matches(it -> it.name().equals(rule), rule);
    }

    private static Wording wording(String why, Wording.Line... lines) {
        return new Wording("Trapliften zonder wachttijd", why, AdviceKind.ADVICE, List.of(lines));
    }

    private static Wording.Line line(String sentence) {
        return new Wording.Line(null, sentence, "Dat kan nu al.");
    }

    private UUID draft() {
        var id = writing.begin(secretary, "Trapliften zonder wachttijd", AdviceKind.ADVICE);
        made.add(id);
        writing.write(
                secretary,
                id,
                1,
                wording("Inwoners slapen beneden.", line("Meet binnen een week."), line("Plaats binnen een maand.")));
        return id;
    }

    private UUID sent() {
        var id = draft();
        writing.decide(secretary, id, 2, LocalDate.now(clock), "Vergadering");
        writing.send(secretary, id, 2);
        return id;
    }

    private AdvicePages.Point point(UUID id, int place) {
        return files.one(secretary, id).orElseThrow().one().points().get(place - 1);
    }

    private void answer(UUID id, int place, Outcome outcome) {
        var point = point(id, place);
        answering.answer(director, id, point.id(), point.turn(), outcome, "Daarom.", null);
    }

    private int inWork(Staff who, String kind) {
        return work.counts(who.worker(), LocalDate.now(clock))
                .getOrDefault(kind, WorkSource.Count.NONE)
                .all();
    }

    private int late(Staff who, String kind) {
        return work.counts(who.worker(), LocalDate.now(clock))
                .getOrDefault(kind, WorkSource.Count.NONE)
                .late();
    }

    @Test
    void theDirectorSeesTheQuestionAndNoDraft() {
        var waiting = inWork(secretary, "adviezen-gevraagd");
        var id = asking.ask(director, "Trapliften", AdviceKind.ADVICE, "Hoe kan het sneller?", today.plusDays(30));
        made.add(id);
        assertThat(inWork(secretary, "adviezen-gevraagd")).isEqualTo(waiting + 1);
        writing.write(secretary, id, 1, wording("Inwoners slapen beneden.", line("Meet binnen een week.")));
        remarking.remark(member, id, UUID.randomUUID(), 1, "Een week is te lang.");
        assertThat(files.one(member, id).orElseThrow().remarks())
                .extracting(AdviceFile.Remark::words)
                .containsExactly("Een week is te lang.");
        var seen = files.one(director, id).orElseThrow();
        assertThat(seen.facts().question()).isEqualTo("Hoe kan het sneller?");
        assertThat(seen.facts().why()).isEmpty();
        assertThat(seen.one().points()).isEmpty();
        assertThat(seen.remarks()).isEmpty();
        assertThat(seen.steps()).isEmpty();
        assertThat(files.list(director))
                .filteredOn(it -> it.id().equals(id))
                .singleElement()
                .matches(it -> it.points() == 0 && it.remarks() == 0);
        var unasked = draft();
        assertThat(files.one(director, unasked)).isEmpty();
        assertThat(files.one(staff("team"), id)).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> answering.draft(director, unasked, UUID.randomUUID(), 0, null, ""));
        assertThat(pages.one(id)).as("for everyone").isEmpty();
        refuses("R12e.wanted", () -> asking.ask(director, "Te laat", AdviceKind.ADVICE, "Vraag?", today.minusDays(1)));
        assertThat(jdbc.sql("select count(*) from wijraad_advice where title = 'Te laat'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsTooEarlyOrTooLateIsRefused() {
        var draft = draft();
        var better =
                wording("Inwoners slapen beneden.", line("Meet binnen een dag."), line("Plaats binnen een maand."));
        refuses("R12e.unsent", () -> writing.correct(secretary, draft, 2, better, "Een week is te lang."));
        var sent = sent();
        refuses("R12e.sent", () -> remarking.remark(member, sent, UUID.randomUUID(), 1, "Een week is te lang."));
        answer(sent, 1, Outcome.ADOPTED);
        var point = point(sent, 1);
        refuses(
                "R12e.given",
                () -> answering.draft(director, sent, point.id(), point.turn(), Outcome.NOT, "Toch niet."));
    }

    @Test
    @Rule("R14")
    void everyVersionOfTheTextIsKept() {
        var id = draft();
        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() -> writing.write(secretary, id, 1, wording("Anders.")));
        refuses("R14.bsn", () -> writing.write(secretary, id, 2, wording("Mevrouw 111222333 wacht.")));
        writing.write(
                secretary,
                id,
                2,
                wording(
                        "Inwoners slapen in de kamer.",
                        new Wording.Line(point(id, 1).id(), "Meet morgen.", "")));
        var one = files.one(member, id).orElseThrow().one();
        assertThat(one.points()).extracting(AdvicePages.Point::sentence).containsExactly("Meet morgen.");
        assertThat(one.earlier()).extracting(AdvicePages.Earlier::why).containsExactly("Inwoners slapen beneden.", "");
        assertThat(one.earlier().get(0).points())
                .extracting(AdvicePages.EarlierPoint::sentence)
                .containsExactly("Meet binnen een week.", "Plaats binnen een maand.");
    }

    @Test
    void whatIsSentIsPublicIsFoundAndIsMailed() {
        var mails = mailbox.of("advice.mail.sent").size();
        var id = sent();
        assertThat(pages.one(id)).isPresent();
        assertThat(finder.find(new Finder.Question(
                                Document.Kind.ADVICE, "trapliften", Set.of(), Set.of(), null, null, 5))
                        .hits())
                .extracting(Finder.Hit::id)
                .containsExactly(id);
        assertThat(mailbox.of("advice.mail.sent").size() - mails)
                .as("to the director and nine members")
                .isGreaterThanOrEqualTo(10);
        assertThat(mailbox.last("advice.mail.sent").body()).contains("Trapliften zonder wachttijd");
        assertThat(inWork(director, "adviezen-te-beantwoorden")).isPositive();
        var answered = mailbox.of("advice.mail.answered").size();
        answer(id, 1, Outcome.ADOPTED);
        assertThat(mailbox.of("advice.mail.answered"))
                .as("after one of two points")
                .hasSize(answered);
        answer(id, 2, Outcome.NOT);
        assertThat(mailbox.of("advice.mail.answered").size() - answered).isGreaterThanOrEqualTo(10);
    }

    @Test
    void allDraftsAreGivenAtOnceOrNone() {
        var id = sent();
        refuses("R12e.drafts", () -> answering.answerAll(director, id, 2));
        var one = point(id, 1);
        answering.draft(director, id, one.id(), one.turn(), Outcome.ADOPTED, "Dat doen wij.");
        var two = point(id, 2);
        answering.draft(director, id, two.id(), two.turn(), null, "Wij weten nog niet");
        assertThat(files.one(member, id).orElseThrow().drafts())
                .as("for a member")
                .isEmpty();
        assertThat(files.one(director, id).orElseThrow().drafts()).hasSize(2);
        refuses("R12e.outcome", () -> answering.answerAll(director, id, 2));
        assertThat(pages.one(id).orElseThrow().answered()).as("all or none").isZero();
        two = point(id, 2);
        answering.draft(director, id, two.id(), two.turn(), Outcome.PARTLY, "Een deel.");
        answering.answerAll(director, id, 2);
        assertThat(files.one(director, id).orElseThrow().one().earlier())
                .as("of the draft, for the director")
                .isEmpty();
        assertThat(files.one(director, id).orElseThrow().steps())
                .extracting(AdviceFile.Step::kind)
                .containsExactly("ANSWERED", "ANSWERED", "SENT", "DECIDED");
        var given = pages.one(id).orElseThrow();
        assertThat(given.points())
                .extracting(it -> it.answers().get(0).outcome())
                .containsExactly(Outcome.ADOPTED, Outcome.PARTLY);
        assertThat(given.facts().answeredOn()).isEqualTo(today);
        assertThat(files.one(director, id).orElseThrow().drafts()).isEmpty();
    }

    /** Words that are corrected while the director answers them are seen first. */
    @Test
    void anAnswerIsToTheWordsThatStandThere() {
        var id = sent();
        var seen = point(id, 1);
        var other = point(id, 2);
        answering.draft(director, id, other.id(), other.turn(), Outcome.ADOPTED, "Dat doen wij.");
        writing.correct(
                secretary,
                id,
                2,
                wording(
                        "Inwoners slapen beneden.",
                        new Wording.Line(seen.id(), "Meet binnen een dag.", "Dat kan nu al."),
                        new Wording.Line(other.id(), "Plaats binnen een maand.", "Dat kan nu al.")),
                "Een dag was bedoeld.");
        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() ->
                        answering.answer(director, id, seen.id(), seen.turn(), Outcome.ADOPTED, "Een week kan.", null));
        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> answering.answerAll(director, id, 2));
        assertThat(pages.one(id).orElseThrow().answered()).isZero();
        answer(id, 1, Outcome.PARTLY);
        answering.answerAll(director, id, 3);
        assertThat(pages.one(id).orElseThrow().answered()).isEqualTo(2);
    }

    /** The draft is the WIJ-raad's own, its title, its kind and that it was decided on too. */
    @Test
    void theDirectorReadsWhatWasAskedAndNoWordOfTheDraft() {
        var asked = "Trapliften: mag het sneller?";
        var id = asking.ask(director, asked, AdviceKind.CONSENT, "Hoe kan het sneller?", today.plusDays(40));
        made.add(id);
        writing.write(secretary, id, 1, wording("Inwoners slapen beneden.", line("Meet binnen een week.")));
        writing.decide(secretary, id, 2, today, "Vergadering");
        assertThat(files.list(secretary))
                .filteredOn(it -> it.id().equals(id))
                .singleElement()
                .matches(it -> it.title().equals("Trapliften zonder wachttijd") && it.kind() == AdviceKind.ADVICE);
        assertThat(files.list(director))
                .filteredOn(it -> it.id().equals(id))
                .singleElement()
                .matches(it -> it.title().equals(asked) && it.kind() == AdviceKind.CONSENT && it.decidedOn() == null);
        var facts = files.one(director, id).orElseThrow().facts();
        assertThat(facts.title()).isEqualTo(asked);
        assertThat(facts.kind()).isEqualTo(AdviceKind.CONSENT);
        assertThat(facts.decidedOn()).isNull();
        var visitor = http.staff("bestuurder");
        for (var path : List.of("/werk/wijraad/adviezen", "/werk/wijraad/adviezen/" + id)) {
            var page = visitor.get(path).body();
            assertThat(page.contains(asked)).as("what was asked, on %s", path).isTrue();
            assertThat(page.contains("Trapliften zonder wachttijd"))
                    .as("the title of the draft, on %s", path)
                    .isFalse();
        }
        breaks(
                "r12e_asked",
                "update wijraad_advice set asked_title = null where id = :id and :point is not null",
                id,
                id);
        writing.send(secretary, id, 2);
        assertThat(files.one(director, id).orElseThrow().facts().title()).isEqualTo("Trapliften zonder wachttijd");
    }

    @Test
    void aFormThatIsSentTwiceBeginsOneAdvice() {
        var id = UUID.randomUUID();
        made.add(id);
        assertThat(writing.begin(secretary, id, "Trapliften voor iedereen", AdviceKind.ADVICE))
                .isEqualTo(writing.begin(secretary, id, "Trapliften voor iedereen", AdviceKind.ADVICE));
        assertThat(files.one(secretary, id).orElseThrow().steps()).hasSize(1);
        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> writing.send(secretary, id, 7));
    }

    /** Of two answers to a point at the same moment one is given; who wrote the other is told, and it is not written. */
    @Test
    void twoWhoAnswerAtOnce() throws Exception {
        var id = sent();
        var point = point(id, 1);
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var done = new ArrayList<Future<Boolean>>();
            for (var reason : List.of("De ene reden.", "De andere reden.")) {
                Callable<Boolean> one = () -> {
                    enter();
                    start.await();
                    try {
                        answering.answer(director, id, point.id(), point.turn(), Outcome.ADOPTED, reason, null);
                        return true;
                    } catch (Overtaken overtaken) {
                        return false;
                    } finally {
                        SecurityContextHolder.clearContext();
                    }
                };
                done.add(pool.submit(one));
            }
            assertThat(List.of(done.get(0).get(), done.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            pool.shutdownNow();
        }
        assertThat(point(id, 1).answers()).hasSize(1);
    }

    @Test
    void lateBeginsTheDayAfterTheLastDayForEveryone() {
        clock.moveTo(today.plusYears(2));
        var before = figures.of(today.getYear() + 2);
        var id = sent();
        var due = LocalDate.now(clock).plusWeeks(6);
        clock.moveTo(due);
        var late = late(director, "adviezen-te-beantwoorden");
        assertThat(text(id)).contains("Het bestuur moet uiterlijk op").doesNotContain("te laat");
        clock.moveTo(due.plusDays(1));
        assertThat(text(id)).contains("1 dag te laat");
        assertThat(late(director, "adviezen-te-beantwoorden")).isGreaterThan(late);
        answer(id, 1, Outcome.ADOPTED);
        clock.moveTo(due.plusDays(3));
        answer(id, 2, Outcome.PARTLY);
        clock.moveTo(due.plusDays(300));
        assertThat(text(id)).contains("Beantwoord na 45 dagen").contains("3 dagen te laat");
        var after = figures.of(today.getYear() + 2);
        assertThat(after.given() - before.given()).isEqualTo(1);
        assertThat(after.late() - before.late()).isEqualTo(1);
        assertThat(after.inTime()).isEqualTo(before.inTime());
        assertThat(after.adopted() - before.adopted()).isEqualTo(1);
        assertThat(after.partly() - before.partly()).isEqualTo(1);
        assertThat(after.ended()).isEqualTo(after.inTime() + after.late());
        assertThat(after.given()).isEqualTo(after.ended() + after.waiting());
    }

    private String text(UUID id) {
        var page = http.visitor().get("/wijraad/adviezen/" + id);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().replaceAll("(?s)<aside.*?</aside>", "").replaceAll("<[^>]*>", "");
    }

    @Test
    void afterAYearTheCouncilSaysWhetherItWasDone() {
        var id = sent();
        answer(id, 1, Outcome.ADOPTED);
        answer(id, 2, Outcome.NOT);
        var one = point(id, 1);
        refuses("R12e.year", () -> judging.judge(secretary, id, one.id(), one.turn(), Result.DONE, "Ja.", null));
        clock.moveTo(today.plusYears(1).minusDays(1));
        var before = inWork(secretary, "adviezen-na-een-jaar");
        refuses("R12e.year", () -> judging.judge(secretary, id, one.id(), one.turn(), Result.DONE, "Ja.", null));
        clock.moveTo(today.plusYears(1));
        assertThat(inWork(secretary, "adviezen-na-een-jaar")).isGreaterThan(before);
        judging.judge(secretary, id, one.id(), one.turn(), Result.DONE, "Ja, overal.", null);
        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() ->
                        judging.judge(secretary, id, one.id(), one.turn(), Result.NOT, "Nee.", "Wij keken niet goed."));
        var again = point(id, 1);
        judging.judge(secretary, id, one.id(), again.turn(), Result.PARTLY, "Bijna overal.", "Een team deed het niet.");
        assertThat(pages.one(id).orElseThrow().points().get(0).judgements())
                .extracting(AdvicePages.Judgement::words)
                .containsExactly("Bijna overal.", "Ja, overal.");
        var two = point(id, 2);
        judging.judge(secretary, id, two.id(), two.turn(), Result.NOT, "Nee.", null);
        assertThat(pages.one(id).orElseThrow().facts().judgedOn()).isEqualTo(today.plusYears(1));
        assertThat(inWork(secretary, "adviezen-na-een-jaar")).isEqualTo(before);
    }

    /** What the services refuse the database refuses too. */
    @Test
    void theDatabaseKeepsTheRule() {
        var id = sent();
        var unsent = draft();
        answer(id, 1, Outcome.ADOPTED);
        var answered = point(id, 1).id();
        var open = point(id, 2).id();
        breaks("r12e_reason", answerSql("' '", "sent_on", "sent_on"), id, open);
        breaks("r12e_after_sent", answerSql("'Ja.'", "sent_on - 1", "sent_on"), id, open);
        breaks("r12e_of_sent", answerSql("'Ja.'", "sent_on", "sent_on - 1"), id, open);
        breaks(
                "not-null",
                answerSql("'Ja.'", "made_on", "sent_on"),
                unsent,
                point(unsent, 1).id());
        breaks(
                "R12e",
                "update wijraad_answer set reason = 'Anders.' where point_id = :point and :id is not null",
                id,
                answered);
        breaks("R12e", "delete from wijraad_answer where point_id = :point and :id is not null", id, answered);
        var judge = """
				insert into wijraad_judgement (point_id, version, judge_from, outcome, words, judged_by, judged_on)
				select p.id, 1, %s, 'DONE', 'Ja.', a.made_by, %s from wijraad_point p join wijraad_advice a on a.id = p.advice_id
				where p.id = :point and a.id = :id
				""";
        breaks("r12e_after_year", judge.formatted("p.judge_from", "p.judge_from - 1"), id, answered);
        breaks("r12e_of_answered", judge.formatted("p.judge_from - 1", "p.judge_from"), id, answered);
        breaks(
                "r12e_year",
                "update wijraad_point set judge_from = answered_on + 364 where id = :point and advice_id = :id",
                id,
                answered);
        breaks(
                "r12e_sent",
                "update wijraad_advice set sent_on = made_on, due_on = made_on + 42, sent_by = made_by where id = :id and :point is not null",
                unsent,
                answered);
        breaks(
                "r12e_decided",
                "update wijraad_advice set decided_on = made_on where id = :id and :point is not null",
                unsent,
                answered);
        breaks(
                "r12e_answered",
                "update wijraad_advice set answered_on = made_on where id = :id and :point is not null",
                unsent,
                answered);
        breaks(
                "r12e_judged",
                "update wijraad_advice set answered_on = sent_on, judged_on = sent_on + 364 where id = :id and :point is not null",
                id,
                answered);
        breaks(
                "r12e_asked",
                "update wijraad_advice set question = 'Wat?' where id = :id and :point is not null",
                unsent,
                answered);
    }

    private static String answerSql(String reason, String day, String sent) {
        return """
				insert into wijraad_answer (point_id, version, advice_id, sent_on, outcome, reason, answered_by, answered_on)
				select :point, 1, id, %s, 'NOT', %s, made_by, %s from wijraad_advice where id = :id
				""".formatted(sent, reason, day);
    }

    private void breaks(String constraint, String sql, UUID id, UUID point) {
        assertThatThrownBy(() ->
                        jdbc.sql(sql).param("id", id).param("point", point).update())
                .as(sql)
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(constraint);
    }

    @Test
    @Rule("R30")
    void aStoryLeadsToTheAdviceAndItsAnswer() {
        var voice = UUID.randomUUID();
        transaction.executeWithoutResult(it -> trail.put(
                new Node(Node.Kind.EXPERIENCE, voice, "Ik sliep beneden", "nl", "ANSWERED", "/ervaringen/" + voice)));
        try {
            var id = draft();
            refuses("R12e.voice", () -> writing.addVoice(secretary, id, UUID.randomUUID()));
            writing.addVoice(secretary, id, voice);
            assertThat(http.visitor().get("/spoor/" + voice).body()).doesNotContain("Meet binnen een week.");
            writing.decide(secretary, id, 2, today, "Vergadering");
            writing.send(secretary, id, 2);
            assertThat(http.visitor().get("/spoor/" + voice).body())
                    .contains("Trapliften zonder wachttijd")
                    .contains("Het bestuur moet nog antwoorden");
            answer(id, 1, Outcome.ADOPTED);
            answer(id, 2, Outcome.NOT);
            for (var start : List.of(voice, id)) {
                assertThat(http.visitor().get("/en/spoor/" + start).body())
                        .contains("The board answered")
                        .contains("Daarom.");
            }
            assertThat(text(id)).doesNotContain("Ik sliep beneden");
            transaction.executeWithoutResult(it -> trail.remove(voice));
            assertThat(pages.one(id).orElseThrow().voices())
                    .as("an experience that was withdrawn")
                    .isEmpty();
        } finally {
            jdbc.sql("delete from trail_node where id = :id").param("id", voice).update();
        }
    }

    @Test
    void isDecidedInAMeetingOfThePortal() {
        var held = meetings.around(today).stream()
                .filter(it -> it.heldOn().isBefore(today))
                .findFirst()
                .orElseThrow();
        clock.moveTo(held.heldOn());
        var id = draft();
        clock.reset();
        writing.decide(secretary, id, 2, held.id());
        var facts = files.one(secretary, id).orElseThrow().facts();
        assertThat(facts.meetingId()).isEqualTo(held.id());
        assertThat(facts.decidedOn()).isEqualTo(held.heldOn());
        assertThatExceptionOfType(Overtaken.class)
                .as("the decision on another text")
                .isThrownBy(() -> writing.reopen(secretary, id, 1));
        writing.reopen(secretary, id, 2);
        assertThat(files.one(secretary, id).orElseThrow().facts().meetingId()).isNull();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> writing.decide(secretary, id, 2, UUID.randomUUID()));
        breaks("r12e_meeting", "update wijraad_advice set meeting_id = :point where id = :id", id, held.id());
        writing.decide(secretary, id, 2, held.id());
        writing.send(secretary, id, 2);
        assertThat(http.visitor().get("/wijraad/adviezen/" + id).body())
                .contains("/wijraad/vergaderingen/" + held.id());
    }

    @Test
    void theDemoHasEveryState() {
        var all = new ArrayList<>(files.list(secretary));
        assertThat(all).extracting(it -> it.state().name()).contains("DRAFT", "DECIDED", "SENT", "ANSWERED", "JUDGED");
        var term = all.stream().filter(it -> it.sentOn() != null).toList();
        assertThat(term).anyMatch(it -> it.answeredOn() == null && it.term().isLate(today));
        assertThat(term).anyMatch(it -> it.answeredOn() == null && !it.term().isLate(today) && it.answered() > 0);
        assertThat(term).anyMatch(it -> it.answeredOn() != null && it.term().isLate(today));
        assertThat(pages.many(term.stream().map(AdviceFile.Row::id).toList()))
                .filteredOn(it -> !made.contains(it.facts().id()))
                .allSatisfy(it -> assertThat(it.voices()).as(it.facts().title()).isNotEmpty());
        assertThat(figures.of(null).judged()).isPositive();
    }
}
