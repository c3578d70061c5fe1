package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a telling away from the team that reads it, and asks the teller whether a team may read it (R35). */
@Service
@Transactional
@PreAuthorize("hasAnyRole('TEAM', 'COORDINATOR')")
public class Keeping {

    private static final String KIND = "experience";

    private final Experiences experiences;
    private final Publications publications;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Keeping(
            Experiences experiences,
            Publications publications,
            Accounts accounts,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.publications = publications;
        this.experiences = experiences;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a reader may find in a telling. */
    public enum Reason {
        DANGER,
        ABUSE,
        /** A complaint about a person. */
        PERSON
    }

    /**
     * From now on only the coordinator reads it; its team has neither text nor count.
     *
     * @param about the coordinator it is about, whom another one then replaces; null: about nobody of them
     * @throws RuleBroken when there is no other coordinator: then it is for the confidant
     */
    @Rule("R35")
    public void keep(Staff by, ExperienceId id, Reason reason, @Nullable UUID about) {
        var experience = experiences.of(by, id);
        if (about != null && !isReplaced(experience, about)) {
            throw new RuleBroken("R35.confidant");
        }
        publications.remove(id);
        experience.keepFromTeam(about);
        experiences.save(experience);
        jdbc.sql("""
						insert into experience_kept (id, experience_id, reason, kept_by, kept_on)
						values (:id, :experience, :reason, :by, :today)
						""")
                .param("id", UUID.randomUUID())
                .param("experience", id.value())
                .param("reason", reason.name())
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "experience.keep", KIND, id.value());
    }

    /** Whether a coordinator is left who may read what is about this one. */
    private boolean isReplaced(Experience experience, UUID about) {
        var coordinators = accounts.having(Role.COORDINATOR).stream()
                .map(Accounts.Person::id)
                .toList();
        var already = experience.notFor();
        return coordinators.contains(about) && coordinators.size() > 1 && (already == null || already.equals(about));
    }

    /** Asks the teller; a question that was still open gives way to this one. */
    @PreAuthorize("hasRole('COORDINATOR')")
    @Rule("R35")
    public void ask(Staff by, ExperienceId id, UUID team) {
        var experience = experiences.of(by, id);
        if (!experience.isConfidential()) {
            throw new RuleBroken("R35.permission");
        }
        jdbc.sql("delete from experience_permission where experience_id = :id and granted is null")
                .param("id", id.value())
                .update();
        jdbc.sql("""
						insert into experience_permission (id, experience_id, team_id, asked_by, asked_on)
						values (:id, :experience, :team, :by, :today)
						on conflict do nothing
						""")
                .param("id", UUID.randomUUID())
                .param("experience", id.value())
                .param("team", team)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "experience.permission.ask", KIND, id.value());
    }
}
