package nl.wijgroningen.portaal.experience.web;

import nl.wijgroningen.portaal.platform.text.PlainText;
import org.jspecify.annotations.Nullable;

/** What was typed in a box to search a list. */
public final class SearchWords {

    private static final int LONGEST = 100;

    private SearchWords() {}

    /** On one line and no longer than a search takes; null when nothing was typed. */
    public static @Nullable String of(@Nullable String typed) {
        var line = PlainText.oneLine(typed);
        return line.isEmpty()
                ? null
                : line.substring(
                        0, line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length()))));
    }
}
