package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What the secretary must see to, as it follows from the council: places to fill, and rules that are or will be broken. A
 * seat that ends within six months opens its vacancy by itself (R12a); one whose member leaves early does so at once, and so
 * does what somebody who moves or lays down a portfolio takes away, however far ahead it is (R7).
 */
public record Needs(List<Place> places, List<Task> tasks) {

    /**
     * A place to fill.
     *
     * @param seat null when no seat is free: then it is for the first one that is
     * @param from the first day on which it is empty, or the quality is missing
     * @param city only somebody who lives in the city keeps the majority
     * @param youth nobody carries the youth portfolio then
     */
    public record Place(@Nullable Integer seat, LocalDate from, boolean city, boolean youth) {}

    /** A rule that is broken on a day, the first one. */
    public record Task(LocalDate day, Composition.Verdict verdict) {}

    @Rule("R7")
    @Rule("R12a")
    public static Needs of(Council council, LocalDate today) {
        if (council.terms().isEmpty()) {
            return new Needs(List.of(), List.of());
        }
        var soon = today.plusMonths(council.limits().on(today).months());
        var tasks = tasks(council, today, soon);
        var places = new ArrayList<Place>();
        var bySeat = council.bySeat();
        var begun = council.terms().stream()
                .map(it -> it.during().from())
                .min(LocalDate::compareTo)
                .orElse(today);
        for (var seat = 1; seat <= council.limits().on(today).most(); seat++) {
            var terms = bySeat.getOrDefault(seat, List.of());
            var last = terms.isEmpty() ? null : terms.get(terms.size() - 1);
            if (last == null) {
                places.add(place(council, seat, begun, today, tasks));
            } else if (last.cut() || !last.during().until().isAfter(soon)) {
                places.add(place(council, seat, last.during().until(), today, tasks));
            }
        }
        for (var task : tasks) {
            var check = task.verdict().check();
            if (check != Check.NUMBER
                    && places.stream().allMatch(it -> it.from().isAfter(task.day()))) {
                places.add(new Place(null, task.day(), check == Check.MAJORITY, check == Check.YOUTH));
            }
        }
        return new Needs(List.copyOf(places), tasks);
    }

    private static Place place(Council council, int seat, LocalDate from, LocalDate today, List<Task> tasks) {
        var then = council.on(from.isBefore(today) ? today : from);
        return new Place(
                seat,
                from,
                then.margin() <= 1 || broken(Check.MAJORITY, from, tasks),
                then.youth().isEmpty() || broken(Check.YOUTH, from, tasks));
    }

    private static boolean broken(Check check, LocalDate from, List<Task> tasks) {
        return tasks.stream()
                .anyMatch(it -> it.verdict().check() == check && !it.day().isBefore(from));
    }

    private static List<Task> tasks(Council council, LocalDate today, LocalDate soon) {
        var days = new TreeSet<>(council.turningDays(new Period(today, soon)));
        Stream.of(
                        council.terms().stream()
                                .filter(Term::cut)
                                .map(it -> it.during().until()),
                        council.homes().stream().map(Home::from),
                        council.charges().stream().map(Charge::until).filter(Objects::nonNull))
                .flatMap(it -> it)
                .filter(it -> it.isAfter(today))
                .forEach(days::add);
        var tasks = new ArrayList<Task>();
        var told = new HashSet<Check>();
        for (var day : days) {
            for (var verdict : council.on(day).verdicts()) {
                // later than six months from now terms end that will still be filled: only what breaks on the very day
                // counts
                var counts = day.isBefore(soon)
                        || council.on(day.minusDays(1)).verdicts().stream()
                                .anyMatch(it -> it.check() == verdict.check() && it.holds());
                if (!verdict.holds() && counts && told.add(verdict.check())) {
                    tasks.add(new Task(day, verdict));
                }
            }
        }
        return List.copyOf(tasks);
    }
}
