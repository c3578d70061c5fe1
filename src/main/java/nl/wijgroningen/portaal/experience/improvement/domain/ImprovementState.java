package nl.wijgroningen.portaal.experience.improvement.domain;

/** Where an improvement stands (R34). */
public enum ImprovementState {
    PROMISED,
    BUSY,
    DONE,
    NOT_POSSIBLE,
    /** It goes on in another one. */
    MERGED;

    /** Something is still to be done. */
    public boolean isOpen() {
        return this == PROMISED || this == BUSY;
    }
}
