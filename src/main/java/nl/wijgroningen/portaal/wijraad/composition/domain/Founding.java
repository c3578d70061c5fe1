package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first council: the secretary enters the founding decision, the director confirms it (R6). */
@Service
@Transactional
@Rule("R6")
public class Founding {

    private static final String KIND = "wijraad";

    private final CouncilStore store;
    private final NeedsKeeping needs;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Founding(CouncilStore store, NeedsKeeping needs, JdbcClient jdbc, Audit audit, Clock clock) {
        this.store = store;
        this.needs = needs;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One of the first members.
     *
     * @param years of the first term: one, two or three
     */
    public record Founder(
            int seat,
            String name,
            AgeBand ageBand,
            boolean sixteen,
            boolean consent,
            boolean inCity,
            Set<Portfolio> portfolios,
            int years) {}

    /**
     * @param document where the decision can be found back
     * @param beginsOn the first day of the council
     * @param version goes up with all that changes of it or its members
     */
    public record Decision(
            UUID id,
            String document,
            LocalDate decidedOn,
            LocalDate beginsOn,
            UUID enteredBy,
            @Nullable UUID confirmedBy,
            int version) {}

    /** Enters the decision, or writes it better as long as it is not confirmed. */
    @PreAuthorize("hasRole('SECRETARY')")
    public void enter(Staff by, String document, LocalDate decidedOn, LocalDate beginsOn) {
        store.hold();
        open();
        jdbc.sql("""
						insert into wijraad_founding (id, document, decided_on, begins_on, entered_by, entered_on)
						values (gen_random_uuid(), :document, :decided, :begins, :by, :today)
						on conflict (one) do update set document = excluded.document, decided_on = excluded.decided_on,
							begins_on = excluded.begins_on, entered_by = excluded.entered_by, entered_on = excluded.entered_on,
							version = wijraad_founding.version + 1
						""")
                .param("document", document)
                .param("decided", decidedOn)
                .param("begins", beginsOn)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "wijraad.founding", KIND, null);
    }

    /**
     * Adds a member, in the first seat that is free.
     *
     * @param seen version that was on the page
     * @throws Overtaken when something changed since
     */
    @Rule("R12f")
    @PreAuthorize("hasRole('SECRETARY')")
    public void add(Staff by, int seen, Founder founder) {
        var book = store.hold();
        var decision = open(seen);
        if (!founder.sixteen() && !founder.consent()) {
            throw new RuleBroken("R12f.consent");
        }
        var seats = book.limits().on(decision.beginsOn()).most();
        var taken = founders().stream().map(Founder::seat).toList();
        var seat = 1;
        while (taken.contains(seat)) {
            seat++;
        }
        if (seat > seats) {
            throw new RuleBroken("R3.seat", seat, seats);
        }
        jdbc.sql("""
						insert into wijraad_founder (seat, founding_id, name, age_band, sixteen, consent, in_city, portfolios, years)
						values (:seat, :founding, :name, :band, :sixteen, :consent, :inCity, :portfolios, :years)
						""")
                .param("seat", seat)
                .param("founding", decision.id())
                .param("name", founder.name())
                .param("band", founder.ageBand().name())
                .param("sixteen", founder.sixteen())
                .param("consent", founder.consent())
                .param("inCity", founder.inCity())
                .param(
                        "portfolios",
                        founder.portfolios().stream().map(Enum::name).toArray(String[]::new))
                .param("years", founder.years())
                .update();
        changed();
        audit.line(by.id(), "wijraad.founding", KIND, null);
    }

    /** @param seen as in {@link #add} */
    @PreAuthorize("hasRole('SECRETARY')")
    public void remove(Staff by, int seen, int seat) {
        store.hold();
        open(seen);
        jdbc.sql("delete from wijraad_founder where seat = :seat")
                .param("seat", seat)
                .update();
        changed();
        audit.line(by.id(), "wijraad.founding", KIND, null);
    }

    /**
     * The council is there.
     *
     * @param seen as in {@link #add}: it is the decision, with the members, that was on the page
     */
    @PreAuthorize("hasRole('DIRECTOR')")
    public void confirm(Staff by, int seen) {
        var book = store.hold();
        var decision = open(seen);
        if (decision.enteredBy().equals(by.id().value())) {
            throw new RuleBroken("R6.otherPerson");
        }
        var today = LocalDate.now(clock);
        jdbc.sql("update wijraad_founding set confirmed_by = :by, confirmed_on = :today")
                .param("by", by.id().value())
                .param("today", today)
                .update();
        var first = new HashMap<Term, Book.Newcomer>();
        for (var founder : founders()) {
            var member = UUID.randomUUID();
            var begins = decision.beginsOn();
            var during = new Period(begins, begins.plusYears(founder.years()));
            first.put(
                    new Term(UUID.randomUUID(), founder.seat(), member, during, null),
                    new Book.Newcomer(
                            new Person(member, founder.name(), founder.ageBand(), founder.sixteen(), founder.consent()),
                            founder.inCity(),
                            founder.portfolios()));
        }
        var founded =
                book.found(first, decision.beginsOn(), new Fact.Author(by.id().value(), today));
        store.write(founded);
        jdbc.sql("delete from wijraad_founder").update();
        needs.follow(founded.now().council(), today);
        audit.line(by.id(), "wijraad.founding.confirm", KIND, null);
    }

    private void changed() {
        jdbc.sql("update wijraad_founding set version = version + 1").update();
    }

    /** @throws NotFound when none was entered */
    private Decision open(int seen) {
        var decision = open();
        if (decision == null) {
            throw new NotFound();
        }
        if (decision.version() != seen) {
            throw new Overtaken();
        }
        return decision;
    }

    /** The decision, which can still be changed; null when none was entered. */
    private @Nullable Decision open() {
        var decision = decision();
        if (decision != null && decision.confirmedBy() != null) {
            throw new RuleBroken("R6.founded");
        }
        return decision;
    }

    /** Null when none was entered. */
    @Transactional(readOnly = true)
    public @Nullable Decision decision() {
        return jdbc.sql(
                        "select id, document, decided_on, begins_on, entered_by, confirmed_by, version from wijraad_founding")
                .query(Decision.class)
                .optional()
                .orElse(null);
    }

    private record Row(
            int seat,
            String name,
            AgeBand ageBand,
            boolean sixteen,
            boolean consent,
            boolean inCity,
            String portfolios,
            int years) {}

    /** By seat; empty once it is confirmed. */
    @Transactional(readOnly = true)
    public List<Founder> founders() {
        return jdbc.sql("""
						select seat, name, age_band, sixteen, consent, in_city, array_to_string(portfolios, ' ') as portfolios, years
						from wijraad_founder order by seat
						""").query(Row.class).list().stream()
                .map(it -> {
                    var carried = EnumSet.noneOf(Portfolio.class);
                    if (!it.portfolios().isEmpty()) {
                        for (var portfolio : it.portfolios().split(" ")) {
                            carried.add(Portfolio.valueOf(portfolio));
                        }
                    }
                    return new Founder(
                            it.seat(),
                            it.name(),
                            it.ageBand(),
                            it.sixteen(),
                            it.consent(),
                            it.inCity(),
                            carried,
                            it.years());
                })
                .toList();
    }
}
