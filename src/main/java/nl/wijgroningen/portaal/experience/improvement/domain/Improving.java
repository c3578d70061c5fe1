package nl.wijgroningen.portaal.experience.improvement.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.domain.News;
import nl.wijgroningen.portaal.experience.read.Scope;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import nl.wijgroningen.portaal.trail.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a team, or the coordinator, promises and does. Everything written here is public. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('TEAM', 'COORDINATOR')")
public class Improving {

    static final String KIND = "improvement";

    private final Improvements improvements;
    private final Proofs proofs;
    private final Ledger ledger;
    private final News news;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Improving(
            Improvements improvements,
            Proofs proofs,
            Ledger ledger,
            News news,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.improvements = improvements;
        this.proofs = proofs;
        this.ledger = ledger;
        this.news = news;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody changed it since the page was made. */
    public static class Changed extends RuntimeException {

        Changed() {
            super("changed", null, false, false);
        }
    }

    /**
     * @param owner by whom: a team or a function
     * @param team null: of the whole city, for the coordinator
     */
    public record Promise(
            String title,
            String what,
            String owner,
            LocalDate due,
            @Nullable UUID team) {}

    /**
     * @param experiences that led to it; at least one
     * @return its id
     */
    @Rule("R34")
    public UUID promise(Staff by, Promise promise, Collection<UUID> experiences) {
        noBsn(promise.title(), promise.what(), promise.owner());
        if (!by.is(Role.COORDINATOR) && (promise.team() == null || !by.teams().contains(promise.team()))) {
            throw new NotFound();
        }
        if (experiences.isEmpty()) {
            throw new RuleBroken("R34.source");
        }
        var today = LocalDate.now(clock);
        var improvement = improvements.saveAndFlush(new Improvement(
                promise.team(), promise.title(), promise.what(), promise.owner(), promise.due(), by.id(), today));
        ledger.write(improvement, Ledger.Step.PROMISED, null, by.id(), today);
        experiences.forEach(it -> link(by, improvement, it, today));
        told(improvement);
        audit.line(by.id(), "improvement.promise", KIND, improvement.id());
        return improvement.id();
    }

    /** One more experience leads to it. */
    @Rule("R34")
    public void link(Staff by, UUID id, UUID experience) {
        var improvement = improvements.of(by, id);
        improvement.open();
        link(by, improvement, experience, LocalDate.now(clock));
        news.tellOfImprovement(List.of(experience));
        audit.line(by.id(), "improvement.link", KIND, id);
    }

    /** Only what the member of staff may read, and never what is kept from the team (R35). */
    @Rule("R15")
    @Rule("R35")
    private void link(Staff by, Improvement improvement, UUID experience, LocalDate today) {
        var keptFromTeam = Scope.bind(jdbc.sql("""
								select e.coordinator_only and e.team_allowed_week is null from experience e where e.id = :id and
								""" + Scope.SQL), by)
                .param("id", experience)
                .query(Boolean.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (keptFromTeam) {
            throw new RuleBroken("R35.improvement");
        }
        ledger.link(improvement.id(), experience, by.id(), today);
    }

    /** @param words what was done, for everyone to read */
    public void act(Staff by, UUID id, long seen, String words) {
        noBsn(words);
        var improvement = of(by, id, seen);
        var today = LocalDate.now(clock);
        improvement.act(today);
        keep(improvement, Ledger.Step.ACTED, words, by, today);
        audit.line(by.id(), "improvement.act", KIND, id);
    }

    /** @param why for everyone to read */
    public void postpone(Staff by, UUID id, long seen, LocalDate due, String why) {
        noBsn(why);
        var improvement = of(by, id, seen);
        var today = LocalDate.now(clock);
        var was = improvement.postpone(due, today);
        keep(improvement, Ledger.Step.POSTPONED, why, was, by, today);
        audit.line(by.id(), "improvement.postpone", KIND, id);
    }

    /**
     * Words the promise anew, or has another do it; what it said before stays for everyone to read.
     *
     * @param why for everyone to read
     */
    @Rule("R34")
    public void change(Staff by, UUID id, long seen, String title, String what, String owner, String why) {
        noBsn(title, what, owner, why);
        var improvement = of(by, id, seen);
        withoutOpenProof(id); // the proof is of the promise that was made
        var today = LocalDate.now(clock);
        var was = improvement.change(title, what, owner, today);
        keep(improvement, Ledger.Step.CHANGED, why, was, by, today);
        audit.line(by.id(), "improvement.change", KIND, id);
    }

    /**
     * What was not possible is promised again; that it was not, and why, stays for everyone to read.
     *
     * @param why for everyone to read
     */
    @Rule("R34")
    public void resume(Staff by, UUID id, long seen, LocalDate due, String why) {
        noBsn(why);
        var improvement = of(by, id, seen);
        var today = LocalDate.now(clock);
        var was = improvement.resume(due, today);
        keep(improvement, Ledger.Step.RESUMED, why, was, by, today);
        audit.line(by.id(), "improvement.resume", KIND, id);
    }

    /** @param reason for everyone to read */
    @Rule("R34")
    public void notPossible(Staff by, UUID id, long seen, String reason) {
        noBsn(reason);
        var improvement = of(by, id, seen);
        withoutOpenProof(id);
        var today = LocalDate.now(clock);
        improvement.notPossible(reason, today);
        keep(improvement, Ledger.Step.NOT_POSSIBLE, reason, by, today);
        audit.line(by.id(), "improvement.not-possible", KIND, id);
    }

    /** It goes on in another open one, with all that led to it. */
    @Rule("R30")
    public void merge(Staff by, UUID id, long seen, UUID into) {
        if (id.equals(into)) {
            throw new RuleBroken("R34.itself");
        }
        // In one order, so that two who merge crosswise do not wait for each other.
        var first = id.compareTo(into) < 0 ? id : into;
        improvements.of(by, first);
        var other = improvements.of(by, into);
        var improvement = of(by, id, seen);
        withoutOpenProof(id);
        var today = LocalDate.now(clock);
        improvement.mergeInto(other, today);
        improvements.saveAndFlush(other);
        improvements.saveAndFlush(improvement);
        ledger.copySources(id, into, Node.Why.MERGED, by.id(), today);
        ledger.write(improvement, Ledger.Step.MERGED, null, by.id(), today);
        told(improvement);
        audit.line(by.id(), "improvement.merge", KIND, id);
    }

    /**
     * A part goes on by itself, with some of the experiences; they stay with the first one too.
     *
     * @return the id of the new one
     */
    @Rule("R30")
    public UUID split(
            Staff by, UUID id, long seen, String title, String what, LocalDate due, Collection<UUID> experiences) {
        noBsn(title, what);
        var improvement = of(by, id, seen);
        var today = LocalDate.now(clock);
        var part = improvements.saveAndFlush(improvement.split(title, what, due, by.id(), today));
        ledger.write(part, Ledger.Step.PROMISED, null, by.id(), today);
        var linked = ledger.sources(id);
        if (experiences.isEmpty() || !linked.containsAll(experiences)) {
            throw new RuleBroken("R34.source");
        }
        experiences.forEach(it -> ledger.link(part.id(), it, by.id(), today));
        ledger.join(id, part.id(), Node.Why.SPLIT);
        keep(improvement, Ledger.Step.SPLIT, title, by, today);
        audit.line(by.id(), "improvement.split", KIND, id);
        return part.id();
    }

    private void keep(Improvement improvement, Ledger.Step step, String words, Staff by, LocalDate today) {
        keep(improvement, step, words, Earlier.NONE, by, today);
    }

    private void keep(Improvement improvement, Ledger.Step step, String words, Earlier was, Staff by, LocalDate today) {
        improvements.saveAndFlush(improvement);
        ledger.write(improvement, step, words, was, by.id(), today);
        told(improvement);
    }

    private void told(Improvement improvement) {
        news.tellOfImprovement(ledger.sources(improvement.id()));
    }

    /** @throws Changed when it is no longer the one that was on the page */
    private Improvement of(Staff by, UUID id, long seen) {
        var improvement = improvements.of(by, id);
        if (improvement.version() != seen) {
            throw new Changed();
        }
        return improvement;
    }

    private void withoutOpenProof(UUID id) {
        if (proofs.existsByImprovementIdAndConfirmedByIsNullAndReturnedByIsNull(id)) {
            throw new RuleBroken("R34.proofWaits");
        }
    }

    /** It is published as it is written. */
    @Rule("R14")
    static void noBsn(@Nullable String... texts) {
        if (Arrays.stream(texts)
                .anyMatch(it -> it != null
                        && PersonalData.find(it).stream().anyMatch(hit -> hit.kind() == PersonalData.Kind.BSN))) {
            throw new RuleBroken("R14.bsn");
        }
    }
}
