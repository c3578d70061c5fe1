package nl.wijgroningen.portaal.wijraad.meeting.domain;

import nl.wijgroningen.portaal.platform.rule.Rule;

/**
 * Where a year stands: so many meetings at least, some of them with the board (R12d). One that was cancelled does not
 * count.
 *
 * @param least meetings in the year, those with the board among them
 * @param leastBoard of them with the board
 * @param held that were held, and {@code coming} that are planned or invited to; {@code …Board}: of those with the board
 */
@Rule("R12d")
public record YearPlan(int year, int least, int leastBoard, int held, int heldBoard, int coming, int comingBoard) {

    /** How many must still be planned. */
    public int missing() {
        return Math.max(Math.max(0, least - held - coming), missingBoard());
    }

    /** How many of {@link #missing} must be with the board. */
    public int missingBoard() {
        return Math.max(0, leastBoard - heldBoard - comingBoard);
    }

    /** Whether enough is held and planned. */
    public boolean enough() {
        return missing() == 0;
    }
}
