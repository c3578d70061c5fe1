package nl.wijgroningen.portaal.wijraad.recruitment.web;

import java.time.LocalDate;
import java.util.Optional;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Rounds;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** Does what a form asks; what is refused stands beside its field, in the words of the rule. */
final class Done {

    private Done() {}

    /**
     * @param field empty: what is refused is about the whole form
     * @return whether it was done
     */
    static boolean done(BindingResult errors, String field, Words words, Runnable change) {
        if (errors.hasErrors()) {
            return false;
        }
        try {
            change.run();
            return true;
        } catch (RuleBroken broken) {
            var sentence = new Object[] {words.rule(broken)};
            if (field.isEmpty()) {
                errors.reject("recruitment.refused", sentence, null);
            } else {
                errors.rejectValue(field, "recruitment.refused", sentence, null);
            }
        } catch (Rounds.Overtaken overtaken) {
            errors.reject("recruitment.overtaken");
        }
        return false;
    }

    /** What is no number is no version of ours. */
    static long number(@Nullable String typed) {
        try {
            return Long.parseLong(Optional.ofNullable(typed).orElse(""));
        } catch (NumberFormatException forged) {
            return -1;
        }
    }

    /** A text that must be there, of at most so many characters. */
    static String text(BindingResult errors, String field, @Nullable String typed, int most, String empty) {
        if (typed == null) {
            errors.rejectValue(field, empty);
            return "";
        }
        return shorter(errors, field, typed, most);
    }

    static String shorter(BindingResult errors, String field, @Nullable String typed, int most) {
        if (typed != null && typed.codePointCount(0, typed.length()) > most) {
            errors.rejectValue(field, "recruitment.too-long", new Object[] {most}, null);
        }
        return typed == null ? "" : typed;
    }

    /** A day that must be there. */
    static LocalDate day(BindingResult errors, String field, @Nullable String typed) {
        return Days.parse(typed).orElseGet(() -> {
            errors.rejectValue(field, "recruitment.day.wrong");
            return LocalDate.EPOCH;
        });
    }
}
