package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A council of almost four years: twelve founders with spread terms, reappointments and newcomers, a resignation that was
 * set right, a member who died days before the end of a term, members who moved, and one who moves out of the city in eight
 * months. Two nominations wait.
 */
@Component
@Order(25)
class CompositionDemo implements ApplicationRunner {

    private final MemberAccounts links;
    private final Demo demo;
    private final Accounts accounts;
    private final CouncilStore store;
    private final NeedsKeeping needs;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final ObjectProvider<Tombstones> tombstones;
    private final Clock clock;

    CompositionDemo(
            Demo demo,
            Accounts accounts,
            CouncilStore store,
            NeedsKeeping needs,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher news,
            ObjectProvider<Tombstones> tombstones,
            Clock clock) {
        this.links = new MemberAccounts(jdbc, audit, clock);
        this.demo = demo;
        this.accounts = accounts;
        this.store = store;
        this.needs = needs;
        this.jdbc = jdbc;
        this.audit = audit;
        this.news = news;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (demo.on() && store.read().turn() == 0) {
            var secretary = somebody(Role.SECRETARY);
            var director = somebody(Role.DIRECTOR);
            if (secretary != null && director != null) {
                new Life(secretary, director).live(LocalDate.now(clock));
                link(secretary);
            }
        }
    }

    /** Members whose name is on an account of the demo log in with it. */
    private void link(Staff secretary) {
        var accountsByName = accounts.having(Role.COUNCIL_MEMBER).stream()
                .collect(Collectors.toMap(Accounts.Person::displayName, it -> new StaffId(it.id())));
        store.read().now().people().forEach((member, person) -> {
            var account = accountsByName.get(person.name());
            if (account != null) {
                links.link(secretary, member, account);
            }
        });
    }

    private @Nullable Staff somebody(Role role) {
        return accounts.having(role).stream()
                .findFirst()
                .flatMap(it -> accounts.staff(new StaffId(it.id())))
                .orElse(null);
    }

    /** What happens, each on its own day. */
    private final class Life {

        private final Staff secretary;
        private final Staff director;
        private final Map<Integer, UUID> members = new HashMap<>();

        Life(Staff secretary, Staff director) {
            this.secretary = secretary;
            this.director = director;
        }

        private Clock on(LocalDate day) {
            return Clock.fixed(day.atTime(10, 0).atZone(PortaalApplication.ZONE).toInstant(), PortaalApplication.ZONE);
        }

        private Founding founding(LocalDate day) {
            return new Founding(store, needs, jdbc, audit, on(day));
        }

        private Recording recording(LocalDate day) {
            return new Recording(store, needs, audit, news, on(day));
        }

        private Appointing appointing(LocalDate day) {
            return new Appointing(store, needs, jdbc, audit, news, on(day));
        }

        private void found(LocalDate begins) {
            var founding = founding(begins.minusDays(40));
            founding.enter(
                    secretary,
                    "Besluit Stichting WIJ Groningen, oprichting van de WIJ-raad",
                    begins.minusDays(45),
                    begins);
            List.of(
                            founder("A. Huizinga", AgeBand.FROM_45, true, 1, Portfolio.CARERS),
                            founder("R. Nieboer", AgeBand.FROM_45, true, 2, Portfolio.HOUSING),
                            founder("D. Wiersema", AgeBand.FROM_27, true, 3, Portfolio.YOUTH),
                            founder("T. Yıldız", AgeBand.FROM_27, true, 1, Portfolio.NEWCOMERS),
                            founder("H. van der Laan-Bouwman", AgeBand.FROM_65, true, 2, Portfolio.ELDERLY),
                            founder("C. Santos", AgeBand.FROM_27, true, 3, Portfolio.MONEY),
                            founder("J. Postma", AgeBand.FROM_65, true, 1, Portfolio.MENTAL_HEALTH),
                            founder("E. Klooster", AgeBand.FROM_45, false, 2, Portfolio.DISABILITY),
                            founder("K. Rozema", AgeBand.FROM_45, false, 3, Portfolio.WORK),
                            founder("B. Amsing", AgeBand.FROM_65, false, 1, Portfolio.NEIGHBOURHOOD),
                            founder("M. Oudman", AgeBand.FROM_45, true, 2, Portfolio.MONEY),
                            founder("I. Prins", AgeBand.FROM_45, true, 3, Portfolio.CARERS))
                    .forEach(it -> founding.add(secretary, version(founding), it));
            founding(begins.minusDays(30)).confirm(director, version(founding));
            learn();
        }

        private static int version(Founding founding) {
            return Objects.requireNonNull(founding.decision()).version();
        }

        private Founding.Founder founder(String name, AgeBand ageBand, boolean inCity, int years, Portfolio portfolio) {
            return new Founding.Founder(0, name, ageBand, true, false, inCity, EnumSet.of(portfolio), years);
        }

        /** Who holds which seat last. */
        private void learn() {
            store.read()
                    .now()
                    .council()
                    .bySeat()
                    .forEach((seat, terms) ->
                            members.put(seat, terms.get(terms.size() - 1).member()));
        }

        private UUID member(int seat) {
            return Objects.requireNonNull(members.get(seat));
        }

        private Nominating nominating(LocalDate day) {
            return new Nominating(
                    store, jdbc, audit, news, new Forgetting(store, jdbc, news, tombstones, on(day)), on(day));
        }

        /** @param decided by the WIJ-raad, in a meeting of that day */
        private UUID nominate(
                int seat,
                Book.@Nullable Newcomer newcomer,
                LocalDate from,
                LocalDate until,
                LocalDate decided,
                LocalDate day) {
            return nominating(day)
                    .nominate(
                            secretary,
                            new Nominating.Proposal(
                                    seat,
                                    newcomer == null ? member(seat) : null,
                                    newcomer,
                                    new Period(from, until),
                                    decided,
                                    "Vergadering van de WIJ-raad",
                                    null));
        }

        /** The WIJ-raad meets on Thursdays, a month apart. */
        private static LocalDate thursday(LocalDate day) {
            return day.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
        }

        private void appoint(int seat, Book.@Nullable Newcomer newcomer, LocalDate from) {
            appoint(seat, newcomer, from, 3);
        }

        private void appoint(int seat, Book.@Nullable Newcomer newcomer, LocalDate from, int years) {
            var day = from.minusDays(40);
            var id = nominate(seat, newcomer, from, from.plusYears(years), day.minusDays(7), day);
            appointing(day.plusDays(14)).appoint(director, id);
            learn();
        }

        private Book.Newcomer newcomer(String name, AgeBand ageBand, boolean sixteen, boolean inCity, Portfolio... of) {
            return new Book.Newcomer(
                    new Person(UUID.randomUUID(), name, ageBand, sixteen, !sixteen), inCity, Set.of(of));
        }

        void live(LocalDate today) {
            var begins = LocalDate.of(today.getYear() - 3, 1, 1);
            found(begins);
            appoint(1, null, begins.plusYears(1));
            appoint(4, null, begins.plusYears(1));
            appoint(7, newcomer("S. Pinas", AgeBand.FROM_27, true, true, Portfolio.WORK), begins.plusYears(1));
            appoint(10, null, begins.plusYears(1));
            appoint(2, null, begins.plusYears(2));
            var founder = member(5);
            appoint(5, newcomer("F. de Jong", AgeBand.FROM_65, true, true, Portfolio.ELDERLY), begins.plusYears(2));
            appoint(11, newcomer("N. Oosterhof", AgeBand.FROM_18, true, true, Portfolio.YOUTH), begins.plusYears(2));
            appoint(8, null, begins.plusYears(2));
            appoint(13, newcomer("W. Bolt", AgeBand.FROM_45, true, true, Portfolio.WORK), begins.plusYears(2), 1);
            var died = begins.plusYears(2).minusDays(12);
            recording(died.plusDays(2)).leave(secretary, store.read().turn(), founder, true, died);
            for (var seat : List.of(3, 6, 12, 9)) {
                appoint(seat, null, begins.plusYears(3));
            }
            happen(today);
            var next = begins.plusYears(4);
            decide(today, next);
        }

        private void happen(LocalDate today) {
            var early = today.minusMonths(10);
            recording(early).move(secretary, store.read().turn(), member(11), false, early);
            recording(early).layDown(secretary, store.read().turn(), member(11), Portfolio.YOUTH, early.minusDays(1));
            var summer = today.minusMonths(4);
            recording(summer).move(secretary, store.read().turn(), member(12), false, summer);
            var resigned = today.minusDays(75);
            recording(resigned).leave(secretary, store.read().turn(), member(5), false, today.minusMonths(1));
            recording(resigned.plusDays(9))
                    .correct(
                            secretary,
                            store.read().turn(),
                            store.read().turn(),
                            today.minusMonths(2),
                            "In de brief staat een maand eerder.");
            recording(today.minusDays(60))
                    .rename(
                            secretary,
                            store.read().turn(),
                            member(6),
                            "C. Santos-Dijk",
                            AgeBand.FROM_27,
                            "Zij gebruikt sinds haar huwelijk deze naam.");
            recording(today.minusDays(7)).move(secretary, store.read().turn(), member(6), false, today.plusMonths(8));
        }

        /** Three stay, one proposal was refused, one taken back, two wait: the majority has no room for the first. */
        private void decide(LocalDate today, LocalDate next) {
            var before = thursday(today.minusDays(47));
            for (var seat : List.of(1, 4, 7)) {
                var id = nominate(seat, null, next, next.plusYears(3), before, today.minusDays(28));
                appointing(today.minusDays(21)).appoint(director, id);
            }
            var refused = nominate(
                    13,
                    newcomer("G. Terpstra", AgeBand.FROM_45, true, false, Portfolio.WORK),
                    next,
                    next.plusYears(1),
                    before,
                    today.minusDays(28));
            appointing(today.minusDays(20))
                    .refuse(director, refused, "De kandidaat zit ook in onze raad van toezicht. Dat gaat niet samen.");
            var withdrew = nominate(
                    5,
                    newcomer("P. Veenstra", AgeBand.FROM_18, true, true, Portfolio.HOUSING),
                    next,
                    next.plusYears(1),
                    before,
                    today.minusDays(28));
            nominating(today.minusDays(17))
                    .takeBack(secretary, withdrew, "Vond een baan in een andere stad en belde af.");
            var last = thursday(today.minusDays(16));
            nominate(10, null, next, next.plusYears(3), last, today.minusDays(9));
            nominate(
                    5,
                    newcomer("Y. Boukhari", AgeBand.UNDER_18, false, true, Portfolio.YOUTH),
                    next,
                    next.plusYears(1),
                    last,
                    today.minusDays(9));
            learn();
            needs.follow(store.read().now().council(), today);
        }
    }
}
