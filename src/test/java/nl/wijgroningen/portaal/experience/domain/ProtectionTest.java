package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.ExperienceSettings;
import nl.wijgroningen.portaal.experience.read.Course;
import nl.wijgroningen.portaal.experience.read.ExperienceFile;
import nl.wijgroningen.portaal.experience.read.FollowPage;
import nl.wijgroningen.portaal.experience.read.Protection;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.support.MovableClock;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What leaves the team and how it may come back, and what teller and team say to each other, on the database. */
@PortalTest
class ProtectionTest {

    @Autowired
    private Burial burial;

    @Autowired
    private Tombstones tombstones;

    @Autowired
    private Publications publications;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Experiences experiences;

    @Autowired
    private Responses responses;

    @Autowired
    private News news;

    @Autowired
    private Demo demo;

    @Autowired
    private DraftBox drafts;

    @Autowired
    private Keys keys;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Teams teams;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Audit audit;

    @Autowired
    private Upkeep upkeep;

    @Autowired
    private ExperienceFile files;

    @Autowired
    private FollowPage follow;

    @Autowired
    private Course course;

    @Autowired
    private TransactionTemplate transaction;

    private WaitingRoom morning;
    private Telling telling;
    private Following following;
    private Replying replying;
    private Answering answering;
    private Keeping keeping;
    private DangerWords danger;

    /** The portal under test is a demo that releases at once; these parts wait for the morning. */
    @BeforeEach
    void waitForTheMorning() {
        var settings = new ExperienceSettings(ExperienceSettings.Release.MORNING, "");
        danger = new DangerWords(jdbc, audit, clock);
        morning = new WaitingRoom(jdbc, json, experiences, responses, danger, publications, settings, demo);
        telling = new Telling(drafts, morning, keys, clock);
        following = new Following(jdbc, drafts, morning, experiences, publications, burial, tombstones, clock);
        replying = new Replying(jdbc, drafts, morning, clock);
        answering = new Answering(experiences, responses, publications, news, jdbc, audit, clock, transaction);
        keeping = new Keeping(experiences, publications, accounts, jdbc, audit, clock);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
        jdbc.sql("delete from experience_danger_word").update();
    }

    private Staff staff(String username) {
        var id = jdbc.sql("select id from account_user where username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
        return accounts.staff(new StaffId(id)).orElseThrow();
    }

    private TellerCode sent(String story) {
        var code = TellerCode.random(new SecureRandom());
        var place = new Draft.Place(teams.bySlug("vinkhuizen").orElseThrow().id(), null);
        var draft = Draft.start("nl", false, true)
                .at(place)
                .readBy(Draft.Readers.TEAM)
                .tells(new Draft.Story(story, null, null, null))
                .check(Set.of())
                .choosesPublic(true);
        in(() -> drafts.add(code, draft));
        in(() -> telling.send(code));
        return code;
    }

    private TellerCode released(String story) {
        var code = sent(story);
        release();
        return code;
    }

    private void in(Runnable work) {
        transaction.executeWithoutResult(it -> work.run());
    }

    private void release() {
        in(morning::release);
    }

    private ExperienceId id(TellerCode code) {
        return new ExperienceId(jdbc.sql("select id from experience where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .query(UUID.class)
                .single());
    }

    private boolean sees(String username, TellerCode code) {
        return files.look(staff(username), id(code).value()).isPresent();
    }

    private FollowPage.Told told(TellerCode code) {
        return follow.told(code).orElseThrow();
    }

    private List<Course.Kind> said(TellerCode code) {
        return course.of(id(code).value()).stream().map(Course.Entry::kind).toList();
    }

    private List<Protection.Step> why(TellerCode code) {
        return files.look(staff("coordinator"), id(code).value()).orElseThrow().protection();
    }

    private void answer(TellerCode code, String text) {
        answering.send(staff("team"), id(code), text, null);
    }

    private void ask(TellerCode code, String text) {
        answering.askBack(staff("team"), id(code), text, null);
    }

    @Test
    @Rule("R35")
    void dangerousWordsAreFoundWholeWhateverTheirCapitalsAndAccents() {
        assertThat(danger.in(List.of("Hij SLAAT   mij, elke dag."))).containsExactly("slaat mij");
        assertThat(danger.in(List.of("Ik denk aan SUÏCIDE, aan suicide."))).hasSize(1);
        assertThat(danger.in(List.of("she beats me"))).as("in any language").containsExactly("beats me");
        assertThat(danger.in(List.of("Dat slaat nergens op.", "Beatsmeer is een dorp.")))
                .isEmpty();
        assertThat(danger.in(List.of("dit slaat", "mij tegen"))).as("two boxes").isEmpty();
        assertThat(danger.in(List.of("x.Bedreigd!"))).containsExactly("bedreigd");
    }

    @Test
    @Rule("R35")
    void theCoordinatorAddsWordsAndSwitchesShippedOnesOff() {
        var coordinator = staff("coordinator");
        assertThat(danger.add(coordinator, "Zwarte  Bus")).isTrue();
        assertThat(danger.add(coordinator, "zwarte bus")).isFalse();
        assertThat(danger.add(coordinator, "…")).isFalse();
        assertThat(danger.in(List.of("Er stond een zwarte bus."))).containsExactly("Zwarte  Bus");
        danger.turn(coordinator, "zwarte bus", false);
        assertThat(danger.in(List.of("Er stond een zwarte bus."))).isEmpty();
        danger.turn(coordinator, "bedreigd", false);
        assertThat(danger.in(List.of("Ik ben bedreigd."))).isEmpty();
        assertThat(danger.list()).contains(new DangerWords.Word("bedreigd", "nl", false));
        danger.turn(coordinator, "bedreigd", true);
        assertThat(danger.in(List.of("Ik ben bedreigd."))).isNotEmpty();
        assertThat(jdbc.sql("select count(*) from experience_danger_word")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> danger.turn(coordinator, "onbekend woord", false));
    }

    @Test
    @Rule("R35")
    @Rule("R33")
    void aTellingWithDangerousWordsIsWithTheCoordinatorAtOnceAndSaysWhy() {
        var code = sent("Ik word bedreigd en mishandeld.");
        assertThat(sees("team", code)).isFalse();
        assertThat(sees("coordinator", code)).isTrue();
        assertThat(told(code).isKeptFromTeam()).isTrue();
        assertThat(told(code).mayBePublic()).isFalse();
        assertThat(told(code).kept()).isEqualTo("WORDS");
        assertThat(why(code))
                .extracting(Protection.Step::kind, Protection.Step::words)
                .containsExactly(Tuple.tuple(Protection.Kind.WORDS, "bedreigd, mishandeld"));
        release();
    }

    @Test
    @Rule("R35")
    void theFirstReaderTakesItFromTheTeamAndOnlyTheTellerGivesItBack() {
        var code = released("Die meneer van jullie schold mij uit.");
        in(() -> keeping.keep(staff("team"), id(code), Keeping.Reason.PERSON, null));
        assertThat(sees("team", code)).isFalse();
        assertThat(sees("coordinator", code)).isTrue();
        assertThat(told(code).kept()).isEqualTo("PERSON");
        var team = teams.bySlug("vinkhuizen").orElseThrow().id();
        in(() -> keeping.ask(staff("coordinator"), id(code), team));
        assertThat(sees("team", code)).isFalse();
        var question = Objects.requireNonNull(told(code).question());
        in(() -> assertThat(replying.permit(code, question, true)).isTrue());
        assertThat(sees("team", code)).as("it waits for the morning").isFalse();
        assertThat(told(code).question()).isNull();
        release();
        assertThat(sees("team", code)).isTrue();
        assertThat(told(code).teamAllowed()).isTrue();
        assertThat(files.look(staff("team"), id(code).value()).orElseThrow().protection())
                .as("why is for the coordinator")
                .isEmpty();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> in(() -> following.choosePublic(code, true)))
                .matches(it -> it.name().equals("R35.public"));
        in(() -> keeping.keep(staff("team"), id(code), Keeping.Reason.DANGER, null));
        assertThat(sees("team", code)).isFalse();
        assertThat(why(code))
                .extracting(Protection.Step::kind)
                .contains(
                        Protection.Kind.PERSON, Protection.Kind.ASKED, Protection.Kind.GRANTED, Protection.Kind.DANGER);
    }

    @Test
    @Rule("R35")
    void noMeansNoAndAnotherQuestionNeedsAnotherAnswer() {
        var code = sent("Ik ben bedreigd door een buurman.");
        var vinkhuizen = teams.bySlug("vinkhuizen").orElseThrow().id();
        var beijum = teams.bySlug("beijum").orElseThrow().id();
        in(() -> keeping.ask(staff("coordinator"), id(code), vinkhuizen));
        var first = Objects.requireNonNull(told(code).question());
        in(() -> replying.permit(code, first, true));
        in(() -> keeping.ask(staff("coordinator"), id(code), beijum));
        release();
        assertThat(sees("team", code))
                .as("the question changed while yes waited")
                .isFalse();
        assertThat(sees("team2", code)).isFalse();
        var second = Objects.requireNonNull(told(code).question());
        in(() -> assertThat(replying.permit(code, first, true)).isFalse());
        in(() -> replying.permit(code, second, false));
        release();
        assertThat(sees("team2", code)).isFalse();
        assertThat(told(code).question()).isNull();
        var other = released("Gewoon een verhaal.");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> in(() -> keeping.ask(staff("coordinator"), id(other), beijum)))
                .matches(it -> it.name().equals("R35.permission"));
    }

    @Test
    @Rule("R35")
    void whatIsAboutACoordinatorAnotherOneReads() {
        var code = released("Over de coördinator.");
        var about = staff("coordinator").id().value();
        in(() -> keeping.keep(staff("team"), id(code), Keeping.Reason.PERSON, about));
        assertThat(sees("coordinator", code)).isFalse();
        assertThat(sees("coordinator2", code)).isTrue();
        var another = staff("coordinator2").id().value();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> keeping.keep(staff("coordinator2"), id(code), Keeping.Reason.PERSON, another))
                .matches(it -> it.name().equals("R35.confidant"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> keeping.keep(
                        staff("coordinator2"),
                        id(code),
                        Keeping.Reason.PERSON,
                        staff("team").id().value()));
    }

    @Test
    @Rule("R35")
    void theDatabaseKnowsNoTeamThatReadsWhatItsTellerDidNotAllow() {
        var code = released("Voor de databank.");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update experience set team_allowed_week = '2026-W48' where id = :id")
                        .param("id", id(code).value())
                        .update())
                .withMessageContaining("r35_allowed");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql(
                                "insert into experience_kept (id, experience_id, reason) values (gen_random_uuid(), :id, 'DANGER')")
                        .param("id", id(code).value())
                        .update())
                .withMessageContaining("r35_kept");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("""
								insert into experience_permission (id, experience_id, team_id, asked_by, asked_on, granted)
								values (gen_random_uuid(), :id, :team, :by, current_date, true)
								""")
                        .param("id", id(code).value())
                        .param("team", teams.bySlug("beijum").orElseThrow().id())
                        .param("by", staff("coordinator").id().value())
                        .update())
                .withMessageContaining("r35_permission");
    }

    @Test
    @Rule("R12")
    @Rule("R17")
    @Rule("R33")
    void aQuestionIsRepliedToAndAnAnswerToo() {
        var code = released("Ik zoek hulp.");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> in(() -> replying.reply(code, "Te vroeg.")))
                .matches(it -> it.name().equals("R12.reply"));
        ask(code, "Welke hulp zoekt u?");
        assertThat(told(code).state()).isEqualTo(State.ASKED_BACK);
        assertThat(told(code).due()).isNull();
        assertThatExceptionOfType(RuleBroken.class)
                .as("there is no answer to judge")
                .isThrownBy(() -> in(() -> following.judge(code, true, null)));
        clock.moveTo(LocalDate.now(clock).plusWeeks(1));
        in(() -> replying.reply(code, "Hulp in huis."));
        in(() -> replying.reply(code, "Hulp in huis, en een praatje."));
        assertThat(told(code).state()).isEqualTo(State.ASKED_BACK);
        assertThat(told(code).waitingReply()).isEqualTo("Hulp in huis, en een praatje.");
        assertThat(said(code)).containsExactly(Course.Kind.QUESTION);
        release();
        assertThat(told(code).state()).isEqualTo(State.WITH_TEAM);
        assertThat(told(code).waitingSince())
                .isEqualTo(Week.of(LocalDate.now(clock)).toString());
        answer(code, "Maandag komt iemand.");
        in(() -> replying.reply(code, "Er kwam niemand."));
        release();
        assertThat(told(code).state()).isEqualTo(State.REOPENED);
        answer(code, "Excuus, dinsdag wel.");
        in(() -> following.judge(code, true, "Gelukt."));
        release();
        assertThat(said(code))
                .containsExactly(
                        Course.Kind.QUESTION,
                        Course.Kind.REPLY,
                        Course.Kind.ANSWER,
                        Course.Kind.REPLY,
                        Course.Kind.ANSWER,
                        Course.Kind.SOLVED);
        assertThat(told(code).state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Rule("R12")
    void anOpenQuestionClosesAfterEightWeeksTooAndAReplyOpensItAgain() {
        var code = released("Ik wacht.");
        ask(code, "Waarop?");
        clock.moveTo(LocalDate.now(clock).plusWeeks(8));
        in(upkeep::closeUnanswered);
        assertThat(told(code).state()).isEqualTo(State.CLOSED);
        in(() -> replying.reply(code, "Op antwoord."));
        release();
        assertThat(told(code).state()).isEqualTo(State.REOPENED);
    }

    @Test
    @Rule("R35")
    void aReplyThatMeansDangerLeavesTheTeamAtOnce() {
        var code = released("Ik ben bang.");
        ask(code, "Waarvoor?");
        in(() -> replying.reply(code, "Mijn man slaat mij."));
        assertThat(sees("team", code)).isFalse();
        assertThat(said(code)).containsExactly(Course.Kind.QUESTION, Course.Kind.REPLY);
        assertThat(told(code).kept()).isEqualTo("WORDS");
        var judged = released("Hulp gevraagd.");
        answer(judged, "Wij helpen u.");
        in(() -> following.judge(judged, false, "Ik word nu ook gestalkt."));
        assertThat(sees("team", judged)).isFalse();
    }

    @Test
    @Rule("R35")
    void whoAnswersWhileAColleagueTakesItAwayIsTooLateOrFirst() throws Exception {
        for (var round = 0; round < 10; round++) {
            var code = released("Tegelijk " + round);
            var team = staff("team");
            var experience = id(code);
            together(List.of(
                    () -> {
                        try {
                            answering.send(team, experience, "Dank u wel.", null);
                        } catch (NotFound | Answering.Overtaken tooLate) {
                            return false;
                        }
                        return true;
                    },
                    () -> {
                        try {
                            in(() -> keeping.keep(team, experience, Keeping.Reason.ABUSE, null));
                        } catch (OptimisticLockingFailureException overtaken) {
                            in(() -> keeping.keep(team, experience, Keeping.Reason.ABUSE, null));
                        }
                        return true;
                    }));
            assertThat(sees("team", code)).isFalse();
            assertThat(told(code).isKeptFromTeam()).isTrue();
        }
    }

    @Test
    @Rule("R12")
    void withdrawalTakesAllOfIt() {
        var code = released("Alles weg.");
        ask(code, "Wat bedoelt u?");
        in(() -> replying.reply(code, "Iets met de buren."));
        release();
        in(() -> keeping.keep(staff("team"), id(code), Keeping.Reason.PERSON, null));
        in(() -> keeping.ask(
                staff("coordinator"),
                id(code),
                teams.bySlug("beijum").orElseThrow().id()));
        var question = Objects.requireNonNull(told(code).question());
        in(() -> replying.permit(code, question, true));
        var experience = id(code).value();
        in(() -> following.withdraw(code));
        for (var table :
                List.of("experience_kept", "experience_permission", "experience_reply", "experience_response")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where experience_id = :id")
                            .param("id", experience)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(jdbc.sql("select count(*) from experience_waiting where code_hash = :hash")
                        .param("hash", drafts.hash(code))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** All start at the same moment. */
    private static void together(List<Callable<Boolean>> works) throws Exception {
        var barrier = new CyclicBarrier(works.size());
        var pool = Executors.newFixedThreadPool(works.size());
        var running = new ArrayList<Future<@Nullable Boolean>>();
        for (var work : works) {
            running.add(pool.submit(() -> {
                barrier.await();
                return work.call();
            }));
        }
        for (var one : running) {
            one.get();
        }
        pool.shutdown();
    }
}
