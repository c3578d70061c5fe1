package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of who steps down when (rooster van aftreden): the terms that run, and for each seat the terms after them, of
 * one year up to a full term, so that in no calendar year more than a third of the seats falls free. Of all schedules it is
 * the one that shortens terms the least; where there is none it says so, and gives the one with the lowest number a year.
 *
 * <p>Only seats that are held, or wait for somebody to sit out a term, take part. All seats are alike but for the year in
 * which they last fell free, so that the search goes over how many seats there are of each year: exact, and small.
 */
public final class Rotation {

    /** So many calendar years are planned, this one included. */
    public static final int AHEAD = 6;

    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * A seat falls free.
     *
     * @param day the first day after the term
     * @param agreed it follows from a term, or was chosen; otherwise it may still be moved
     */
    public record Leave(int seat, LocalDate day, boolean agreed) {

        public int year() {
            return Rotation.year(day);
        }
    }

    /**
     * @param leaves by day
     * @param allowed a third of the seats
     */
    public record Plan(List<Leave> leaves, int allowed) {

        /** How many seats fall free, by year. */
        public Map<Integer, Long> perYear() {
            return leaves.stream().collect(Collectors.groupingBy(Leave::year, TreeMap::new, Collectors.counting()));
        }

        /** The year in which most seats fall free, the first of them. */
        public int fullest() {
            var perYear = perYear();
            var most = most();
            return perYear.entrySet().stream()
                    .filter(it -> it.getValue() == most)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(0);
        }

        public int most() {
            return perYear().values().stream().mapToInt(Long::intValue).max().orElse(0);
        }

        /** Otherwise there is no schedule in which it does. */
        public boolean holds() {
            return most() <= allowed;
        }
    }

    /** A seat that may be planned, with the day on which it last falls free as agreed. */
    private record Open(int seat, LocalDate free) {}

    private final int first;
    private final int ahead;
    private final int years;
    private final int[] agreed;
    private final List<List<Open>> entering = new ArrayList<>();
    private final List<Leave> leaves = new ArrayList<>();

    private Rotation(Council council, Map<Integer, LocalDate> chosen, LocalDate today, int ahead) {
        this.first = today.getYear();
        this.ahead = ahead;
        this.years = council.limits().on(today).years();
        this.agreed = new int[ahead];
        for (var i = 0; i < ahead; i++) {
            entering.add(new ArrayList<>());
        }
        council.bySeat().forEach((seat, terms) -> {
            var last = terms.get(terms.size() - 1);
            terms.stream().filter(it -> !it.cut() || it == last).forEach(it -> agree(seat, it.planned()));
            if (last.planned().isAfter(today)) {
                var next = chosen.get(seat);
                if (next != null && next.isAfter(last.planned())) {
                    agree(seat, next);
                    enter(seat, next);
                } else {
                    enter(seat, last.planned());
                }
            }
        });
    }

    /** @param chosen the day on which the term after the ones that are known ends, by seat, where somebody chose it */
    @Rule("R12a")
    public static Plan plan(Council council, Map<Integer, LocalDate> chosen, LocalDate today) {
        return plan(council, chosen, today, AHEAD);
    }

    static Plan plan(Council council, Map<Integer, LocalDate> chosen, LocalDate today, int ahead) {
        var rotation = new Rotation(council, chosen, today, ahead);
        var allowed = council.limits().on(today).leaving();
        for (var most = allowed; ; most++) {
            var choice = rotation.new Search(most).best(0, new int[rotation.years]);
            if (choice != null) {
                return new Plan(rotation.leaves(choice), allowed);
            }
        }
    }

    /**
     * The end of a new term that fits best: what was chosen; what is left of the term of who left early, when that is more
     * than a vacancy takes; else the longest with which the schedule holds, or, where none does, a full term.
     *
     * @return the first day after it
     */
    @Rule("R12a")
    public static LocalDate propose(
            Council council, Map<Integer, LocalDate> chosen, int seat, LocalDate from, LocalDate today) {
        var numbers = council.limits().on(from);
        var full = from.plusYears(numbers.years());
        var wanted = chosen.get(seat);
        if (wanted != null && wanted.isAfter(from) && !wanted.isAfter(full)) {
            return wanted;
        }
        var terms = council.bySeat().getOrDefault(seat, List.of());
        var left = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        if (left != null
                && left.cut()
                && left.planned().isAfter(from.plusMonths(numbers.months()))
                && !left.planned().isAfter(full)) {
            return left.planned();
        }
        return longest(council, chosen, seat, from, today).orElse(full);
    }

    /** The longest term, in whole years, with which the schedule holds. */
    @Rule("R12a")
    static Optional<LocalDate> longest(
            Council council, Map<Integer, LocalDate> chosen, int seat, LocalDate from, LocalDate today) {
        for (var years = council.limits().on(from).years(); years > 0; years--) {
            var until = from.plusYears(years);
            var term = new Term(NOBODY, seat, NOBODY, new Period(from, until), null);
            if (plan(council.with(term), chosen, today).holds()) {
                return Optional.of(until);
            }
        }
        return Optional.empty();
    }

    private void agree(int seat, LocalDate day) {
        var year = year(day) - first;
        if (year >= 0 && year < ahead) {
            agreed[year]++;
            leaves.add(new Leave(seat, day, true));
        }
    }

    private void enter(int seat, LocalDate free) {
        var year = year(free) - first;
        if (year < ahead) {
            entering.get(year).add(new Open(seat, free));
        }
    }

    /** The year of the last day before it. */
    private static int year(LocalDate day) {
        return day.minusDays(1).getYear();
    }

    /**
     * How many seats step down in a year, by how many years are left until they must.
     *
     * @param cost years by which terms are shorter than full, from here on
     */
    private record Choice(int[] down, int cost, @Nullable Choice next) {}

    /** Looks, year after year, at how many of the seats must step down within each number of years. */
    private final class Search {

        private final int most;
        private final Map<List<Integer>, Optional<Choice>> seen = new HashMap<>();

        Search(int most) {
            this.most = most;
        }

        /** @return null when there is none */
        @Nullable
        Choice best(int year, int[] due) {
            if (year == ahead) {
                return new Choice(new int[years], 0, null);
            }
            var key = new ArrayList<>(Arrays.stream(due).boxed().toList());
            key.add(year);
            var known = seen.get(key);
            if (known == null) {
                var room = most - agreed[year] - due[0];
                var down = new int[years];
                down[0] = due[0];
                known = Optional.ofNullable(room < 0 ? null : choose(year, due, down, 1, room));
                seen.put(key, known);
            }
            return known.orElse(null);
        }

        private @Nullable Choice choose(int year, int[] due, int[] down, int within, int room) {
            if (within == years) {
                var next = best(year + 1, after(year, due, down));
                if (next == null) {
                    return null;
                }
                var cost = next.cost();
                for (var i = 1; i < years; i++) {
                    cost += i * down[i];
                }
                return new Choice(down.clone(), cost, next);
            }
            Choice found = null;
            for (var number = 0; number <= Math.min(room, due[within]); number++) {
                down[within] = number;
                var one = choose(year, due, down, within + 1, room - number);
                if (one != null && (found == null || one.cost() < found.cost())) {
                    found = one;
                }
            }
            down[within] = 0;
            return found;
        }

        private int[] after(int year, int[] due, int[] down) {
            var next = new int[years];
            for (var i = 1; i < years; i++) {
                next[i - 1] = due[i] - down[i];
            }
            next[years - 1] += Arrays.stream(down).sum() + entering.get(year).size();
            return next;
        }
    }

    private List<Leave> leaves(Choice choice) {
        var all = new ArrayList<>(leaves);
        var due = new ArrayList<List<Open>>();
        for (var i = 0; i < years; i++) {
            due.add(new ArrayList<>());
        }
        var at = choice;
        for (var year = 0; year < ahead && at != null; year++) {
            var back = new ArrayList<>(entering.get(year));
            for (var i = 0; i < years; i++) {
                for (var number = 0; number < at.down()[i]; number++) {
                    var open = due.get(i).remove(0);
                    var day = open.free().plusYears(years - i);
                    all.add(new Leave(open.seat(), day, false));
                    back.add(new Open(open.seat(), day));
                }
            }
            due.remove(0);
            due.add(back);
            at = at.next();
        }
        all.sort(Comparator.comparing(Leave::day).thenComparing(Leave::seat));
        return List.copyOf(all);
    }
}
