package nl.wijgroningen.portaal.wijraad.advice.web;

import java.time.LocalDate;
import java.util.Optional;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.advice.domain.Overtaken;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Reads the fields of a form about an advice; what is wrong stands beside its field. */
final class Typed {

    static final int TITLE = 100;
    static final int SENTENCE = 300;
    static final int TEXT = 2000;
    static final int WHY = 4000;

    private final Errors errors;
    private final Words words;

    Typed(Errors errors, Words words) {
        this.errors = errors;
        this.words = words;
    }

    /** Anything when it is refused. */
    String text(String field, @Nullable String typed, int most, String empty) {
        if (typed == null || typed.isBlank()) {
            errors.rejectValue(field, empty);
            return "";
        }
        return optional(field, typed, most);
    }

    /** Empty when nothing was typed. */
    String optional(String field, @Nullable String typed, int most) {
        if (typed == null) {
            return "";
        }
        if (typed.length() > most) {
            errors.rejectValue(field, "advice.long", new Object[] {most}, null);
        }
        return typed;
    }

    /** Any day when it is refused. */
    LocalDate day(String field, @Nullable String typed) {
        return Days.parse(typed).orElseGet(() -> {
            errors.rejectValue(field, "wijraad.day.wrong");
            return LocalDate.EPOCH;
        });
    }

    /** Null when it is refused. */
    <E extends Enum<E>> @Nullable E choice(String field, Class<E> type, @Nullable String typed, String empty) {
        for (var each : type.getEnumConstants()) {
            if (each.name().equals(typed)) {
                return each;
            }
        }
        errors.rejectValue(field, empty);
        return null;
    }

    /**
     * Does what the form asks, unless something is wrong in it; what a rule refuses stands beside the field.
     *
     * @return whether it was done
     */
    boolean done(String field, Runnable change) {
        if (errors.hasErrors()) {
            return false;
        }
        try {
            change.run();
            return true;
        } catch (RuleBroken broken) {
            errors.rejectValue(field, "wijraad.refused", new Object[] {words.rule(broken)}, null);
        } catch (Overtaken overtaken) {
            errors.reject("advice.overtaken");
        }
        return false;
    }

    /** What is no number is no version of ours. */
    static int number(@Nullable String typed) {
        try {
            return Integer.parseInt(Optional.ofNullable(typed).orElse(""));
        } catch (NumberFormatException forged) {
            return -1;
        }
    }
}
