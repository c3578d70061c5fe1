package nl.wijgroningen.portaal.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Reads the fields of a form and does what it asks. What is wrong stands beside its field, and then nothing is done: what
 * these give for a field that is refused is never used.
 */
public final class Fields {

    private Fields() {}

    /** A text that must be there. */
    public static String text(Errors errors, String field, @Nullable String typed, int most, String empty) {
        if (typed == null || typed.isBlank()) {
            errors.rejectValue(field, empty);
            return "";
        }
        return optional(errors, field, typed, most);
    }

    /** Empty when nothing was typed. */
    public static String optional(Errors errors, String field, @Nullable String typed, int most) {
        if (typed == null || typed.isBlank()) {
            return "";
        }
        if (typed.codePointCount(0, typed.length()) > most) {
            errors.rejectValue(field, "form.long", new Object[] {most}, null);
        }
        return typed;
    }

    /** A day that must be there. */
    public static LocalDate day(Errors errors, String field, @Nullable String typed) {
        var day = day(errors, field, typed, Days.FIRST, Days.LAST);
        return day == null ? LocalDate.EPOCH : day;
    }

    /** Null when it is refused: when it is no day, or lies outside these two. */
    public static @Nullable LocalDate day(
            Errors errors, String field, @Nullable String typed, LocalDate first, LocalDate last) {
        var day = Days.anyYear(typed).orElse(null);
        if (day == null) {
            errors.rejectValue(field, "form.day");
            return null;
        }
        if (day.isBefore(first) || day.isAfter(last)) {
            errors.rejectValue(
                    field,
                    "form.day.between",
                    new Object[] {String.valueOf(first.getYear()), String.valueOf(last.getYear())},
                    null);
            return null;
        }
        return day;
    }

    /** Null when it is refused. */
    public static <E extends Enum<E>> @Nullable E choice(
            Errors errors, String field, Class<E> type, @Nullable String typed, String empty) {
        for (var each : type.getEnumConstants()) {
            if (each.name().equals(typed)) {
                return each;
            }
        }
        errors.rejectValue(field, empty);
        return null;
    }

    /**
     * Does what the form asks, unless something in it is wrong; what a rule refuses stands beside the field, in its words.
     *
     * @param field empty: what is refused is about the whole form
     * @return whether it was done
     * @throws Overtaken by the change, for a page that shows both
     */
    public static boolean done(Errors errors, String field, Words words, Runnable change) {
        if (errors.hasErrors()) {
            return false;
        }
        try {
            change.run();
            return true;
        } catch (RuleBroken broken) {
            refuse(errors, field, words, broken);
            return false;
        }
    }

    /** As {@link #done(Errors, String, Words, Runnable)}, and who was overtaken reads this message. */
    public static boolean done(Errors errors, String field, Words words, String overtaken, Runnable change) {
        try {
            return done(errors, field, words, change);
        } catch (Overtaken late) {
            errors.reject(overtaken);
            return false;
        }
    }

    /** The words of a rule beside a field. */
    public static void refuse(Errors errors, String field, Words words, RuleBroken broken) {
        var sentence = new Object[] {words.rule(broken)};
        if (field.isEmpty()) {
            errors.reject("form.refused", sentence, null);
        } else {
            errors.rejectValue(field, "form.refused", sentence, null);
        }
    }

    /**
     * The id of what a form makes: the same form sent twice, with the same words, makes one.
     *
     * @param form id that the page gave the form ({@link Site#form}); null: what is made is another one
     * @param typed all that was sent
     */
    public static UUID made(@Nullable String form, Record typed) {
        return form == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((form + typed).getBytes(StandardCharsets.UTF_8));
    }

    /** What is no number is no version, or place, of ours: -1. */
    public static int number(@Nullable String typed) {
        try {
            return typed == null ? -1 : Integer.parseInt(typed);
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

    /** What was ticked, without what is no id of ours. */
    public static Set<UUID> ids(@Nullable List<String> typed) {
        return typed == null
                ? Set.of()
                : typed.stream().map(Fields::id).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
