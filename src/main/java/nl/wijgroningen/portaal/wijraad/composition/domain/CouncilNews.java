package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;

/** What was just decided or written down, for the features above: they hear it in the same transaction. */
public sealed interface CouncilNews {

    Staff by();

    LocalDate on();

    record Nominated(UUID nomination, Staff by, LocalDate on) implements CouncilNews {}

    /** @param newcomer whether the member was none before */
    record Appointed(UUID nomination, UUID member, boolean newcomer, Staff by, LocalDate on) implements CouncilNews {}

    record NotAppointed(UUID nomination, Staff by, LocalDate on) implements CouncilNews {}

    /** @param fact the last one of the book */
    record Written(Fact fact, Staff by, LocalDate on) implements CouncilNews {}
}
