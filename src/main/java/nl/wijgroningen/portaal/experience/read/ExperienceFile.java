package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.List;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One experience with its whole course, as staff see it. Each look leaves a line in the audit trail (R14). */
@Component
public class ExperienceFile {

    private final JdbcClient jdbc;
    private final Audit audit;

    ExperienceFile(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
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
            State state,
            @Nullable String waitingSince,
            @Nullable String closedWeek) {

        public @Nullable LocalDate due() {
            return waitingSince == null ? null : Due.of(Week.parse(waitingSince));
        }
    }

    public record Answer(String statement, int answer) {}

    /** @param sentOn null for the draft */
    public record Response(String text, UUID author, @Nullable LocalDate sentOn, long version) {}

    public record Verdict(boolean solved, @Nullable String words, String week) {}

    public record Assignment(UUID teamId, UUID assignedBy, LocalDate assignedOn) {}

    public record File(
            Story story,
            List<Answer> statements,
            List<Response> responses,
            List<Verdict> verdicts,
            List<Assignment> assignments) {

        /** Everybody on the page who works with it. */
        public Set<UUID> people() {
            return Stream.concat(
                            responses.stream().map(Response::author),
                            assignments.stream().map(Assignment::assignedBy))
                    .collect(Collectors.toSet());
        }

        public @Nullable Response draft() {
            return responses.stream().filter(it -> it.sentOn() == null).findFirst().orElse(null);
        }

        public List<Response> sent() {
            return responses.stream().filter(it -> it.sentOn() != null).toList();
        }
    }

    /** Empty when there is none or it is not for this member of staff. */
    @Rule("R14")
    @Rule("R15")
    @Transactional
    public Optional<File> look(Staff staff, UUID id) {
        var story = Scope.bind(
                        jdbc.sql(
                                """
								select e.id, e.team_id, t.name_nl as theme_nl, e.contact, e.language, e.told_week, e.happened,
									e.went_well, e.could_be_better, e.wish, e.may_be_public, e.coordinator_only, e.state,
									e.waiting_since, e.closed_week
								from experience e left join platform_theme t on t.id = e.theme_id
								where e.id = :id and
								"""
                                        + Scope.SQL),
                        staff)
                .param("id", id)
                .query(Story.class)
                .optional();
        if (story.isEmpty()) {
            return Optional.empty();
        }
        audit.line(staff.id(), "experience.look", "experience", id);
        return Optional.of(new File(
                story.get(),
                of(id, Answer.class, "select statement, answer from experience_statement where experience_id = :id order by statement"),
                of(
                        id,
                        Response.class,
                        """
						select text, author, sent_on, version from experience_response
						where experience_id = :id
						order by sent_on, id
						"""),
                of(
                        id,
                        Verdict.class,
                        "select solved, words, week from experience_verdict where experience_id = :id order by week, id"),
                of(
                        id,
                        Assignment.class,
                        """
						select team_id, assigned_by, assigned_on from experience_assignment
						where experience_id = :id
						order by assigned_on, id
						""")));
    }

    private <T> List<T> of(UUID id, Class<T> type, String sql) {
        return jdbc.sql(sql).param("id", id).query(type).list();
    }
}
