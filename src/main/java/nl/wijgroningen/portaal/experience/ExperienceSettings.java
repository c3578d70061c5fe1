package nl.wijgroningen.portaal.experience;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The numbers of this module that are our choice.
 *
 * @param release when a telling reaches the team; null: at once in the demo, else in the morning (R33)
 * @param draftDays how long a draft is kept (R42)
 * @param closeAfterWeeks after the last answer without a reply (R12)
 */
@ConfigurationProperties("portal.experience")
public record ExperienceSettings(@Nullable Release release, int draftDays, int closeAfterWeeks) {

    /** When a telling reaches the team. */
    public enum Release {
        AT_ONCE,
        MORNING
    }
}
