package nl.wijgroningen.portaal.experience.web;

import java.util.ArrayList;
import java.util.List;
import nl.wijgroningen.portaal.experience.improvement.domain.ImprovementState;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages.Outcome;

/** The five dots of an experience: voice, answer, decision, action, proof; how far it came. */
public record Dots(List<Dot> list) {

    private static final int ALL = 5;

    /** {@code on} done, {@code now} here, {@code no} not possible, empty not yet. */
    public record Dot(String kind, int at) {}

    /**
     * @param answered there is an answer
     * @param ended the teller says that it is solved, or nothing more will come
     */
    static Dots of(boolean answered, boolean ended, List<Outcome> outcomes) {
        var here = answered ? 1 : 0;
        var impossible = !outcomes.isEmpty();
        for (var one : outcomes) {
            here = Math.max(here, place(one.state()));
            impossible &= one.state() == ImprovementState.NOT_POSSIBLE;
        }
        var dots = new ArrayList<Dot>();
        for (var i = 0; i < ALL; i++) {
            var passed = i < here || i == here && (here == ALL - 1 || ended && outcomes.isEmpty());
            dots.add(new Dot(passed ? "on" : i > here ? "" : impossible ? "no" : "now", i));
        }
        return new Dots(dots);
    }

    private static int place(ImprovementState state) {
        return switch (state) {
            case PROMISED -> 2;
            case BUSY, NOT_POSSIBLE -> 3;
            case DONE -> 4;
            case MERGED -> 0;
        };
    }
}
