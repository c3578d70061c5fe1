package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.LocalDate;
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
    private final Forgetting forgetting;
    private final Clock clock;

    Nominating(
            CouncilStore store,
            JdbcClient jdbc,
            Audit audit,
            ApplicationEventPublisher news,
            Forgetting forgetting,
            Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.audit = audit;
        this.news = news;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    /**
     * A proposal.
     *
     * @param member who stays for another term; null: {@code newcomer} comes
     * @param decidedOn the day on which the WIJ-raad decided
     * @param meeting where it did, to find it back
     * @param candidate whom a vote in a round chose, so that withdrawing there ends this too (R12c); null: nobody's
     */
    public record Proposal(
            int seat,
            @Nullable UUID member,
            Book.@Nullable Newcomer newcomer,
            Period during,
            LocalDate decidedOn,
            String meeting,
            @Nullable UUID candidate) {}

    /**
     * @return its id
     * @throws RuleBroken when there is no such seat, or the WIJ-raad did not decide yet
     */
    public UUID nominate(Staff by, Proposal proposal) {
        return nominate(by, UUID.randomUUID(), proposal);
    }

    /**
     * As {@link #nominate(Staff, Proposal)}.
     *
     * @param id of the nomination; a form that is sent twice gives the same
     */
    public UUID nominate(Staff by, UUID id, Proposal proposal) {
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
        var made = jdbc.sql("""
						insert into wijraad_nomination (id, seat, member_id, name, age_band, sixteen, consent, in_city, portfolios, during,
							decided_on, meeting, candidate_id, nominated_by, nominated_on)
						values (:id, :seat, :member, :name, :band, :sixteen, :consent, :inCity, :portfolios,
							daterange(:from::date, :until::date), :decided, :meeting, :candidate, :by, :today)
						on conflict (id) do nothing
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
                .param("candidate", newcomer == null ? null : proposal.candidate())
                .param("by", by.id().value())
                .param("today", today)
                .update();
        if (made == 1) {
            audit.line(by.id(), "wijraad.nominate", KIND, id);
            news.publishEvent(new CouncilNews.Nominated(id, by, today));
        }
        return id;
    }

    /**
     * Takes back one that waits: who was nominated does not want it any more, or it was written down wrongly. Of who would
     * come the name goes with that (R12c).
     *
     * @param reason without a name: it stays
     * @throws RuleBroken when it was decided on
     */
    @Rule("R12c")
    public void takeBack(Staff by, UUID id, String reason) {
        store.hold();
        var waiting =
                jdbc.sql("""
						select member_id is null as newcomer, outcome is not null as decided from wijraad_nomination where id = :id
						""").param("id", id).query(Waiting.class).optional().orElseThrow(NotFound::new);
        if (waiting.decided()) {
            throw new RuleBroken("R6.decided");
        }
        forgetting.end(List.of(id), by.id().value(), reason, LocalDate.now(clock));
        if (waiting.newcomer()) {
            forgetting.remember(id);
        }
        audit.line(by.id(), "wijraad.nomination.take-back", KIND, id);
    }

    private record Waiting(boolean newcomer, boolean decided) {}
}
