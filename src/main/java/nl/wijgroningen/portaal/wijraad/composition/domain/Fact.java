package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was written down about the council: never changed, never removed (R8).
 *
 * @param turn its number: one more than the fact before it
 * @param member whom it is about; null: the council or a seat
 * @param day what it says of the council holds from here on; of a departure it is the last day as a member
 * @param corrects number of the fact that was wrong
 * @param reason why it is corrected, or another remark
 */
public record Fact(
        int turn,
        Kind kind,
        @Nullable UUID member,
        LocalDate day,
        @Nullable Integer corrects,
        @Nullable String reason,
        LocalDate madeOn,
        UUID madeBy) {

    public enum Kind {
        FOUNDED,
        APPOINTED,
        RESIGNED,
        DIED,
        MOVED_IN,
        MOVED_OUT,
        TOOK_PORTFOLIO,
        LAID_DOWN_PORTFOLIO,
        /** Another end was chosen for the next term of a seat. */
        SCHEDULED,
        /** The fact that is named happened on another day. */
        CORRECTED,
        /** The fact that is named did not happen. */
        UNDONE,
        /** What is known of a person was wrong. */
        RENAMED;

        /** Whether it can be said that it happened on another day, or not at all. */
        public boolean correctable() {
            return switch (this) {
                case RESIGNED, DIED, MOVED_IN, MOVED_OUT, TOOK_PORTFOLIO, LAID_DOWN_PORTFOLIO -> true;
                default -> false;
            };
        }
    }

    /** Who writes something down, and when. */
    public record Author(UUID by, LocalDate on) {}
}
