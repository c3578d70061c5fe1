package nl.wijgroningen.portaal.platform.text;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What changed between two versions of a text, by words. */
public final class Changes {

    /** A word with the white space after it: put together they are the text again. */
    private static final Pattern WORD = Pattern.compile("\\s+|\\S+\\s*");

    private Changes() {}

    /** What became of a part. */
    public enum Kind {
        KEPT,
        REMOVED,
        ADDED
    }

    /** Some words, and what became of them. */
    public record Part(Kind kind, String text) {}

    /** In reading order; what took the place of something stands after it. */
    public static List<Part> between(String before, String after) {
        var old = words(before);
        var now = words(after);
        var parts = new ArrayList<Part>();
        var at = 0;
        for (var delta : DiffUtils.diff(old, now).getDeltas()) {
            add(parts, Kind.KEPT, old.subList(at, delta.getSource().getPosition()));
            add(parts, Kind.REMOVED, delta.getSource().getLines());
            add(parts, Kind.ADDED, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(parts, Kind.KEPT, old.subList(at, old.size()));
        return List.copyOf(parts);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(it -> it.group()).toList();
    }

    private static void add(List<Part> parts, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            parts.add(new Part(kind, String.join("", words)));
        }
    }
}
