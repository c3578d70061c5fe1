package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.read.PublicStories;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.WorkingDays;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Finder;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may publish, what becomes public, and how it goes away again: on the database, and by two at once. */
@PortalTest
class PublishingTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Publishing publishing;

    @Autowired
    private Publications publications;

    @Autowired
    private Deciding deciding;

    @Autowired
    private Reporting reporting;

    @Autowired
    private Objecting objecting;

    @Autowired
    private Answering answering;

    @Autowired
    private Following following;

    @Autowired
    private Originals originals;

    @Autowired
    private PublicStories stories;

    @Autowired
    private Finder finder;

    @Autowired
    private DraftBox drafts;

    @Autowired
    private Telling telling;

    @Autowired
    private Teams teams;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    /** A word that is in no other text. */
    private final String mark =
            "zoekwoord" + Long.toHexString(new SecureRandom().nextLong()).replaceAll("[0-9]", "q");

    private TellerCode code = TellerCode.random(new SecureRandom());

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
        try {
            following.withdraw(code);
        } catch (NotFound already) {
            // a test withdrew it
        }
    }

    private Staff staff(String username, Role role, String... of) {
        var id = jdbc.sql("select id from account_user where username = :name")
                .param("name", username)
                .query(UUID.class)
                .single();
        var ids =
                Arrays.stream(of).map(it -> teams.bySlug(it).orElseThrow().id()).collect(Collectors.toSet());
        return new Staff(new StaffId(id), username, Set.of(role), ids);
    }

    private Staff anna() {
        return staff("team", Role.TEAM, "vinkhuizen");
    }

    private Staff bert() {
        return staff("team3", Role.TEAM, "vinkhuizen");
    }

    private Staff fatima() {
        return staff("coordinator", Role.COORDINATOR);
    }

    private Staff jan() {
        return staff("coordinator2", Role.COORDINATOR);
    }

    private static void as(Staff who) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        "x", "x", "ROLE_" + who.roles().iterator().next().name()));
    }

    private ExperienceId told(boolean mayBePublic) {
        var draft = Draft.start("nl", false, false)
                .at(new Draft.Place(teams.bySlug("vinkhuizen").orElseThrow().id(), null))
                .about("geld", Contact.PHONE)
                .readBy(Draft.Readers.TEAM)
                .tells(new Draft.Story("Het ging over " + mark + " en over Marieke van hiernaast.", null, null, null))
                .judges(Map.of())
                .check(Set.of())
                .choosesPublic(mayBePublic);
        transaction.executeWithoutResult(it -> drafts.add(code, draft));
        telling.send(code);
        return new ExperienceId(jdbc.sql("select id from experience where happened like '%' || :mark || '%'")
                .param("mark", mark)
                .query(UUID.class)
                .single());
    }

    private ExperienceId answered(boolean mayBePublic) {
        var id = told(mayBePublic);
        as(anna());
        answering.send(anna(), id, "Dank u wel, wij bellen u.", null);
        return id;
    }

    private ExperienceId published() {
        var id = answered(true);
        publish(bert(), id);
        return id;
    }

    private void publish(Staff who, ExperienceId id) {
        as(who);
        publishing.publish(who, id, List.of(marieke(id)), List.of("NAME"), seen(id));
    }

    private String seen(ExperienceId id) {
        return originals.of(id).orElseThrow().seen();
    }

    private String marieke(ExperienceId id) {
        var begins = originals.of(id).orElseThrow().texts().get(0).indexOf("Marieke");
        return "0:" + begins + "-" + (begins + 7);
    }

    private boolean isPublic(ExperienceId id) {
        var found = finder.find(new Finder.Question(Document.Kind.EXPERIENCE, mark, Set.of(), Set.of(), null, null, 5));
        var listed = stories.one(id.value()).isPresent();
        assertThat(found.number() == 1).as("search and page agree").isEqualTo(listed);
        assertThat(jdbc.sql("select exists (select from search_word where word = :mark)")
                        .param("mark", mark)
                        .query(Boolean.class)
                        .single())
                .isEqualTo(listed);
        return listed;
    }

    private static void refused(String rule, ThrowableAssert.ThrowingCallable act) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(act)
                .matches(it -> it.name().equals(rule), rule);
    }

    @Test
    @Rule("R13")
    void isPublishedByAnotherPersonThanWhoWroteIt() {
        var id = answered(true);
        refused("R13.otherPerson", () -> publish(anna(), id));
        assertThat(isPublic(id)).isFalse();
        publish(bert(), id);
        assertThat(isPublic(id)).isTrue();
        assertThat(stories.one(id.value()).orElseThrow().happened())
                .contains(MaskedText.MARK)
                .doesNotContain("Marieke");
        assertThat(jdbc.sql("select happened from experience where id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .contains("Marieke");
    }

    @Test
    @Rule("R13")
    void whoEditedADraftOrEnteredItHasAHandInIt() {
        var id = told(true);
        as(bert());
        answering.keep(bert(), id, "Een begin.", null);
        as(anna());
        answering.send(anna(), id, "Dank u wel.", 0L);
        refused("R13.otherPerson", () -> publish(bert(), id));
        refused("R13.otherPerson", () -> publish(anna(), id));
        publish(fatima(), id);
        assertThat(isPublic(id)).isTrue();
    }

    @Test
    @Rule("R13")
    void whatTheCoordinatorAnsweredAnotherCoordinatorPublishes() {
        var id = told(true);
        as(fatima());
        answering.send(fatima(), id, "Dank u wel.", null);
        refused("R13.otherPerson", () -> publish(fatima(), id));
        publish(jan(), id);
        assertThat(isPublic(id)).isTrue();
    }

    @Test
    @Rule("R15")
    void anotherTeamDoesNotFindIt() {
        var id = answered(true);
        var henk = staff("team2", Role.TEAM, "beijum");
        as(henk);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> publishing.publish(henk, id, List.of(), List.of(), seen(id)));
    }

    @Test
    @Rule("R13")
    void nothingIsPublishedAgainstTheChoiceOrWithoutAnswer() {
        var id = told(false);
        refused("R13.closed", () -> publish(bert(), id));
        following.choosePublic(code, true);
        refused("R13.answer", () -> publish(bert(), id));
    }

    @Test
    @Rule("R13")
    void narrowingIsAtOnceAndWideningIsCheckedAnew() {
        var id = published();
        following.choosePublic(code, false);
        assertThat(isPublic(id)).isFalse();
        following.choosePublic(code, true);
        assertThat(isPublic(id)).isFalse();
        assertThat(jdbc.sql("select check_since is not null from experience where id = :id")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        publish(bert(), id);
        assertThat(isPublic(id)).isTrue();
        following.withdraw(code);
        assertThat(isPublic(id)).isFalse();
    }

    /** Who forgets to take the text away cannot narrow the choice. */
    @Test
    @Rule("R13")
    void theDatabaseHoldsTheChoice() {
        var id = published();
        assertThatThrownBy(() -> jdbc.sql("update experience set may_be_public = false where id = :id")
                        .param("id", id.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("r13");
        assertThatThrownBy(() -> jdbc.sql("insert into experience_part values (:id, :who, 'CHECK')")
                        .param("id", id.value())
                        .param("who", anna().id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("r13_other_person");
    }

    @RepeatedTest(5)
    @Rule("R13")
    void narrowingWinsFromPublishingAtTheSameMoment() throws Exception {
        var id = answered(true);
        var seen = seen(id);
        together(
                () -> {
                    as(bert());
                    publishing.publish(bert(), id, List.of(), List.of(), seen);
                    return null;
                },
                () -> {
                    following.choosePublic(code, false);
                    return null;
                });
        assertThat(isPublic(id)).isFalse();
    }

    @RepeatedTest(5)
    @Rule("R13")
    void whoWritesAtTheSameMomentDoesNotPublishIt() throws Exception {
        var id = answered(true);
        var seen = seen(id);
        together(
                () -> {
                    as(bert());
                    publishing.publish(bert(), id, List.of(), List.of(), seen);
                    return null;
                },
                () -> {
                    as(bert());
                    answering.send(bert(), id, "Nog een antwoord van mij.", null);
                    return null;
                });
        assertThat(jdbc.sql(
                                "select coalesce((select answer from experience_publication where experience_id = :id), '')")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .doesNotContain("Nog een antwoord van mij.");
    }

    private static void together(Callable<?> one, Callable<?> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var all = List.of(one, other).stream()
                    .map(it -> pool.submit(() -> {
                        barrier.await();
                        try {
                            return it.call();
                        } catch (RuleBroken | Publishing.Changed | Answering.Overtaken refused) {
                            return null;
                        }
                    }))
                    .toList();
            for (var each : all) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Rule("R14")
    void aReportHidesAtOnceAndIsDecidedByTheCoordinator() {
        var id = published();
        assertThat(reporting.report(id, "Dit ben ik.")).isTrue();
        assertThat(isPublic(id)).isFalse();
        assertThat(jdbc.sql("select due_on from experience_report where experience_id = :id")
                        .param("id", id.value())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(WorkingDays.plus(LocalDate.now(clock), 2));
        refused("R14.report", () -> publish(bert(), id));
        as(fatima());
        deciding.restore(fatima(), id);
        assertThat(isPublic(id)).isTrue();
        assertThat(reporting.report(id, null))
                .as("a second report does not hide")
                .isFalse();
        assertThat(isPublic(id)).isTrue();
        as(fatima());
        deciding.takeDown(fatima(), id, "Toch te herkennen.");
        assertThat(isPublic(id)).isFalse();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> reporting.report(id, null));
    }

    @Test
    @Rule("R14")
    void onManyReportsOfOneDayTextsStay() {
        var id = published();
        jdbc.sql("""
						insert into experience_report (id, experience_id, reported_on, due_on, hid, decision, decided_by, decided_on)
						select gen_random_uuid(), :id, :today, :today + 2, true, 'MASKED', :who, :today from generate_series(1, :most)
						""")
                .param("id", id.value())
                .param("today", LocalDate.now(clock))
                .param("who", fatima().id().value())
                .param("most", Reporting.MOST_HIDDEN_A_DAY)
                .update();
        assertThat(reporting.report(id, null)).isFalse();
        assertThat(isPublic(id)).isTrue();
    }

    @Test
    @Rule("R14")
    void somebodyElseDecidesOnAnObjection() {
        var id = answered(true);
        publish(fatima(), id);
        objecting.object(code, "Marieke ben ik zelf.");
        as(fatima());
        refused("R14.otherPerson", () -> deciding.keep(fatima(), id, "Nee."));
        as(jan());
        deciding.change(jan(), id, List.of(marieke(id)), "U hebt gelijk.");
        assertThat(stories.one(id.value()).orElseThrow().happened()).contains("Marieke");
        assertThat(isPublic(id)).isTrue();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> objecting.object(code, null));
    }

    @Test
    @Rule("R14")
    void whatWasRefusedIsCheckedAnewAfterAnObjection() {
        var id = answered(true);
        as(bert());
        publishing.refuse(bert(), id, "Buren herkennen u.", seen(id));
        assertThat(isPublic(id)).isFalse();
        objecting.object(code, null);
        as(fatima());
        deciding.change(fatima(), id, List.of(), "Een collega kijkt opnieuw.");
        publish(bert(), id);
        assertThat(isPublic(id)).isTrue();
    }

    @Test
    @Rule("R14")
    void aCitizenServiceNumberNeverBecomesPublic() {
        var id = answered(true);
        jdbc.sql("update experience set wish = 'Mijn nummer is 123456782.' where id = :id")
                .param("id", id.value())
                .update();
        refused("R14.bsn", () -> publish(bert(), id));
        assertThat(isPublic(id)).isFalse();
    }

    /** The summary that the list counts from is what is public. */
    @Test
    @Rule("R16")
    void theCountsAreThoseOfTheTexts() {
        var id = published();
        var counted = stories.counts(PublicStories.Filter.NONE).number();
        assertThat(counted)
                .isEqualTo(jdbc.sql("select count(*) from experience_publication where state = 'PUBLISHED'")
                        .query(Integer.class)
                        .single());
        reporting.report(id, null);
        assertThat(stories.counts(PublicStories.Filter.NONE).number()).isEqualTo(counted - 1);
        following.withdraw(code);
        assertThat(stories.counts(PublicStories.Filter.NONE).number()).isEqualTo(counted - 1);
    }
}
