package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The numbers of the rules: what was true under the numbers of its time stays true.
 *
 * @param from the numbers, from each day on on which one changes; the first day is before all others
 */
public record Limits(SortedMap<LocalDate, Numbers> from) {

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

    public Limits {
        from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
    }

    public static Limits always(Numbers numbers) {
        return new Limits(new TreeMap<>(Map.of(LocalDate.MIN, numbers)));
    }

    /** @param changes the numbers from each day on on which one changes */
    public Limits and(Map<LocalDate, Numbers> changes) {
        var all = new TreeMap<>(from);
        all.putAll(changes);
        return new Limits(all);
    }

    public Numbers on(LocalDate day) {
        return Objects.requireNonNull(from.get(from.headMap(day.plusDays(1)).lastKey()));
    }

    /** The days after the first within a period on which a number changes. */
    SortedSet<LocalDate> turningDays(LocalDate after, LocalDate until) {
        return after.isBefore(until)
                ? new TreeSet<>(from.subMap(after.plusDays(1), until).keySet())
                : new TreeSet<>();
    }
}
