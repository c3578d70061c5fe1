package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coordinator decides on objections of tellers and on reports of readers (R14). */
@Service
@Transactional
@PreAuthorize("hasRole('COORDINATOR')")
public class Deciding {

    private final Experiences experiences;
    private final Publications publications;
    private final Originals originals;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Deciding(
            Experiences experiences,
            Publications publications,
            Originals originals,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.experiences = experiences;
        this.publications = publications;
        this.originals = originals;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    private record Standing(String state, UUID checkedBy) {}

    /** It stays as it is. */
    @Rule("R14")
    public void keep(Staff by, ExperienceId id, String reason) {
        other(by, id);
        close(by, id, "KEPT", reason);
    }

    /**
     * These masks go, and the text is public with them at once. What was refused is checked anew.
     *
     * @param places of the masks
     */
    @Rule("R14")
    public void change(Staff by, ExperienceId id, List<String> places, String reason) {
        var standing = other(by, id);
        var experience = experiences.of(by, id);
        if (standing.state().equals("PUBLISHED") || standing.state().equals("HIDDEN")) {
            experience.checked(publications.hasHand(id, by.id()));
            if (!publications.addCheck(id, by.id())) {
                throw new RuleBroken("R13.otherPerson");
            }
            var original = originals.of(id).orElseThrow(NotFound::new);
            var text = new MaskedText(original.texts(), publications.masks(id)).lift(places);
            if (text.showsBsn()) {
                throw new RuleBroken("R14.bsn");
            }
            publications.publish(id, by.id(), text, LocalDate.now(clock));
            if (standing.state().equals("HIDDEN")) {
                publications.hide(id);
            }
        } else {
            publications.remove(id);
            experience.askCheck(Week.of(LocalDate.now(clock)));
        }
        experiences.save(experience);
        close(by, id, "CHANGED", reason);
    }

    /** Somebody else than who checked it. */
    private Standing other(Staff by, ExperienceId id) {
        publications.lock(id);
        experiences.of(by, id);
        var standing = jdbc.sql("select state, checked_by from experience_publication where experience_id = :id")
                .param("id", id.value())
                .query(Standing.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (standing.checkedBy().equals(by.id().value())) {
            throw new RuleBroken("R14.otherPerson");
        }
        return standing;
    }

    private void close(Staff by, ExperienceId id, String decision, String reason) {
        var closed = jdbc.sql("""
						update experience_objection set decision = :decision, reason = :reason, decided_by = :by, decided_on = :today
						where experience_id = :id and decision is null
						""")
                .param("decision", decision)
                .param("reason", reason)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("id", id.value())
                .update();
        if (closed == 0) {
            throw new NotFound();
        }
        audit.line(by.id(), "experience.objection." + decision, Publishing.KIND, id.value());
    }

    /** The text was right: it is public again as it was, and a next report no longer hides it. */
    @Rule("R14")
    public void restore(Staff by, ExperienceId id) {
        decide(by, id, "RESTORED");
        publications.restore(id);
    }

    /** It goes for good; the teller reads why. */
    @Rule("R14")
    public void takeDown(Staff by, ExperienceId id, String reason) {
        decide(by, id, "TAKEN_DOWN");
        publications.refuse(id, by.id(), "TAKEN_DOWN", reason, LocalDate.now(clock));
    }

    private void decide(Staff by, ExperienceId id, String decision) {
        publications.lock(id);
        experiences.of(by, id);
        var decided = jdbc.sql("""
						update experience_report set decision = :decision, decided_by = :by, decided_on = :today
						where experience_id = :id and decision is null
						""")
                .param("decision", decision)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("id", id.value())
                .update();
        if (decided == 0) {
            throw new NotFound();
        }
        audit.line(by.id(), "experience.report." + decision, Publishing.KIND, id.value());
    }
}
