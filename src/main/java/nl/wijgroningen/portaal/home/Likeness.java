package nl.wijgroningen.portaal.home;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How well a name answers what was asked, both {@link Fold#words folded}. */
final class Likeness {

    static final int NONE = 0;

    /** From here on the name holds what was asked; below it only looks like it. */
    static final int HELD = 30;

    /** Words that say what is looked for, not which one. */
    private static final Set<String> NO_NAMES = Set.of(
            "wij",
            "team",
            "wijkteam",
            "wijk",
            "buurt",
            "dorp",
            "stad",
            "in",
            "van",
            "mijn",
            "my",
            "village",
            "area",
            "neighbourhood",
            "postcode");

    private static final int MOST_WORDS = 8;

    private final List<String> words;
    private final String joined;

    /** @param asked folded, not empty */
    Likeness(String asked) {
        var named = Arrays.stream(asked.split(" "))
                .filter(it -> !NO_NAMES.contains(it))
                .toList();
        this.words = (named.isEmpty() ? Arrays.stream(asked.split(" ")) : named.stream())
                .limit(MOST_WORDS)
                .toList();
        this.joined = String.join("", words);
    }

    /** The higher the better; {@link #NONE} when it is no answer. */
    int of(String name) {
        var parts = name.split(" ");
        var whole = name.replace(" ", "");
        if (whole.equals(joined)) {
            return 100;
        }
        if (whole.startsWith(joined)) {
            return 80;
        }
        if (words.stream().allMatch(it -> Arrays.stream(parts).anyMatch(part -> part.startsWith(it)))) {
            return 60;
        }
        if (joined.length() >= 3 && whole.contains(joined)) {
            return 40;
        }
        var near = Arrays.stream(parts).anyMatch(it -> isNear(joined, it)) || isNear(joined, whole);
        return near ? 20 : NONE;
    }

    /** One slip of the pen in four letters or more, two in eight or more. */
    private static boolean isNear(String asked, String name) {
        var slips = asked.length() >= 8 ? 2 : asked.length() >= 4 ? 1 : 0;
        return slips > 0 && Math.abs(asked.length() - name.length()) <= slips && slips(asked, name) <= slips;
    }

    /** Letters to add, leave out, replace or swap with their neighbour. */
    private static int slips(String a, String b) {
        var costs = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    costs[i][j] = i + j;
                    continue;
                }
                var same = a.charAt(i - 1) == b.charAt(j - 1);
                var cost = Math.min(costs[i - 1][j], costs[i][j - 1]) + 1;
                cost = Math.min(cost, costs[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost = Math.min(cost, costs[i - 2][j - 2] + 1);
                }
                costs[i][j] = cost;
            }
        }
        return costs[a.length()][b.length()];
    }
}
