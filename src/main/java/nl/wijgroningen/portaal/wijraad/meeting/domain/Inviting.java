package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Lets those who are expected at a meeting know of it, of its changes and of its end; the words are elsewhere. */
public interface Inviting {

    /**
     * A meeting as a calendar knows it.
     *
     * @param sequence counts its changes since the invitation
     * @param sitting the members who are expected
     */
    record Invitation(
            UUID id,
            LocalDate heldOn,
            LocalTime startsAt,
            LocalTime endsAt,
            Meeting.Kind kind,
            String place,
            int sequence,
            boolean cancelled,
            Set<UUID> sitting) {}

    /** @param open whether its title may be mailed */
    record Point(int turn, String title, boolean open) {}

    void invite(Invitation meeting, List<Point> agenda);

    void changed(Invitation meeting);

    void cancelled(Invitation meeting, String reason);
}
