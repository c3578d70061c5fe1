package nl.wijgroningen.portaal.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import nl.wijgroningen.portaal.PortaalApplication;

/** The clock of the portal under test: the real time, until a test moves it; {@link #reset()} afterwards. */
public final class MovableClock extends Clock {

    private volatile Duration offset = Duration.ZERO;

    /** Noon of a day. */
    public void moveTo(LocalDate day) {
        offset = Duration.between(
                Instant.now(), day.atTime(12, 0).atZone(getZone()).toInstant());
    }

    /** On from where it stands. */
    public void advance(Duration by) {
        offset = offset.plus(by);
    }

    /** So much later than it is. */
    public void ahead(Duration duration) {
        offset = duration;
    }

    public void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return PortaalApplication.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), offset);
    }
}
