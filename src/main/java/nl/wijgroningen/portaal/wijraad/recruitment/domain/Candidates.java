package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The candidates of a round, for the features that choose and write to them. A candidate can be gone from one moment to the
 * next: who withdraws is, and so is everyone four weeks after the round (R12c).
 */
@Component
@Transactional
public class Candidates {

    private static final String SELECT = """
			select id, round_id, name, age_band, sixteen, consent, in_city, array_to_string(portfolios, ' ') as portfolios
			from wijraad_candidate
			""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Candidates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            UUID roundId,
            String name,
            AgeBand ageBand,
            boolean sixteen,
            boolean consent,
            boolean inCity,
            String portfolios) {

        Candidate candidate() {
            return new Candidate(
                    id, roundId, name, ageBand, sixteen, consent, inCity, Candidates.portfolios(portfolios));
        }
    }

    /**
     * How a selection ended for somebody.
     *
     * @param state CHOSEN or NOT_CHOSEN, since {@code day}
     */
    public record Outcome(UUID id, String name, CandidateState state, LocalDate day) {}

    static Set<Portfolio> portfolios(String joined) {
        var all = EnumSet.noneOf(Portfolio.class);
        if (!joined.isEmpty()) {
            for (var one : joined.split(" ")) {
                all.add(Portfolio.valueOf(one));
            }
        }
        return all;
    }

    /** Those of a round who can be chosen: who applied, and was not told that there will be no talk; by name. */
    @Transactional(readOnly = true)
    public List<Candidate> selectable(UUID round) {
        return jdbc
                .sql(SELECT + " where round_id = :round and state in ('APPLIED', 'INVITED') order by name, id")
                .param("round", round)
                .query(Row.class)
                .list()
                .stream()
                .map(Row::candidate)
                .toList();
    }

    /**
     * Those of a round who did not withdraw and were not told that there will be no talk; until the transaction ends nobody
     * tells them so, or chooses.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> holdOf(UUID round) {
        return Set.copyOf(jdbc.sql("""
						select id from wijraad_candidate where round_id = :round and state <> 'DECLINED' order by id for no key update
						""").param("round", round).query(UUID.class).list());
    }

    /** Those of these who withdrew, or whose papers are gone. */
    @Transactional(readOnly = true)
    public Set<UUID> gone(List<UUID> some) {
        return Set.copyOf(jdbc.sql("""
						select one.id from unnest(:some) one (id) where not exists (select from wijraad_candidate c where c.id = one.id)
						""")
                .param("some", some.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** One who applied and did not withdraw; whatever the outcome. */
    @Transactional(readOnly = true)
    public Optional<Candidate> of(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::candidate);
    }

    /** As {@link #of}, and who is there stays so until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Candidate> hold(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for share")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::candidate);
    }

    /** How the selection ended, by name. */
    @Transactional(readOnly = true)
    public List<Outcome> outcomes(UUID round) {
        return jdbc.sql("""
						select id, name, state, decided_on as day from wijraad_candidate
						where round_id = :round and state in ('CHOSEN', 'NOT_CHOSEN') order by name, id
						""").param("round", round).query(Outcome.class).list();
    }

    /**
     * The WIJ-raad chose this candidate.
     *
     * @throws NotFound when there is nobody, or nobody any more
     */
    public void chosen(UUID id) {
        decide(id, CandidateState.CHOSEN);
    }

    /**
     * The WIJ-raad chose others.
     *
     * @throws NotFound when there is nobody, or nobody any more
     */
    public void notChosen(UUID id) {
        decide(id, CandidateState.NOT_CHOSEN);
    }

    /** A later outcome takes the place of an earlier one: an outcome that is counted again. */
    private void decide(UUID id, CandidateState state) {
        var done = jdbc.sql("""
						update wijraad_candidate set state = :state, decided_on = :today, version = version + 1
						where id = :id and state <> 'DECLINED'
						""")
                .param("state", state.name())
                .param("today", LocalDate.now(clock))
                .param("id", id)
                .update();
        if (done == 0) {
            throw new NotFound();
        }
    }
}
