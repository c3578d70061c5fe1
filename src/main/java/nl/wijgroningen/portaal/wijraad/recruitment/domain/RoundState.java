package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;

/** Where a round and its text stand (R11). */
public enum RoundState {
    DRAFT,
    WITH_STADADVISEERT,
    /** Stadadviseert looked, and their remarks are there. */
    LOOKED,
    ADOPTED,
    PUBLISHED,
    CLOSED;

    /** What happens to a round. */
    public enum Step {
        STARTED,
        WRITTEN,
        SENT,
        TAKEN_BACK,
        LOOKED,
        ADOPTED,
        PUBLISHED,
        CLOSED
    }

    /**
     * The state after a step. Who changes an adopted text begins anew: Stadadviseert looks at it again.
     *
     * @throws RuleBroken when the step cannot be taken from here
     */
    @Rule("R11")
    public RoundState after(Step step) {
        if (this == CLOSED) {
            throw new RuleBroken("R11.closed");
        }
        return switch (step) {
            case STARTED -> throw new IllegalArgumentException("a round starts once");
            case WRITTEN ->
                switch (this) {
                    case DRAFT, ADOPTED -> DRAFT;
                    case LOOKED -> LOOKED;
                    default -> throw refusal();
                };
            case SENT ->
                switch (this) {
                    case DRAFT, LOOKED -> WITH_STADADVISEERT;
                    default -> throw refusal();
                };
            case TAKEN_BACK -> fromStadadviseert(DRAFT);
            case LOOKED -> fromStadadviseert(LOOKED);
            case ADOPTED ->
                switch (this) {
                    case LOOKED -> ADOPTED;
                    case DRAFT -> throw new RuleBroken("R11.notLooked");
                    default -> throw refusal();
                };
            case PUBLISHED ->
                switch (this) {
                    case ADOPTED -> PUBLISHED;
                    case DRAFT -> throw new RuleBroken("R11.notLooked");
                    case LOOKED -> throw new RuleBroken("R11.notAdopted");
                    default -> throw refusal();
                };
            case CLOSED -> CLOSED;
        };
    }

    private RoundState fromStadadviseert(RoundState to) {
        if (this != WITH_STADADVISEERT) {
            throw refusal();
        }
        return to;
    }

    private RuleBroken refusal() {
        return switch (this) {
            case WITH_STADADVISEERT -> new RuleBroken("R11.with");
            case PUBLISHED -> new RuleBroken("R11.published");
            case ADOPTED -> new RuleBroken("R11.adopted");
            default -> new RuleBroken("R11.notSent");
        };
    }
}
