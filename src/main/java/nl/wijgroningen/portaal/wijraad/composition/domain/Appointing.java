package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The Stichting appoints who was nominated, or refuses with a reason; it chooses nobody else (R6). */
@Service
@Transactional
@PreAuthorize("hasRole('DIRECTOR')")
@Rule("R6")
public class Appointing {

    private final CouncilStore store;
    private final NeedsKeeping needs;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Appointing(
            CouncilStore store,
            NeedsKeeping needs,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher news,
            Clock clock) {
        this.store = store;
        this.needs = needs;
        this.jdbc = jdbc;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            int seat,
            @Nullable UUID memberId,
            @Nullable String name,
            @Nullable AgeBand ageBand,
            boolean sixteen,
            boolean consent,
            boolean inCity,
            String portfolios,
            LocalDate fromOn,
            LocalDate untilOn,
            UUID nominatedBy,
            boolean decided) {

        Term term(UUID member) {
            return new Term(id, seat, member, new Period(fromOn, untilOn), id);
        }

        Book.@Nullable Newcomer newcomer(UUID member) {
            if (name == null || ageBand == null) {
                return null;
            }
            var carried = EnumSet.noneOf(Portfolio.class);
            if (!portfolios.isEmpty()) {
                for (var portfolio : portfolios.split(" ")) {
                    carried.add(Portfolio.valueOf(portfolio));
                }
            }
            return new Book.Newcomer(new Person(member, name, ageBand, sixteen, consent), inCity, carried);
        }
    }

    /**
     * @throws RuleBroken with the rule, the day and the numbers when a rule is broken on any day of the term (R7), or the term
     *     begins in the past
     */
    @Rule("R7")
    @Rule("R9")
    public void appoint(Staff by, UUID id) {
        var book = store.hold();
        var nomination = waiting(by, id);
        var today = LocalDate.now(clock);
        if (nomination.fromOn().isBefore(today)) {
            throw new RuleBroken("R6.past", nomination.fromOn());
        }
        var stays = nomination.memberId();
        var member = stays == null ? UUID.randomUUID() : stays;
        var newcomer = nomination.newcomer(member);
        var term = nomination.term(member);
        Terms.check(
                book.now().council(),
                book.now().chosen(),
                term,
                newcomer == null ? List.of() : List.of(new Home(member, nomination.fromOn(), newcomer.inCity())),
                today);
        decide(by, id, "APPOINTED", null, today);
        var longer = book.appoint(term, newcomer, new Fact.Author(by.id().value(), today));
        store.write(longer);
        needs.follow(longer.now().council(), today);
        audit.line(by.id(), "wijraad.appoint", Nominating.KIND, id);
        news.publishEvent(new CouncilNews.Appointed(id, member, newcomer != null, by, today));
    }

    /** @param reason for the WIJ-raad to read */
    public void refuse(Staff by, UUID id, String reason) {
        store.hold();
        waiting(by, id);
        var today = LocalDate.now(clock);
        decide(by, id, "REFUSED", reason, today);
        audit.line(by.id(), "wijraad.refuse", Nominating.KIND, id);
        news.publishEvent(new CouncilNews.NotAppointed(id, by, today));
    }

    private Row waiting(Staff by, UUID id) {
        var nomination =
                jdbc.sql("""
						select id, seat, member_id, name, age_band, sixteen is true as sixteen, consent is true as consent,
							in_city is true as in_city, array_to_string(portfolios, ' ') as portfolios, lower(during) as from_on,
							upper(during) as until_on, nominated_by, outcome is not null as decided
						from wijraad_nomination where id = :id
						""").param("id", id).query(Row.class).optional().orElseThrow(NotFound::new);
        if (nomination.decided()) {
            throw new RuleBroken("R6.decided");
        }
        if (nomination.nominatedBy().equals(by.id().value())) {
            throw new RuleBroken("R6.otherPerson");
        }
        return nomination;
    }

    private void decide(Staff by, UUID id, String outcome, @Nullable String reason, LocalDate today) {
        jdbc.sql("""
						update wijraad_nomination set outcome = :outcome, reason = :reason, outcome_by = :by, outcome_on = :today,
							candidate_id = case when :outcome = 'REFUSED' then candidate_id end
						where id = :id
						""")
                .param("outcome", outcome)
                .param("reason", reason)
                .param("by", by.id().value())
                .param("today", today)
                .param("id", id)
                .update();
    }
}
