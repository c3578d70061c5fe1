package nl.wijgroningen.portaal.experience.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;

/** One told experience, from its release to its withdrawal. What was told does not change here; where it stands does. */
@Entity
@Table(name = "experience")
class Experience {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ExperienceId id;

    private @Nullable UUID teamId;
    private boolean coordinatorOnly;
    private @Nullable UUID notFor;
    private @Nullable String teamAllowedWeek;
    private boolean mayBePublic;
    private String toldWeek;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String waitingSince;
    private @Nullable String closedWeek;
    private @Nullable String checkSince;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Version
    private @Nullable Long version;

    /** One that was just released. */
    Experience(
            ExperienceId id,
            @Nullable UUID teamId,
            boolean coordinatorOnly,
            @Nullable UUID notFor,
            boolean mayBePublic,
            Week told) {
        this.id = id;
        this.teamId = teamId;
        this.coordinatorOnly = coordinatorOnly;
        this.notFor = notFor;
        this.mayBePublic = mayBePublic;
        this.toldWeek = told.toString();
        this.state = State.WITH_TEAM;
        this.waitingSince = told.toString();
        this.origin = Origin.WEB;
    }

    ExperienceId id() {
        return id;
    }

    State state() {
        return state;
    }

    @Nullable
    String waitingSince() {
        return waitingSince;
    }

    boolean mayBePublic() {
        return mayBePublic;
    }

    @Nullable
    UUID teamId() {
        return teamId;
    }

    /** The answer was sent; the teller is next. */
    void answered() {
        state = State.ANSWERED;
        waitingSince = null;
        closedWeek = null;
    }

    /** A question back was sent; the teller is next, and no answer is due until the reply (R17). */
    @Rule("R12")
    void askedBack() {
        state = State.ASKED_BACK;
        waitingSince = null;
        closedWeek = null;
    }

    /**
     * The teller replied: an answer is due from that week on (R17).
     *
     * @param answered whether there was an answer before; a reply to a question only goes on where the team was
     */
    @Rule("R12")
    void replied(boolean answered, Week week) {
        state = answered || state == State.CLOSED ? State.REOPENED : State.WITH_TEAM;
        waitingSince = week.toString();
        closedWeek = null;
    }

    /** The teller says whether it is solved; "no" opens it again, and an answer is due from that week on (R12, R17). */
    @Rule("R12")
    void judged(boolean solved, Week week) {
        if (solved) {
            state = State.CLOSED;
            waitingSince = null;
            closedWeek = week.toString();
        } else {
            state = State.REOPENED;
            waitingSince = week.toString();
            closedWeek = null;
        }
    }

    /** Eight weeks after the last answer or question, without a reply (R12). */
    @Rule("R12")
    void lapse(Week week) {
        if (state == State.ANSWERED || state == State.ASKED_BACK) {
            state = State.CLOSED;
            closedWeek = week.toString();
        }
    }

    /** The coordinator gives it to a team; what the teller kept from the team stays away from it (R35). */
    @Rule("R15")
    @Rule("R35")
    void assign(UUID team) {
        if (coordinatorOnly) {
            throw new RuleBroken("R35.assign");
        }
        moveTo(team);
    }

    /**
     * It leaves the team, or never comes there, and is never public (R35); what the teller allowed before no longer holds.
     *
     * @param about the coordinator it is about, who no longer finds it either
     */
    @Rule("R35")
    void keepFromTeam(@Nullable UUID about) {
        coordinatorOnly = true;
        teamAllowedWeek = null;
        mayBePublic = false;
        checkSince = null;
        if (about != null) {
            notFor = about;
        }
    }

    /** The teller says with the code that this team may read it; public it never becomes (R35). */
    @Rule("R35")
    void allowTeam(UUID team, Week week) {
        if (!coordinatorOnly) {
            throw new RuleBroken("R35.permission");
        }
        moveTo(team);
        teamAllowedWeek = week.toString();
    }

    /** A card counts only for the team that handed it out (R32). */
    @Rule("R32")
    private void moveTo(UUID team) {
        if (origin == Origin.CARD && !team.equals(teamId)) {
            origin = Origin.WEB;
        }
        teamId = team;
    }

    Origin origin() {
        return origin;
    }

    @Nullable
    UUID notFor() {
        return notFor;
    }

    boolean isConfidential() {
        return coordinatorOnly;
    }

    /** Whether no team reads it now. */
    boolean isKeptFromTeam() {
        return coordinatorOnly && teamAllowedWeek == null;
    }

    /** The teller changes who may read it: narrowing is at once; what only the coordinator reads stays so (R13, R35). */
    @Rule("R13")
    @Rule("R35")
    void choosePublic(boolean mayBePublic) {
        if (mayBePublic && coordinatorOnly) {
            throw new RuleBroken("R35.public");
        }
        this.mayBePublic = mayBePublic;
        checkSince = null;
    }

    /** What may be public and is answered waits for a check, from this week on. */
    @Rule("R13")
    void askCheck(Week week) {
        if (mayBePublic && checkSince == null && state != State.WITH_TEAM) {
            checkSince = week.toString();
        }
    }

    /**
     * Somebody looked at it and decides on publishing.
     *
     * @param hasHand whether this person wrote or edited an answer, or entered the telling
     */
    @Rule("R13")
    void checked(boolean hasHand) {
        if (!mayBePublic || coordinatorOnly) {
            throw new RuleBroken("R13.closed");
        }
        if (state == State.WITH_TEAM) {
            throw new RuleBroken("R13.answer");
        }
        if (hasHand) {
            throw new RuleBroken("R13.otherPerson");
        }
        checkSince = null;
    }

    @Nullable
    String checkSince() {
        return checkSince;
    }

    @SuppressWarnings("NullAway.Init")
    protected Experience() {} // JPA
}
