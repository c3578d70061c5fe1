package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.LocalDate;
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

/** The WIJ-raad proposes somebody for a seat; the selection, or the secretary after it, writes that down (R6). */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R6")
public class Nominating {

    static final String KIND = "nomination";

    private final CouncilStore store;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Nominating(CouncilStore store, JdbcClient jdbc, Audit audit, ApplicationEventPublisher news, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /**
     * A proposal.
     *
     * @param member who stays for another term; null: {@code newcomer} comes
     * @param decidedOn the day on which the WIJ-raad decided
     * @param meeting where it did, to find it back
     */
    public record Proposal(
            int seat,
            @Nullable UUID member,
            Book.@Nullable Newcomer newcomer,
            Period during,
            LocalDate decidedOn,
            String meeting) {}

    /**
     * @return its id
     * @throws RuleBroken when there is no such seat, or the WIJ-raad did not decide yet
     */
    public UUID nominate(Staff by, Proposal proposal) {
        var today = LocalDate.now(clock);
        var state = store.read().now();
        var seats = state.council().limits().on(proposal.during().from()).most();
        if (proposal.seat() < 1 || proposal.seat() > seats) {
            throw new RuleBroken("R3.seat", proposal.seat(), seats);
        }
        if (proposal.decidedOn().isAfter(today)) {
            throw new RuleBroken("R6.decision", proposal.decidedOn());
        }
        var newcomer = proposal.newcomer();
        if (newcomer == null && (proposal.member() == null || !state.people().containsKey(proposal.member()))) {
            throw new NotFound();
        }
        var id = UUID.randomUUID();
        jdbc.sql("""
						insert into wijraad_nomination (id, seat, member_id, name, age_band, sixteen, consent, in_city, portfolios, during,
							decided_on, meeting, nominated_by, nominated_on)
						values (:id, :seat, :member, :name, :band, :sixteen, :consent, :inCity, :portfolios,
							daterange(:from::date, :until::date), :decided, :meeting, :by, :today)
						""")
                .param("id", id)
                .param("seat", proposal.seat())
                .param("member", newcomer == null ? proposal.member() : null)
                .param("name", newcomer == null ? null : newcomer.person().name())
                .param(
                        "band",
                        newcomer == null ? null : newcomer.person().ageBand().name())
                .param("sixteen", newcomer == null ? null : newcomer.person().sixteen())
                .param("consent", newcomer == null ? null : newcomer.person().consent())
                .param("inCity", newcomer == null ? null : newcomer.inCity())
                .param(
                        "portfolios",
                        newcomer == null
                                ? new String[0]
                                : newcomer.portfolios().stream().map(Enum::name).toArray(String[]::new))
                .param("from", proposal.during().from())
                .param("until", proposal.during().until())
                .param("decided", proposal.decidedOn())
                .param("meeting", proposal.meeting())
                .param("by", by.id().value())
                .param("today", today)
                .update();
        audit.line(by.id(), "wijraad.nominate", KIND, id);
        news.publishEvent(new CouncilNews.Nominated(id, by, today));
        return id;
    }
}
