package nl.wijgroningen.portaal.experience.improvement.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;

/** Something that will change because of what was told: promised, worked on, and then done or not possible (R34). */
@Entity
@Table(name = "experience_improvement")
class Improvement {

    @Id
    private UUID id;

    private @Nullable UUID teamId;
    private String title;
    private String promise;
    private String owner;
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private ImprovementState state;

    private @Nullable String reason;
    private @Nullable UUID mergedInto;
    private @Nullable UUID proofId;
    private UUID promisedBy;
    private LocalDate promisedOn;
    private LocalDate changedOn;
    private @Nullable LocalDate endedOn;

    @Version
    private @Nullable Long version;

    /**
     * @param team null: of the whole city
     * @param owner by whom: a team or a function
     */
    Improvement(
            @Nullable UUID team,
            String title,
            String promise,
            String owner,
            LocalDate due,
            StaffId by,
            LocalDate today) {
        this.id = UUID.randomUUID();
        this.teamId = team;
        this.title = title;
        this.promise = promise;
        this.owner = owner;
        this.dueOn = notBefore(due, today);
        this.state = ImprovementState.PROMISED;
        this.promisedBy = by.value();
        this.promisedOn = today;
        this.changedOn = today;
    }

    UUID id() {
        return id;
    }

    @Nullable
    UUID teamId() {
        return teamId;
    }

    String title() {
        return title;
    }

    ImprovementState state() {
        return state;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    UUID proofId() {
        return proofId;
    }

    long version() {
        return Objects.requireNonNullElse(version, 0L);
    }

    /** Something was done for it. */
    @Rule("R34")
    void act(LocalDate today) {
        open();
        state = ImprovementState.BUSY;
        changedOn = today;
    }

    /** Another day. */
    @Rule("R34")
    Earlier postpone(LocalDate due, LocalDate today) {
        open();
        var was = Earlier.day(dueOn);
        dueOn = notBefore(due, today);
        changedOn = today;
        return was;
    }

    /** Other words, or another who does it. */
    @Rule("R34")
    Earlier change(String newTitle, String newPromise, String newOwner, LocalDate today) {
        open();
        var was = new Earlier(
                title.equals(newTitle) ? null : title,
                promise.equals(newPromise) ? null : promise,
                owner.equals(newOwner) ? null : owner,
                null);
        if (was.equals(Earlier.NONE)) {
            throw new RuleBroken("R34.same");
        }
        title = newTitle;
        promise = newPromise;
        owner = newOwner;
        changedOn = today;
        return was;
    }

    /** What was not possible is promised again, for a day to come. */
    @Rule("R34")
    Earlier resume(LocalDate due, LocalDate today) {
        if (state != ImprovementState.NOT_POSSIBLE) {
            throw new RuleBroken("R34.resume");
        }
        var was = Earlier.day(dueOn);
        dueOn = notBefore(due, today);
        state = ImprovementState.PROMISED;
        reason = null;
        endedOn = null;
        changedOn = today;
        return was;
    }

    /** A proof is offered, or comes back: work goes on. */
    @Rule("R34")
    void proving(LocalDate today) {
        act(today);
    }

    /** A second person confirmed the proof. */
    @Rule("R34")
    void done(UUID proof, LocalDate today) {
        open();
        state = ImprovementState.DONE;
        proofId = proof;
        changedOn = today;
        endedOn = today;
    }

    @Rule("R34")
    void notPossible(String why, LocalDate today) {
        open();
        state = ImprovementState.NOT_POSSIBLE;
        reason = why;
        changedOn = today;
        endedOn = today;
    }

    /**
     * A teller notices nothing of it. Only the first to say so of a proof opens it again, and only while that proof is what
     * it rests on.
     *
     * @return whether it was opened
     */
    @Rule("R34")
    boolean reopen(UUID proof) {
        if (state != ImprovementState.DONE || !proof.equals(proofId)) {
            return false;
        }
        state = ImprovementState.BUSY;
        proofId = null;
        endedOn = null;
        return true;
    }

    /** It goes on in another one, which is open. */
    @Rule("R34")
    void mergeInto(Improvement other, LocalDate today) {
        open();
        if (other.id.equals(id)) {
            throw new RuleBroken("R34.itself");
        }
        other.open();
        state = ImprovementState.MERGED;
        mergedInto = other.id;
        changedOn = today;
        endedOn = today;
        other.changedOn = today;
    }

    /** A part of it goes on as another one. */
    @Rule("R34")
    Improvement split(String part, String what, LocalDate due, StaffId by, LocalDate today) {
        open();
        changedOn = today;
        return new Improvement(teamId, part, what, owner, due, by, today);
    }

    void open() {
        if (!state.isOpen()) {
            throw new RuleBroken("R34.open");
        }
    }

    private static LocalDate notBefore(LocalDate due, LocalDate today) {
        if (due.isBefore(today)) {
            throw new RuleBroken("R34.due");
        }
        return due;
    }

    protected Improvement() {} // JPA
}
