package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.platform.time.WorkingDays;

/** When an answer is due: the Friday of the week after the week of telling, or the next working day on a holiday. */
@Rule("R17")
public final class Due {

    private Due() {}

    public static LocalDate of(Week told) {
        return WorkingDays.onOrAfter(told.plus(1).friday());
    }

    public static boolean isLate(Week told, LocalDate today) {
        return today.isAfter(of(told));
    }

    /** The newest week whose answer is late today: what was told in it or before it is late. */
    public static Week newestLate(LocalDate today) {
        var week = Week.of(today);
        while (!isLate(week, today)) {
            week = week.plus(-1);
        }
        return week;
    }
}
