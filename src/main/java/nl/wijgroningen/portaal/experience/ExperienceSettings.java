package nl.wijgroningen.portaal.experience;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How this installation runs; the numbers that are our choice are {@link ExperienceNumbers}.
 *
 * @param release when a telling reaches the team; null: at once in the demo, else in the morning (R33)
 * @param confidant how staff reach the confidant, for what is about the only coordinator (R35)
 */
@ConfigurationProperties("portal.experience")
public record ExperienceSettings(@Nullable Release release, String confidant) {

    /** When a telling reaches the team. */
    public enum Release {
        AT_ONCE,
        MORNING
    }
}
