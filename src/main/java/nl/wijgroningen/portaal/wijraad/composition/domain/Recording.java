package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the secretary writes down of members. Each names the fact that was the last on the page: who was overtaken gets
 * {@link Overtaken}.
 */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
public class Recording {

    private static final String KIND = "wijraad";

    private final CouncilStore store;
    private final NeedsKeeping needs;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Recording(CouncilStore store, NeedsKeeping needs, Audit audit, ApplicationEventPublisher news, Clock clock) {
        this.store = store;
        this.needs = needs;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /** @param last day as a member; died: that day */
    @Rule("R7")
    public void leave(Staff by, int seen, UUID member, boolean died, LocalDate last) {
        var kind = died ? Fact.Kind.DIED : Fact.Kind.RESIGNED;
        write(by, of(seen, member).leave(kind, member, last, author(by)));
    }

    @Rule("R7")
    public void move(Staff by, int seen, UUID member, boolean intoCity, LocalDate day) {
        write(by, of(seen, member).move(member, intoCity, day, author(by)));
    }

    public void take(Staff by, int seen, UUID member, Portfolio portfolio, LocalDate day) {
        write(by, of(seen, member).take(member, portfolio, day, author(by)));
    }

    /** @param last day with it */
    @Rule("R7")
    public void layDown(Staff by, int seen, UUID member, Portfolio portfolio, LocalDate last) {
        write(by, of(seen, member).layDown(member, portfolio, last.plusDays(1), author(by)));
    }

    /**
     * Another end for the next term of a seat.
     *
     * @param last day of that term
     * @throws RuleBroken when it does not fit in a full term, or makes more than a third of the seats fall free in a year
     */
    @Rule("R12a")
    public void choose(Staff by, int seen, int seat, LocalDate last) {
        var book = store.hold(seen);
        var today = LocalDate.now(clock);
        var state = book.now();
        var council = state.council();
        var terms = council.bySeat().get(seat);
        if (terms == null) {
            throw new NotFound();
        }
        var from = terms.get(terms.size() - 1).planned();
        var next = new Period(from, last.plusDays(1));
        var years = council.limits().on(from).years();
        if (next.until().isAfter(from.plusYears(years))) {
            throw new RuleBroken(
                    "R12a.length", from, years, from.plusYears(years).minusDays(1));
        }
        var chosen = new TreeMap<>(state.chosen());
        chosen.put(seat, next.until());
        var plan = Rotation.plan(council, chosen, today);
        if (!plan.holds() && worse(council, state.chosen(), plan, today)) {
            throw new RuleBroken("R12a.chosen", plan.fullest(), plan.most(), plan.allowed());
        }
        write(by, book.choose(seat, next.until(), author(by)));
    }

    private static boolean worse(Council council, Map<Integer, LocalDate> chosen, Rotation.Plan plan, LocalDate today) {
        return plan.most() > Rotation.plan(council, chosen, today).most();
    }

    /** @param day as it is asked for when such a fact is written down; null: it did not happen */
    @Rule("R8")
    public void correct(Staff by, int seen, int turn, @Nullable LocalDate day, String reason) {
        var book = store.hold(seen);
        var last = book.fact(turn).kind() == Fact.Kind.LAID_DOWN_PORTFOLIO;
        write(by, book.correct(turn, day != null && last ? day.plusDays(1) : day, reason, author(by)));
    }

    /** A name or an age band was wrong. */
    @Rule("R8")
    public void rename(Staff by, int seen, UUID member, String name, AgeBand ageBand, String reason) {
        var book = of(seen, member);
        var person = book.now().people().get(member);
        if (person == null) {
            throw new NotFound();
        }
        write(
                by,
                book.rename(new Person(member, name, ageBand, person.sixteen(), person.consent()), reason, author(by)));
    }

    private Book of(int seen, UUID member) {
        var book = store.hold(seen);
        if (!book.now().people().containsKey(member)) {
            throw new NotFound();
        }
        return book;
    }

    private Fact.Author author(Staff by) {
        return new Fact.Author(by.id().value(), LocalDate.now(clock));
    }

    private void write(Staff by, Book book) {
        store.write(book);
        needs.follow(book.now().council(), LocalDate.now(clock));
        var fact = book.fact(book.turn());
        audit.line(by.id(), "wijraad.fact", KIND, fact.member());
        news.publishEvent(new CouncilNews.Written(fact, by, fact.madeOn()));
    }
}
