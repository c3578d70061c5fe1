package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was ever written down about the council: facts, and what is known between them. It is a value: writing
 * gives a longer book, in which all pages of the shorter one are the same (R8). So it says what the council is on any day, as
 * it was known on any day.
 */
public final class Book {

    /** The end of the next term of a seat, as it was chosen. */
    record Chosen(int seat, LocalDate until) {}

    private final Limits limits;
    private final List<Fact> facts;
    private final List<Row<Term>> terms;
    private final List<Row<Home>> homes;
    private final List<Row<Charge>> charges;
    private final List<Row<Person>> people;
    private final List<Row<Chosen>> chosen;

    Book(
            Limits limits,
            List<Fact> facts,
            List<Row<Term>> terms,
            List<Row<Home>> homes,
            List<Row<Charge>> charges,
            List<Row<Person>> people,
            List<Row<Chosen>> chosen) {
        this.limits = limits;
        this.facts = List.copyOf(facts);
        this.terms = List.copyOf(terms);
        this.homes = List.copyOf(homes);
        this.charges = List.copyOf(charges);
        this.people = List.copyOf(people);
        this.chosen = List.copyOf(chosen);
    }

    static Book empty(Limits limits) {
        return new Book(limits, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public Limits limits() {
        return limits;
    }

    /** In the order in which they were written. */
    public List<Fact> facts() {
        return facts;
    }

    List<Row<Term>> terms() {
        return terms;
    }

    List<Row<Home>> homes() {
        return homes;
    }

    List<Row<Charge>> charges() {
        return charges;
    }

    List<Row<Person>> people() {
        return people;
    }

    List<Row<Chosen>> chosen() {
        return chosen;
    }

    /** The number of the last fact; who changes something names the one that they saw. */
    public int turn() {
        return facts.isEmpty() ? 0 : facts.get(facts.size() - 1).turn();
    }

    /** The number of the last fact that was written on or before a day. */
    public int knownOn(LocalDate day) {
        return facts.stream()
                .filter(it -> !it.madeOn().isAfter(day))
                .mapToInt(Fact::turn)
                .max()
                .orElse(0);
    }

    public State now() {
        return at(turn());
    }

    /** As it was known after a fact. */
    public State at(int turn) {
        return new State(
                new Council(Row.at(terms, turn), Row.at(homes, turn), Row.at(charges, turn), limits),
                Row.at(people, turn).stream().collect(Collectors.toMap(Person::id, Function.identity())),
                Row.at(chosen, turn).stream().collect(Collectors.toMap(Chosen::seat, Chosen::until)));
    }

    public Fact fact(int turn) {
        return facts.stream().filter(it -> it.turn() == turn).findFirst().orElseThrow(NotFound::new);
    }

    /** Whether there is a later fact that says that this one was wrong. */
    public boolean corrected(Fact fact) {
        return facts.stream()
                .anyMatch(it -> Integer.valueOf(fact.turn()).equals(it.corrects())
                        && Objects.equals(it.member(), fact.member()));
    }

    /** One who is there from the beginning, or comes later. */
    public record Newcomer(Person person, boolean inCity, Set<Portfolio> portfolios) {}

    /**
     * The first members, by the founding decision.
     *
     * @param day the first on which they sit
     * @throws RuleBroken when there is a council already, a rule is broken on that day, or the terms are not spread over
     *     one, two and three years
     */
    @Rule("R6")
    Book found(Map<Term, Newcomer> first, LocalDate day, Fact.Author author) {
        if (!facts.isEmpty()) {
            throw new RuleBroken("R6.founded");
        }
        var state = now();
        for (var entry : first.entrySet()) {
            state = enter(state, entry.getKey(), entry.getValue());
        }
        var council = state.council().on(day);
        for (var verdict : council.verdicts()) {
            if (!verdict.holds()) {
                switch (verdict.check()) {
                    case MAJORITY ->
                        throw new RuleBroken("R4.majority", day, verdict.has(), verdict.of(), verdict.needs());
                    case YOUTH -> throw new RuleBroken("R5.youth", day);
                    default ->
                        throw new RuleBroken(
                                "R3.number",
                                day,
                                verdict.has(),
                                council.limits().least(),
                                council.limits().most());
                }
            }
        }
        for (var years = 1; years <= 3; years++) {
            var until = day.plusYears(years);
            var number = (int) first.keySet().stream()
                    .filter(it -> it.during().until().equals(until))
                    .count();
            if (number < first.size() / 3 || number > (first.size() + 2) / 3) {
                throw new RuleBroken("R6.spread", years, number, first.size() / 3, (first.size() + 2) / 3);
            }
        }
        return write(Fact.Kind.FOUNDED, null, day, null, null, author, state);
    }

    /** @param newcomer null: a member who stays */
    Book appoint(Term term, @Nullable Newcomer newcomer, Fact.Author author) {
        var state = newcomer == null ? now().with(now().council().plus(term)) : enter(now(), term, newcomer);
        var chosen = new HashMap<>(state.chosen());
        chosen.remove(term.seat()); // it was for this term
        return write(
                Fact.Kind.APPOINTED,
                term.member(),
                term.during().from(),
                null,
                null,
                author,
                new State(state.council(), state.people(), chosen));
    }

    private static State enter(State state, Term term, Newcomer newcomer) {
        var person = newcomer.person();
        var from = term.during().from();
        var council = state.council().plus(term).plus(new Home(person.id(), from, newcomer.inCity()));
        for (var portfolio : newcomer.portfolios()) {
            council = council.plus(new Charge(UUID.randomUUID(), person.id(), portfolio, from, null));
        }
        var people = new HashMap<>(state.people());
        people.put(person.id(), person);
        return new State(council, people, state.chosen());
    }

    /** Of who leaves early: {@code day} is the last one as a member. */
    @Rule("R7")
    Book leave(Fact.Kind kind, UUID member, LocalDate day, Fact.Author author) {
        return write(
                kind,
                member,
                day,
                null,
                null,
                author,
                now().with(now().council().without(member, day.plusDays(1))));
    }

    @Rule("R7")
    Book move(UUID member, boolean intoCity, LocalDate day, Fact.Author author) {
        var kind = intoCity ? Fact.Kind.MOVED_IN : Fact.Kind.MOVED_OUT;
        return write(
                kind, member, day, null, null, author, now().with(happen(now().council(), kind, member, null, day)));
    }

    /** @throws RuleBroken when the member already carries it then */
    Book take(UUID member, Portfolio portfolio, LocalDate day, Fact.Author author) {
        var kind = Fact.Kind.TOOK_PORTFOLIO;
        return write(
                kind,
                member,
                day,
                null,
                null,
                author,
                now().with(happen(now().council(), kind, member, portfolio, day)));
    }

    /** @param day the first without it */
    @Rule("R7")
    Book layDown(UUID member, Portfolio portfolio, LocalDate day, Fact.Author author) {
        var kind = Fact.Kind.LAID_DOWN_PORTFOLIO;
        return write(
                kind,
                member,
                day,
                null,
                null,
                author,
                now().with(happen(now().council(), kind, member, portfolio, day)));
    }

    /** Another end of the next term of a seat. */
    Book choose(int seat, LocalDate until, Fact.Author author) {
        var chosen = new HashMap<>(now().chosen());
        chosen.put(seat, until);
        return write(
                Fact.Kind.SCHEDULED,
                null,
                until,
                null,
                null,
                author,
                new State(now().council(), now().people(), chosen));
    }

    /** What is known of a person was wrong; it corrects the fact with which they came. */
    @Rule("R8")
    Book rename(Person person, String reason, Fact.Author author) {
        var came = people.stream()
                .filter(it -> it.value().id().equals(person.id()))
                .mapToInt(Row::since)
                .min()
                .orElseThrow(NotFound::new);
        var known = new HashMap<>(now().people());
        known.put(person.id(), person);
        return write(
                Fact.Kind.RENAMED,
                person.id(),
                author.on(),
                came,
                reason,
                author,
                new State(now().council(), known, now().chosen()));
    }

    /**
     * A fact happened on another day, or did not happen.
     *
     * @param day as the fact counts it; null: it did not happen
     * @throws RuleBroken when it cannot be corrected, or something later rests on it, or it does not fit (R8)
     */
    @Rule("R8")
    Book correct(int turn, @Nullable LocalDate day, String reason, Fact.Author author) {
        var fact = fact(turn);
        var member = fact.member();
        if (!fact.kind().correctable() || member == null) {
            throw new RuleBroken("R8.correction");
        }
        var line = facts.stream()
                .filter(it -> it.turn() == turn || Integer.valueOf(turn).equals(it.corrects()))
                .map(Fact::turn)
                .collect(Collectors.toSet());
        var portfolio = charges.stream()
                .filter(it -> it.since() == turn)
                .map(it -> it.value().portfolio())
                .findFirst()
                .orElse(null);
        var was = now().council();
        var before = new Council(
                undo(terms, was.terms(), line),
                undo(homes, was.homes(), line),
                undo(charges, was.charges(), line),
                limits);
        var after = day == null ? before : happen(before, fact.kind(), member, portfolio, day);
        noOverlap(after);
        return write(
                day == null ? Fact.Kind.UNDONE : Fact.Kind.CORRECTED,
                member,
                day == null ? fact.day() : day,
                turn,
                reason,
                author,
                now().with(after));
    }

    /** Without what a fact, or a correction of it, brought; and with what it replaced. */
    private static <T> List<T> undo(List<Row<T>> rows, Collection<T> standing, Set<Integer> line) {
        var values = new ArrayList<>(standing);
        for (var row : rows) {
            var until = row.until();
            if (line.contains(row.since())) {
                if (until != null && !line.contains(until)) {
                    throw new RuleBroken("R8.later");
                }
                values.remove(row.value());
            }
        }
        rows.stream()
                .filter(it -> !line.contains(it.since()) && it.until() != null && line.contains(it.until()))
                .map(Row::value)
                .filter(it -> !values.contains(it))
                .forEach(values::add);
        return values;
    }

    private static void noOverlap(Council council) {
        var one = Council.none(council.limits());
        for (var term : council.terms()) {
            one = one.plus(term);
        }
    }

    private static Council happen(
            Council council, Fact.Kind kind, UUID member, @Nullable Portfolio portfolio, LocalDate day) {
        return switch (kind) {
            case RESIGNED, DIED -> council.without(member, day.plusDays(1));
            case MOVED_IN, MOVED_OUT -> moved(council, member, day, kind == Fact.Kind.MOVED_IN);
            case TOOK_PORTFOLIO -> took(council, member, known(portfolio), day);
            case LAID_DOWN_PORTFOLIO -> laidDown(council, member, known(portfolio), day);
            default -> throw new RuleBroken("R8.correction");
        };
    }

    private static Portfolio known(@Nullable Portfolio portfolio) {
        if (portfolio == null) {
            throw new RuleBroken("R8.correction");
        }
        return portfolio;
    }

    private static Council moved(Council council, UUID member, LocalDate day, boolean inCity) {
        var home = council.homes().stream()
                .filter(it -> it.member().equals(member) && !it.from().isAfter(day))
                .max((one, other) -> one.from().compareTo(other.from()))
                .orElseThrow(() -> new RuleBroken("R8.notSitting", day));
        if (home.inCity() == inCity) {
            throw new RuleBroken("R8.same", day);
        }
        return council.plus(new Home(member, day, inCity));
    }

    private static Council took(Council council, UUID member, Portfolio portfolio, LocalDate day) {
        var taken = council.charges().stream()
                .anyMatch(it -> it.member().equals(member)
                        && it.portfolio() == portfolio
                        && (it.until() == null || it.until().isAfter(day)));
        if (taken) {
            throw new RuleBroken("R8.same", day);
        }
        if (council.termOf(member, day).isEmpty()) {
            throw new RuleBroken("R8.notSitting", day);
        }
        return council.plus(new Charge(UUID.randomUUID(), member, portfolio, day, null));
    }

    private static Council laidDown(Council council, UUID member, Portfolio portfolio, LocalDate day) {
        if (!council.portfolios(member, day.minusDays(1)).contains(portfolio)) {
            throw new RuleBroken("R8.same", day);
        }
        return council.layDown(member, portfolio, day);
    }

    @Rule("R8")
    private Book write(
            Fact.Kind kind,
            @Nullable UUID member,
            LocalDate day,
            @Nullable Integer corrects,
            @Nullable String reason,
            Fact.Author author,
            State after) {
        var turn = turn() + 1;
        var all = new ArrayList<>(facts);
        all.add(new Fact(turn, kind, member, day, corrects, reason, author.on(), author.by()));
        return new Book(
                limits,
                all,
                Row.after(terms, after.council().terms(), turn),
                Row.after(homes, after.council().homes(), turn),
                Row.after(charges, after.council().charges(), turn),
                Row.after(people, new HashSet<>(after.people().values()), turn),
                Row.after(
                        chosen,
                        after.chosen().entrySet().stream()
                                .map(it -> new Chosen(it.getKey(), it.getValue()))
                                .toList(),
                        turn));
    }
}
