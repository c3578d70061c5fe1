package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff note for each other on an experience; the teller never reads it. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('TEAM', 'COORDINATOR')")
public class Noting {

    private final Experiences experiences;
    private final Publications publications;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Noting(Experiences experiences, Publications publications, JdbcClient jdbc, Audit audit, Clock clock) {
        this.experiences = experiences;
        this.publications = publications;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is noted while no team reads the experience stays with the coordinators, also when a team reads it later (R35).
     *
     * @throws NotFound when the experience is not for this person, or was withdrawn
     */
    @Rule("R14")
    @Rule("R15")
    @Rule("R35")
    public void note(Staff by, ExperienceId id, String text) {
        if (PersonalData.find(text).stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
            throw new RuleBroken("R14.bsn");
        }
        publications.lock(id); // one after the other: each has a turn, and none comes after a withdrawal
        var experience = experiences.of(by, id);
        jdbc.sql("""
						insert into experience_note (id, experience_id, text, author, noted_on, turn, for_coordinator)
						select :id, :experience, :text, :author, :today, coalesce(max(turn), 0) + 1, :kept
						from experience_note where experience_id = :experience
						""")
                .param("id", UUID.randomUUID())
                .param("experience", id.value())
                .param("text", text)
                .param("author", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("kept", experience.isKeptFromTeam())
                .update();
        audit.line(by.id(), "experience.note", "experience", id.value());
    }
}
