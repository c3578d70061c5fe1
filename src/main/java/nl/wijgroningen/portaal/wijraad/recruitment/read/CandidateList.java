package nl.wijgroningen.portaal.wijraad.recruitment.read;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.CandidateState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who applied in a round, for the secretary. */
@Component
@Rule("R12c")
public class CandidateList {

    public static final int PAGE = 20;

    private final JdbcClient jdbc;

    CandidateList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Item(
            UUID id,
            String name,
            AgeBand ageBand,
            boolean inCity,
            String portfolios,
            CandidateState state,
            LocalDate appliedOn) {}

    /** Where a page begins. */
    public record From(LocalDate day, UUID id) {}

    /** One more than a page, the first who applied first; of one state, or of all. */
    public List<Item> candidates(UUID round, @Nullable CandidateState state, @Nullable From from) {
        return jdbc.sql("""
						select id, name, age_band, in_city, array_to_string(portfolios, ' ') as portfolios, state, applied_on
						from wijraad_candidate
						where round_id = :round and (:state::text is null or state = :state)
							and (:day::date is null or (applied_on, id) >= (:day::date, :id::uuid))
						order by applied_on, id limit :limit
						""")
                .param("round", round)
                .param("state", state == null ? null : state.name())
                .param("day", from == null ? null : from.day())
                .param("id", from == null ? null : from.id())
                .param("limit", PAGE + 1)
                .query(Item.class)
                .list();
    }

    /** @param gebied null: outside the city, or not known */
    public record Count(CandidateState state, @Nullable String gebied, boolean inCity, int number) {}

    /** How many there are of each state from each gebied. */
    public List<Count> counts(UUID round) {
        return jdbc.sql("""
						select state, gebied, in_city, count(*) as number from wijraad_candidate where round_id = :round
						group by state, gebied, in_city
						""").param("round", round).query(Count.class).list();
    }
}
