package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.ExperienceSettings;
import nl.wijgroningen.portaal.experience.ExperienceSettings.Release;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where what tellers send lies until the morning, and how it leaves: all at once, in random order, with new ids, so that
 * neither a row's place nor its id tells when it was told (R33). What only the coordinator reads does not wait.
 */
@Component
@Transactional
public class WaitingRoom {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Experiences experiences;
    private final boolean atOnce;

    WaitingRoom(JdbcClient jdbc, JsonMapper json, Experiences experiences, ExperienceSettings settings, Demo demo) {
        this.jdbc = jdbc;
        this.json = json;
        this.experiences = experiences;
        var set = settings.release();
        this.atOnce = set == null ? demo.on() : set == Release.AT_ONCE;
    }

    public boolean releasesAtOnce() {
        return atOnce;
    }

    record Verdict(boolean solved, @Nullable String words, String week) {}

    /** A telling as it waits: what is released, under the names of the columns. */
    private record Content(
            @Nullable UUID team,
            @Nullable UUID gebied,
            boolean coordinatorOnly,
            @Nullable UUID notFor,
            @Nullable String theme,
            @Nullable Contact contact,
            String language,
            String week,
            Draft.Story story,
            Map<String, Integer> statements,
            boolean mayBePublic) {}

    boolean isSent(byte[] codeHash) {
        return jdbc.sql("""
						select exists (select from experience_waiting where code_hash = :hash and kind = 'TELLING')
							or exists (select from experience where code_hash = :hash)
							or exists (select from experience_tombstone where code_hash = :hash)
						""").param("hash", codeHash).query(Boolean.class).single();
    }

    @Rule("R33")
    @Rule("R35")
    void add(byte[] codeHash, Draft draft, Week week) {
        var place = Objects.requireNonNull(draft.place());
        var readers = Objects.requireNonNull(draft.readers());
        var content = new Content(
                place.team(),
                place.gebied(),
                readers.coordinatorOnly(),
                readers.notFor(),
                draft.theme(),
                draft.contact(),
                draft.language(),
                week.toString(),
                Objects.requireNonNull(draft.story()),
                draft.statements(),
                Boolean.TRUE.equals(draft.mayBePublic()));
        put(codeHash, "TELLING", content);
        if (atOnce || readers.coordinatorOnly()) {
            releaseTellings(codeHash);
        }
    }

    /** The last word of a day counts. */
    @Rule("R33")
    void add(byte[] codeHash, Verdict verdict) {
        put(codeHash, "VERDICT", verdict);
        if (atOnce) {
            releaseVerdicts(codeHash);
        }
    }

    private void put(byte[] codeHash, String kind, Object content) {
        jdbc.sql("""
						insert into experience_waiting (code_hash, kind, content) values (:hash, :kind, :content::jsonb)
						on conflict (code_hash, kind) do update set content = excluded.content
						""")
                .param("hash", codeHash)
                .param("kind", kind)
                .param("content", json.writeValueAsString(content))
                .update();
    }

    /** True when it still waits, and now has the new choice. */
    boolean choosePublic(byte[] codeHash, boolean mayBePublic) {
        return jdbc.sql("""
						update experience_waiting
						set content = jsonb_set(content, '{mayBePublic}', to_jsonb(:choice::boolean))
						where code_hash = :hash and kind = 'TELLING'
						""")
                        .param("hash", codeHash)
                        .param("choice", mayBePublic)
                        .update()
                == 1;
    }

    /** Empties the room: the job of 7.00. */
    @Rule("R33")
    public int release() {
        var tellings = releaseTellings(null);
        return tellings + releaseVerdicts(null);
    }

    private int releaseTellings(byte @Nullable [] only) {
        return jdbc.sql("""
						with released as materialized (
							delete from experience_waiting
							where kind = 'TELLING' and (:all or code_hash = :hash)
							returning code_hash, content
						), shuffled as materialized (
							select gen_random_uuid() as id, code_hash, content from released order by random()
						), statements as (
							insert into experience_statement (experience_id, statement, answer)
							select s.id, a.key, a.value::smallint
							from shuffled s cross join lateral jsonb_each_text(s.content -> 'statements') a
						)
						insert into experience (id, code_hash, team_id, gebied_id, coordinator_only, not_for, theme_id, contact,
							language, origin, told_week, happened, went_well, could_be_better, wish, may_be_public,
							state, waiting_since, version)
						select s.id, s.code_hash, (c ->> 'team')::uuid, (c ->> 'gebied')::uuid,
							(c ->> 'coordinatorOnly')::boolean, (c ->> 'notFor')::uuid, t.id, c ->> 'contact',
							c ->> 'language', 'WEB', c ->> 'week', c -> 'story' ->> 'happened', c -> 'story' ->> 'wentWell',
							c -> 'story' ->> 'couldBeBetter', c -> 'story' ->> 'wish', (c ->> 'mayBePublic')::boolean,
							'WITH_TEAM', c ->> 'week', 0
						from shuffled s cross join lateral (select s.content as c) content
						left join platform_theme t on t.slug = c ->> 'theme'
						""")
                .param("all", only == null)
                .param("hash", only == null ? new byte[0] : only)
                .update();
    }

    private record Judged(UUID experienceId, String content) {}

    private int releaseVerdicts(byte @Nullable [] only) {
        var judged = jdbc.sql("""
						with released as materialized (
							delete from experience_waiting
							where kind = 'VERDICT' and (:all or code_hash = :hash)
							returning code_hash, content
						)
						select e.id as experience_id, r.content::text as content
						from released r join experience e using (code_hash)
						order by random()
						""")
                .param("all", only == null)
                .param("hash", only == null ? new byte[0] : only)
                .query(Judged.class)
                .list();
        for (var one : judged) {
            var verdict = json.readValue(one.content(), Verdict.class);
            var experience =
                    experiences.findById(new ExperienceId(one.experienceId())).orElseThrow();
            experience.judged(verdict.solved(), Week.parse(verdict.week()));
            experiences.save(experience);
            jdbc.sql("""
							insert into experience_verdict (id, experience_id, solved, words, week)
							values (:id, :experience, :solved, :words, :week)
							""")
                    .param("id", UUID.randomUUID())
                    .param("experience", one.experienceId())
                    .param("solved", verdict.solved())
                    .param("words", verdict.words())
                    .param("week", verdict.week())
                    .update();
        }
        return judged.size();
    }

    /** The quarter of a week is that of its Thursday (R16), such as {@code 2026-Q4}. */
    static String quarter(Week week) {
        LocalDate day = week.thursday();
        return String.format(Locale.ROOT, "%d-Q%d", day.getYear(), (day.getMonthValue() + 2) / 3);
    }
}
