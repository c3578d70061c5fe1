package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round that looks for members.
 *
 * @param opensOn the first day on which one can apply, {@code closesOn} the last
 * @param lettersOn when the letters are read
 * @param members of the council on {@code profileOn}, the day that the profile was made for
 * @param textVersion of the newest text
 * @param version which a form names, so that nobody writes over what somebody else did
 */
public record Round(
        UUID id,
        String title,
        RoundState state,
        LocalDate opensOn,
        LocalDate closesOn,
        @Nullable LocalDate lettersOn,
        int members,
        LocalDate profileOn,
        int textVersion,
        @Nullable Integer sentVersion,
        @Nullable LocalDate sentOn,
        @Nullable Integer lookedVersion,
        @Nullable LocalDate lookedOn,
        @Nullable Integer publishedVersion,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate closedOn,
        long version) {

    /** Whether one can apply on a day. */
    public boolean takes(LocalDate day) {
        return state == RoundState.PUBLISHED && !day.isBefore(opensOn) && !day.isAfter(closesOn);
    }
}
