package nl.wijgroningen.portaal.experience.domain;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a telling goes for good, and what stays: a keyed hash of its code with the reason, and numbers. The hash is the
 * name under which a telling lies wherever it is, as draft, waiting or released; its id is only made at the release.
 */
@Component
@Transactional
class Burial {

    static final String WITHDRAWN = "experience-withdrawn";
    static final String DESTROYED = "experience-destroyed";

    private final JdbcClient jdbc;
    private final Publications publications;

    Burial(JdbcClient jdbc, Publications publications) {
        this.jdbc = jdbc;
        this.publications = publications;
    }

    /** The name of a telling outside the database. */
    static String id(byte[] codeHash) {
        return HexFormat.of().formatHex(codeHash);
    }

    private record Gone(@Nullable UUID teamId, String toldWeek) {}

    /**
     * Everything that was told under a code goes: draft, waiting telling and words, story, statements, answers,
     * replies, verdicts, notes, what was public of it, and the address for news.
     * What stays is that one was received (R16).
     *
     * @return whether something had been sent
     */
    @Rule("R12")
    boolean withdraw(byte[] codeHash) {
        removeDraft(codeHash);
        removeNews(List.of(codeHash));
        unpublish(List.of(codeHash));
        var before = jdbc.sql("""
						with gone as (delete from experience_waiting where code_hash = :hash returning kind, content)
						select (content ->> 'team')::uuid as team_id, content ->> 'week' as told_week
						from gone where kind = 'TELLING'
						""").param("hash", codeHash).query(Gone.class).optional();
        var gone =
                before.or(() -> jdbc.sql("delete from experience where code_hash = :hash returning team_id, told_week")
                        .param("hash", codeHash)
                        .query(Gone.class)
                        .optional());
        gone.ifPresent(it -> {
            remember(codeHash, "WITHDRAWN");
            count(it);
        });
        return gone.isPresent();
    }

    private void removeDraft(byte[] codeHash) {
        jdbc.sql("delete from experience_draft where code_hash = :hash")
                .param("hash", codeHash)
                .update();
    }

    /** What search and the trail know of it goes with what was public. */
    private void unpublish(List<byte[]> codeHashes) {
        jdbc.sql("select id from experience where code_hash = any (:hashes) order by id for update")
                .param("hashes", codeHashes.toArray(byte[][]::new))
                .query(UUID.class)
                .list()
                .forEach(it -> publications.forget(new ExperienceId(it)));
    }

    /** The address for news stands apart. */
    private void removeNews(List<byte[]> codeHashes) {
        jdbc.sql("delete from experience_news where code_hash = any (:hashes)")
                .param("hashes", codeHashes.toArray(byte[][]::new))
                .update();
    }

    private void count(Gone gone) {
        jdbc.sql("""
						insert into experience_withdrawn as w (team_id, quarter, number) values (:team, :quarter, 1)
						on conflict (team_id, quarter) do update set number = w.number + 1
						""")
                .param("team", gone.teamId())
                .param("quarter", WaitingRoom.quarter(Week.parse(gone.toldWeek())))
                .update();
    }

    /**
     * Destroys released experiences (R42); each counts in the numbers that may be published of it, told apart: place per
     * quarter, theme per year, origin per year. What only the coordinator read counts without its place (R16).
     */
    void destroy(List<byte[]> codeHashes) {
        removeNews(codeHashes);
        unpublish(codeHashes);
        jdbc.sql("""
						with gone as materialized (
							delete from experience where code_hash = any (:hashes)
							returning code_hash, coordinator_only, team_id, gebied_id, theme_id, origin, told_week
						), remembered as (
							insert into experience_tombstone (id, code_hash, reason)
							select gen_random_uuid(), code_hash, 'DESTROYED' from gone order by random()
							on conflict (code_hash) do nothing
						)
						insert into experience_destroyed as d (figure, gebied_id, team_id, theme_id, origin, period, number)
						select f.figure, f.gebied_id, f.team_id, f.theme_id, f.origin, f.period, count(*)
						from gone g
						cross join lateral (select to_date(g.told_week, 'IYYY-"W"IW') + 3 as thursday) w
						cross join lateral (values
							('PLACE', case when not g.coordinator_only then g.gebied_id end,
								case when not g.coordinator_only then g.team_id end, null::uuid, null::text,
								to_char(w.thursday, 'YYYY-"Q"Q')),
							('THEME', null, null, g.theme_id, null, to_char(w.thursday, 'YYYY')),
							('ORIGIN', null, null, null, g.origin, to_char(w.thursday, 'YYYY'))
						) f (figure, gebied_id, team_id, theme_id, origin, period)
						group by f.figure, f.gebied_id, f.team_id, f.theme_id, f.origin, f.period
						on conflict (figure, gebied_id, team_id, theme_id, origin, period)
							do update set number = d.number + excluded.number
						""").param("hashes", codeHashes.toArray(byte[][]::new)).update();
    }

    /** Does again what a restored database does not know of; what was not told yet in it cannot be counted. */
    void again(byte[] codeHash, String reason) {
        if (reason.equals("WITHDRAWN")) {
            withdraw(codeHash);
        } else {
            removeDraft(codeHash);
            jdbc.sql("delete from experience_waiting where code_hash = :hash")
                    .param("hash", codeHash)
                    .update();
            destroy(List.of(codeHash));
        }
        remember(codeHash, reason);
    }

    private void remember(byte[] codeHash, String reason) {
        jdbc.sql("""
						insert into experience_tombstone (id, code_hash, reason) values (gen_random_uuid(), :hash, :reason)
						on conflict (code_hash) do nothing
						""").param("hash", codeHash).param("reason", reason).update();
    }

    /** Hashes of which nothing is remembered, in hexadecimal like those given. */
    List<String> unknown(List<String> ids) {
        return jdbc.sql("""
						select i from unnest(:ids::text[]) i
						where not exists (select from experience_tombstone t where t.code_hash = decode(i, 'hex'))
						""")
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    List<String> known(String reason) {
        return jdbc.sql("select encode(code_hash, 'hex') from experience_tombstone where reason = :reason")
                .param("reason", reason)
                .query(String.class)
                .list();
    }
}
