package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was agreed in a meeting: who does what, and by when. */
@Service
@Transactional
public class MeetingActions {

    private static final String KIND = "meeting";

    private final JdbcClient jdbc;
    private final MeetingStore store;
    private final MemberAccounts members;
    private final Audit audit;
    private final Clock clock;

    MeetingActions(JdbcClient jdbc, MeetingStore store, MemberAccounts members, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who does something without being a member. */
    public enum Office {
        SECRETARY,
        DIRECTOR
    }

    /**
     * Who does it: a member, or one of the offices.
     *
     * @param member null: an office
     */
    public record Owner(@Nullable UUID member, @Nullable Office office) {}

    /** As {@link #agree(Staff, UUID, UUID, String, Owner, LocalDate)}, of which there is no other. */
    @PreAuthorize("hasRole('SECRETARY')")
    public void agree(Staff by, UUID meeting, String text, Owner owner, LocalDate due) {
        agree(by, meeting, UUID.randomUUID(), text, owner, due);
    }

    /**
     * @param id of the action; a form that is sent twice gives the same
     * @throws RuleBroken when its day lies before that of the meeting, the meeting is still to come, or the director does it
     *     and was not there: of such a meeting the director reads nothing
     */
    @PreAuthorize("hasRole('SECRETARY')")
    @Rule("R12d")
    public void agree(Staff by, UUID meeting, UUID id, String text, Owner owner, LocalDate due) {
        var held = store.hold(meeting);
        if (held.state() == Meeting.State.CANCELLED) {
            throw new RuleBroken("R12d.over", held.heldOn());
        }
        if (held.heldOn().isAfter(LocalDate.now(clock))) {
            throw new RuleBroken("R12d.day", held.heldOn());
        }
        if (due.isBefore(held.heldOn())) {
            throw new RuleBroken("R12d.due", held.heldOn());
        }
        if (owner.office() == Office.DIRECTOR && held.kind() != Meeting.Kind.WITH_BOARD) {
            throw new RuleBroken("R12d.board", held.heldOn());
        }
        var member = owner.member();
        if (member != null && !store.sitting(held.heldOn()).contains(member)) {
            throw new NotFound();
        }
        var made = jdbc.sql("""
						insert into wijraad_action (id, meeting_id, text, member_id, office, due_on, written_by, written_on)
						values (:id, :meeting, :text, :member::uuid, :office::text, :due, :by, :today)
						on conflict (id) do nothing
						""")
                .param("id", id)
                .param("meeting", meeting)
                .param("text", text)
                .param("member", member)
                .param("office", owner.office() == null ? null : owner.office().name())
                .param("due", due)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        if (made == 1) {
            audit.line(by.id(), "wijraad.meeting.action", KIND, meeting);
        }
    }

    /** Says that it is done: whoever does it, or the secretary for them. */
    @PreAuthorize("hasAnyRole('SECRETARY', 'DIRECTOR', 'COUNCIL_MEMBER')")
    public void finish(Staff by, UUID meeting, UUID action) {
        var done = jdbc.sql("""
						update wijraad_action set done_by = coalesce(done_by, :by), done_on = coalesce(done_on, :today)
						where id = :id and meeting_id = :meeting and (:secretary or member_id = :member::uuid or office = :office::text)
						""")
                .param("id", action)
                .param("meeting", meeting)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("secretary", by.is(Role.SECRETARY))
                .param("member", members.memberOf(by).orElse(null))
                .param("office", by.is(Role.DIRECTOR) ? Office.DIRECTOR.name() : null)
                .update();
        if (done == 0) {
            throw new NotFound();
        }
        audit.line(by.id(), "wijraad.meeting.action", KIND, meeting);
    }
}
