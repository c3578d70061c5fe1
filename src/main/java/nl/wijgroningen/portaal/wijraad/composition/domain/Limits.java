package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** The numbers of the rules, each from a day on: what was true under the numbers of its time stays true. */
public final class Limits {

    /**
     * @param least members (R3)
     * @param most members, which is the number of seats (R3)
     * @param years of a full term (R12a)
     * @param months before its end that a seat opens its vacancy (R12a)
     */
    public record Numbers(int least, int most, int years, int months) {

        /** So many seats may fall free in one year: a third, and never more (R12a). */
        public int leaving() {
            return most / 3;
        }
    }

    private final NavigableMap<LocalDate, Numbers> from = new TreeMap<>();

    private Limits(Map<LocalDate, Numbers> from) {
        this.from.putAll(from);
    }

    public static Limits always(Numbers numbers) {
        return new Limits(Map.of(LocalDate.MIN, numbers));
    }

    /** @param changes the numbers from each day on on which one changes */
    public Limits and(Map<LocalDate, Numbers> changes) {
        var all = new TreeMap<>(from);
        all.putAll(changes);
        return new Limits(all);
    }

    public Numbers on(LocalDate day) {
        return Objects.requireNonNull(from.floorEntry(day)).getValue();
    }

    /** The days after the first within a period on which a number changes. */
    SortedSet<LocalDate> turningDays(LocalDate after, LocalDate until) {
        return after.isBefore(until)
                ? new TreeSet<>(from.subMap(after, false, until, false).keySet())
                : new TreeSet<>();
    }

    /** The largest that a number is on any day of a period. */
    int most(Period during, ToIntFunction<Numbers> number) {
        var largest = number.applyAsInt(on(during.from()));
        for (var day : turningDays(during.from(), during.until())) {
            largest = Math.max(largest, number.applyAsInt(on(day)));
        }
        return largest;
    }
}
