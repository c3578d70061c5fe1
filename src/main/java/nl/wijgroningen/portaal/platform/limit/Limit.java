package nl.wijgroningen.portaal.platform.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How often something may go wrong: so many times at once, and again so many over each period, evenly.
 *
 * @param name of what is limited; the same key under another name counts apart
 */
public record Limit(String name, int most, Duration per) {

    /** After this there is room for one more. */
    public Duration pause() {
        return per.dividedBy(most).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    }
}
