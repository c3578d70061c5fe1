package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The check before an experience becomes public: by somebody who had no hand in it. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('TEAM', 'COORDINATOR')")
public class Publishing {

    static final String KIND = "experience";

    private final Experiences experiences;
    private final Publications publications;
    private final Originals originals;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Publishing(
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

    /** Something about the experience changed since the page was made. */
    public static class Changed extends RuntimeException {

        Changed() {
            super("changed", null, false, false);
        }
    }

    /**
     * @param places of the masks, and {@code reasons} in their order
     * @param seen the {@link Originals.Original#seen()} of the page
     * @throws Changed when that is no longer so
     */
    @Rule("R13")
    @Rule("R14")
    public void publish(Staff by, ExperienceId id, List<String> places, List<String> reasons, String seen) {
        var experience = check(by, id);
        var original = unchanged(id, seen);
        if (!original.isAnswered()) {
            throw new RuleBroken("R13.answer");
        }
        var text = MaskedText.of(original.texts(), places, reasons);
        if (text.showsBsn()) {
            throw new RuleBroken("R14.bsn");
        }
        var today = LocalDate.now(clock);
        experiences.save(experience);
        publications.publish(id, by.id(), text, today);
        decideReports(by, id, "MASKED", today);
        audit.line(by.id(), "experience.publish", KIND, id.value());
    }

    /** The teller reads why, and can object. */
    @Rule("R13")
    public void refuse(Staff by, ExperienceId id, String reason, String seen) {
        var experience = check(by, id);
        unchanged(id, seen);
        var today = LocalDate.now(clock);
        experiences.save(experience);
        publications.refuse(id, by.id(), "REFUSED", reason, today);
        decideReports(by, id, "TAKEN_DOWN", today);
        audit.line(by.id(), "experience.publish.refuse", KIND, id.value());
    }

    private Experience check(Staff by, ExperienceId id) {
        publications.lock(id);
        var experience = experiences.of(by, id);
        if (!by.is(Role.COORDINATOR) && hasOpenReport(id)) {
            throw new RuleBroken("R14.report");
        }
        experience.checked(publications.hasHand(id, by.id()));
        if (!publications.addCheck(id, by.id())) {
            throw new RuleBroken("R13.otherPerson");
        }
        return experience;
    }

    private Originals.Original unchanged(ExperienceId id, String seen) {
        var original = originals.of(id).orElseThrow(NotFound::new);
        if (!original.seen().equals(seen)) {
            throw new Changed();
        }
        return original;
    }

    private boolean hasOpenReport(ExperienceId id) {
        return jdbc.sql("select exists (select from experience_report where experience_id = :id and decision is null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private void decideReports(Staff by, ExperienceId id, String decision, LocalDate today) {
        jdbc.sql("""
						update experience_report set decision = :decision, decided_by = :by, decided_on = :today
						where experience_id = :id and decision is null
						""")
                .param("decision", decision)
                .param("by", by.id().value())
                .param("today", today)
                .param("id", id.value())
                .update();
    }
}
