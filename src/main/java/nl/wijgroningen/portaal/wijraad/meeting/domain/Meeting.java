package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A meeting as other features know it.
 *
 * @param title in Dutch
 * @param present the members who were there, as far as it is written down
 */
public record Meeting(UUID id, LocalDate heldOn, String title, State state, Set<UUID> present) {

    public Meeting {
        present = Set.copyOf(present);
    }

    /** Where a meeting stands. */
    public enum State {
        /** In the year plan. */
        PLANNED,
        /** Members know of it, with agenda and papers. */
        INVITED,
        /** It was held and is closed: who was present is fixed. */
        HELD,
        CANCELLED
    }

    /** With whom the WIJ-raad meets. */
    public enum Kind {
        OWN("wijraad.meeting.title.OWN"),
        WITH_BOARD("wijraad.meeting.title.WITH_BOARD");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Key of the words for such a meeting. */
        public String title() {
            return title;
        }
    }
}
