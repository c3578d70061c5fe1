package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.net.URI;
import java.util.UUID;

/** The name by which calendars know a meeting, the same in a mail and in the feed. */
public final class MeetingUid {

    private MeetingUid() {}

    /** @param base address of the portal */
    public static String of(UUID meeting, URI base) {
        return meeting.toString().replace("-", "") + "@" + base.getHost();
    }
}
