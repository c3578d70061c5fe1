package nl.wijgroningen.portaal.wijraad.composition.domain;

import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.newYear;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for any council, whatever happens to it: 10,000 random ones, the same in each run. */
class HistoriesTest {

    private static final int HISTORIES = 10_000;
    private static final int STEPS = 10;

    /** So far does the slow search look. */
    private static final int YEARS = 4;

    private static final List<Life> LIVES = new ArrayList<>();

    @BeforeAll
    static void live() {
        for (var seed = 0L; seed < HISTORIES; seed++) {
            var life = new Life(seed);
            for (var step = 0; step < STEPS; step++) {
                life.goOn();
            }
            LIVES.add(life);
        }
    }

    @AfterAll
    static void forget() {
        LIVES.clear();
    }

    /** A council that lives: things happen, some are refused. */
    private static final class Life {

        private final long seed;
        private final Random random;
        private final int seats;
        private final List<State> known = new ArrayList<>();
        private LocalDate today;
        private Book book;
        private int refused;

        Life(long seed) {
            this.seed = seed;
            random = new Random(seed);
            seats = 3 + random.nextInt(11);
            today = newYear(2020 + random.nextInt(3)).plusDays(random.nextInt(365));
            book = Book.empty(Limits.always(new Limits.Numbers(seats - 2, seats, 3, 6)));
            known.add(book.now());
            var begun = today;
            for (var seat = 1; seat <= seats - random.nextInt(3); seat++) {
                var member = new UUID(seed, random.nextLong());
                var until = begun.plusYears(1 + random.nextInt(3));
                var term = new Term(UUID.randomUUID(), seat, member, new Period(begun, until), UUID.randomUUID());
                var inCity = seat % 3 > 0;
                write(() -> book.appoint(term, newcomer(member, inCity), author()));
            }
        }

        private Book.Newcomer newcomer(UUID member, boolean inCity) {
            return new Book.Newcomer(
                    new Person(member, "Lid " + member, AgeBand.FROM_27, true, false),
                    inCity,
                    random.nextInt(4) == 0 ? EnumSet.of(Portfolio.YOUTH) : Set.of());
        }

        private Fact.Author author() {
            return new Fact.Author(new UUID(0, 1), today);
        }

        private interface Writing {
            Book write();
        }

        private void write(Writing writing) {
            try {
                book = writing.write();
                known.add(book.now());
            } catch (RuleBroken no) {
                refused++;
            }
        }

        private UUID anybody() {
            var all = new ArrayList<>(book.now().people().keySet());
            all.sort(UUID::compareTo);
            return all.get(random.nextInt(all.size()));
        }

        private LocalDate someDay() {
            return today.plusDays(random.nextInt(400) - 60);
        }

        void goOn() {
            today = today.plusDays(random.nextInt(150));
            switch (random.nextInt(10)) {
                case 0 -> write(() -> book.leave(Fact.Kind.RESIGNED, anybody(), someDay(), author()));
                case 1 -> write(() -> book.leave(Fact.Kind.DIED, anybody(), someDay(), author()));
                case 2 -> write(() -> book.move(anybody(), random.nextBoolean(), someDay(), author()));
                case 3 ->
                    write(() -> random.nextBoolean()
                            ? book.take(anybody(), Portfolio.YOUTH, someDay(), author())
                            : book.layDown(anybody(), Portfolio.YOUTH, someDay(), author()));
                case 4 ->
                    write(() -> book.correct(
                            1 + random.nextInt(book.turn()),
                            random.nextBoolean() ? null : someDay(),
                            "Mis.",
                            author()));
                default -> appoint();
            }
        }

        private void appoint() {
            var stays = random.nextInt(3) == 0;
            var member = stays ? anybody() : UUID.randomUUID();
            var seat = 1 + random.nextInt(seats);
            var last = book.now().council().bySeat().get(seat);
            var from = last == null ? today : last.get(last.size() - 1).during().until();
            if (from.isBefore(today)) {
                from = today;
            }
            var until = random.nextBoolean()
                    ? Rotation.propose(book.now().council(), book.now().chosen(), seat, from, today)
                    : from.plusDays(1 + random.nextInt(1200));
            var term = new Term(UUID.randomUUID(), seat, member, new Period(from, until), UUID.randomUUID());
            var inCity = random.nextBoolean();
            var before = book;
            write(() -> {
                var homes = stays
                        ? List.<Home>of()
                        : List.of(new Home(member, term.during().from(), inCity));
                Terms.check(book.now().council(), book.now().chosen(), term, homes, today);
                return book.appoint(term, stays ? null : newcomer(member, inCity), author());
            });
            if (book != before) {
                appointed(before.now().council(), book.now().council(), term);
            }
        }

        /** Counted anew, day by day at every change, by hand. */
        private void appointed(Council before, Council after, Term term) {
            for (var day : after.turningDays(term.during())) {
                var is = counts(after, day);
                var was = counts(before, day);
                assertThat(is[0]).as("members on %s", day).isLessThanOrEqualTo(seats);
                if (2 * is[1] <= is[0]) {
                    assertThat(2 * is[1] - is[0]).as("majority on %s", day).isGreaterThan(2 * was[1] - was[0]);
                }
            }
        }

        /** Members, and those who live in the city. */
        private static int[] counts(Council council, LocalDate day) {
            var members = 0;
            var inCity = 0;
            for (var term : council.terms()) {
                if (!day.isBefore(term.during().from())
                        && day.isBefore(term.during().until())) {
                    members++;
                    var lives = false;
                    var since = LocalDate.MIN;
                    for (var home : council.homes()) {
                        if (home.member().equals(term.member())
                                && !home.from().isAfter(day)
                                && !home.from().isBefore(since)) {
                            lives = home.inCity();
                            since = home.from();
                        }
                    }
                    inCity += lives ? 1 : 0;
                }
            }
            return new int[] {members, inCity};
        }
    }

    @Test
    @Rule("R7")
    @Rule("R8")
    void noTermsOverlapHistoryNeverChangesAndNoAppointmentBreaksARule() {
        var written = 0;
        var refused = 0;
        for (var life : LIVES) {
            for (var turn = 0; turn <= life.book.turn(); turn++) {
                assertThat(life.book.at(turn))
                        .as("history %s, fact %s", life.seed, turn)
                        .isEqualTo(life.known.get(turn));
                overlaps(life.seed, life.book.at(turn).council().terms());
            }
            written += life.book.turn();
            refused += life.refused;
        }
        assertThat(written).as("facts").isGreaterThan(4 * HISTORIES);
        assertThat(refused).as("refusals").isGreaterThan(HISTORIES);
    }

    private static void overlaps(long seed, List<Term> terms) {
        for (var i = 0; i < terms.size(); i++) {
            for (var j = 0; j < i; j++) {
                var one = terms.get(i);
                var other = terms.get(j);
                if (one.seat() == other.seat() || one.member().equals(other.member())) {
                    assertThat(one.during().from().isBefore(other.during().until())
                                    && other.during()
                                            .from()
                                            .isBefore(one.during().until()))
                            .as("history %s: %s and %s", seed, one, other)
                            .isFalse();
                }
            }
        }
    }

    @Test
    @Rule("R12a")
    void theRotationHoldsOrCannot() {
        var held = 0;
        var cannot = 0;
        for (var life : LIVES) {
            var state = life.book.now();
            var plan = Rotation.plan(state.council(), Map.of(), life.today, YEARS);
            spread(life.seed, plan);
            if (plan.holds()) {
                held++;
            } else if (life.seats <= 7) {
                cannot++;
                assertThat(new Slow(plan, life.today.getYear()).can())
                        .as("history %s: a schedule within the rule", life.seed)
                        .isFalse();
            }
        }
        assertThat(held).as("schedules that hold").isGreaterThan(1000);
        assertThat(cannot).as("schedules that cannot").isGreaterThan(500);
    }

    /** Each seat falls free at least every three years, and never twice in one. */
    private static void spread(long seed, Rotation.Plan plan) {
        var last = new HashMap<Integer, Rotation.Leave>();
        for (var leave : plan.leaves()) {
            var before = last.put(leave.seat(), leave);
            if (before != null && !leave.agreed()) {
                assertThat(leave.year() - before.year())
                        .as("history %s, seat %s", seed, leave.seat())
                        .isBetween(1, 3);
            }
        }
    }

    /** Every way to give each seat its ends, one after the other: slow, and plain enough to trust. */
    private static final class Slow {

        private final int[] agreed = new int[YEARS];
        private final List<Integer> free = new ArrayList<>();
        private final int allowed;

        Slow(Rotation.Plan plan, int first) {
            allowed = plan.allowed();
            var last = new HashMap<Integer, Integer>();
            plan.leaves().stream().filter(Rotation.Leave::agreed).forEach(it -> {
                agreed[it.year() - first]++;
                last.merge(it.seat(), it.year() - first, Math::max);
            });
            plan.leaves().stream()
                    .filter(it -> !it.agreed())
                    .map(Rotation.Leave::seat)
                    .distinct()
                    .forEach(it -> free.add(last.get(it)));
        }

        boolean can() {
            for (var year = 0; year < YEARS; year++) {
                if (agreed[year] > allowed) {
                    return false;
                }
            }
            return can(0, agreed.clone());
        }

        private boolean can(int seat, int[] leaving) {
            return seat == free.size() || next(seat, free.get(seat), leaving);
        }

        private boolean next(int seat, int before, int[] leaving) {
            if (before + 3 >= YEARS && can(seat + 1, leaving)) {
                return true;
            }
            for (var year = before + 1; year <= before + 3 && year < YEARS; year++) {
                if (leaving[year] < allowed) {
                    leaving[year]++;
                    if (next(seat, year, leaving)) {
                        return true;
                    }
                    leaving[year]--;
                }
            }
            return false;
        }
    }
}
