package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rounds that look for members. */
@Component
public class Rounds {

    private static final String SELECT = """
			select id, title, state, opens_on, closes_on, letters_on, members, profile_on, text_version, sent_version, sent_on,
				looked_version, looked_on, published_version, published_on, closed_on, version
			from wijraad_round
			""";

    private final JdbcClient jdbc;

    Rounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Round> of(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Round.class)
                .optional();
    }

    /** Those whose text is public and that are not closed: for a selection. The one that closes first stands first. */
    public List<Round> running() {
        return jdbc.sql(SELECT + " where state = 'PUBLISHED' order by closes_on, id")
                .query(Round.class)
                .list();
    }

    /** The ids of the vacancies that a round is to fill. */
    public List<UUID> vacancies(UUID round) {
        return jdbc.sql("select vacancy_id from wijraad_round_vacancy where round_id = :round order by vacancy_id")
                .param("round", round)
                .query(UUID.class)
                .list();
    }

    /**
     * Holds it until the transaction ends.
     *
     * @param seen the version on the page of who changes it
     * @throws Overtaken when that is not the newest
     */
    Round hold(UUID id, long seen) {
        var round = hold(id);
        if (round.version() != seen) {
            throw new Overtaken();
        }
        return round;
    }

    Round hold(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(Round.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Keeps it as it is until the transaction ends, beside others who do so too. */
    Optional<Round> share(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for share")
                .param("id", id)
                .query(Round.class)
                .optional();
    }
}
