package nl.wijgroningen.portaal.trail;

import java.util.UUID;

/**
 * A public thing that came of others, or that others came of.
 *
 * @param language in which the title is written
 * @param state a word of its module
 * @param path its page, without language
 */
public record Node(Kind kind, UUID id, String title, String language, String state, String path) {

    public enum Kind {
        EXPERIENCE,
        IMPROVEMENT,
        ADVICE
    }

    /** Why one thing came of another. */
    public enum Why {
        LED_TO,
        MERGED,
        SPLIT
    }
}
