package nl.wijgroningen.portaal.wijraad.composition.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals of the WIJ-raad, and what was decided on them. */
@Component
public class Nominations {

    private static final int MOST = 50;

    /** Without a condition; the nomination is {@code n}. */
    public static final String SELECT = """
			select n.id, n.seat, n.member_id, coalesce(n.name, p.name, '') as name, n.in_city, array_to_string(n.portfolios, ' ') as portfolios,
				lower(n.during) as from_on, upper(n.during) - 1 as last_on, n.decided_on, n.meeting, n.nominated_by, n.nominated_on,
				n.outcome, n.reason, n.outcome_by, n.outcome_on
			from wijraad_nomination n left join wijraad_person p on p.member_id = n.member_id and p.standing
			""";

    private final JdbcClient jdbc;

    Nominations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param memberId who stays; null: who comes
     * @param name empty when it was forgotten (R12c)
     * @param outcome APPOINTED, REFUSED or WITHDRAWN; null: it waits
     * @param outcomeBy null: nobody of the staff, since the candidate withdrew or the day was over
     */
    public record Nomination(
            UUID id,
            int seat,
            @Nullable UUID memberId,
            String name,
            @Nullable Boolean inCity,
            String portfolios,
            LocalDate fromOn,
            LocalDate lastOn,
            LocalDate decidedOn,
            String meeting,
            UUID nominatedBy,
            LocalDate nominatedOn,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable UUID outcomeBy,
            @Nullable LocalDate outcomeOn) {}

    /** The last ones, those that wait first. */
    public List<Nomination> newest() {
        return jdbc.sql(SELECT + " order by n.outcome is not null, n.nominated_on desc, n.id limit " + MOST)
                .query(Nomination.class)
                .list();
    }

    public Optional<Nomination> one(UUID id) {
        return jdbc.sql(SELECT + " where n.id = :id")
                .param("id", id)
                .query(Nomination.class)
                .optional();
    }
}
