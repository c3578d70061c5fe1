package nl.wijgroningen.portaal.experience.improvement.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.domain.News;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.domain.WaitingRoom;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** "Merkt u er iets van?": what tellers say of a proof, once each; the first "no" opens the improvement again (R34). */
@Service
@Transactional
@Rule("R34")
public class Noticing {

    /** After so many weeks who left an address is asked. */
    static final int ASKED_AFTER_WEEKS = 4;

    private final JdbcClient jdbc;
    private final Improvements improvements;
    private final Ledger ledger;
    private final WaitingRoom waiting;
    private final News news;
    private final Keys keys;
    private final JsonMapper json;
    private final Clock clock;

    Noticing(
            JdbcClient jdbc,
            Improvements improvements,
            Ledger ledger,
            WaitingRoom waiting,
            News news,
            Keys keys,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.improvements = improvements;
        this.ledger = ledger;
        this.waiting = waiting;
        this.news = news;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Waits for the morning, as all that a teller says; of one day the last word counts.
     *
     * @throws NotFound when nothing under this code led to it, it is not done, or the teller said so before
     */
    @Rule("R33")
    public void say(TellerCode code, UUID improvement, boolean noticed) {
        var hash = keys.hash(Keys.Purpose.CODE, code.value());
        var proof = jdbc.sql("""
						select i.proof_id
						from experience e join experience_source s on s.experience_id = e.id
							join experience_improvement i on i.id = s.improvement_id
						where e.code_hash = :hash and i.id = :id and i.state = 'DONE'
							and not exists (select from experience_noticed n where n.proof_id = i.proof_id and n.experience_id = e.id)
						""")
                .param("hash", hash)
                .param("id", improvement)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        wait(hash, proof, noticed);
    }

    /** What a mailed link asks: the improvement that it is about, which everyone may read. */
    public record Question(UUID improvement, String title, String change) {}

    /** Empty when the link was used, or is not known. */
    @Transactional(readOnly = true)
    @Rule("R43")
    public Optional<Question> question(String token) {
        return jdbc.sql("""
						select i.id as improvement, i.title, p.change
						from experience_question q join experience_proof p on p.id = q.proof_id
							join experience_improvement i on i.id = p.improvement_id
						where q.token_hash = :token
						""")
                .param("token", news.hash(token))
                .query(Question.class)
                .optional();
    }

    private record Asked(byte[] codeHash, UUID proofId) {}

    /** The link is used up; one that is not known changes nothing. */
    @Rule("R43")
    public void say(String token, boolean noticed) {
        jdbc.sql("delete from experience_question where token_hash = :token returning code_hash, proof_id")
                .param("token", news.hash(token))
                .query(Asked.class)
                .optional()
                .ifPresent(it -> wait(it.codeHash(), it.proofId(), noticed));
    }

    private record Said(boolean noticed, String week) {}

    /** One row of a teller, with what is said of each proof. */
    private void wait(byte[] codeHash, UUID proof, boolean noticed) {
        var said = json.createObjectNode()
                .set(
                        proof.toString(),
                        json.valueToTree(
                                new Said(noticed, Week.of(LocalDate.now(clock)).toString())));
        jdbc.sql("""
						insert into experience_waiting (code_hash, kind, content) values (:hash, 'NOTICED', :said::jsonb)
						on conflict (code_hash, kind) do update set content = experience_waiting.content || excluded.content
						""")
                .param("hash", codeHash)
                .param("said", json.writeValueAsString(said))
                .update();
        jdbc.sql("delete from experience_question where code_hash = :hash and proof_id = :proof")
                .param("hash", codeHash)
                .param("proof", proof)
                .update();
        if (waiting.releasesAtOnce()) {
            release(codeHash);
        }
    }

    /** Counts what waits: part of the job of 7.00. */
    @Rule("R33")
    public int release() {
        return release(null);
    }

    private record Released(UUID proofId, UUID improvementId, boolean noticed, String week) {}

    @Rule("R31")
    private int release(byte @Nullable [] only) {
        var released = jdbc.sql("""
						with released as materialized (
							delete from experience_waiting
							where kind = 'NOTICED' and (:all or code_hash = :hash)
							returning code_hash, content
						), said as (
							insert into experience_noticed (proof_id, experience_id, noticed, week, printed_code)
							select p.id, e.id, (a.value ->> 'noticed')::boolean, a.value ->> 'week', e.entered_by is not null
							from released r join experience e using (code_hash)
							cross join lateral jsonb_each(r.content) a
							join experience_proof p on p.id = a.key::uuid
							order by random()
							on conflict do nothing
							returning proof_id, noticed, week, printed_code
						), counted as (
							update experience_proof p set
								noticed = p.noticed + s.yes, not_noticed = p.not_noticed + s.no, printed = p.printed + s.printed
							from (select proof_id, count(*) filter (where noticed and not printed_code) as yes,
									count(*) filter (where not noticed and not printed_code) as no,
									count(*) filter (where printed_code) as printed
								from said group by proof_id) s
							where p.id = s.proof_id
						)
						select s.proof_id, p.improvement_id, s.noticed, s.week
						from said s join experience_proof p on p.id = s.proof_id
						order by p.improvement_id
						""")
                .param("all", only == null)
                .param("hash", only == null ? new byte[0] : only)
                .query(Released.class)
                .list();
        released.stream().filter(it -> !it.noticed()).forEach(this::reopen);
        return released.size();
    }

    private void reopen(Released said) {
        improvements
                .findById(said.improvementId())
                .filter(it -> it.reopen(said.proofId()))
                .ifPresent(it -> {
                    improvements.saveAndFlush(it);
                    ledger.write(it, Ledger.Step.REOPENED, Week.parse(said.week()));
                });
    }

    /** Asks by mail, once, who left an address, four weeks after a proof was confirmed. */
    @Rule("R43")
    public int ask() {
        var due = jdbc.sql("""
						with due as materialized (
							select p.id from experience_proof p join experience_improvement i on i.proof_id = p.id
							where p.confirmed_on <= :limit and p.asked_on is null
							for update of p
						), asked as (
							update experience_proof p set asked_on = :today from due where p.id = due.id
						)
						select n.code_hash, due.id as proof_id
						from due join experience_proof p on p.id = due.id
							join experience_source s on s.improvement_id = p.improvement_id
							join experience e on e.id = s.experience_id
							join experience_news n on n.code_hash = e.code_hash
						where not exists (select from experience_noticed o where o.proof_id = p.id and o.experience_id = e.id)
							and not exists (select from experience_waiting w where w.code_hash = e.code_hash and w.kind = 'NOTICED'
								and jsonb_exists(w.content, p.id::text))
						order by random()
						""")
                .param("today", LocalDate.now(clock))
                .param("limit", LocalDate.now(clock).minusWeeks(ASKED_AFTER_WEEKS))
                .query(Asked.class)
                .list();
        due.forEach(it -> {
            var token = news.token();
            jdbc.sql("""
							insert into experience_question (token_hash, code_hash, proof_id) values (:token, :hash, :proof)
							on conflict (code_hash, proof_id) do update set token_hash = excluded.token_hash
							""")
                    .param("token", news.hash(token))
                    .param("hash", it.codeHash())
                    .param("proof", it.proofId())
                    .update();
            news.ask(it.codeHash(), token);
        });
        return due.size();
    }

    /** Ids of the proofs of which an answer of this teller waits for the morning. */
    @Transactional(readOnly = true)
    public List<UUID> waiting(TellerCode code) {
        return jdbc.sql("""
						select jsonb_object_keys(content)::uuid from experience_waiting where code_hash = :hash and kind = 'NOTICED'
						""")
                .param("hash", keys.hash(Keys.Purpose.CODE, code.value()))
                .query(UUID.class)
                .list();
    }
}
