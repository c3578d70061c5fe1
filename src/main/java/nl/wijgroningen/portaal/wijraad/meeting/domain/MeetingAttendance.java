package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who comes, as members say, and who was there, as the secretary writes down. */
@Service
@Transactional
public class MeetingAttendance {

    private static final String KIND = "meeting";

    private final JdbcClient jdbc;
    private final MeetingStore store;
    private final MemberAccounts members;
    private final Audit audit;
    private final Clock clock;

    MeetingAttendance(JdbcClient jdbc, MeetingStore store, MemberAccounts members, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** A member says whether they come, and may change it until the meeting is closed. */
    @PreAuthorize("hasRole('COUNCIL_MEMBER')")
    public void say(Staff by, UUID meeting, boolean coming) {
        var held = store.holdOpen(meeting);
        var member = members.memberOf(by)
                .filter(it -> store.sitting(held.heldOn()).contains(it))
                .orElseThrow(NotFound::new);
        jdbc.sql("""
						insert into wijraad_attendance (meeting_id, member_id, coming) values (:meeting, :member, :coming)
						on conflict (meeting_id, member_id) do update set coming = excluded.coming
						""")
                .param("meeting", meeting)
                .param("member", member)
                .param("coming", coming)
                .update();
    }

    /**
     * Writes down who is there, of those who sit in the WIJ-raad on that day; until it is closed it can be written anew.
     *
     * @throws RuleBroken before its day, or when it is over
     */
    @PreAuthorize("hasRole('SECRETARY')")
    @Rule("R12d")
    public void record(Staff by, UUID meeting, Set<UUID> present) {
        write(by, store.holdOpen(meeting), present);
    }

    /** @param seen the version that was on the page */
    @PreAuthorize("hasRole('SECRETARY')")
    @Rule("R12d")
    public void record(Staff by, UUID meeting, int seen, Set<UUID> present) {
        write(by, store.holdOpen(meeting, seen), present);
    }

    private void write(Staff by, MeetingStore.Held held, Set<UUID> present) {
        today(held);
        var sitting = store.sitting(held.heldOn());
        if (!sitting.containsAll(present)) {
            throw new NotFound();
        }
        jdbc.sql("update wijraad_attendance set present = null where meeting_id = :meeting")
                .param("meeting", held.id())
                .update();
        jdbc.sql("""
						insert into wijraad_attendance (meeting_id, member_id, present)
						select :meeting, m, m = any (:present) from unnest(:sitting) m
						on conflict (meeting_id, member_id) do update set present = excluded.present
						""")
                .param("meeting", held.id())
                .param("present", present.toArray(UUID[]::new))
                .param("sitting", sitting.toArray(UUID[]::new))
                .update();
        jdbc.sql("update wijraad_meeting set version = version + 1 where id = :id")
                .param("id", held.id())
                .update();
        audit.line(by.id(), "wijraad.meeting.presence", KIND, held.id());
    }

    /** Closes a meeting that was held: who was present is fixed from now on. */
    @PreAuthorize("hasRole('SECRETARY')")
    @Rule("R12d")
    public void end(Staff by, UUID meeting) {
        var held = store.holdOpen(meeting);
        today(held);
        var recorded = jdbc.sql(
                        "select exists (select from wijraad_attendance where meeting_id = :id and present is not null)")
                .param("id", meeting)
                .query(Boolean.class)
                .single();
        if (!recorded) {
            throw new RuleBroken("R12d.presence");
        }
        jdbc.sql("""
						update wijraad_meeting set state = 'HELD', ended_by = :by, ended_on = :today, version = version + 1
						where id = :id
						""")
                .param("id", meeting)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "wijraad.meeting.end", KIND, meeting);
    }

    private void today(MeetingStore.Held held) {
        if (held.heldOn().isAfter(LocalDate.now(clock))) {
            throw new RuleBroken("R12d.day", held.heldOn());
        }
    }
}
