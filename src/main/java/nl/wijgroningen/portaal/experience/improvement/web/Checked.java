package nl.wijgroningen.portaal.experience.improvement.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import nl.wijgroningen.portaal.platform.time.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Reads the fields of a form about an improvement; what is wrong stands beside its field. */
final class Checked {

    static final int TITLE = 100;
    static final int TEXT = 2000;

    /** So far ahead a promise may be. */
    private static final int YEARS = 3;

    private final Errors errors;
    private final boolean seen;
    private final List<String> finds = new ArrayList<>();

    /** @param seen the writer saw the personal data in the text and leaves it */
    Checked(Errors errors, boolean seen) {
        this.errors = errors;
        this.seen = seen;
    }

    /** Required; everyone may read it, so personal data are pointed at (R14). Anything when it is refused. */
    @Rule("R14")
    String text(String field, @Nullable String typed, int most) {
        if (typed == null || typed.isBlank()) {
            errors.rejectValue(field, "improvement.empty." + field);
            return "";
        }
        return optional(field, typed, most);
    }

    /** Empty when nothing was typed. */
    String optional(String field, @Nullable String typed, int most) {
        if (typed == null || typed.isBlank()) {
            return "";
        }
        if (typed.length() > most) {
            errors.rejectValue(field, "improvement.long", new Object[] {most}, null);
            return typed;
        }
        var found = PersonalData.find(typed);
        if (found.stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
            errors.rejectValue(field, "experience.answer.bsn");
        } else if (!found.isEmpty() && !seen) {
            errors.rejectValue(field, "experience.answer.finds");
            found.forEach(it -> finds.add(it.text()));
        }
        return typed;
    }

    /** From today on; today when it is refused. */
    LocalDate future(String field, @Nullable String typed, LocalDate today) {
        var day = day(field, typed, today);
        if (day.isBefore(today)) {
            errors.rejectValue(field, "rule.R34.due");
        } else if (day.isAfter(today.plusYears(YEARS))) {
            errors.rejectValue(field, "improvement.far");
        }
        return day;
    }

    /** Up to today; today when it is refused. */
    LocalDate past(String field, @Nullable String typed, LocalDate today) {
        var day = day(field, typed, today);
        if (day.isAfter(today)) {
            errors.rejectValue(field, "rule.R34.since");
        }
        return day;
    }

    private LocalDate day(String field, @Nullable String typed, LocalDate today) {
        return Days.parse(typed).orElseGet(() -> {
            errors.rejectValue(field, "improvement.day");
            return today;
        });
    }

    /** Personal data that were found and are still to be decided on. */
    List<String> finds() {
        return finds;
    }
}
