package nl.wijgroningen.portaal.experience.improvement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.domain.News;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.improvement.domain.Improving;
import nl.wijgroningen.portaal.experience.improvement.domain.Noticing;
import nl.wijgroningen.portaal.experience.improvement.domain.Proving;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.support.Http;
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

/** Promising, proving and noticing, on the real database, by one and by two at once. */
@PortalTest
@Rule("R34")
class ImprovingTest {

    @Autowired
    private Improving improving;

    @Autowired
    private Proving proving;

    @Autowired
    private Noticing noticing;

    @Autowired
    private ImprovementPages pages;

    @Autowired
    private News news;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Keys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    private final LocalDate today = LocalDate.now(PortaalApplication.ZONE);
    private Staff anna;
    private Staff coordinator;

    @BeforeEach
    void logIn() {
        anna = staff("team");
        coordinator = staff("coordinator");
        enter();
    }

    private static void enter() {
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                "test", null, AuthorityUtils.createAuthorityList("ROLE_TEAM", "ROLE_COORDINATOR"))));
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private Staff staff(String name) {
        return accounts.byName(name).orElseThrow().staff();
    }

    private static TellerCode code() {
        var text = new Random()
                .ints(16, 0, 23)
                .mapToObj(it -> "ACDEFGHJKLMNPQRTUWXY234".substring(it, it + 1))
                .collect(Collectors.joining());
        return new TellerCode(text);
    }

    private UUID told(String team, TellerCode code, boolean hidden) {
        var id = UUID.randomUUID();
        jdbc.sql("""
						insert into experience (id, code_hash, team_id, coordinator_only, language, origin, told_week, happened,
							may_be_public, state, closed_week, version)
						values (:id, :hash, (select id from area_team where slug = :team), :hidden, 'nl', 'WEB', '2026-W30',
							'Ik wachtte lang.', false, 'CLOSED', '2026-W40', 0)
						""")
                .param("id", id)
                .param("hash", keys.hash(Keys.Purpose.CODE, code.value()))
                .param("team", team)
                .param("hidden", hidden)
                .update();
        return id;
    }

    private UUID told(String team) {
        return told(team, code(), false);
    }

    private UUID promise(UUID... experiences) {
        return improving.promise(
                anna,
                new Improving.Promise(
                        "Sneller antwoord",
                        "U hoort binnen een week wat wij doen.",
                        "Team WIJ Vinkhuizen",
                        today.plusWeeks(4),
                        anna.teams().iterator().next()),
                List.of(experiences));
    }

    private static Proving.Offer offer(LocalDate since) {
        return new Proving.Offer("Het is sneller.", since, "Dagen wachten", "21", "6", null, null);
    }

    private UUID done(UUID improvement) {
        var proof = proving.offer(anna, improvement, offer(today));
        proving.confirm(coordinator, improvement, proof);
        return proof;
    }

    private Map<String, Object> row(UUID id) {
        return jdbc.sql("select * from experience_improvement where id = :id")
                .param("id", id)
                .query()
                .singleRow();
    }

    private long version(UUID id) {
        return ((Number) row(id).get("version")).longValue();
    }

    private static void refuses(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .matches(it -> it.name().equals(rule), rule);
    }

    @Test
    void aTeamPromisesForItselfAndOnlyForWhatItMayRead() {
        var theirs = told("beijum");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> promise(theirs));
        refuses("R34.source", this::promise);
        refuses(
                "R35.improvement",
                () -> improving.promise(
                        coordinator,
                        new Improving.Promise("Titel", "Belofte", "Wie", today, null),
                        List.of(told("vinkhuizen", code(), true))));
        refuses("R14.bsn", () -> improving.act(anna, promise(told("vinkhuizen")), 0, "Bel mevrouw 111222333."));
        var ours = promise(told("vinkhuizen"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> improving.act(staff("team2"), ours, 0, "Iets."));
    }

    @Test
    void whoWasOvertakenIsTold() {
        var id = promise(told("vinkhuizen"));
        var seen = version(id);
        improving.act(anna, id, seen, "Er is gebeld.");
        assertThatExceptionOfType(Improving.Changed.class)
                .isThrownBy(() -> improving.notPossible(coordinator, id, seen, "Het kan niet."));
        assertThat(row(id)).containsEntry("state", "BUSY");
    }

    private String publicPage(String path) {
        var page = http.visitor().get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body().replaceAll("<[^>]*>", "");
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl")));
    }

    /** A new day hides no earlier one: wherever the promise stands, the first day stands with it. */
    @Test
    @Rule("R30")
    void aNewDayDoesNotHideTheFirstOne() {
        var id = promise(told("vinkhuizen"));
        var first = today.plusWeeks(4);
        for (var later : List.of(first.plusWeeks(2), first.plusWeeks(5))) {
            improving.postpone(anna, id, version(id), later, "De leverancier is later.");
        }
        jdbc.sql("update experience_improvement set due_on = :day where id = :id")
                .param("day", today.minusDays(1))
                .param("id", id)
                .update();
        for (var path : List.of("/verbeteringen/" + id, "/spoor/" + id)) {
            assertThat(publicPage(path)).as(path).contains("Eerst beloofd voor").contains(day(first));
        }
        assertThat(publicPage("/verbeteringen/" + id))
                .contains("Hiervoor zou het klaar zijn op " + day(first.plusWeeks(2)));
        assertThat(pages.of(List.of(id))).singleElement().matches(it -> first.equals(it.firstDueOn()));
        assertThat(http.staff("team").get("/werk/verbeteringen/" + id).body())
                .contains("eerst beloofd voor " + day(first));
    }

    /** A story that a reader reported is gone from what it led to as well, and nobody sees whose it was. */
    @Test
    @Rule("R30")
    void whatIsHiddenShowsOnNoPageOfAnImprovement() {
        var experience = told("vinkhuizen");
        var id = promise(experience);
        jdbc.sql("update experience set may_be_public = true where id = :id")
                .param("id", experience)
                .update();
        jdbc.sql("""
						insert into experience_publication (experience_id, may_be_public, state, title, happened, answer, language, told_year,
							checked_by, checked_on, published_on)
						values (:id, true, 'PUBLISHED', 'Ik wachtte op een brief', 'Ik wachtte.', 'Dank u.', 'nl', 2026, :by, :today, :today)
						""")
                .param("id", experience)
                .param("by", coordinator.id().value())
                .param("today", today)
                .update();
        try {
            assertThat(publicPage("/verbeteringen/" + id)).contains("Ik wachtte op een brief");
            assertThat(pages.of(List.of(id))).singleElement().matches(it -> it.quote() != null);
            jdbc.sql("update experience_publication set state = 'HIDDEN' where experience_id = :id")
                    .param("id", experience)
                    .update();
            assertThat(publicPage("/verbeteringen/" + id))
                    .contains("Hun verhalen zijn niet openbaar.")
                    .doesNotContain("Ik wachtte op een brief");
            assertThat(pages.of(List.of(id))).singleElement().matches(it -> it.quote() == null);
        } finally {
            jdbc.sql("delete from experience_publication where experience_id = :id")
                    .param("id", experience)
                    .update();
        }
    }

    @Test
    @Rule("R30")
    void whatAPromiseSaidBeforeStaysForEveryoneToRead() {
        var code = code();
        var id = promise(told("vinkhuizen", code, false));
        improving.change(anna, id, version(id), "Sneller", "Binnen twee weken.", "De balie", "Er is minder personeel.");
        improving.change(anna, id, version(id), "Sneller", "Binnen drie weken.", "De balie", "Twee weken lukt niet.");
        for (var path : List.of("/verbeteringen/" + id, "/spoor/" + id)) {
            assertThat(publicPage(path))
                    .as(path)
                    .contains(
                            "Binnen drie weken.",
                            "Binnen twee weken.",
                            "U hoort binnen een week wat wij doen.",
                            "Sneller antwoord",
                            "Team WIJ Vinkhuizen",
                            "De balie");
        }
        assertThat(publicPage("/verbeteringen/" + id)).contains("Er is minder personeel.", "Twee weken lukt niet.");
        var proof = proving.offer(anna, id, offer(today));
        refuses(
                "R34.proofWaits",
                () -> improving.change(anna, id, version(id), "Makkelijker", "Bijna niets.", "De balie", "Daarom."));
        proving.confirm(coordinator, id, proof);
        refuses("R34.open", () -> improving.change(anna, id, version(id), "Makkelijker", "Niets.", "Wij", "Daarom."));
        refuses("R34.resume", () -> improving.resume(anna, id, version(id), today, "Daarom."));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(
                        () -> improving.change(staff("team2"), id, version(id), "Titel", "Iets.", "Wij", "Daarom."));
    }

    @Test
    @Rule("R30")
    void whatWasNotPossibleIsTakenUpAgainAndThatItWasNotStays() {
        var experience = told("vinkhuizen");
        var id = promise(experience);
        improving.notPossible(anna, id, version(id), "Er is geen zaal vrij.");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> improving.resume(staff("team2"), id, version(id), today, "Er is een zaal."));
        improving.resume(coordinator, id, version(id), today.plusWeeks(6), "De school leent haar zaal.");
        assertThat(row(id)).containsEntry("state", "PROMISED").containsEntry("reason", null);
        for (var path : List.of("/verbeteringen/" + id, "/spoor/" + id)) {
            assertThat(publicPage(path)).as(path).contains("Er is geen zaal vrij.", "De school leent haar zaal.");
        }
        assertThat(pages.outcomes(experience)).singleElement().satisfies(it -> {
            assertThat(it.impossible()).isEqualTo("Er is geen zaal vrij.");
            assertThat(it.resumed()).isEqualTo("De school leent haar zaal.");
            assertThat(it.firstDueOn()).isEqualTo(today.plusWeeks(4));
        });
        improving.notPossible(anna, id, version(id), "De school sluit.");
        assertThat(publicPage("/spoor/" + id))
                .contains("Er is geen zaal vrij.", "De school leent haar zaal.", "De school sluit.");
    }

    @Test
    void ofTwoWhoTakeItUpAgainOrChangeItAtOnceOneDoes() throws Exception {
        for (var round = 0; round < 5; round++) {
            var id = promise(told("vinkhuizen"));
            improving.notPossible(anna, id, version(id), "Er is geen zaal vrij.");
            var ended = version(id);
            assertThat(together(
                            () -> outcome(() -> improving.resume(anna, id, ended, today, "Toch wel.")),
                            () -> outcome(() -> improving.resume(coordinator, id, ended, today, "Nu wel."))))
                    .containsExactlyInAnyOrder("done", "changed");
            var open = version(id);
            assertThat(together(
                            () -> outcome(() -> improving.change(anna, id, open, "Een", "Iets.", "Wij", "Daarom.")),
                            () -> outcome(
                                    () -> improving.change(coordinator, id, open, "Twee", "Iets.", "Wij", "Zo."))))
                    .containsExactlyInAnyOrder("done", "changed");
            assertThat(steps(id)).containsExactly("PROMISED", "NOT_POSSIBLE", "RESUMED", "CHANGED");
        }
    }

    @Test
    void theDatabaseKeepsTheRulesToo() {
        var id = promise(told("vinkhuizen"));
        for (var forbidden : List.of(
                "update experience_improvement set state = 'NOT_POSSIBLE', ended_on = current_date where id = :id",
                "update experience_improvement set state = 'DONE', ended_on = current_date where id = :id",
                "update experience_improvement set state = 'DONE', ended_on = current_date, proof_id = (select id from"
                        + " experience_proof where confirmed and improvement_id <> :id limit 1) where id = :id",
                "insert into experience_proof (id, improvement_id, change, since, offered_by, offered_on)"
                        + " select gen_random_uuid(), id, 'Anders', current_date, promised_by, current_date"
                        + " from experience_improvement where id = :id",
                step("CHANGED", "'Daarom.'", "null"),
                step("POSTPONED", "'Daarom.'", "null"),
                step("RESUMED", "'Daarom.'", "null"),
                step("RESUMED", "null", "current_date"),
                step("ACTED", "'Gedaan.'", "current_date"),
                "insert into experience_proof (id, improvement_id, change, since, indicator, before, after, offered_by,"
                        + " offered_on, confirmed_by, confirmed_on) select gen_random_uuid(), id, 'Anders', current_date, 'n',"
                        + " '1', '2', promised_by, current_date, promised_by, current_date from experience_improvement where id = :id")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(forbidden)
                    .isThrownBy(() -> jdbc.sql(forbidden).param("id", id).update());
        }
    }

    private static String step(String kind, String words, String wasDueOn) {
        return "insert into experience_step (id, improvement_id, turn, kind, words, was_due_on, done_by, done_on) select"
                + " gen_random_uuid(), id, 99, '" + kind + "', " + words + ", " + wasDueOn
                + "::date, promised_by, current_date from experience_improvement where id = :id";
    }

    @Test
    void twoWhoConfirmAtOnceConfirmOnce() throws Exception {
        for (var round = 0; round < 5; round++) {
            var id = promise(told("vinkhuizen"));
            var proof = proving.offer(anna, id, offer(today));
            var outcomes = together(
                    () -> confirmed(coordinator, id, proof), () -> confirmed(staff("coordinator2"), id, proof));
            assertThat(outcomes).containsExactlyInAnyOrder("done", "R34.decided");
            assertThat(row(id)).containsEntry("state", "DONE");
            assertThat(steps(id)).filteredOn("DONE"::equals).hasSize(1);
        }
    }

    @Test
    void twoWhoOfferAtOnceLeaveOneProofToCheck() throws Exception {
        for (var round = 0; round < 5; round++) {
            var id = promise(told("vinkhuizen"));
            var outcomes = together(() -> offered(anna, id), () -> offered(coordinator, id));
            assertThat(outcomes).containsExactlyInAnyOrder("done", "R34.proofWaits");
        }
    }

    /** Crosswise: one goes into the other, and nobody waits for ever. */
    @Test
    @Rule("R30")
    void twoWhoMergeCrosswiseMergeOnce() throws Exception {
        for (var round = 0; round < 5; round++) {
            var first = promise(told("vinkhuizen"));
            var second = promise(told("vinkhuizen"));
            var outcomes = together(() -> merged(first, second), () -> merged(second, first));
            assertThat(outcomes).contains("done").doesNotContain("deadlock");
            assertThat(List.of(row(first).get("state"), row(second).get("state")))
                    .containsExactlyInAnyOrder("MERGED", "PROMISED");
        }
    }

    private String merged(UUID from, UUID to) {
        return outcome(() -> improving.merge(coordinator, from, 0, to));
    }

    private String confirmed(Staff by, UUID id, UUID proof) {
        return outcome(() -> proving.confirm(by, id, proof));
    }

    private String offered(Staff by, UUID id) {
        return outcome(() -> proving.offer(by, id, offer(today)));
    }

    private static String outcome(Runnable change) {
        try {
            enter();
            change.run();
            return "done";
        } catch (RuleBroken refused) {
            return refused.name();
        } catch (Improving.Changed overtaken) {
            return "changed";
        } catch (RuntimeException other) {
            return other.toString().contains("deadlock") ? "deadlock" : other.toString();
        }
    }

    private static List<String> together(Callable<String> one, Callable<String> other) throws Exception {
        var both = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<String> first = () -> {
                both.await();
                return one.call();
            };
            Callable<String> second = () -> {
                both.await();
                return other.call();
            };
            Future<String> a = pool.submit(first);
            Future<String> b = pool.submit(second);
            return List.of(a.get(), b.get());
        } finally {
            pool.shutdown();
        }
    }

    private List<String> steps(UUID id) {
        return jdbc.sql("select kind from experience_step where improvement_id = :id order by turn")
                .param("id", id)
                .query(String.class)
                .list();
    }

    @Test
    @Rule("R31")
    @Rule("R33")
    void eachTellerSaysOnceWhetherItIsNoticedAndTheFirstNoOpensItAgain() {
        var first = code();
        var second = code();
        var printed = code();
        var entered = told("vinkhuizen", printed, false);
        jdbc.sql("update experience set origin = 'PAPER', source = 'ON_BEHALF', entered_by = :who where id = :id")
                .param("who", anna.id().value())
                .param("id", entered)
                .update();
        var id = promise(told("vinkhuizen", first, false), told("vinkhuizen", second, false), entered);
        assertThatExceptionOfType(NotFound.class)
                .as("nothing is done yet")
                .isThrownBy(() -> noticing.say(first, id, true));
        var proof = done(id);
        noticing.say(printed, id, true);
        noticing.say(first, id, false);
        assertThat(row(id)).containsEntry("state", "BUSY");
        assertThat(steps(id)).endsWith("REOPENED");
        assertThat(jdbc.sql(
                                "select done_on, done_by, week from experience_step where improvement_id = :id and kind = 'REOPENED'")
                        .param("id", id)
                        .query()
                        .singleRow())
                .containsEntry("done_on", null)
                .containsEntry("done_by", null);
        assertThat(counts(proof)).isEqualTo(List.of(0, 1, 1));
        var again = done(id);
        noticing.say(first, id, true);
        noticing.say(second, id, false);
        assertThat(counts(again)).isEqualTo(List.of(1, 1, 0));
        assertThat(row(id)).as("opened by the first no of this proof").containsEntry("state", "BUSY");
        var last = done(id);
        noticing.say(first, id, true);
        assertThatExceptionOfType(NotFound.class).as("once").isThrownBy(() -> noticing.say(first, id, false));
        assertThat(counts(last)).isEqualTo(List.of(1, 0, 0));
        assertThatExceptionOfType(NotFound.class)
                .as("somebody else's code")
                .isThrownBy(() -> noticing.say(code(), id, true));
    }

    private List<Integer> counts(UUID proof) {
        return jdbc.sql("select noticed, not_noticed, printed from experience_proof where id = :id")
                .param("id", proof)
                .query((row, number) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    @Test
    @Rule("R43")
    @Rule("R33")
    void isAskedOnceByMailFourWeeksLater() {
        var code = code();
        var id = promise(told("vinkhuizen", code, false));
        news.ask(code, "bewoner@voorbeeld.nl");
        var proof = done(id);
        confirmedOn(proof, today.minusDays(27));
        var before = mails("improvement.mail.noticed");
        noticing.ask();
        assertThat(mails("improvement.mail.noticed")).as("too early").isEqualTo(before);
        confirmedOn(proof, today.minusDays(28));
        noticing.ask();
        noticing.ask();
        assertThat(mails("improvement.mail.noticed")).isEqualTo(before + 1);
        assertThat(noticing.question("geen-link")).isEmpty();
    }

    private void confirmedOn(UUID proof, LocalDate day) {
        jdbc.sql("update experience_proof set confirmed_on = :day where id = :id")
                .param("day", day)
                .param("id", proof)
                .update();
    }

    private int mails(String text) {
        return jdbc.sql("select count(*) from platform_mail where text = :text")
                .param("text", text)
                .query(Integer.class)
                .single();
    }
}
