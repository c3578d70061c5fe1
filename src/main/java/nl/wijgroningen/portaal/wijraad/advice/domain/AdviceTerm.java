package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * In how many days an advice is answered.
 *
 * @param dueOn the last day that is in time
 * @param answeredOn the day on which the last point had an answer; null: it has none yet
 */
@Rule("R12e")
public record AdviceTerm(
        LocalDate sentOn, LocalDate dueOn, @Nullable LocalDate answeredOn) {

    /** Whole weeks of calendar days: holidays do not make it longer, so that everyone can count it on a calendar (our choice). */
    public static LocalDate due(LocalDate sentOn, int weeks) {
        return sentOn.plusWeeks(weeks);
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(sentOn, dueOn);
    }

    /** After how many days it was answered, or how many it waits. */
    public int taken(LocalDate today) {
        return (int) ChronoUnit.DAYS.between(sentOn, answeredOn == null ? today : answeredOn);
    }

    /** How many days it is, or was, late; zero: in time. */
    public int late(LocalDate today) {
        return Math.max(0, taken(today) - days());
    }

    public boolean isLate(LocalDate today) {
        return late(today) > 0;
    }
}
