package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * What the council was, is and will be, as far as it is known: a value. Each verb gives the council that would be; this one
 * stays as it is.
 *
 * @param terms all, past and coming
 */
public record Council(List<Term> terms, List<Home> homes, List<Charge> charges, Limits limits) {

    public Council {
        terms = List.copyOf(terms);
        homes = List.copyOf(homes);
        charges = List.copyOf(charges);
    }

    public static Council none(Limits limits) {
        return new Council(List.of(), List.of(), List.of(), limits);
    }

    public Composition on(LocalDate day) {
        var sitting = terms.stream()
                .filter(it -> it.during().has(day))
                .sorted(Comparator.comparingInt(Term::seat))
                .toList();
        var members = sitting.stream().map(Term::member).collect(Collectors.toSet());
        var home = new HashMap<UUID, Home>();
        for (var it : homes) {
            if (members.contains(it.member()) && !it.from().isAfter(day)) {
                home.merge(it.member(), it, (one, other) -> one.from().isAfter(other.from()) ? one : other);
            }
        }
        return new Composition(
                day,
                sitting,
                home.values().stream().filter(Home::inCity).map(Home::member).collect(Collectors.toSet()),
                charges.stream()
                        .filter(it -> it.portfolio() == Portfolio.YOUTH && it.has(day) && members.contains(it.member()))
                        .map(Charge::member)
                        .collect(Collectors.toSet()),
                limits.on(day));
    }

    /** The first day of a period, and each later one on which the council is another than the day before. */
    public SortedSet<LocalDate> turningDays(Period period) {
        return Stream.of(
                        Stream.of(period.from()),
                        terms.stream()
                                .flatMap(it -> Stream.of(
                                        it.during().from(), it.during().until())),
                        homes.stream().map(Home::from),
                        charges.stream().map(Charge::from),
                        charges.stream().map(Charge::until).filter(Objects::nonNull),
                        limits.turningDays(period.from(), period.until()).stream())
                .flatMap(it -> it)
                .filter(period::has)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The term of a member on a day. */
    public Optional<Term> termOf(UUID member, LocalDate day) {
        return terms.stream()
                .filter(it -> it.member().equals(member) && it.during().has(day))
                .findFirst();
    }

    /** @throws RuleBroken when the seat or the member already has a term on one of its days */
    @Rule("R8")
    public Council plus(Term term) {
        overlap(it -> it.seat() == term.seat(), term).ifPresent(it -> {
            throw new RuleBroken(
                    "R8.seat", it.seat(), it.during().from(), it.during().last());
        });
        overlap(it -> it.member().equals(term.member()), term).ifPresent(it -> {
            throw new RuleBroken(
                    "R8.member", it.seat(), it.during().from(), it.during().last());
        });
        return with(term);
    }

    /** Also where it overlaps: to try things out. */
    Council with(Term term) {
        return new Council(added(terms, term), homes, charges, limits);
    }

    private Optional<Term> overlap(Predicate<Term> same, Term term) {
        return terms.stream()
                .filter(same)
                .filter(it -> it.during().overlaps(term.during()))
                .min(Comparator.comparing(it -> it.during().from()));
    }

    public Council plus(Home home) {
        return new Council(
                terms,
                added(
                        homes.stream()
                                .filter(it -> !it.member().equals(home.member())
                                        || !it.from().equals(home.from()))
                                .toList(),
                        home),
                charges,
                limits);
    }

    public Council plus(Charge charge) {
        return new Council(terms, homes, added(charges, charge), limits);
    }

    /**
     * A member is gone: a term that runs on the day is shorter, later ones do not begin. It is never refused (R7).
     *
     * @param day the first without the member
     * @throws RuleBroken when the member does not sit on the day before it
     */
    @Rule("R7")
    public Council without(UUID member, LocalDate day) {
        if (termOf(member, day.minusDays(1)).isEmpty()) {
            throw new RuleBroken("R8.notSitting", day.minusDays(1));
        }
        return new Council(
                terms.stream()
                        .filter(it -> !it.member().equals(member)
                                || it.during().from().isBefore(day))
                        .map(it -> it.member().equals(member)
                                        && it.during().until().isAfter(day)
                                ? it.until(day)
                                : it)
                        .toList(),
                homes,
                charges,
                limits);
    }

    /** A member lays a portfolio down, from a day on. It is never refused (R7). */
    @Rule("R7")
    public Council layDown(UUID member, Portfolio portfolio, LocalDate day) {
        return new Council(
                terms,
                homes,
                charges.stream()
                        .filter(it -> !(it.member().equals(member) && it.portfolio() == portfolio)
                                || it.from().isBefore(day))
                        .map(it -> it.member().equals(member) && it.portfolio() == portfolio && it.has(day)
                                ? new Charge(it.id(), member, portfolio, it.from(), day)
                                : it)
                        .toList(),
                limits);
    }

    /**
     * Why somebody may not be appointed: the first day of the term on which it breaks the maximum, or breaks or worsens the
     * majority, compared with the council without it. Who lives in the city always brings the majority nearer and is never
     * refused for it.
     *
     * @param has how many there would be, or live in the city, of {@code of} members
     * @param needs the most, or the least that live in the city
     * @param fits the last day of a term that can be; null when none that begins on this day can
     */
    public record Refusal(
            Check check,
            LocalDate day,
            int has,
            int of,
            int needs,
            @Nullable LocalDate fits) {

        public RuleBroken broken() {
            if (check == Check.NUMBER) {
                return new RuleBroken("R3.most", day, has, needs);
            }
            return fits == null
                    ? new RuleBroken("R4.majority", day, has, of, needs)
                    : new RuleBroken("R4.shorter", day, has, of, needs, fits);
        }
    }

    /**
     * @param homes of who comes, where not known yet
     * @throws RuleBroken when terms overlap (R8)
     */
    @Rule("R7")
    public Optional<Refusal> refusal(Term term, Collection<Home> homes) {
        var after = plus(term);
        for (var home : homes) {
            after = after.plus(home);
        }
        for (var day : after.turningDays(term.during())) {
            var was = on(day);
            var is = after.on(day);
            if (is.number() > is.limits().most()) {
                return Optional.of(new Refusal(
                        Check.NUMBER, day, is.number(), is.number(), is.limits().most(), fits(term, day)));
            }
            if (is.margin() <= 0 && is.margin() < was.margin()) {
                return Optional.of(new Refusal(
                        Check.MAJORITY, day, is.inCity().size(), is.number(), is.majority(), fits(term, day)));
            }
        }
        return Optional.empty();
    }

    private static @Nullable LocalDate fits(Term term, LocalDate broken) {
        return broken.isAfter(term.during().from()) ? broken.minusDays(1) : null;
    }

    /** A stretch of days on which a rule is broken in the same numbers. */
    public record Break(Period during, Composition.Verdict verdict) {}

    /** Where rules are broken within a period, by day; neighbouring stretches of the same numbers are one. */
    public List<Break> breaks(Period period) {
        var breaks = new ArrayList<Break>();
        var days = new ArrayList<>(turningDays(period));
        var open = new HashMap<Check, Break>();
        for (var i = 0; i < days.size(); i++) {
            var until = i + 1 < days.size() ? days.get(i + 1) : period.until();
            for (var verdict : on(days.get(i)).verdicts()) {
                var before = open.get(verdict.check());
                if (verdict.holds()) {
                    open.remove(verdict.check());
                } else if (before != null && before.verdict().equals(verdict)) {
                    var longer = new Break(new Period(before.during().from(), until), verdict);
                    breaks.set(breaks.indexOf(before), longer);
                    open.put(verdict.check(), longer);
                } else {
                    var fresh = new Break(new Period(days.get(i), until), verdict);
                    breaks.add(fresh);
                    open.put(verdict.check(), fresh);
                }
            }
        }
        return breaks;
    }

    /** The terms of a member that count for the limit of one reappointment: those of half a term or more (R12a). */
    @Rule("R12a")
    public long counted(UUID member) {
        return terms.stream()
                .filter(it -> it.member().equals(member) && counts(it))
                .count();
    }

    /** A part term of less than half does not count. */
    @Rule("R12a")
    public boolean counts(Term term) {
        var years = limits.on(term.during().from()).years();
        var full = new Period(term.during().from(), term.during().from().plusYears(years));
        return 2 * term.during().days() >= full.days();
    }

    /** The portfolios that a member carries on a day. */
    public Set<Portfolio> portfolios(UUID member, LocalDate day) {
        var carried = EnumSet.noneOf(Portfolio.class);
        charges.stream()
                .filter(it -> it.member().equals(member) && it.has(day))
                .forEach(it -> carried.add(it.portfolio()));
        return carried;
    }

    private static <T> List<T> added(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    /** By seat, in order of time. */
    public Map<Integer, List<Term>> bySeat() {
        return terms.stream()
                .sorted(Comparator.comparing(it -> it.during().from()))
                .collect(Collectors.groupingBy(Term::seat, TreeMap::new, Collectors.toList()));
    }
}
