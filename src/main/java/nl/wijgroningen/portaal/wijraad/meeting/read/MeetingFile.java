package nl.wijgroningen.portaal.wijraad.meeting.read;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingActions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One meeting with all that belongs to it, in one statement however much that is. The secretary and members see every
 * meeting whole, the director those with the board; everyone sees the open part, of what was invited to.
 */
@Component
@Rule("R12d")
public class MeetingFile {

    /** Agenda, papers, decisions, minutes: {@code :closed} says whether the closed part comes along. */
    private static final String SELECT = """
			select json_build_object('id', m.id, 'heldOn', m.held_on, 'startsAt', m.starts_at, 'endsAt', m.ends_at, 'kind', m.kind,
				'place', m.place, 'state', m.state, 'reason', m.reason, 'version', m.version, 'sequence', m.sequence,
				'invitedOn', m.invited_on,
				'me', (select a.member_id from wijraad_account a where a.user_id = :user::uuid),
				'items', (select coalesce(json_agg(json_build_object('id', i.id, 'turn', i.turn, 'title', i.title, 'text', i.text,
						'open', i.open, 'version', i.version,
						'papers', (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'file', p.file_id,
								'pages', p.pages, 'size', p.size, 'tagged', p.tagged) order by p.turn), '[]')
							from wijraad_paper p where p.item_id = i.id),
						'decisions', (select coalesce(json_agg(json_build_object('id', d.id, 'text', d.text) order by d.turn), '[]')
							from wijraad_decision d where d.item_id = i.id and (:closed or m.state = 'HELD'))) order by i.turn), '[]')
					from wijraad_item i
					where i.meeting_id = m.id and (:closed or i.open and m.state in ('INVITED', 'HELD'))),
				'closedItems', (select count(*) from wijraad_item i where i.meeting_id = m.id and not i.open),
				'actions', (select coalesce(json_agg(json_build_object('id', a.id, 'text', a.text, 'member', a.member_id,
						'office', a.office, 'due', a.due_on, 'done', a.done_on) order by a.done_on is not null, a.due_on, a.id), '[]')
					from wijraad_action a where a.meeting_id = m.id and :closed),
				'attendance', (select coalesce(json_agg(json_build_object('member', a.member_id, 'coming', a.coming,
						'present', a.present)), '[]')
					from wijraad_attendance a where a.meeting_id = m.id and (:closed or m.state = 'HELD')),
				'minutes', (select json_build_object('version', n.version, 'text', n.text,
						'closedText', case when :closed then n.closed_text end, 'by', n.written_by, 'on', n.written_on)
					from wijraad_minutes n left join wijraad_approval o on o.meeting_id = n.meeting_id
					where n.meeting_id = m.id and (:closed or o.version = n.version)
					order by n.version desc limit 1),
				'approval', (select json_build_object('version', o.version, 'in', o.in_meeting_id, 'heldOn', l.held_on,
						'by', o.approved_by, 'on', o.approved_on)
					from wijraad_approval o join wijraad_meeting l on l.id = o.in_meeting_id where o.meeting_id = m.id),
				'later', (select coalesce(json_agg(json_build_object('id', l.id, 'heldOn', l.held_on) order by l.held_on), '[]')
					from wijraad_meeting l
					where :closed and l.held_on > m.held_on and l.held_on <= :today::date and l.state in ('INVITED', 'HELD')))
			from wijraad_meeting m
			where m.id = :id and
			""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MeetingFile(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param size in bytes
     * @param tagged whether it was made to be read aloud
     */
    public record Paper(UUID id, String name, UUID file, int pages, int size, boolean tagged) {

        /** Rounded up. */
        public int kilobytes() {
            return (size + 1023) / 1024;
        }
    }

    public record Decision(UUID id, String text) {}

    public record Item(
            UUID id,
            int turn,
            String title,
            @Nullable String text,
            boolean open,
            int version,
            List<Paper> papers,
            List<Decision> decisions) {}

    public record Action(
            UUID id,
            String text,
            @Nullable UUID member,
            MeetingActions.@Nullable Office office,
            LocalDate due,
            @Nullable LocalDate done) {}

    public record Attendance(
            UUID member, @Nullable Boolean coming, @Nullable Boolean present) {}

    /** The newest version; for everyone the one that was approved. */
    public record Minutes(
            int version, String text, @Nullable String closedText, UUID by, LocalDate on) {}

    public record Approval(int version, UUID in, LocalDate heldOn, UUID by, LocalDate on) {}

    public record Later(UUID id, LocalDate heldOn) {}

    /**
     * @param me the member who looks, or null
     * @param items without closed ones for who may not see them; {@code closedItems} counts those
     * @param later those held since, that may have approved the minutes
     */
    public record File(
            UUID id,
            LocalDate heldOn,
            LocalTime startsAt,
            LocalTime endsAt,
            Meeting.Kind kind,
            String place,
            Meeting.State state,
            @Nullable String reason,
            int version,
            int sequence,
            @Nullable LocalDate invitedOn,
            @Nullable UUID me,
            List<Item> items,
            int closedItems,
            List<Action> actions,
            List<Attendance> attendance,
            @Nullable Minutes minutes,
            @Nullable Approval approval,
            List<Later> later) {

        public boolean over() {
            return state == Meeting.State.HELD || state == Meeting.State.CANCELLED;
        }

        /** Those of whom it is written down that they were there. */
        public int present() {
            return (int) attendance.stream()
                    .filter(it -> Boolean.TRUE.equals(it.present()))
                    .count();
        }

        /** Those of whom it is written down whether they were there. */
        public int recorded() {
            return (int) attendance.stream().filter(it -> it.present() != null).count();
        }

        public List<Paper> papers() {
            return items.stream().flatMap(it -> it.papers().stream()).toList();
        }
    }

    /** As staff see it; empty when they may not. */
    public Optional<File> of(Staff who, UUID id, LocalDate today) {
        return jdbc.sql(SELECT + "(:all or m.kind = 'WITH_BOARD' and :board)")
                .param("id", id)
                .param("user", who.id().value())
                .param("closed", true)
                .param("today", today)
                .param("all", seesAll(who))
                .param("board", who.is(Role.DIRECTOR))
                .query(String.class)
                .optional()
                .map(it -> json.readValue(it, File.class));
    }

    /** As everyone sees it. */
    public Optional<File> open(UUID id, LocalDate today) {
        return jdbc.sql(SELECT + "true")
                .param("id", id)
                .param("user", null)
                .param("closed", false)
                .param("today", today)
                .query(String.class)
                .optional()
                .map(it -> json.readValue(it, File.class));
    }

    static boolean seesAll(Staff who) {
        return who.is(Role.SECRETARY) || who.is(Role.COUNCIL_MEMBER);
    }

    /** A version of the minutes. */
    public record Version(
            int version, String text, @Nullable String closedText, UUID by, LocalDate on) {}

    /** All of them, the newest first; whoever may see the meeting sees those. */
    public List<Version> versions(UUID meeting) {
        return jdbc.sql("""
						select version, text, closed_text, written_by as "by", written_on as "on"
						from wijraad_minutes where meeting_id = :meeting order by version desc
						""").param("meeting", meeting).query(Version.class).list();
    }
}
