package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;

/**
 * At least one day.
 *
 * @param from the first day
 * @param until the first day after it
 */
@Rule("R8")
public record Period(LocalDate from, LocalDate until) {

    public Period {
        if (!from.isBefore(until)) {
            throw new RuleBroken("R8.period", from, until.minusDays(1));
        }
    }

    public boolean has(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    public boolean overlaps(Period other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    public LocalDate last() {
        return until.minusDays(1);
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, until);
    }
}
