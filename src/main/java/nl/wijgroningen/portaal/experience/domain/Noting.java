package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
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

    /** The writer changed it in the meantime, on another screen. */
    public static class Overtaken extends RuntimeException {

        private final String theirs;
        private final int version;

        Overtaken(String theirs, int version) {
            super("overtaken", null, false, false);
            this.theirs = theirs;
            this.version = version;
        }

        /** How it reads now. */
        public String theirs() {
            return theirs;
        }

        public int version() {
            return version;
        }
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
        noBsn(text);
        publications.lock(id); // one after the other: each has a turn, and none comes after a withdrawal
        var experience = experiences.of(by, id);
        jdbc.sql("""
						insert into experience_note (id, experience_id, text, author, noted_on, turn, for_coordinator, version)
						select :id, :experience, :text, :author, :today, coalesce(max(turn), 0) + 1, :kept, 0
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

    private record Kept(String text, int version) {}

    /**
     * Whoever wrote a note writes it anew. What is written while no team reads the experience stays with the coordinators
     * from then on (R35).
     *
     * @param seen the version that was on the page
     * @throws NotFound when it is not theirs, or not for them any more
     * @throws Overtaken when it is another one by now
     */
    @Rule("R14")
    @Rule("R15")
    @Rule("R35")
    public void change(Staff by, ExperienceId id, UUID note, int seen, String text) {
        noBsn(text);
        publications.lock(id);
        var experience = experiences.of(by, id);
        var kept = jdbc.sql("""
						select text, version from experience_note
						where id = :note and experience_id = :experience and author = :author and (:coordinator or not for_coordinator)
						""")
                .param("note", note)
                .param("experience", id.value())
                .param("author", by.id().value())
                .param("coordinator", by.is(Role.COORDINATOR))
                .query(Kept.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (kept.version() != seen) {
            throw new Overtaken(kept.text(), kept.version());
        }
        if (kept.text().equals(text)) {
            return;
        }
        jdbc.sql("""
						update experience_note set text = :text, changed_on = :today, version = version + 1,
							for_coordinator = for_coordinator or :kept
						where id = :note
						""")
                .param("text", text)
                .param("today", LocalDate.now(clock))
                .param("kept", experience.isKeptFromTeam())
                .param("note", note)
                .update();
        audit.line(by.id(), "experience.note.change", "experience", id.value());
    }

    private static void noBsn(String text) {
        if (PersonalData.find(text).stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
            throw new RuleBroken("R14.bsn");
        }
    }
}
