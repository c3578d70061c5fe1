package nl.wijgroningen.portaal.wijraad.composition.web;

import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** Does what a form asks; what is refused stands beside its field, in the words of the rule. */
public final class Refused {

    private Refused() {}

    /** @return whether it was done */
    public static boolean none(BindingResult errors, String field, Words words, Runnable change) {
        if (errors.hasErrors()) {
            return false;
        }
        try {
            change.run();
            return true;
        } catch (RuleBroken broken) {
            errors.rejectValue(field, "wijraad.refused", new Object[] {words.rule(broken)}, null);
        } catch (CouncilStore.Overtaken overtaken) {
            errors.reject("wijraad.overtaken");
        }
        return false;
    }

    /** What is no number is no version of ours. */
    public static int number(@Nullable String typed) {
        try {
            return Integer.parseInt(Optional.ofNullable(typed).orElse(""));
        } catch (NumberFormatException forged) {
            return -1;
        }
    }

    /** Null when it is no id of ours. */
    public static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException forged) {
            return null;
        }
    }
}
