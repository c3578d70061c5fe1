package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a teller does with the code once the experience is sent: judge, choose, withdraw (R12). */
@Service
@Transactional
public class Following {

    private final JdbcClient jdbc;
    private final DraftBox drafts;
    private final WaitingRoom waiting;
    private final Experiences experiences;
    private final Publications publications;
    private final Burial burial;
    private final Tombstones tombstones;
    private final Clock clock;

    Following(
            JdbcClient jdbc,
            DraftBox drafts,
            WaitingRoom waiting,
            Experiences experiences,
            Publications publications,
            Burial burial,
            Tombstones tombstones,
            Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.waiting = waiting;
        this.experiences = experiences;
        this.publications = publications;
        this.burial = burial;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    /** "Opgelost" or "niet opgelost", with words of the teller's own; only once there is an answer. */
    @Rule("R12")
    public void judge(TellerCode code, boolean solved, @Nullable String words) {
        var hash = drafts.hash(code);
        var answered = jdbc.sql("""
						select exists (select from experience_response r where r.experience_id = e.id and r.sent_on is not null
							and r.kind = 'ANSWER')
						from experience e where e.code_hash = :hash
						""")
                .param("hash", hash)
                .query(Boolean.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (!answered) {
            throw new RuleBroken("R12.judge");
        }
        waiting.add(hash, new WaitingRoom.Verdict(solved, words, week().toString()));
    }

    /** @throws NotFound when nothing was sent under this code */
    @Rule("R13")
    public void choosePublic(TellerCode code, boolean mayBePublic) {
        var hash = drafts.hash(code);
        if (!waiting.choosePublic(hash, mayBePublic)) {
            var id = id(hash).map(ExperienceId::new).orElseThrow(NotFound::new);
            publications.lock(id);
            var experience = experiences.findById(id).orElseThrow(NotFound::new);
            if (mayBePublic != experience.mayBePublic()) {
                publications.remove(id);
                experience.choosePublic(mayBePublic);
                experience.askCheck(week());
                experiences.save(experience);
            }
        }
    }

    /**
     * Everything that was told goes, in one transaction: draft, waiting telling and words, story, statements, answers,
     * replies, verdicts, the address for news. What stays is that one was received (R16).
     *
     * @throws NotFound when nothing was sent under this code
     */
    @Rule("R12")
    public void withdraw(TellerCode code) {
        var hash = drafts.hash(code);
        if (burial.withdraw(hash)) {
            tombstones.bury(Burial.WITHDRAWN, Burial.id(hash), week());
        } else if (!waiting.isSent(hash)) {
            throw new NotFound();
        }
    }

    private Optional<UUID> id(byte[] hash) {
        return jdbc.sql("select id from experience where code_hash = :hash")
                .param("hash", hash)
                .query(UUID.class)
                .optional();
    }

    private Week week() {
        return Week.of(LocalDate.now(clock));
    }
}
