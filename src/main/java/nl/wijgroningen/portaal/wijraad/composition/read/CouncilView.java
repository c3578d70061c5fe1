package nl.wijgroningen.portaal.wijraad.composition.read;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.composition.domain.Composition;
import nl.wijgroningen.portaal.wijraad.composition.domain.Council;
import nl.wijgroningen.portaal.wijraad.composition.domain.Period;
import nl.wijgroningen.portaal.wijraad.composition.domain.Person;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import nl.wijgroningen.portaal.wijraad.composition.domain.Rotation;
import nl.wijgroningen.portaal.wijraad.composition.domain.State;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import org.jspecify.annotations.Nullable;

/** The council in lines for a page, made of what is known of it. */
public final class CouncilView {

    private static final double WHOLE = 100;

    private CouncilView() {}

    /**
     * Who holds a seat on a day.
     *
     * @param name null: nobody does
     * @param since first day of the first term without a gap; of an empty seat the first empty day, or null
     * @param number which term that counts it is, from one; nought: a part term
     * @param stays last day of the term that follows at once; null: none is known
     */
    public record Seat(
            int seat,
            @Nullable UUID member,
            @Nullable String name,
            List<Portfolio> portfolios,
            boolean inCity,
            @Nullable LocalDate since,
            @Nullable LocalDate last,
            int number,
            @Nullable LocalDate stays) {}

    /** A light: {@code key} is that of messages. */
    public record Light(String key, String rule, boolean holds, int has, int of, int needs) {}

    /** A stretch in which a rule is broken. */
    public record Stretch(Light light, LocalDate from, LocalDate last) {}

    /**
     * A term on the time line.
     *
     * @param x and {@code width} in percent
     * @param kind {@code first}, {@code again}, {@code part} (a short one, which does not count) or {@code what}
     * @param cut it ends before its time
     */
    public record Bar(String x, String width, String kind, String name, LocalDate from, LocalDate last, boolean cut) {}

    public record Line(int seat, @Nullable String name, List<Bar> bars) {}

    /** @param x of the beginning of a year, in percent */
    public record Year(int year, String x) {}

    /** @param now where today is, in percent */
    public record TimeLine(List<Year> years, List<Line> lines, String now) {}

    /** Who steps down at the end of a day. */
    public record Leaving(int seat, @Nullable String name, LocalDate last, boolean agreed) {}

    /** @param full more than a third, where nothing else can be */
    public record LeavingYear(int year, List<Leaving> leaving, boolean full) {}

    public record Schedule(boolean holds, int allowed, int most, List<LeavingYear> years) {}

    public static List<Seat> seats(State state, LocalDate day) {
        var council = state.council();
        var seats = new ArrayList<Seat>();
        var bySeat = council.bySeat();
        var on = council.on(day);
        var most = Math.max(
                on.limits().most(),
                on.sitting().stream().mapToInt(Term::seat).max().orElse(0));
        for (var seat = 1; seat <= most; seat++) {
            var number = seat;
            var term = on.sitting().stream().filter(it -> it.seat() == number).findFirst();
            seats.add(
                    term.isPresent()
                            ? taken(state, term.get(), on)
                            : new Seat(
                                    seat,
                                    null,
                                    null,
                                    List.of(),
                                    false,
                                    bySeat.getOrDefault(seat, List.of()).stream()
                                            .map(it -> it.during().until())
                                            .filter(it -> !it.isAfter(day))
                                            .max(LocalDate::compareTo)
                                            .orElse(null),
                                    null,
                                    0,
                                    null));
        }
        return seats;
    }

    private static Seat taken(State state, Term term, Composition on) {
        var council = state.council();
        var since = term.during().from();
        for (var moved = true; moved; ) {
            var from = since;
            var before = council.terms().stream()
                    .filter(it -> it.member().equals(term.member())
                            && it.during().until().equals(from))
                    .findFirst();
            moved = before.isPresent();
            since = before.map(it -> it.during().from()).orElse(since);
        }
        return new Seat(
                term.seat(),
                term.member(),
                name(state, term.member()),
                council.portfolios(term.member(), on.day()).stream().sorted().toList(),
                on.inCity().contains(term.member()),
                since,
                term.during().last(),
                number(council, term),
                council.terms().stream()
                        .filter(it -> it.member().equals(term.member())
                                && it.during().from().equals(term.during().until()))
                        .map(it -> it.during().last())
                        .findFirst()
                        .orElse(null));
    }

    private static int number(Council council, Term term) {
        return council.counts(term)
                ? (int) council.terms().stream()
                        .filter(it -> it.member().equals(term.member())
                                && !it.during().from().isAfter(term.during().from())
                                && council.counts(it))
                        .count()
                : 0;
    }

    private static @Nullable String name(State state, UUID member) {
        var person = state.people().get(member);
        return person == null ? null : person.name();
    }

    @Rule("R3")
    @Rule("R4")
    @Rule("R5")
    public static List<Light> lights(Composition on) {
        return on.verdicts().stream().map(CouncilView::light).toList();
    }

    static Light light(Composition.Verdict it) {
        return new Light(
                it.check().name().toLowerCase(Locale.ROOT),
                it.check().rule(),
                it.holds(),
                it.has(),
                it.of(),
                it.needs());
    }

    public static List<Stretch> stretches(Council council, Period period) {
        return council.breaks(period).stream()
                .map(it -> new Stretch(
                        light(it.verdict()), it.during().from(), it.during().last()))
                .sorted(Comparator.comparing(Stretch::from)
                        .thenComparing(it -> it.light().key()))
                .toList();
    }

    /** @param then terms that are not in {@code state} are only tried */
    public static TimeLine timeLine(State state, Council then, LocalDate today, LocalDate day) {
        var first = Math.min(today.getYear(), day.getYear()) - 1;
        var last = Math.max(today.getYear(), day.getYear()) + 3;
        var whole = new Period(LocalDate.of(first, 1, 1), LocalDate.of(last + 1, 1, 1));
        var years = new ArrayList<Year>();
        for (var year = first; year <= last; year++) {
            years.add(new Year(year, percent(LocalDate.of(year, 1, 1), whole)));
        }
        var lines = new ArrayList<Line>();
        then.bySeat().forEach((seat, terms) -> {
            var bars = terms.stream()
                    .filter(it -> it.during().overlaps(whole))
                    .map(it -> bar(state, then, it, whole))
                    .toList();
            var holder = terms.stream()
                    .filter(it -> it.during().has(day))
                    .map(it -> name(state, it.member()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (!bars.isEmpty()) {
                lines.add(new Line(seat, holder, bars));
            }
        });
        return new TimeLine(years, lines, percent(today, whole));
    }

    private static Bar bar(State state, Council then, Term term, Period whole) {
        var from = term.during().from().isBefore(whole.from())
                ? whole.from()
                : term.during().from();
        var until = term.during().until().isAfter(whole.until())
                ? whole.until()
                : term.during().until();
        var tried = !state.council().terms().contains(term);
        var number = number(then, term);
        var name = name(state, term.member());
        return new Bar(
                percent(from, whole),
                percent(new Period(from, until).days(), whole.days()),
                tried ? "what" : number == 0 ? "part" : number == 1 ? "first" : "again",
                name == null ? "" : name,
                term.during().from(),
                term.during().last(),
                term.cut());
    }

    private static String percent(LocalDate day, Period whole) {
        return percent(ChronoUnit.DAYS.between(whole.from(), day), whole.days());
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f%%", WHOLE * part / whole);
    }

    /** Who steps down when, this year and after. */
    @Rule("R12a")
    public static Schedule schedule(State state, LocalDate today) {
        var plan = Rotation.plan(state.council(), state.chosen(), today);
        var years = new ArrayList<LeavingYear>();
        plan.leaves().stream().map(Rotation.Leave::year).distinct().forEach(year -> {
            var leaving = plan.leaves().stream()
                    .filter(it -> it.year() == year)
                    .map(it ->
                            new Leaving(it.seat(), holder(state, it), it.day().minusDays(1), it.agreed()))
                    .toList();
            years.add(new LeavingYear(year, leaving, leaving.size() > plan.allowed()));
        });
        return new Schedule(plan.holds(), plan.allowed(), plan.most(), years);
    }

    private static @Nullable String holder(State state, Rotation.Leave leave) {
        return state.council().terms().stream()
                .filter(it -> it.seat() == leave.seat() && it.during().until().equals(leave.day()))
                .map(it -> name(state, it.member()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Everybody who sits on a day or later, by name. */
    public static List<Person> people(State state, LocalDate day) {
        return state.council().terms().stream()
                .filter(it -> it.during().until().isAfter(day))
                .map(it -> state.people().get(it.member()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }
}
