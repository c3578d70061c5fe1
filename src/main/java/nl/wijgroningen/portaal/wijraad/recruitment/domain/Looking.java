package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Stadadviseert looks at the text of a round; what they say of a paragraph stays beside it (R11). */
@Service
@Transactional
@PreAuthorize("hasRole('STADADVISEERT')")
@Rule("R11")
public class Looking {

    private final Rounds rounds;
    private final RoundSteps steps;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Looking(Rounds rounds, RoundSteps steps, JdbcClient jdbc, Audit audit, Clock clock) {
        this.rounds = rounds;
        this.steps = steps;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says something of a paragraph of the text that lies with Stadadviseert.
     *
     * @param seen the version of the round on their page: what they say is of the text that they read
     * @param paragraph counted from one; 0: of the whole
     * @throws Overtaken when the round changed meanwhile
     * @throws RuleBroken when the text does not lie with them
     */
    public void remark(Staff by, UUID id, long seen, int paragraph, String words) {
        var round = held(id, seen);
        var text = jdbc.sql("select dutch from wijraad_round_text where round_id = :id and version = :version")
                .param("id", id)
                .param("version", round.textVersion())
                .query(String.class)
                .single();
        if (paragraph < 0 || paragraph > Paragraphs.of(text).size()) {
            throw new NotFound();
        }
        jdbc.sql("""
						insert into wijraad_remark (id, round_id, version, paragraph, words, written_by, written_on, turn)
						select :remark, :id, :version, :paragraph, :words, :by, :today, coalesce(max(turn), 0) + 1
						from wijraad_remark where round_id = :id
						""")
                .param("remark", UUID.randomUUID())
                .param("id", id)
                .param("version", round.textVersion())
                .param("paragraph", paragraph)
                .param("words", words)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "wijraad.round.remark", Recruiting.KIND, id);
    }

    /**
     * They looked: the text goes back to the secretary with their remarks, if there are any.
     *
     * @param seen the version of the round on their page: nobody looked at a text that they never saw
     * @throws Overtaken when the round changed meanwhile
     * @throws RuleBroken when the text does not lie with them
     */
    public void looked(Staff by, UUID id, long seen) {
        var round = held(id, seen);
        var today = LocalDate.now(clock);
        jdbc.sql("""
						update wijraad_round set state = :state, looked_version = text_version, looked_by = :by, looked_on = :today,
							version = version + 1
						where id = :id
						""")
                .param("state", round.state().after(RoundState.Step.LOOKED).name())
                .param("by", by.id().value())
                .param("today", today)
                .param("id", id)
                .update();
        steps.add(id, RoundState.Step.LOOKED, round.textVersion(), by, today);
        audit.line(by.id(), "wijraad.round.looked", Recruiting.KIND, id);
    }

    private Round held(UUID id, long seen) {
        var round = rounds.hold(id, seen);
        if (round.sentVersion() == null) {
            throw new NotFound();
        }
        round.state().after(RoundState.Step.LOOKED);
        return round;
    }
}
