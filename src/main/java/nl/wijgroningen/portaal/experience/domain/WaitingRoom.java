package nl.wijgroningen.portaal.experience.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
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
    private final Responses responses;
    private final DangerWords danger;
    private final Publications publications;
    private final boolean atOnce;

    WaitingRoom(
            JdbcClient jdbc,
            JsonMapper json,
            Experiences experiences,
            Responses responses,
            DangerWords danger,
            Publications publications,
            ExperienceSettings settings,
            Demo demo) {
        this.jdbc = jdbc;
        this.json = json;
        this.experiences = experiences;
        this.responses = responses;
        this.danger = danger;
        this.publications = publications;
        var set = settings.release();
        this.atOnce = set == null ? demo.on() : set == Release.AT_ONCE;
    }

    public boolean releasesAtOnce() {
        return atOnce;
    }

    record Verdict(boolean solved, @Nullable String words, String week) {}

    record Reply(String text, String week) {}

    /** @param question the id of the question that is answered, so that another one is not */
    record Permission(UUID question, boolean granted, String week) {}

    /**
     * A telling as it waits: what is released, under the names of the columns.
     *
     * @param dangerWords those that were found, in one text; they keep it from the team
     * @param enteredBy who of staff entered it for a resident; null: the teller told it here
     * @param card the keyed hash of the code of a kaartje, in hexadecimal digits (R32)
     */
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
            boolean mayBePublic,
            @Nullable String dangerWords,
            Origin origin,
            Source source,
            @Nullable UUID enteredBy,
            @Nullable String card) {}

    boolean isSent(byte[] codeHash) {
        return jdbc.sql("""
						select exists (select from experience_waiting where code_hash = :hash and kind = 'TELLING')
							or exists (select from experience where code_hash = :hash)
							or exists (select from experience_tombstone where code_hash = :hash)
						""").param("hash", codeHash).query(Boolean.class).single();
    }

    @Rule("R33")
    @Rule("R35")
    void add(byte[] codeHash, Draft draft, Week week, byte @Nullable [] card) {
        add(codeHash, draft, week, Origin.WEB, Source.OWN, null, card);
    }

    /** What staff entered waits like all others, so that it is not known by its moment either (R31). */
    @Rule("R31")
    void add(byte[] codeHash, Draft draft, Week week, Origin origin, Source source, UUID enteredBy) {
        add(codeHash, draft, week, origin, source, enteredBy, null);
    }

    private void add(
            byte[] codeHash,
            Draft draft,
            Week week,
            Origin origin,
            Source source,
            @Nullable UUID enteredBy,
            byte @Nullable [] card) {
        var place = Objects.requireNonNull(draft.place());
        var readers = Objects.requireNonNull(draft.readers());
        var story = Objects.requireNonNull(draft.story());
        var words = danger.in(Arrays.asList(story.happened(), story.wentWell(), story.couldBeBetter(), story.wish()));
        var coordinatorOnly = readers.coordinatorOnly() || !words.isEmpty();
        var content = new Content(
                place.team(),
                place.gebied(),
                coordinatorOnly,
                readers.notFor(),
                draft.theme(),
                draft.contact(),
                draft.language(),
                week.toString(),
                story,
                draft.statements(),
                Boolean.TRUE.equals(draft.mayBePublic()) && !coordinatorOnly,
                words.isEmpty() ? null : String.join(", ", words),
                origin,
                source,
                enteredBy,
                card == null ? null : HexFormat.of().formatHex(card));
        put(codeHash, "TELLING", content);
        if (atOnce || coordinatorOnly) {
            releaseTellings(codeHash);
        }
    }

    /** The last word of a day counts. */
    @Rule("R33")
    @Rule("R35")
    void add(byte[] codeHash, Verdict verdict) {
        put(codeHash, "VERDICT", verdict);
        afterwards(codeHash, Collections.singletonList(verdict.words()), this::releaseVerdicts);
    }

    /** The last reply of a day counts: until the morning the teller changes it. */
    @Rule("R33")
    @Rule("R35")
    void add(byte[] codeHash, Reply reply) {
        put(codeHash, "REPLY", reply);
        afterwards(codeHash, List.of(reply.text()), this::releaseReplies);
    }

    /** The last answer of a day counts. */
    @Rule("R33")
    void add(byte[] codeHash, Permission permission) {
        put(codeHash, "PERMISSION", permission);
        if (atOnce) {
            releasePermissions(codeHash);
        }
    }

    /**
     * What only the coordinator reads does not wait, nor does danger: it leaves the team at that moment. That the team can
     * see when it left is the price (docs/privacy.md).
     */
    private void afterwards(byte[] codeHash, List<@Nullable String> texts, Consumer<byte[]> release) {
        var words = danger.in(texts);
        if (!atOnce && words.isEmpty() && !isKeptFromTeam(codeHash)) {
            return;
        }
        release.accept(codeHash);
        if (!words.isEmpty()) {
            var id = id(codeHash);
            var experience = experiences.findById(new ExperienceId(id)).orElseThrow();
            publications.remove(new ExperienceId(id));
            experience.keepFromTeam(null);
            experiences.save(experience);
            jdbc.sql("""
							insert into experience_kept (id, experience_id, reason, words) values (:id, :experience, 'WORDS', :words)
							""")
                    .param("id", UUID.randomUUID())
                    .param("experience", id)
                    .param("words", String.join(", ", words))
                    .update();
        }
    }

    private boolean isKeptFromTeam(byte[] codeHash) {
        return jdbc.sql("select coordinator_only and team_allowed_week is null from experience where code_hash = :hash")
                .param("hash", codeHash)
                .query(Boolean.class)
                .single();
    }

    private UUID id(byte[] codeHash) {
        return jdbc.sql("select id from experience where code_hash = :hash")
                .param("hash", codeHash)
                .query(UUID.class)
                .single();
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
        return releaseTellings(null) + releaseReplies(null) + releaseVerdicts(null) + releasePermissions(null);
    }

    /**
     * Also looks up the cards (R32): of those who use one at the same moment the one who deletes its row has the label, if
     * the card is of the team of the telling.
     */
    @Rule("R32")
    private int releaseTellings(byte @Nullable [] only) {
        return jdbc.sql("""
						with released as materialized (
							delete from experience_waiting
							where kind = 'TELLING' and (:all or code_hash = :hash)
							returning code_hash, content
						), shuffled as materialized (
							select gen_random_uuid() as id, code_hash, content from released order by random()
						), used as materialized (
							delete from experience_card d using shuffled s, experience_batch b
							where d.code_hash = decode(s.content ->> 'card', 'hex') and b.id = d.batch_id
								and to_date(s.content ->> 'week', 'IYYY"-W"IW') <= b.expires_on
							returning s.id, d.batch_id, b.team_id, s.content ->> 'week' as week
						), counted as (
							insert into experience_card_use (batch_id, week, number)
							select batch_id, week, count(*) from used group by batch_id, week order by batch_id, week
							on conflict (batch_id, week) do update set number = experience_card_use.number + excluded.number
						), statements as (
							insert into experience_statement (experience_id, statement, answer)
							select s.id, a.key, a.value::smallint
							from shuffled s cross join lateral jsonb_each_text(s.content -> 'statements') a
						), kept as (
							insert into experience_kept (id, experience_id, reason, words)
							select gen_random_uuid(), s.id, 'WORDS', s.content ->> 'dangerWords'
							from shuffled s where s.content ->> 'dangerWords' is not null
						)
						insert into experience (id, code_hash, team_id, gebied_id, coordinator_only, not_for, theme_id, contact,
							language, origin, source, entered_by, told_week, happened, went_well, could_be_better, wish, may_be_public,
							state, waiting_since, version)
						select s.id, s.code_hash, (c ->> 'team')::uuid, (c ->> 'gebied')::uuid,
							(c ->> 'coordinatorOnly')::boolean, (c ->> 'notFor')::uuid, t.id, c ->> 'contact',
							c ->> 'language', case when u.team_id = (c ->> 'team')::uuid then 'CARD' else c ->> 'origin' end, c ->> 'source', (c ->> 'enteredBy')::uuid, c ->> 'week', c -> 'story' ->> 'happened', c -> 'story' ->> 'wentWell',
							c -> 'story' ->> 'couldBeBetter', c -> 'story' ->> 'wish', (c ->> 'mayBePublic')::boolean,
							'WITH_TEAM', c ->> 'week', 0
						from shuffled s cross join lateral (select s.content as c) content
						left join platform_theme t on t.slug = c ->> 'theme'
						left join used u on u.id = s.id
						""")
                .param("all", only == null)
                .param("hash", only == null ? new byte[0] : only)
                .update();
    }

    /** What was said about an experience, and its text as it waited. */
    private record Said(UUID experienceId, String content) {}

    private int releaseReplies(byte @Nullable [] only) {
        var said = take("REPLY", only);
        for (var one : said) {
            var reply = json.readValue(one.content(), Reply.class);
            var id = new ExperienceId(one.experienceId());
            var experience = experiences.findById(id).orElseThrow();
            experience.replied(responses.anyAnswer(id.value()), Week.parse(reply.week()));
            experiences.save(experience);
            jdbc.sql("""
							insert into experience_reply (id, experience_id, text, week, turn)
							values (:id, :experience, :text, :week, :turn)
							""")
                    .param("id", UUID.randomUUID())
                    .param("experience", one.experienceId())
                    .param("text", reply.text())
                    .param("week", reply.week())
                    .param("turn", responses.nextTurn(one.experienceId()))
                    .update();
        }
        return said.size();
    }

    private int releaseVerdicts(byte @Nullable [] only) {
        var said = take("VERDICT", only);
        for (var one : said) {
            var verdict = json.readValue(one.content(), Verdict.class);
            var experience =
                    experiences.findById(new ExperienceId(one.experienceId())).orElseThrow();
            experience.judged(verdict.solved(), Week.parse(verdict.week()));
            experiences.save(experience);
            jdbc.sql("""
							insert into experience_verdict (id, experience_id, solved, words, week, turn, printed_code)
							select :id, :experience, :solved, :words, :week, :turn, entered_by is not null
							from experience where id = :experience
							""")
                    .param("id", UUID.randomUUID())
                    .param("experience", one.experienceId())
                    .param("solved", verdict.solved())
                    .param("words", verdict.words())
                    .param("week", verdict.week())
                    .param("turn", responses.nextTurn(one.experienceId()))
                    .update();
        }
        return said.size();
    }

    /** An answer to a question that was replaced in the meantime counts no more. */
    private int releasePermissions(byte @Nullable [] only) {
        var said = take("PERMISSION", only);
        for (var one : said) {
            var permission = json.readValue(one.content(), Permission.class);
            jdbc.sql("""
							update experience_permission set granted = :granted, answered_week = :week
							where id = :id and granted is null
							returning team_id
							""")
                    .param("granted", permission.granted())
                    .param("week", permission.week())
                    .param("id", permission.question())
                    .query(UUID.class)
                    .optional()
                    .filter(team -> permission.granted())
                    .ifPresent(team -> {
                        var experience = experiences
                                .findById(new ExperienceId(one.experienceId()))
                                .orElseThrow();
                        experience.allowTeam(team, Week.parse(permission.week()));
                        experiences.save(experience);
                    });
        }
        return said.size();
    }

    /** Takes out what waits, in random order; the experiences are locked, so that nobody's work on one undoes the release. */
    private List<Said> take(String kind, byte @Nullable [] only) {
        return jdbc.sql("""
						with released as materialized (
							delete from experience_waiting
							where kind = :kind and (:all or code_hash = :hash)
							returning code_hash, content
						)
						select e.id as experience_id, r.content::text as content
						from released r join experience e using (code_hash)
						order by random()
						for update of e
						""")
                .param("kind", kind)
                .param("all", only == null)
                .param("hash", only == null ? new byte[0] : only)
                .query(Said.class)
                .list();
    }

    /** The quarter of a week is that of its Thursday (R16), such as {@code 2026-Q4}. */
    static String quarter(Week week) {
        LocalDate day = week.thursday();
        return String.format(Locale.ROOT, "%d-Q%d", day.getYear(), (day.getMonthValue() + 2) / 3);
    }
}
