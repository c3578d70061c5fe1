package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a team, or the coordinator, does with an experience: write, send, assign. */
@Service
@PreAuthorize("hasAnyRole('TEAM', 'COORDINATOR')")
public class Answering {

    private static final String KIND = "experience";

    private final Experiences experiences;
    private final Responses responses;
    private final Publications publications;
    private final News news;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Answering(
            Experiences experiences,
            Responses responses,
            Publications publications,
            News news,
            JdbcClient jdbc,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.experiences = experiences;
        this.responses = responses;
        this.publications = publications;
        this.news = news;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Somebody else saved the draft in the meantime: {@code theirs} as it is now, with its version. */
    public static class Overtaken extends RuntimeException {

        private final transient Kept theirs;

        Overtaken(Kept theirs) {
            super("overtaken", null, false, false);
            this.theirs = theirs;
        }

        public Kept theirs() {
            return theirs;
        }
    }

    /**
     * A draft as it is kept.
     *
     * @param version goes along in the form; null when there is no draft (any more)
     */
    public record Kept(String text, @Nullable Long version) {}

    /** @throws Overtaken when the draft is no longer the one with version {@code seen} */
    public void keep(Staff by, ExperienceId id, String text, @Nullable Long seen) {
        write(by, id, text, seen, null);
    }

    /** @throws Overtaken when the draft is no longer the one with version {@code seen} */
    public void send(Staff by, ExperienceId id, String text, @Nullable Long seen) {
        send(by, id, text, seen, Response.Kind.ANSWER);
    }

    /**
     * Asks the teller something; the draft becomes a question instead of an answer.
     *
     * @throws Overtaken when the draft is no longer the one with version {@code seen}
     */
    @Rule("R12")
    public void askBack(Staff by, ExperienceId id, String text, @Nullable Long seen) {
        send(by, id, text, seen, Response.Kind.QUESTION);
    }

    @Rule("R14")
    private void send(Staff by, ExperienceId id, String text, @Nullable Long seen, Response.Kind kind) {
        if (PersonalData.find(text).stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
            throw new RuleBroken("R14.bsn");
        }
        write(by, id, text, seen, kind);
    }

    private void write(Staff by, ExperienceId id, String text, @Nullable Long seen, Response.@Nullable Kind send) {
        try {
            transaction.executeWithoutResult(it -> writeOnce(by, id, text, seen, send));
        } catch (ObjectOptimisticLockingFailureException | DataIntegrityViolationException together) {
            throw new Overtaken(current(by, id));
        }
    }

    private void writeOnce(Staff by, ExperienceId id, String text, @Nullable Long seen, Response.@Nullable Kind send) {
        var experience = experiences.of(by, id);
        var draft = responses.draft(id.value());
        if (!Objects.equals(draft.map(Response::version).orElse(null), seen)) {
            throw new Overtaken(kept(draft));
        }
        var response = draft.orElseGet(() -> new Response(id, text, by.id()));
        response.rewrite(text, by.id());
        if (send != null) {
            response.send(send, responses.nextTurn(id.value()), LocalDate.now(clock));
            if (send == Response.Kind.ANSWER) {
                experience.answered();
                experience.askCheck(Week.of(LocalDate.now(clock)));
            } else {
                experience.askedBack();
            }
            experiences.save(experience);
            news.tell(id, send);
        }
        responses.saveAndFlush(response);
        publications.addHand(id, by.id());
        audit.line(
                by.id(),
                send == null
                        ? "experience.answer.draft"
                        : send == Response.Kind.ANSWER ? "experience.answer" : "experience.question",
                KIND,
                id.value());
    }

    /** @throws NotFound when it was withdrawn, or kept from this team, in the meantime */
    private Kept current(Staff by, ExperienceId id) {
        experiences.of(by, id);
        return kept(responses.draft(id.value()));
    }

    private static Kept kept(Optional<Response> draft) {
        return draft.map(it -> new Kept(it.text(), it.version())).orElse(new Kept("", null));
    }

    /** The coordinator gives an experience to a team. */
    @PreAuthorize("hasRole('COORDINATOR')")
    @Rule("R15")
    public void assign(Staff by, ExperienceId id, UUID team) {
        transaction.executeWithoutResult(it -> {
            var experience = experiences.of(by, id);
            experience.assign(team);
            experiences.save(experience);
            jdbc.sql("""
							insert into experience_assignment (id, experience_id, team_id, assigned_by, assigned_on)
							values (:id, :experience, :team, :by, :today)
							""")
                    .param("id", UUID.randomUUID())
                    .param("experience", id.value())
                    .param("team", team)
                    .param("by", by.id().value())
                    .param("today", LocalDate.now(clock))
                    .update();
            audit.line(by.id(), "experience.assign", KIND, id.value());
        });
    }
}
