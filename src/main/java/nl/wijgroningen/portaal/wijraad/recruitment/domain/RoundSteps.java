package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what happened to a round; who calls it holds the round. */
@Component
class RoundSteps {

    private final JdbcClient jdbc;

    RoundSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID round, RoundState.Step step, int version, Staff by, LocalDate today) {
        jdbc.sql("""
						insert into wijraad_round_step (round_id, turn, kind, version, done_by, done_on)
						select :round, coalesce(max(turn), 0) + 1, :kind, :version, :by, :today
						from wijraad_round_step where round_id = :round
						""")
                .param("round", round)
                .param("kind", step.name())
                .param("version", version)
                .param("by", by.id().value())
                .param("today", today)
                .update();
    }
}
