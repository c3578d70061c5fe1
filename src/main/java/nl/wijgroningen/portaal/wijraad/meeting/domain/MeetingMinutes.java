package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the secretary writes down of a meeting: decisions, and minutes that a later meeting approves. */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R12d")
public class MeetingMinutes {

    private static final String KIND = "meeting";

    private final JdbcClient jdbc;
    private final MeetingStore store;
    private final Audit audit;
    private final Clock clock;

    MeetingMinutes(JdbcClient jdbc, MeetingStore store, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** A decision on an item of the agenda. */
    public void decide(Staff by, UUID meeting, UUID item, String text) {
        decide(by, meeting, item, UUID.randomUUID(), text);
    }

    /**
     * As {@link #decide(Staff, UUID, UUID, String)}.
     *
     * @param id of the decision; a form that is sent twice gives the same
     */
    public void decide(Staff by, UUID meeting, UUID item, UUID id, String text) {
        holdWritable(meeting);
        var there = jdbc.sql("select exists (select from wijraad_item where id = :item and meeting_id = :meeting)")
                .param("item", item)
                .param("meeting", meeting)
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new NotFound();
        }
        var made = jdbc.sql("""
						insert into wijraad_decision (id, item_id, turn, text, written_by, written_on)
						select :id, :item, coalesce(max(turn), 0) + 1, :text, :by, :today
						from wijraad_decision where item_id = :item
						on conflict (id) do nothing
						""")
                .param("id", id)
                .param("item", item)
                .param("text", text)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        if (made == 1) {
            audit.line(by.id(), "wijraad.meeting.decision", KIND, meeting);
        }
    }

    /** It was written down by mistake. */
    public void removeDecision(Staff by, UUID meeting, UUID item, UUID decision) {
        holdWritable(meeting);
        var gone = jdbc.sql("""
						delete from wijraad_decision d using wijraad_item i
						where d.id = :decision and i.id = d.item_id and i.id = :item and i.meeting_id = :meeting
						""")
                .param("decision", decision)
                .param("item", item)
                .param("meeting", meeting)
                .update();
        if (gone == 0) {
            throw new NotFound();
        }
        audit.line(by.id(), "wijraad.meeting.decision", KIND, meeting);
    }

    /**
     * A new version of the minutes; those before stay.
     *
     * @param seen the version that was on the page; nought: there was none
     * @param closedText of closed items
     */
    public void write(Staff by, UUID meeting, int seen, String text, @Nullable String closedText) {
        holdWritable(meeting);
        var version = version(meeting);
        if (version != seen) {
            throw new Overtaken();
        }
        jdbc.sql("""
						insert into wijraad_minutes (meeting_id, version, text, closed_text, written_by, written_on)
						values (:meeting, :version, :text, :closed, :by, :today)
						""")
                .param("meeting", meeting)
                .param("version", version + 1)
                .param("text", text)
                .param("closed", closedText)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "wijraad.meeting.minutes", KIND, meeting);
    }

    /**
     * A later meeting approved the minutes: from now on they stay as they are, and everyone reads the open part.
     *
     * @param seen the version that was on the page, the one that was approved
     * @throws RuleBroken when the meeting is not closed, or the other one is not a later one that was held
     */
    public void approve(Staff by, UUID meeting, int seen, UUID in) {
        var held = holdWritable(meeting);
        if (held.state() != Meeting.State.HELD) {
            throw new RuleBroken("R12d.close");
        }
        var version = version(meeting);
        if (version == 0) {
            throw new RuleBroken("R12d.minutes");
        }
        if (version != seen) {
            throw new Overtaken();
        }
        var later = store.hold(in);
        var today = LocalDate.now(clock);
        if (later.heldOn().isAfter(today)
                || !later.heldOn().isAfter(held.heldOn())
                || later.state() == Meeting.State.CANCELLED
                || later.state() == Meeting.State.PLANNED) {
            throw new RuleBroken("R12d.later", held.heldOn());
        }
        jdbc.sql("""
						insert into wijraad_approval (meeting_id, version, in_meeting_id, approved_by, approved_on)
						values (:meeting, :version, :in, :by, :today)
						""")
                .param("meeting", meeting)
                .param("version", version)
                .param("in", in)
                .param("by", by.id().value())
                .param("today", today)
                .update();
        audit.line(by.id(), "wijraad.meeting.approve", KIND, meeting);
    }

    private int version(UUID meeting) {
        return jdbc.sql("select coalesce(max(version), 0) from wijraad_minutes where meeting_id = :meeting")
                .param("meeting", meeting)
                .query(Integer.class)
                .single();
    }

    /** From the day of the meeting on, until its minutes are approved. */
    private MeetingStore.Held holdWritable(UUID meeting) {
        var held = store.hold(meeting);
        if (held.state() == Meeting.State.CANCELLED) {
            throw new RuleBroken("R12d.over", held.heldOn());
        }
        if (held.heldOn().isAfter(LocalDate.now(clock))) {
            throw new RuleBroken("R12d.day", held.heldOn());
        }
        var approved = jdbc.sql("select exists (select from wijraad_approval where meeting_id = :meeting)")
                .param("meeting", meeting)
                .query(Boolean.class)
                .single();
        if (approved) {
            throw new RuleBroken("R12d.approved", held.heldOn());
        }
        return held;
    }
}
