package nl.wijgroningen.portaal.experience.web;

import java.util.Locale;
import nl.wijgroningen.portaal.experience.domain.State;

/** How the state of an experience looks as a label. */
public enum Look {
    LATE("late", "late"),
    DRAFT("busy", "busy"),
    NEW("wait", "wait"),
    REOPENED("not", "close"),
    ANSWERED("done", "check"),
    ASKED_BACK("busy", "story"),
    CLOSED("line", "check");

    private final String tag;
    private final String icon;

    Look(String tag, String icon) {
        this.tag = tag;
        this.icon = icon;
    }

    static Look of(State state, boolean late, boolean hasDraft) {
        if (late) {
            return LATE;
        }
        return switch (state) {
            case WITH_TEAM -> hasDraft ? DRAFT : NEW;
            case REOPENED -> hasDraft ? DRAFT : REOPENED;
            case ANSWERED -> ANSWERED;
            case ASKED_BACK -> ASKED_BACK;
            case CLOSED -> CLOSED;
        };
    }

    /** Kind of {@code wij-tag}. */
    public String tag() {
        return tag;
    }

    /** Name in {@code fragments/icon}. */
    public String icon() {
        return icon;
    }

    /** Message with its words. */
    public String key() {
        return "experience.inbox.status." + name().toLowerCase(Locale.ROOT);
    }
}
