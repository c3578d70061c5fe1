package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.util.List;
import java.util.UUID;

/** Of these nominations nobody knows any more who it was (R12c): what the features above wrote about them goes as well. */
public record CouncilForgot(List<UUID> nominations) {

    public CouncilForgot {
        nominations = List.copyOf(nominations);
    }
}
