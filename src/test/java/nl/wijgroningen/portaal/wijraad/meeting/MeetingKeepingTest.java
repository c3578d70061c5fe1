package nl.wijgroningen.portaal.wijraad.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.file.Samples;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingActions;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingAgenda;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingAttendance;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingMinutes;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingPlanning;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** A meeting from its plan to its end, on the council of the demo; the meetings of this test are removed. */
@PortalTest
@Rule("R12d")
class MeetingKeepingTest {

    private static final String PLACE = "Zaal van de keeping-proef";

    @Autowired
    private MeetingPlanning planning;

    @Autowired
    private MeetingAttendance attendance;

    @Autowired
    private MeetingActions actions;

    @Autowired
    private MeetingAgenda agenda;

    @Autowired
    private MeetingMinutes minutes;

    @Autowired
    private Meetings meetings;

    @Autowired
    private CouncilStore council;

    @Autowired
    private Http http;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private Staff secretary;
    private LocalDate today;

    @BeforeEach
    void enter() {
        secretary = accounts.byName("secretaris").orElseThrow().staff();
        today = LocalDate.now(clock);
        as(Role.SECRETARY);
    }

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
        clock.reset();
        jdbc.sql(
                        "delete from wijraad_attendance a using wijraad_meeting m where m.id = a.meeting_id and m.place = :place")
                .param("place", PLACE)
                .update();
        jdbc.sql("""
						delete from wijraad_decision d using wijraad_item i, wijraad_meeting m
						where i.id = d.item_id and m.id = i.meeting_id and m.place = :place
						""").param("place", PLACE).update();
        jdbc.sql("delete from wijraad_minutes n using wijraad_meeting m where m.id = n.meeting_id and m.place = :place")
                .param("place", PLACE)
                .update();
        jdbc.sql("""
						with gone as (
							delete from wijraad_paper p using wijraad_item i, wijraad_meeting m
							where i.id = p.item_id and m.id = i.meeting_id and m.place = :place returning p.file_id
						) delete from platform_file f using gone where f.id = gone.file_id
						""").param("place", PLACE).update();
        jdbc.sql("delete from wijraad_item i using wijraad_meeting m where m.id = i.meeting_id and m.place = :place")
                .param("place", PLACE)
                .update();
        jdbc.sql("delete from wijraad_action a using wijraad_meeting m where m.id = a.meeting_id and m.place = :place")
                .param("place", PLACE)
                .update();
        jdbc.sql("delete from wijraad_meeting where place = :place")
                .param("place", PLACE)
                .update();
    }

    private static void as(Role role) {
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new TestingAuthenticationToken("x", null, "ROLE_" + role)));
    }

    private MeetingPlanning.Plan on(LocalDate day) {
        return new MeetingPlanning.Plan(day, LocalTime.of(19, 30), LocalTime.of(21, 30), Meeting.Kind.OWN, PLACE);
    }

    private Set<UUID> sitting(LocalDate day) {
        return council.read().now().council().on(day).sitting().stream()
                .map(Term::member)
                .collect(Collectors.toSet());
    }

    private static void refuses(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .matches(it -> it.name().equals(rule), rule);
    }

    private int version(UUID id) {
        return jdbc.sql("select version from wijraad_meeting where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Test
    void whoWasPresentIsFixedAtTheEnd() {
        var day = today.plusDays(3);
        var id = planning.plan(secretary, on(day));
        var there = sitting(day).stream().limit(7).collect(Collectors.toSet());
        refuses("R12d.day", () -> attendance.record(secretary, id, there));
        refuses("R12d.day", () -> attendance.end(secretary, id));
        clock.moveTo(day);
        refuses("R12d.presence", () -> attendance.end(secretary, id));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> attendance.record(secretary, id, Set.of(UUID.randomUUID())));
        attendance.record(secretary, id, sitting(day));
        attendance.record(secretary, id, there);
        assertThat(meetings.of(id).orElseThrow().present()).isEqualTo(there);
        attendance.end(secretary, id);
        var held = meetings.of(id).orElseThrow();
        assertThat(held).isEqualTo(new Meeting(id, day, "Vergadering van de WIJ-raad", Meeting.State.HELD, there));
        refuses("R12d.over", () -> attendance.record(secretary, id, Set.of()));
        refuses("R12d.over", () -> planning.cancel(secretary, id, "Te laat."));
        refuses("R12d.over", () -> planning.change(secretary, id, version(id), on(day.plusDays(1))));
        assertThat(meetings.around(day.plusDays(30))).contains(held);
        assertThat(meetings.around(day.plusDays(300))).doesNotContain(held);
    }

    @Test
    @Rule("R10")
    void whoWasThereOnAnotherDayWasNotThereOnThisOne() {
        var id = planning.plan(secretary, on(today));
        attendance.record(secretary, id, sitting(today));
        planning.change(
                secretary,
                id,
                version(id),
                new MeetingPlanning.Plan(today, LocalTime.of(20, 0), LocalTime.of(21, 30), Meeting.Kind.OWN, PLACE));
        assertThat(meetings.of(id).orElseThrow().present()).as("later that day").isEqualTo(sitting(today));
        planning.change(secretary, id, version(id), on(today.plusDays(7)));
        assertThat(meetings.of(id).orElseThrow().present()).isEmpty();
    }

    @Test
    void theDirectorDoesSomethingOnlyWhereTheDirectorIs() {
        var board = new MeetingActions.Owner(null, MeetingActions.Office.DIRECTOR);
        var own = planning.plan(secretary, on(today));
        refuses("R12d.board", () -> actions.agree(secretary, own, "Belt terug.", board, today.plusDays(9)));
        assertThatThrownBy(() -> jdbc.sql("""
						insert into wijraad_action (id, meeting_id, text, office, due_on, written_by, written_on)
						values (gen_random_uuid(), :id, 'Belt terug.', 'DIRECTOR', :today, :by, :today)
						""")
                        .param("id", own)
                        .param("by", secretary.id().value())
                        .param("today", today)
                        .update())
                .hasMessageContaining("r12d_board");
        planning.change(secretary, own, version(own), withBoard());
        var action = UUID.randomUUID();
        actions.agree(secretary, own, action, "Belt terug.", board, today.plusDays(9));
        actions.agree(secretary, own, action, "Belt terug.", board, today.plusDays(9));
        assertThat(jdbc.sql("select count(*) from wijraad_action where meeting_id = :id")
                        .param("id", own)
                        .query(Integer.class)
                        .single())
                .as("a form that is sent twice")
                .isEqualTo(1);
        refuses("R12d.boardAction", () -> planning.change(secretary, own, version(own), on(today)));
    }

    @Test
    void whatIsTooEarlyOrOverIsRefused() {
        var owner = new MeetingActions.Owner(null, MeetingActions.Office.SECRETARY);
        var other = planning.plan(secretary, on(today.plusDays(3)));
        refuses("R12d.day", () -> actions.agree(secretary, other, "Belt terug.", owner, today.plusDays(9)));
        refuses("R12d.day", () -> minutes.write(secretary, other, 0, "Wij waren er nog niet.", null));
        planning.cancel(secretary, other, "De zaal is weg.");
        clock.moveTo(today.plusDays(3));
        refuses("R12d.over", () -> actions.agree(secretary, other, "Belt terug.", owner, today.plusDays(9)));
        refuses("R12d.over", () -> minutes.write(secretary, other, 0, "Wij waren er niet.", null));
        var missed = planning.plan(secretary, on(today.plusDays(3)));
        agenda.add(secretary, missed, new MeetingAgenda.Point("Een punt", null, true));
        clock.moveTo(today.plusDays(4));
        refuses("R12d.past", () -> planning.invite(secretary, missed));
    }

    @Test
    void minutesAreOfAMeetingThatWasClosedAndAsTheyWereRead() {
        var id = planning.plan(secretary, on(today));
        var item = agenda.add(secretary, id, new MeetingAgenda.Point("Een punt", null, true));
        minutes.decide(secretary, id, item, "Het gaat door.");
        refuses("R12d.decided", () -> agenda.remove(secretary, id, item));
        refuses("R12d.close", () -> minutes.approve(secretary, id, 0, id));
        attendance.record(secretary, id, sitting(today));
        attendance.end(secretary, id);
        refuses("R12d.minutes", () -> minutes.approve(secretary, id, 0, id));
        minutes.write(secretary, id, 0, "Wij vergaderden.", null);
        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> minutes.approve(secretary, id, 0, id));
        refuses("R12d.later", () -> minutes.approve(secretary, id, 1, id));
    }

    /** Items, decisions, papers and actions: sent twice each makes one; with other words it makes another. */
    @Test
    void aFormCountsOnce() {
        var id = planning.plan(secretary, on(today));
        var path = "/werk/wijraad/vergaderingen/" + id;
        var desk = http.staff("secretaris");
        var page = desk.get(path);
        twiceAndThenOther(desk, page, path + "/agenda", Map.of("titel", "Een punt", "openbaar", "ja"), "titel");
        twiceAndThenOther(
                desk,
                page,
                path + "/acties",
                Map.of("wat", "Belt terug", "wie", "SECRETARY", "wanneer", today.toString()),
                "wanneer");
        var item = path + "/agenda/" + one("select id from wijraad_item where meeting_id = :id and turn = 1", id);
        twiceAndThenOther(desk, desk.get(item), item + "/besluiten", Map.of("besluit", "Het gaat door."), "besluit");
        var paper = new HashMap<>(Map.of("naam", "Een stuk", "formulier", Http.form(desk.get(item))));
        var file = Samples.pdf(1);
        for (var sent : List.of(file, file, Samples.pdf(2))) {
            assertThat(desk.upload(item + "/stukken", desk.get(item), paper, "document", "application/pdf", sent)
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(one("""
						select (select count(*) from wijraad_paper p join wijraad_item i on i.id = p.item_id where i.meeting_id = :id) || ' '
							|| (select count(*) from wijraad_item where meeting_id = :id) || ' '
							|| (select count(*) from wijraad_action where meeting_id = :id) || ' '
							|| (select count(*) from wijraad_decision d join wijraad_item i on i.id = d.item_id where i.meeting_id = :id)
						""", id)).isEqualTo("2 2 2 2");
    }

    private String one(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(String.class).single();
    }

    private void twiceAndThenOther(
            Http.Visitor desk, HttpResponse<String> page, String path, Map<String, String> fields, String changed) {
        var sent = new HashMap<>(fields);
        sent.put("formulier", Http.form(page));
        assertThat(desk.post(path, page, sent).statusCode()).as(path).isEqualTo(303);
        assertThat(desk.post(path, page, sent).statusCode()).as(path).isEqualTo(303);
        sent.put(changed, changed.equals("wanneer") ? today.plusDays(1).toString() : "Iets anders");
        assertThat(desk.post(path, page, sent).statusCode()).as(path).isEqualTo(303);
    }

    private MeetingPlanning.Plan withBoard() {
        return new MeetingPlanning.Plan(
                today, LocalTime.of(19, 30), LocalTime.of(21, 30), Meeting.Kind.WITH_BOARD, PLACE);
    }

    @Test
    void aMeetingIsPlannedOnceAndNotInThePast() {
        refuses("R12d.past", () -> planning.plan(secretary, on(today.minusDays(1))));
        refuses(
                "R12d.times",
                () -> planning.plan(
                        secretary,
                        new MeetingPlanning.Plan(
                                today, LocalTime.of(20, 0), LocalTime.of(20, 0), Meeting.Kind.OWN, PLACE)));
        var id = planning.plan(secretary, on(today));
        refuses("R12d.once", () -> planning.plan(secretary, on(today)));
        var other = planning.plan(secretary, on(today.plusDays(1)));
        refuses("R12d.once", () -> planning.change(secretary, other, 0, on(today)));
        planning.cancel(secretary, id, "De zaal is weg.");
        assertThat(meetings.around(today)).noneMatch(it -> it.id().equals(id));
        planning.change(secretary, other, 0, on(today));
        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() -> planning.change(secretary, other, 0, on(today.plusDays(2))));
    }

    @Test
    void onlyTheSecretaryPlansAndOnlyAMemberSaysToCome() {
        var id = planning.plan(secretary, on(today.plusDays(2)));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> attendance.say(secretary, id, true));
        as(Role.COUNCIL_MEMBER);
        var member = accounts.byName("wijraadslid").orElseThrow().staff();
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> planning.cancel(member, id, "Zomaar."));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> attendance.say(secretary, id, true));
        attendance.say(member, id, true);
        attendance.say(member, id, false);
        assertThat(jdbc.sql("select coming from wijraad_attendance where meeting_id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .list())
                .containsExactly(false);
    }

    /** The same form sent ten times at once, and two secretaries who write down who is there. */
    @Test
    void atOnce() throws Exception {
        var planned = atOnce(10, () -> planning.plan(secretary, on(today)));
        assertThat(planned).hasSize(1);
        var id = planned.get(0);
        var seen = version(id);
        assertThat(atOnce(2, () -> {
                    attendance.record(secretary, id, seen, sitting(today));
                    return true;
                }))
                .hasSize(1);
    }

    /** What succeeded of so many at once; the others were refused or overtaken. */
    private static <T> List<T> atOnce(int many, Callable<T> call) throws Exception {
        var pool = Executors.newFixedThreadPool(many);
        try {
            var start = new CyclicBarrier(many);
            Callable<List<T>> one = () -> {
                as(Role.SECRETARY);
                start.await();
                try {
                    return List.of(call.call());
                } catch (RuleBroken | Overtaken refused) {
                    return List.of();
                } finally {
                    SecurityContextHolder.clearContext();
                }
            };
            var done = new ArrayList<T>();
            for (var it : pool.invokeAll(Collections.nCopies(many, one))) {
                done.addAll(it.get());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }
}
