package nl.wijgroningen.portaal.experience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The five dots of an experience: voice, answer, decision, action, proof; how far it came, wherever it shows.
 *
 * @param kinds of each dot: {@code on} done, {@code now} here, {@code no} not possible, empty not yet
 */
public record Dots(List<String> kinds) {

    private static final int ALL = 5;
    private static final String NOT_POSSIBLE = "not-possible";

    /**
     * @param answered there is an answer
     * @param ended the teller says that it is solved, or nothing more will come
     * @param outcomes states of the improvements that it led to, as in {@link PublicImprovements.Line}
     */
    public static Dots of(boolean answered, boolean ended, Collection<String> outcomes) {
        var here = answered ? 1 : 0;
        for (var state : outcomes) {
            here = Math.max(here, place(state));
        }
        var impossible = !outcomes.isEmpty() && outcomes.stream().allMatch(NOT_POSSIBLE::equals);
        var kinds = new ArrayList<String>();
        for (var at = 0; at < ALL; at++) {
            var passed = at < here || at == here && (here == ALL - 1 || ended && outcomes.isEmpty());
            kinds.add(passed ? "on" : at > here ? "" : impossible ? "no" : "now");
        }
        return new Dots(kinds);
    }

    private static int place(String state) {
        return switch (state) {
            case "done" -> 4;
            case "busy", NOT_POSSIBLE -> 3;
            default -> 2; // promised; late says no more than that
        };
    }
}
