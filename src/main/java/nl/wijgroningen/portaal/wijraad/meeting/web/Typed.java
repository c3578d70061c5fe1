package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/** Reads the fields of forms about meetings; what is wrong stands beside its field. */
final class Typed {

    static final int TITLE = 150;
    static final int TEXT = 2000;
    static final int MINUTES = 40_000;

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])(?:[.:]([0-5]\\d))?(?: *uur)?");

    private Typed() {}

    /** Required; empty when it is refused. */
    static String text(BindingResult errors, String field, @Nullable String typed, int most) {
        if (typed == null || typed.isBlank()) {
            errors.rejectValue(field, "wijraad.meeting.empty." + field);
            return "";
        }
        return most(errors, field, typed, most);
    }

    /** Null when nothing was typed. */
    static @Nullable String optional(BindingResult errors, String field, @Nullable String typed, int most) {
        return typed == null || typed.isBlank() ? null : most(errors, field, typed, most);
    }

    private static String most(BindingResult errors, String field, String typed, int most) {
        if (typed.codePointCount(0, typed.length()) > most) {
            errors.rejectValue(field, "wijraad.meeting.long", new Object[] {most}, null);
        }
        return typed;
    }

    /** Today when it is refused. */
    static LocalDate day(BindingResult errors, String field, @Nullable String typed, LocalDate today) {
        return Days.parse(typed).orElseGet(() -> {
            errors.rejectValue(field, "wijraad.day.wrong");
            return today;
        });
    }

    /** {@code 19.30}, {@code 19:30} or {@code 19}; midnight when it is refused. */
    static LocalTime time(BindingResult errors, String field, @Nullable String typed) {
        var found = TIME.matcher(typed == null ? "" : typed.strip());
        if (!found.matches()) {
            errors.rejectValue(field, "wijraad.meeting.time.wrong");
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.of(
                Integer.parseInt(found.group(1)),
                Optional.ofNullable(found.group(2)).map(Integer::parseInt).orElse(0));
    }

    /** What is no number is no version of ours. */
    static int version(@Nullable String typed) {
        try {
            return typed == null ? -1 : Integer.parseInt(typed);
        } catch (NumberFormatException forged) {
            return -1;
        }
    }

    static @Nullable UUID id(@Nullable String typed) {
        try {
            return typed == null ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException forged) {
            return null;
        }
    }

    /** Does what a form asks, unless something in it is wrong; what a rule refuses stands beside {@code field}. */
    static boolean done(BindingResult errors, String field, Words words, Runnable change) {
        if (errors.hasErrors()) {
            return false;
        }
        try {
            change.run();
            return true;
        } catch (RuleBroken broken) {
            errors.rejectValue(field, "wijraad.refused", new Object[] {words.rule(broken)}, null);
            return false;
        }
    }
}
