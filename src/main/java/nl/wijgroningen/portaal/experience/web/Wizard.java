package nl.wijgroningen.portaal.experience.web;

import nl.wijgroningen.portaal.experience.domain.Draft;
import org.jspecify.annotations.Nullable;

/**
 * What every step shows around its question.
 *
 * @param number of this step, of {@code total}
 * @param back path of the step before
 * @param nextKey message with the name of the next step; null on the last
 * @param path where the form goes
 * @param review came from the last page to change this answer, and goes back there
 */
public record Wizard(
        int number, int total, String back, @Nullable String nextKey, String path, boolean review, boolean shortWay) {

    private static final int SHORT_STEPS = 3;

    static Wizard of(Step step, Draft draft, boolean review) {
        var last = step == Step.REVIEW;
        return new Wizard(
                step.number(),
                Step.values().length,
                step == Step.PLACE ? "/ervaringen/nieuw" : step.before(draft).path(),
                last ? null : step.after(draft).key(),
                step.path(),
                review,
                false);
    }

    static Wizard first() {
        return of(Step.PLACE, Draft.start("nl", false, false), false);
    }

    static Wizard shortWay(int number, String back, @Nullable String nextKey, String path) {
        return new Wizard(number, SHORT_STEPS, back, nextKey, path, false, true);
    }
}
