package nl.wijgroningen.portaal.experience.web;

import java.util.Locale;
import nl.wijgroningen.portaal.experience.domain.Draft;

/** The steps of telling, in their order; one question each. */
enum Step {
    PLACE("plaats"),
    TOPIC("onderwerp"),
    READERS("lezers"),
    STORY("verhaal"),
    STATEMENTS("stellingen"),
    CHECK("gegevens"),
    PUBLIC("openbaar"),
    REVIEW("controle");

    private final String noun;

    Step(String noun) {
        this.noun = noun;
    }

    String path() {
        return "/ervaringen/nieuw/" + noun;
    }

    int number() {
        return ordinal() + 1;
    }

    /** Key of its name in messages. */
    String key() {
        return "experience.step." + name().toLowerCase(Locale.ROOT);
    }

    /** What only the coordinator reads is not public, so that is not asked. */
    Step after(Draft draft) {
        var next = values()[ordinal() + 1];
        return next == PUBLIC && isConfidential(draft) ? REVIEW : next;
    }

    Step before(Draft draft) {
        var before = values()[ordinal() - 1];
        return before == PUBLIC && isConfidential(draft) ? CHECK : before;
    }

    private static boolean isConfidential(Draft draft) {
        var readers = draft.readers();
        return readers != null && readers.coordinatorOnly();
    }
}
