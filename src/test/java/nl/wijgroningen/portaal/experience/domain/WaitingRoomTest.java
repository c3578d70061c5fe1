package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceSettings;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Telling, waiting for the morning, release, following and withdrawal on the database, by many at once where they can be. */
@PortalTest
class WaitingRoomTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Experiences experiences;

    @Autowired
    private Publications publications;

    @Autowired
    private Responses responses;

    @Autowired
    private DangerWords danger;

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
    private Upkeep upkeep;

    @Autowired
    private Burial burial;

    @Autowired
    private Tombstones tombstones;

    @Autowired
    private DraftRetention draftTerm;

    @Autowired
    private TransactionTemplate transaction;

    private WaitingRoom morning;
    private Telling telling;
    private Following following;

    /** The portal under test is a demo that releases at once; these parts wait for the morning. */
    @BeforeEach
    void waitForTheMorning() {
        var settings = new ExperienceSettings(ExperienceSettings.Release.MORNING, "");
        morning = new WaitingRoom(jdbc, json, experiences, responses, danger, publications, settings, demo);
        telling = new Telling(drafts, morning, keys, clock);
        following = new Following(jdbc, drafts, morning, experiences, publications, burial, tombstones, clock);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private TellerCode draft(String story) {
        var code = TellerCode.random(new SecureRandom());
        var place = new Draft.Place(teams.bySlug("haren").orElseThrow().id(), null);
        var draft = Draft.start("nl", false, false)
                .at(place)
                .about("geld", Contact.PHONE)
                .readBy(Draft.Readers.TEAM)
                .tells(new Draft.Story(story, "Goed " + story, "Beter " + story, "Wens " + story))
                .judges(Map.of("fast", 4, "own_direction", 9))
                .check(Set.of())
                .choosesPublic(true);
        transaction.executeWithoutResult(it -> drafts.add(code, draft));
        return code;
    }

    private TellerCode sent(String story) {
        var code = draft(story);
        send(code);
        return code;
    }

    private void send(TellerCode code) {
        transaction.executeWithoutResult(it -> telling.send(code));
    }

    private void release() {
        transaction.executeWithoutResult(it -> morning.release());
    }

    private int number(String table, TellerCode code) {
        return jdbc.sql("select count(*) from " + table + " where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .query(Integer.class)
                .single();
    }

    @Test
    @Rule("R33")
    @Rule("R18")
    void waitsOutOfSightAndComesOutWholeInRandomOrder() {
        var codes = IntStream.range(0, 40).mapToObj(it -> sent("verhaal " + it)).toList();
        assertThat(codes).allMatch(it -> number("experience_waiting", it) == 1 && number("experience", it) == 0);
        release();
        assertThat(codes).allMatch(it -> number("experience_waiting", it) == 0 && number("experience", it) == 1);
        var row = jdbc.sql("select * from experience where code_hash = :hash")
                .param("hash", drafts.hash(codes.get(7)))
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("happened", "verhaal 7")
                .containsEntry("went_well", "Goed verhaal 7")
                .containsEntry("could_be_better", "Beter verhaal 7")
                .containsEntry("wish", "Wens verhaal 7")
                .containsEntry("contact", "PHONE")
                .containsEntry("language", "nl")
                .containsEntry("origin", "WEB")
                .containsEntry("may_be_public", true)
                .containsEntry("coordinator_only", false)
                .containsEntry("state", "WITH_TEAM")
                .containsEntry("told_week", Week.of(LocalDate.now(clock)).toString())
                .containsEntry("team_id", teams.bySlug("haren").orElseThrow().id());
        assertThat(jdbc.sql("select slug from platform_theme where id = :id")
                        .param("id", row.get("theme_id"))
                        .query(String.class)
                        .single())
                .isEqualTo("geld");
        assertThat(jdbc.sql("select statement || answer from experience_statement where experience_id = :id order by 1")
                        .param("id", row.get("id"))
                        .query(String.class)
                        .list())
                .containsExactly("fast4", "own_direction9");
        var order = jdbc.sql("select happened from experience where happened like 'verhaal %' order by ctid")
                .query(String.class)
                .list();
        var told = IntStream.range(0, 40).mapToObj(it -> "verhaal " + it).toList();
        assertThat(order).containsAll(told);
        assertThat(order.stream().filter(told::contains).toList()).isNotEqualTo(told);
    }

    @Test
    @Rule("R35")
    void whatOnlyTheCoordinatorReadsDoesNotWait() {
        var code = TellerCode.random(new SecureRandom());
        var draft = Draft.start("nl", false, true)
                .at(new Draft.Place(null, null))
                .readBy(new Draft.Readers(true, null))
                .tells(new Draft.Story("Alleen voor u.", null, null, null))
                .check(Set.of())
                .choosesPublic(false);
        transaction.executeWithoutResult(it -> drafts.add(code, draft));
        send(code);
        assertThat(number("experience", code)).isEqualTo(1);
        assertThat(number("experience_waiting", code)).isZero();
    }

    @Test
    @Rule("R12")
    void twentyAtOnceSendOnce() throws Exception {
        var code = draft("twintig keer");
        together(20, () -> {
            send(code);
            return true;
        });
        assertThat(number("experience_waiting", code)).isEqualTo(1);
        release();
        send(code);
        assertThat(number("experience", code)).isEqualTo(1);
        assertThat(number("experience_draft", code)).isZero();
    }

    @Test
    @Rule("R12")
    void withdrawalDuringReleaseLeavesNothing() throws Exception {
        for (var round = 0; round < 20; round++) {
            var code = sent("weg ermee " + round);
            together(
                    2,
                    List.of(
                            () -> {
                                release();
                                return true;
                            },
                            () -> {
                                transaction.executeWithoutResult(it -> following.withdraw(code));
                                return true;
                            }));
            assertThat(number("experience_waiting", code)).as("round " + round).isZero();
            assertThat(number("experience", code)).as("round " + round).isZero();
            assertThat(number("experience_tombstone", code)).isEqualTo(1);
        }
    }

    @Test
    @Rule("R12")
    void twentyWithdrawalsCountOne() throws Exception {
        var before = withdrawn();
        var code = sent("twintig maal weg");
        release();
        together(20, () -> {
            transaction.executeWithoutResult(it -> following.withdraw(code));
            return true;
        });
        assertThat(withdrawn()).isEqualTo(before + 1);
    }

    private int withdrawn() {
        return jdbc.sql("select coalesce(sum(number), 0) from experience_withdrawn")
                .query(Integer.class)
                .single();
    }

    @Test
    @Rule("R12")
    @Rule("R13")
    void judgingNeedsAnAnswerAndAChoiceHoldsWhileItWaits() {
        var code = sent("oordeel");
        transaction.executeWithoutResult(it -> following.choosePublic(code, false));
        release();
        assertThat(jdbc.sql("select may_be_public from experience where code_hash = :hash")
                        .param("hash", drafts.hash(code))
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> transaction.executeWithoutResult(it -> following.judge(code, true, null)))
                .matches(it -> it.name().equals("R12.judge"));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> transaction.executeWithoutResult(
                        it -> following.judge(TellerCode.random(new SecureRandom()), true, null)));
    }

    @Test
    @Rule("R12")
    @Rule("R33")
    void aVerdictWaitsTooAndAnAnswerWithoutOneClosesAfterEightWeeks() {
        var judged = sent("geoordeeld");
        var silent = sent("stil");
        release();
        answer(judged);
        answer(silent);
        transaction.executeWithoutResult(it -> following.judge(judged, false, "Nog niet."));
        assertThat(state(judged)).isEqualTo("ANSWERED");
        release();
        assertThat(state(judged)).isEqualTo("REOPENED");
        clock.moveTo(LocalDate.now(clock).plusWeeks(8).minusDays(1));
        upkeep.closeUnanswered();
        assertThat(state(silent)).isEqualTo("ANSWERED");
        clock.moveTo(LocalDate.now(clock).plusDays(1));
        upkeep.closeUnanswered();
        assertThat(state(silent)).isEqualTo("CLOSED");
        assertThat(state(judged)).isEqualTo("REOPENED");
    }

    @Test
    @Rule("R42")
    void aDraftIsGoneAfterSevenDays() {
        var code = draft("oud");
        clock.moveTo(LocalDate.now(clock).plusDays(7));
        draftTerm.apply(LocalDate.now(clock));
        assertThat(drafts.find(code)).isPresent();
        clock.moveTo(LocalDate.now(clock).plusDays(1));
        assertThat(drafts.find(code)).isEmpty();
        draftTerm.apply(LocalDate.now(clock));
        assertThat(number("experience_draft", code)).isZero();
    }

    @Test
    @Rule("R12")
    void aFormSentTwiceMakesOneDraftAndNeverOpensOneThatWasWrittenIn() {
        var first = Draft.start("nl", false, false).at(new Draft.Place(null, null));
        var token = UUID.randomUUID().toString();
        TellerCode code = transaction.execute(it -> telling.begin(token, first));
        TellerCode again = transaction.execute(it -> telling.begin(token, first));
        assertThat(again).isEqualTo(code);
        transaction.executeWithoutResult(
                it -> telling.save(code, first.tells(new Draft.Story("Iets van mij.", null, null, null))));
        TellerCode later = transaction.execute(it -> telling.begin(token, first));
        assertThat(later).isNotEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"2026-W01, 2026-Q1", "2026-W14, 2026-Q2", "2026-W53, 2026-Q4", "2020-W53, 2020-Q4", "2027-W01, 2027-Q1"
    })
    void aWeekBelongsToTheQuarterOfItsThursday(String week, String quarter) {
        assertThat(WaitingRoom.quarter(Week.parse(week))).isEqualTo(quarter);
    }

    private void answer(TellerCode code) {
        jdbc.sql("""
						insert into experience_response (id, experience_id, text, author, sent_on, version)
						select gen_random_uuid(), e.id, 'Een antwoord.', (select id from account_user where username = 'team'), :today, 0
						from experience e where e.code_hash = :hash
						""")
                .param("today", LocalDate.now(clock))
                .param("hash", drafts.hash(code))
                .update();
        jdbc.sql("update experience set state = 'ANSWERED', waiting_since = null where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .update();
    }

    private String state(TellerCode code) {
        return jdbc.sql("select state from experience where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .query(String.class)
                .single();
    }

    private static void together(int number, Callable<Boolean> work) throws Exception {
        together(number, IntStream.range(0, number).mapToObj(it -> work).toList());
    }

    /** All start at the same moment; a failure of one is a failure of the test. */
    private static void together(int number, List<Callable<Boolean>> works) throws Exception {
        var barrier = new CyclicBarrier(number);
        var pool = Executors.newFixedThreadPool(number);
        var running = new ArrayList<Future<Boolean>>();
        for (var work : works) {
            running.add(pool.submit(() -> {
                barrier.await();
                return work.call();
            }));
        }
        for (var one : running) {
            assertThat(one.get()).isTrue();
        }
        pool.shutdown();
    }
}
