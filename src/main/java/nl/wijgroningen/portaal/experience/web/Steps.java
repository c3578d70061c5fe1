package nl.wijgroningen.portaal.experience.web;

import nl.wijgroningen.portaal.experience.domain.Draft;
import nl.wijgroningen.portaal.experience.domain.Telling;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Saves a step and says where to go: on, back to the last page, or to the page on which one stops. */
@Component
class Steps {

    private final Telling telling;

    Steps(Telling telling) {
        this.telling = telling;
    }

    /**
     * The two other buttons and the way back of every step.
     *
     * @param stop "Bewaar en stop" was pressed
     * @param terug the answer was changed from the last page
     */
    record Way(@Nullable String stop, @Nullable String terug) {

        boolean stops() {
            return stop != null;
        }

        boolean fromReview() {
            return terug != null;
        }
    }

    String save(OpenDraft open, Draft changed, Step step, Way way) {
        telling.save(open.code(), changed);
        if (way.stops()) {
            return "redirect:/ervaringen/nieuw/code?stop=ja";
        }
        var next = step.after(changed);
        var back = way.fromReview() && (next != Step.CHECK || changed.checked());
        return "redirect:" + (back ? Step.REVIEW : next).path();
    }
}
