package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** A teller who does not agree with what was masked or refused asks somebody else: the coordinator. */
@Service
@Transactional
public class Objecting {

    private final JdbcClient jdbc;
    private final DraftBox drafts;
    private final WaitingRoom waiting;
    private final JsonMapper json;
    private final Clock clock;

    Objecting(JdbcClient jdbc, DraftBox drafts, WaitingRoom waiting, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.waiting = waiting;
        this.json = json;
        this.clock = clock;
    }

    private record Content(@Nullable String words, String week) {}

    /**
     * Waits for the morning, as all that a teller sends; twice is once.
     *
     * @throws NotFound when there is nothing to object to, or an objection is open
     */
    @Rule("R14")
    @Rule("R33")
    public void object(TellerCode code, @Nullable String words) {
        var hash = drafts.hash(code);
        var possible = jdbc.sql("""
						select exists (
							select from experience e join experience_publication p on p.experience_id = e.id
							where e.code_hash = :hash
								and (p.state in ('REFUSED', 'TAKEN_DOWN') or exists (select from experience_mask m where m.experience_id = e.id))
								and not exists (select from experience_objection o where o.experience_id = e.id and o.decision is null))
						""").param("hash", hash).query(Boolean.class).single();
        if (!possible) {
            throw new NotFound();
        }
        jdbc.sql("""
						insert into experience_waiting (code_hash, kind, content) values (:hash, 'OBJECTION', :content::jsonb)
						on conflict (code_hash, kind) do update set content = excluded.content
						""")
                .param("hash", hash)
                .param(
                        "content",
                        json.writeValueAsString(
                                new Content(words, Week.of(LocalDate.now(clock)).toString())))
                .update();
        if (waiting.releasesAtOnce()) {
            release(hash);
        }
    }

    /** Brings what waits to the coordinator: part of the job of 7.00. */
    @Rule("R33")
    public int release() {
        return release(null);
    }

    private int release(byte @Nullable [] only) {
        return jdbc.sql("""
						with released as materialized (
							delete from experience_waiting
							where kind = 'OBJECTION' and (:all or code_hash = :hash)
							returning code_hash, content
						)
						insert into experience_objection (id, experience_id, words, week)
						select gen_random_uuid(), e.id, r.content ->> 'words', r.content ->> 'week'
						from released r join experience e using (code_hash)
						order by random()
						on conflict do nothing
						""")
                .param("all", only == null)
                .param("hash", only == null ? new byte[0] : only)
                .update();
    }
}
