package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Kept;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary plans meetings, changes and cancels them. */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
public class MeetingPlanning {

    private static final String KIND = "meeting";

    private final JdbcClient jdbc;
    private final MeetingStore store;
    private final Inviting mail;
    private final Audit audit;
    private final Clock clock;

    MeetingPlanning(JdbcClient jdbc, MeetingStore store, Inviting mail, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /** When, where and with whom. */
    public record Plan(LocalDate heldOn, LocalTime startsAt, LocalTime endsAt, Meeting.Kind kind, String place) {}

    /** @throws RuleBroken when the day is over, the times do not fit, or this meeting is there already */
    @Rule("R12d")
    public UUID plan(Staff by, Plan plan) {
        check(plan);
        var id = UUID.randomUUID();
        var made = jdbc.sql("""
						insert into wijraad_meeting (id, held_on, starts_at, ends_at, kind, place, state, planned_by, planned_on)
						values (:id, :day, :from, :to, :kind, :place, 'PLANNED', :by, :today)
						on conflict on constraint r12d_once do nothing
						""")
                .param("id", id)
                .param("day", plan.heldOn())
                .param("from", plan.startsAt())
                .param("to", plan.endsAt())
                .param("kind", plan.kind().name())
                .param("place", plan.place())
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        if (made == 0) {
            throw new RuleBroken("R12d.once", plan.heldOn());
        }
        audit.line(by.id(), "wijraad.meeting.plan", KIND, id);
        return id;
    }

    /**
     * Lets members know, with agenda and papers; from now on everyone can read what is open of them.
     *
     * @throws RuleBroken when there is nothing on the agenda, or its day is over
     */
    @Rule("R12d")
    public void invite(Staff by, UUID id) {
        var was = store.holdOpen(id);
        if (was.state() == Meeting.State.INVITED) {
            return; // the button twice
        }
        var today = LocalDate.now(clock);
        if (was.heldOn().isBefore(today)) {
            throw new RuleBroken("R12d.past", was.heldOn());
        }
        var agenda = agenda(id);
        if (agenda.isEmpty()) {
            throw new RuleBroken("R12d.agenda");
        }
        jdbc.sql(
                        "update wijraad_meeting set state = 'INVITED', invited_on = :today, version = version + 1 where id = :id")
                .param("id", id)
                .param("today", today)
                .update();
        mail.invite(invitation(id), agenda);
        audit.line(by.id(), "wijraad.meeting.invite", KIND, id);
    }

    private List<Inviting.Point> agenda(UUID id) {
        return jdbc.sql("select turn, title, open from wijraad_item where meeting_id = :id order by turn")
                .param("id", id)
                .query(Inviting.Point.class)
                .list();
    }

    private Inviting.Invitation invitation(UUID id) {
        var it = store.hold(id);
        return new Inviting.Invitation(
                id,
                it.heldOn(),
                it.startsAt(),
                it.endsAt(),
                it.kind(),
                it.place(),
                it.sequence(),
                it.state() == Meeting.State.CANCELLED,
                store.sitting(it.heldOn()));
    }

    /**
     * Another day, time or place; who was invited gets the change, and says anew whether they come when it is at another
     * time.
     *
     * @param seen the version that was on the page
     * @throws RuleBroken when it moves to another day while it has a vote that was opened
     */
    @Rule("R12d")
    @Rule("R12b")
    public void change(Staff by, UUID id, int seen, Plan plan) {
        var was = store.holdOpen(id, seen);
        check(plan);
        if (same(plan, id)) {
            throw new RuleBroken("R12d.once", plan.heldOn());
        }
        if (plan.kind() != Meeting.Kind.WITH_BOARD && forDirector(id)) {
            throw new RuleBroken("R12d.boardAction");
        }
        var change = jdbc.sql("""
						update wijraad_meeting
						set held_on = :day, starts_at = :from, ends_at = :to, kind = :kind, place = :place, version = version + 1,
							sequence = sequence + :more
						where id = :id
						""")
                .param("id", id)
                .param("day", plan.heldOn())
                .param("from", plan.startsAt())
                .param("to", plan.endsAt())
                .param("kind", plan.kind().name())
                .param("place", plan.place())
                .param("more", was.state() == Meeting.State.INVITED ? 1 : 0);
        voted(was, change::update);
        var now = store.hold(id);
        var sameDay = now.heldOn().equals(was.heldOn());
        if (!sameDay || !now.startsAt().equals(was.startsAt())) {
            // who was there on another day was not there on this one
            jdbc.sql("""
							update wijraad_attendance set coming = null, present = case when :same then present end
							where meeting_id = :id
							""").param("same", sameDay).param("id", id).update();
        }
        if (was.state() == Meeting.State.INVITED) {
            mail.changed(invitation(id));
        }
        audit.line(by.id(), "wijraad.meeting.change", KIND, id);
    }

    /**
     * It will not be held.
     *
     * @param reason for everyone to read
     * @throws RuleBroken when it has a vote that was opened
     */
    @Rule("R12d")
    @Rule("R12b")
    public void cancel(Staff by, UUID id, String reason) {
        var was = store.holdOpen(id);
        var change = jdbc.sql("""
						update wijraad_meeting
						set state = 'CANCELLED', reason = :reason, ended_by = :by, ended_on = :today, version = version + 1,
							sequence = sequence + :more
						where id = :id
						""")
                .param("id", id)
                .param("reason", reason)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("more", was.state() == Meeting.State.INVITED ? 1 : 0);
        voted(was, change::update);
        if (was.state() == Meeting.State.INVITED) {
            mail.cancelled(invitation(id), reason);
        }
        audit.line(by.id(), "wijraad.meeting.cancel", KIND, id);
    }

    /** A vote belongs to its meeting, on its day. */
    private static void voted(MeetingStore.Held was, Runnable change) {
        Kept.by("r12b_meeting", () -> new RuleBroken("R12b.meeting", was.heldOn()), change);
    }

    private boolean same(Plan plan, UUID id) {
        return jdbc.sql("""
						select exists (select from wijraad_meeting where held_on = :day and starts_at = :from and place = :place
							and state <> 'CANCELLED' and id <> :id)
						""")
                .param("day", plan.heldOn())
                .param("from", plan.startsAt())
                .param("place", plan.place())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private boolean forDirector(UUID id) {
        return jdbc.sql("""
						select exists (select from wijraad_action where meeting_id = :id and office = 'DIRECTOR')
						""").param("id", id).query(Boolean.class).single();
    }

    private void check(Plan plan) {
        if (plan.heldOn().isBefore(LocalDate.now(clock))) {
            throw new RuleBroken("R12d.past", plan.heldOn());
        }
        if (!plan.startsAt().isBefore(plan.endsAt())) {
            throw new RuleBroken(
                    "R12d.times", plan.startsAt().toString(), plan.endsAt().toString());
        }
    }
}
