package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.util.List;
import java.util.UUID;

/**
 * These nominations came to nothing: of who would come nobody knows any more who it was (R12c), and of who stays it was
 * taken back. What the features above wrote about them goes as well.
 */
public record CouncilForgot(List<UUID> nominations) {

    public CouncilForgot {
        nominations = List.copyOf(nominations);
    }
}
