package nl.wijgroningen.portaal.wijraad.composition.web;

import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.wijraad.composition.domain.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Days of the council as people type them: what lies decades away is a slip of the pen. */
public final class CouncilDays {

    private static final int YEARS = 30;

    private CouncilDays() {}

    /** Null when it is refused; then it stands beside the field, with the years between which it must lie. */
    public static @Nullable LocalDate read(Errors errors, String field, @Nullable String typed, LocalDate today) {
        var near = near(today);
        return Fields.day(errors, field, typed, near.from(), near.last());
    }

    /** The years around today of which something is known, or can be. */
    static Period near(LocalDate today) {
        return new Period(LocalDate.of(today.getYear() - YEARS, 1, 1), LocalDate.of(today.getYear() + YEARS + 1, 1, 1));
    }
}
