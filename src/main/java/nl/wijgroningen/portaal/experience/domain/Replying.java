package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a teller says back with the code: a reply to an answer or a question, and whether a team may read it. */
@Service
@Transactional
public class Replying {

    private final JdbcClient jdbc;
    private final DraftBox drafts;
    private final WaitingRoom waiting;
    private final Clock clock;

    Replying(JdbcClient jdbc, DraftBox drafts, WaitingRoom waiting, Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Only once staff answered or asked something; it opens again what was closed.
     *
     * @throws NotFound when nothing was released under this code
     */
    @Rule("R12")
    @Rule("R14")
    public void reply(TellerCode code, String text) {
        if (PersonalData.find(text).stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
            throw new RuleBroken("R14.bsn");
        }
        var hash = drafts.hash(code);
        var spokenTo = jdbc.sql("""
						select exists (select from experience_response r where r.experience_id = e.id and r.sent_on is not null)
						from experience e where e.code_hash = :hash
						""")
                .param("hash", hash)
                .query(Boolean.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (!spokenTo) {
            throw new RuleBroken("R12.reply");
        }
        waiting.add(hash, new WaitingRoom.Reply(text, week()));
    }

    /**
     * Says whether the team that the question names may read it (R35).
     *
     * @return false when that question is no longer open, so that the teller reads the one that is
     */
    @Rule("R35")
    public boolean permit(TellerCode code, UUID question, boolean granted) {
        var hash = drafts.hash(code);
        var open = jdbc.sql("""
						select exists (select from experience_permission p join experience e on e.id = p.experience_id
							where p.id = :id and p.granted is null and e.code_hash = :hash)
						""")
                .param("id", question)
                .param("hash", hash)
                .query(Boolean.class)
                .single();
        if (open) {
            waiting.add(hash, new WaitingRoom.Permission(question, granted, week()));
        }
        return open;
    }

    private String week() {
        return Week.of(LocalDate.now(clock)).toString();
    }
}
