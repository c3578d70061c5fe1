package nl.wijgroningen.portaal.wijraad.advice.web;

import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceState;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceTerm;
import org.jspecify.annotations.Nullable;

/**
 * What is said of how far an advice is: in words, never by colour alone.
 *
 * @param name of the label
 * @param days that it is or was late, took, or still may take, as the label asks
 * @param term null: not sent
 */
@Rule("R12e")
public record AdviceLook(String name, int days, @Nullable AdviceTerm term) {

    static AdviceLook of(AdviceState state, @Nullable AdviceTerm term, LocalDate today) {
        if (term == null) {
            return new AdviceLook(state == AdviceState.DECIDED ? "decided" : "draft", 0, null);
        }
        var name = switch (state) {
            case JUDGED -> "judged";
            case ANSWERED -> "answered";
            default -> term.isLate(today) ? "late" : "waiting";
        };
        return new AdviceLook(name, term.late(today), term);
    }

    /** Whether it is or was too late. */
    public boolean isLate() {
        return days > 0;
    }

    /** Whether there is a whole answer. */
    public boolean isAnswered() {
        return term != null && term.answeredOn() != null;
    }

    /** After how many days it was answered. */
    public int taken() {
        return term == null || term.answeredOn() == null ? 0 : term.taken(term.answeredOn());
    }

    /** Within how many days it must be. */
    public int within() {
        return term == null ? 0 : term.days();
    }
}
