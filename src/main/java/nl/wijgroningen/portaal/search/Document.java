package nl.wijgroningen.portaal.search;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something public, as it is found.
 *
 * @param path its page, without language
 * @param language in which it is written
 * @param published the day on which staff made it public; the newest is found first
 */
public record Document(
        Kind kind,
        UUID id,
        String path,
        String language,
        String title,
        String body,
        int year,
        @Nullable UUID team,
        @Nullable UUID theme,
        LocalDate published) {

    /** What modules put in the index. */
    public enum Kind {
        EXPERIENCE,
        IMPROVEMENT,
        ADVICE
    }
}
