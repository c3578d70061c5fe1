package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.ExperienceSettings;
import nl.wijgroningen.portaal.experience.read.CardList;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Kaartjes from order to label: by many at once where they can be, and with nobody the wiser. */
@PortalTest
class CardsTest {

    @Autowired
    private Cards cards;

    @Autowired
    private CardList list;

    @Autowired
    private CardRetention retention;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Experiences experiences;

    @Autowired
    private Responses responses;

    @Autowired
    private DangerWords danger;

    @Autowired
    private Publications publications;

    @Autowired
    private Demo demo;

    @Autowired
    private DraftBox drafts;

    @Autowired
    private Keys keys;

    @Autowired
    private Telling atOnce;

    @Autowired
    private Teams teams;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Http http;

    private final List<UUID> batches = new ArrayList<>();
    private WaitingRoom morning;
    private Telling telling;
    private Staff team;
    private Staff coordinator;

    @BeforeEach
    void waitForTheMorning() {
        var settings = new ExperienceSettings(ExperienceSettings.Release.MORNING, "");
        morning = new WaitingRoom(jdbc, json, experiences, responses, danger, publications, settings, demo);
        telling = new Telling(drafts, morning, keys, clock);
        team = staff("team");
        coordinator = staff("coordinator");
    }

    @AfterEach
    void leaveNothing() {
        clock.reset();
        SecurityContextHolder.clearContext();
        batches.forEach(it -> jdbc.sql("delete from experience_batch where id = :id")
                .param("id", it)
                .update());
        jdbc.sql("delete from experience where happened like 'Met een kaartje:%'")
                .update();
    }

    private Staff staff(String username) {
        var id = jdbc.sql("select id from account_user where username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
        return accounts.staff(new StaffId(id)).orElseThrow();
    }

    private void as(String role) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("x", "", "ROLE_" + role));
    }

    private UUID ordered(int number) {
        as("TEAM");
        var id = cards.order(team, team.teams().iterator().next(), number);
        batches.add(id);
        return id;
    }

    private List<CardCode> printed(UUID batch) {
        as("COORDINATOR");
        var codes = new ArrayList<CardCode>();
        cards.print(coordinator, batch, it -> {
            codes.addAll(it.codes());
            return new byte[0];
        });
        return codes;
    }

    private List<CardCode> printed() {
        return printed(ordered(50));
    }

    private TellerCode draft(@Nullable String team, CardCode card) {
        var code = TellerCode.random(new SecureRandom());
        var place = new Draft.Place(
                team == null ? null : teams.bySlug(team).orElseThrow().id(), null);
        var draft = Draft.start("nl", false, true)
                .with(card)
                .at(place)
                .readBy(Draft.Readers.TEAM)
                .tells(new Draft.Story("Met een kaartje: het ging goed.", null, null, null))
                .check(Set.of())
                .choosesPublic(false);
        transaction.executeWithoutResult(it -> drafts.add(code, draft));
        return code;
    }

    private TellerCode sent(@Nullable String team, CardCode card) {
        var code = draft(team, card);
        transaction.executeWithoutResult(it -> telling.send(code));
        return code;
    }

    private void release() {
        transaction.executeWithoutResult(it -> morning.release());
    }

    private String origin(TellerCode code) {
        return jdbc.sql("select origin from experience where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .query(String.class)
                .single();
    }

    private int number(String sql, Object value) {
        return jdbc.sql(sql).param("it", value).query(Integer.class).single();
    }

    private boolean isKept(CardCode card) {
        return number("select count(*) from experience_card where code_hash = :it", cards.hash(card)) == 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 40, 49, 55, 301, 310, -50})
    @Rule("R32")
    void areOrderedFiftyOrMoreInWholeSheets(int number) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> ordered(number))
                .matches(it -> it.name().equals("R32.number"));
        assertThatThrownBy(() -> jdbc.sql("""
						insert into experience_batch (id, team_id, quarter, number, state, ordered_by, ordered_on, expires_on)
						values (gen_random_uuid(), :team, '2026-Q4', :number, 'ORDERED', :by, :today, :today)
						""")
                        .param("team", team.teams().iterator().next())
                        .param("number", number)
                        .param("by", team.id().value())
                        .param("today", LocalDate.now(clock))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("r32");
    }

    @Test
    @Rule("R32")
    void aTeamOrdersForItselfAndTheCoordinatorPrints() {
        as("TEAM");
        var other = teams.bySlug("beijum").orElseThrow().id();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> cards.order(team, other, 50));
        var batch = ordered(50);
        as("TEAM");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> cards.print(team, batch, it -> new byte[0]));
        as("COORDINATOR");
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> cards.order(coordinator, other, 50));
        as("TEAM");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> cards.cancel(staff("team2"), batch));
        assertThat(list.one(staff("team2"), batch)).isEmpty();
        assertThat(list.one(team, batch)).isPresent();
        assertThat(list.one(coordinator, batch)).isPresent();
    }

    @Test
    @Rule("R32")
    void arePrintedOnceAndKeptOnlyAsHashes() {
        var batch = ordered(60);
        var codes = printed(batch);
        assertThat(codes).hasSize(60).doesNotHaveDuplicates();
        assertThat(number("select count(*) from experience_card where batch_id = :it", batch))
                .isEqualTo(60);
        assertThat(codes).allMatch(this::isKept);
        assertThat(jdbc.sql("select c::text from experience_card c where batch_id = :it")
                        .param("it", batch)
                        .query(String.class)
                        .list()
                        .toString())
                .doesNotContain(codes.stream().map(CardCode::value).toArray(String[]::new));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> printed(batch))
                .matches(it -> it.name().equals("R32.printed"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> printed(UUID.randomUUID()));
    }

    /** What lies first in the table is not what lies first in the pile. */
    @Test
    @Rule("R32")
    @Rule("R33")
    void lieInTheTableInAnotherOrderThanInThePile() {
        var batch = ordered(300);
        var pile = printed(batch).stream().map(it -> hex(cards.hash(it))).toList();
        var table = jdbc.sql("select encode(code_hash, 'hex') from experience_card where batch_id = :id order by ctid")
                .param("id", batch)
                .query(String.class)
                .list();
        assertThat(table).containsExactlyInAnyOrderElementsOf(pile).isNotEqualTo(pile);
        var same = IntStream.range(0, 300)
                .filter(it -> table.get(it).equals(pile.get(it)))
                .count();
        assertThat(same).isLessThan(15);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    @Rule("R32")
    void nothingIsPrintedWhenThePaperFails() {
        var batch = ordered(50);
        as("COORDINATOR");
        assertThatThrownBy(() -> cards.print(coordinator, batch, it -> {
                    throw new IllegalStateException("no paper");
                }))
                .hasMessage("no paper");
        assertThat(printed(batch)).hasSize(50);
    }

    @Test
    @Rule("R32")
    void twoWhoPrintAtOnceGetOnePile() throws Exception {
        var batch = ordered(50);
        var piles = atOnce(2, () -> {
            try {
                return printed(batch).size();
            } catch (RuleBroken refused) {
                return 0;
            }
        });
        assertThat(piles).containsExactlyInAnyOrder(0, 50);
        assertThat(number("select count(*) from experience_card where batch_id = :it", batch))
                .isEqualTo(50);
    }

    @Test
    @Rule("R32")
    void theMorningLooksUpTheCardAndItsRowGoes() {
        var card = printed().get(0);
        var code = sent("vinkhuizen", card);
        assertThat(isKept(card)).as("before the morning").isTrue();
        assertThat(jdbc.sql("select content::text from experience_waiting where code_hash = :hash")
                        .param("hash", drafts.hash(code))
                        .query(String.class)
                        .single())
                .doesNotContain(card.value());
        release();
        assertThat(origin(code)).isEqualTo("CARD");
        assertThat(isKept(card)).isFalse();
    }

    @Test
    @Rule("R32")
    void countsOnlyForItsOwnTeam() {
        var codes = printed();
        var elsewhere = sent("beijum", codes.get(0));
        var nowhere = sent(null, codes.get(1));
        release();
        assertThat(origin(elsewhere)).isEqualTo("WEB");
        assertThat(origin(nowhere)).isEqualTo("WEB");
        assertThat(codes.subList(0, 2)).noneMatch(this::isKept);
    }

    /** Who gives it to another team takes the label off: the card says nothing about that one. */
    @Test
    @Rule("R32")
    void theLabelDoesNotMoveToAnotherTeam() {
        var here = teams.bySlug("vinkhuizen").orElseThrow().id();
        var code = sent("vinkhuizen", printed().get(0));
        release();
        transaction.executeWithoutResult(it -> {
            var experience = experience(code);
            experience.assign(here);
            assertThat(experience.origin()).isEqualTo(Origin.CARD);
            experience.assign(teams.bySlug("beijum").orElseThrow().id());
            experiences.save(experience);
        });
        assertThat(origin(code)).isEqualTo("WEB");
        assertThatThrownBy(
                        () -> jdbc.sql("update experience set origin = 'CARD', team_id = null where code_hash = :hash")
                                .param("hash", drafts.hash(code))
                                .update())
                .hasMessageContaining("r32_team");
    }

    private Experience experience(TellerCode code) {
        return experiences
                .findById(new ExperienceId(jdbc.sql("select id from experience where code_hash = :hash")
                        .param("hash", drafts.hash(code))
                        .query(UUID.class)
                        .single()))
                .orElseThrow();
    }

    /** Used, unknown, cancelled and expired are one: told all the same, without the label. */
    @Test
    @Rule("R32")
    void whatDoesNotCountIsNeverRefused() {
        var used = printed().get(0);
        sent("vinkhuizen", used);
        release();
        var lost = ordered(50);
        var cancelled = printed(lost).get(0);
        as("TEAM");
        cards.cancel(team, lost);
        cards.cancel(team, lost);
        assertThat(number("select count(*) from experience_card where batch_id = :it", lost))
                .isZero();
        var old = ordered(50);
        var expired = printed(old).get(0);
        jdbc.sql("update experience_batch set expires_on = :day where id = :id")
                .param("day", Week.of(LocalDate.now(clock)).monday().minusDays(1))
                .param("id", old)
                .update();
        var unknown = CardCode.random(new SecureRandom());
        var codes = List.of(
                sent("vinkhuizen", used),
                sent("vinkhuizen", cancelled),
                sent("vinkhuizen", expired),
                sent("vinkhuizen", unknown));
        release();
        assertThat(codes).allSatisfy(it -> assertThat(origin(it)).isEqualTo("WEB"));
        assertThat(retention.apply(LocalDate.now(clock))).isEqualTo(1);
        assertThat(isKept(expired)).isFalse();
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> printed(lost));
    }

    /** On the day before, and on the last day itself. */
    @Test
    @Rule("R32")
    void countsUpToTheDayThatIsPrinted() {
        var batch = ordered(50);
        var codes = printed(batch);
        var last = list.one(coordinator, batch).orElseThrow().expiresOn();
        clock.moveTo(last);
        var inTime = sent("vinkhuizen", codes.get(0));
        clock.moveTo(last.plusWeeks(1));
        var late = sent("vinkhuizen", codes.get(1));
        release();
        assertThat(origin(inTime)).isEqualTo("CARD");
        assertThat(origin(late)).isEqualTo("WEB");
    }

    @Test
    @Rule("R32")
    void ofTwoInOneMorningOneHasTheLabel() {
        var card = printed().get(0);
        var codes = List.of(sent("vinkhuizen", card), sent("vinkhuizen", card), sent("vinkhuizen", card));
        release();
        assertThat(codes.stream().map(this::origin)).containsExactlyInAnyOrder("CARD", "WEB", "WEB");
    }

    @Test
    @Rule("R32")
    void ofManyAtTheSameMomentOneHasTheLabel() throws Exception {
        for (var round = 0; round < 5; round++) {
            var card = printed().get(0);
            var codes = IntStream.range(0, 8)
                    .mapToObj(it -> draft("vinkhuizen", card))
                    .toList();
            var next = new AtomicInteger();
            atOnce(8, () -> {
                atOnce.send(codes.get(next.getAndIncrement()));
                return true;
            });
            assertThat(codes.stream().map(this::origin).filter("CARD"::equals)).hasSize(1);
        }
    }

    private static <T> List<T> atOnce(int many, Callable<T> each) throws Exception {
        var barrier = new CyclicBarrier(many);
        var threads = Executors.newFixedThreadPool(many);
        try {
            var results = new ArrayList<T>();
            for (Future<T> one : IntStream.range(0, many)
                    .mapToObj(it -> threads.submit(() -> {
                        barrier.await();
                        return each.call();
                    }))
                    .toList()) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @Rule("R32")
    void aBurstIsForTheCoordinatorToSee() {
        var batch = ordered(50);
        var codes = printed(batch);
        for (var i = 0; i < 9; i++) {
            sent(i % 2 == 0 ? "vinkhuizen" : "beijum", codes.get(i));
        }
        release();
        assertThat(list.one(coordinator, batch).orElseThrow().burstWeek()).isNull();
        sent("vinkhuizen", codes.get(9));
        release();
        var week = Week.of(LocalDate.now(clock));
        assertThat(list.one(coordinator, batch).orElseThrow().burstWeek()).isEqualTo(week.toString());
        assertThat(list.one(team, batch).orElseThrow().burstWeek()).isNull();
        transaction.executeWithoutResult(it -> cards.rememberBursts());
        assertThat(number("select count(*) from experience_card_use where batch_id = :it", batch))
                .isEqualTo(1);
        clock.moveTo(week.plus(2).monday());
        transaction.executeWithoutResult(it -> cards.rememberBursts());
        assertThat(number("select count(*) from experience_card_use where batch_id = :it", batch))
                .as("numbers of weeks that are over")
                .isZero();
        assertThat(list.one(coordinator, batch).orElseThrow().burstWeek()).isEqualTo(week.toString());
    }

    /** The team reads the same of a story with a card as of one without, and its list of cards stays as it was. */
    @Test
    @Rule("R32")
    void theTeamDoesNotSeeWhichStoryHadACard() {
        var codes = printed();
        var visitor = http.staff("team");
        var before = visitor.get("/werk/kaartjes").body().replaceAll("value=\"[^\"]{30,}\"", "");
        var with = sent("vinkhuizen", codes.get(0));
        var without = sent("vinkhuizen", CardCode.random(new SecureRandom()));
        release();
        assertThat(visitor.get("/werk/kaartjes").body().replaceAll("value=\"[^\"]{30,}\"", ""))
                .isEqualTo(before);
        var pages = new ArrayList<String>();
        for (var code : List.of(with, without)) {
            var id = experience(code).id().toString();
            for (var path : List.of("", "/publicatie")) {
                pages.add(visitor.get("/werk/ervaringen/" + id + path)
                        .body()
                        .replace(id, "{id}")
                        .replaceAll("kenmerk [0-9a-f]{4}|\\([0-9a-f]{4}\\)", "{mark}")
                        .replaceAll("value=\"[^\"]{30,}\"", ""));
            }
        }
        assertThat(pages.get(0)).isEqualTo(pages.get(2));
        assertThat(pages.get(1)).isEqualTo(pages.get(3));
        assertThat(origin(with)).isEqualTo("CARD");
    }

    @Test
    @Rule("R32")
    void theCodeIsNowhereButInTheDraft() {
        var card = printed().get(0);
        var code = draft("vinkhuizen", card);
        var stored = jdbc.sql("select encode(content, 'escape') from experience_draft where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(card.value());
        assertThat(atOnce.resume(code).orElseThrow().card()).isEqualTo(card.value());
        assertThat(Map.of("hash", hex(cards.hash(card))))
                .doesNotContainValue(hex(keys.hash(Keys.Purpose.CODE, card.value())));
        drafts.remove(code);
    }
}
