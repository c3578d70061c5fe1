package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.domain.Contact;
import nl.wijgroningen.portaal.experience.domain.Due;
import nl.wijgroningen.portaal.experience.domain.State;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** One experience with its whole course, as staff see it. Each look leaves a line in the audit trail (R14). */
@Component
public class ExperienceFile {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;

    ExperienceFile(JdbcClient jdbc, JsonMapper json, Audit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    public record Story(
            UUID id,
            @Nullable UUID teamId,
            @Nullable String themeNl,
            @Nullable Contact contact,
            String language,
            String toldWeek,
            String happened,
            @Nullable String wentWell,
            @Nullable String couldBeBetter,
            @Nullable String wish,
            boolean mayBePublic,
            boolean coordinatorOnly,
            @Nullable UUID notFor,
            boolean teamAllowed,
            State state,
            @Nullable String waitingSince,
            @Nullable String closedWeek) {

        public @Nullable LocalDate due() {
            return waitingSince == null ? null : Due.of(Week.parse(waitingSince));
        }
    }

    public record Answer(String statement, int answer) {}

    /** @param sentOn null for the draft */
    public record Response(
            String text, UUID author, @Nullable LocalDate sentOn, long version) {}

    public record Assignment(UUID teamId, UUID assignedBy, LocalDate assignedOn) {}

    /** An improvement that it led to. */
    public record Outcome(UUID id, String title) {}

    /**
     * @param changedOn null: it is as it was first written
     * @param version counts the changes
     */
    public record Note(
            UUID id,
            String text,
            UUID author,
            LocalDate notedOn,
            @Nullable LocalDate changedOn,
            int version) {}

    /** @param userId who has it; null: nobody any more */
    public record Assignee(@Nullable UUID userId, int version) {}
    /**
     * @param notes of staff, never for the teller
     * @param assignee null: nobody ever took it
     */
    public record File(
            Story story,
            List<Answer> statements,
            List<Response> responses,
            List<Course.Entry> course,
            List<Protection.Step> protection,
            List<Assignment> assignments,
            List<Outcome> outcomes,
            List<Note> notes,
            @Nullable Assignee assignee) {

        /** Everybody on the page who works with it. */
        public Set<UUID> people() {
            return Stream.of(
                            responses.stream().map(Response::author),
                            assignments.stream().map(Assignment::assignedBy),
                            notes.stream().map(Note::author),
                            protection.stream().map(Protection.Step::person).filter(Objects::nonNull))
                    .flatMap(it -> it)
                    .collect(Collectors.toSet());
        }

        public @Nullable Response draft() {
            return responses.stream()
                    .filter(it -> it.sentOn() == null)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static final RowMapper<Story> STORY = new DataClassRowMapper<>(Story.class);

    /** Empty when there is none or it is not for this member of staff. One statement brings all, its lists as JSON. */
    @Rule("R14")
    @Rule("R15")
    @Transactional
    public Optional<File> look(Staff staff, UUID id) {
        var found = Scope.bind(
                        jdbc.sql("""
								select e.id, e.team_id, t.name_nl as theme_nl, e.contact, e.language, e.told_week, e.happened,
									e.went_well, e.could_be_better, e.wish, e.may_be_public, e.coordinator_only, e.not_for,
									e.team_allowed_week is not null as team_allowed, e.state,
									e.waiting_since, e.closed_week,
									(select coalesce(json_agg(json_build_object('statement', s.statement, 'answer', s.answer)
										order by s.statement), '[]')
										from experience_statement s where s.experience_id = e.id)::text as statements,
									(select coalesce(json_agg(json_build_object('text', r.text, 'author', r.author, 'sentOn', r.sent_on,
										'version', r.version) order by r.sent_on, r.id), '[]')
										from experience_response r where r.experience_id = e.id)::text as responses,
									(select coalesce(json_agg(said), '[]') from (
								""" + Course.SQL.formatted("e.id") + """
									) said)::text as course,
									(select coalesce(json_agg(steps), '[]') from (
								""" + Protection.SQL + """
									) steps)::text as protection,
									(select coalesce(json_agg(json_build_object('teamId', a.team_id, 'assignedBy', a.assigned_by,
										'assignedOn', a.assigned_on) order by a.assigned_on, a.id), '[]')
										from experience_assignment a where a.experience_id = e.id)::text as assignments,
									(select coalesce(json_agg(json_build_object('id', i.id, 'title', i.title) order by i.promised_on, i.id), '[]')
										from experience_source s join experience_improvement i on i.id = s.improvement_id
										where s.experience_id = e.id and i.state <> 'MERGED')::text as outcomes,
									(select coalesce(json_agg(json_build_object('id', n.id, 'text', n.text, 'author', n.author, 'notedOn', n.noted_on,
										'changedOn', n.changed_on, 'version', n.version)
										order by n.turn), '[]')
										from experience_note n where n.experience_id = e.id
											and (:coordinator or not n.for_coordinator))::text as notes,
									(select coalesce(json_agg(json_build_object('userId', h.user_id, 'version', h.version)), '[]')
										from experience_assignee h where h.experience_id = e.id)::text as assignee
								from experience e left join platform_theme t on t.id = e.theme_id
								where e.id = :id and
								""" + Scope.SQL), staff)
                .param("id", id)
                .query((row, number) -> new File(
                        STORY.mapRow(row, number),
                        list(row.getString("statements"), Answer[].class),
                        list(row.getString("responses"), Response[].class),
                        list(row.getString("course"), Course.Entry[].class),
                        list(row.getString("protection"), Protection.Step[].class),
                        list(row.getString("assignments"), Assignment[].class),
                        list(row.getString("outcomes"), Outcome[].class),
                        list(row.getString("notes"), Note[].class),
                        list(row.getString("assignee"), Assignee[].class).stream()
                                .findFirst()
                                .orElse(null)))
                .optional();
        found.ifPresent(it -> audit.line(staff.id(), "experience.look", "experience", id));
        return found;
    }

    private <T> List<T> list(String text, Class<T[]> type) {
        return List.of(json.readValue(text, type));
    }
}
