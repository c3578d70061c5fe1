package nl.wijgroningen.portaal.experience.improvement.read;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.PublicImprovements;
import nl.wijgroningen.portaal.experience.improvement.domain.ImprovementState;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Improvements as everyone may read them. */
@Component
public class ImprovementPages implements PublicImprovements {

    public static final int PAGE = 10;

    /** Above this a count reads "meer dan 1.000". */
    public static final int COUNTED = 1000;

    /** So many of the published experiences that led to one stand on its page. */
    private static final int VOICES = 5;

    /** Fewer answers of tellers than this are not shown (R30). */
    public static final int SHOWN_FROM = 5;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ImprovementPages(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Which to list. */
    public enum Stand {
        PROMISED("i.state = 'PROMISED'"),
        BUSY("i.state = 'BUSY'"),
        LATE("i.state in ('PROMISED', 'BUSY') and i.due_on < :today"),
        DONE("i.state = 'DONE'"),
        NOT_POSSIBLE("i.state = 'NOT_POSSIBLE'");

        private final String condition;

        Stand(String condition) {
            this.condition = condition;
        }
    }

    /** @param team null: any */
    public record Filter(@Nullable UUID team, @Nullable Stand stand) {

        private String condition() {
            return "i.state <> 'MERGED'" + (team == null ? "" : " and i.team_id = :team")
                    + (stand == null ? "" : " and " + stand.condition);
        }
    }

    /** The last row of a page. */
    public record Key(LocalDate day, UUID id) {

        @Override
        public String toString() {
            return day + "_" + id;
        }

        /** @throws IllegalArgumentException when it is not one */
        public static Key parse(String text) {
            var cut = text.indexOf('_');
            if (cut < 0) {
                throw new IllegalArgumentException("no key");
            }
            return new Key(Days.require(text.substring(0, cut)), UUID.fromString(text.substring(cut + 1)));
        }
    }

    private record Row(Line line, LocalDate changedOn) {}

    /** The day that was promised first, where it is another than that of now: a new day hides no late one (R34). */
    static final String FIRST_DUE = """
			nullif((select s.was_due_on from experience_step s
				where s.improvement_id = i.id and s.was_due_on is not null order by s.turn limit 1), i.due_on) as first_due_on
			""";

    private static final String SELECT = """
			select i.id, i.team_id, i.title, i.state, i.due_on, i.ended_on, i.changed_on, %s,
				coalesce(p.change, i.reason, i.promise) as what, q.title as quote, q.language as quote_language
			from experience_improvement i
			left join experience_proof p on p.id = i.proof_id
			left join lateral (
				select t.title, t.language from experience_source s join experience_publication t
					on t.experience_id = s.experience_id and t.state = 'PUBLISHED'
				where s.improvement_id = i.id order by t.published_on, t.experience_id limit 1) q on true
			""".formatted(FIRST_DUE);

    private RowMapper<Row> rows() {
        var today = LocalDate.now(clock);
        return (row, number) -> {
            var state = ImprovementState.valueOf(row.getString("state"));
            var due = row.getObject("due_on", LocalDate.class);
            return new Row(
                    new Line(
                            row.getObject("id", UUID.class),
                            row.getObject("team_id", UUID.class),
                            row.getString("title"),
                            row.getString("what"),
                            stand(state, due, today),
                            row.getString("quote"),
                            row.getString("quote_language"),
                            due,
                            row.getObject("first_due_on", LocalDate.class),
                            row.getObject("ended_on", LocalDate.class)),
                    row.getObject("changed_on", LocalDate.class));
        };
    }

    /** What is promised for a day that passed is late, whoever looks (R34). */
    @Rule("R34")
    public static String stand(ImprovementState state, LocalDate due, LocalDate today) {
        return switch (state) {
            case PROMISED -> due.isBefore(today) ? "late" : "promised";
            case BUSY -> due.isBefore(today) ? "late" : "busy";
            case DONE -> "done";
            case NOT_POSSIBLE, MERGED -> "not-possible";
        };
    }

    @Override
    public List<Line> newestDone(int most) {
        return jdbc
                .sql(SELECT + " where i.state = 'DONE' order by i.ended_on desc, i.id desc limit :limit")
                .param("limit", most)
                .query(rows())
                .list()
                .stream()
                .map(Row::line)
                .toList();
    }

    @Override
    public List<Line> newestOf(UUID team, int most) {
        return jdbc
                .sql(
                        SELECT
                                + " where i.state <> 'MERGED' and i.team_id = :team order by i.changed_on desc, i.id desc limit :limit")
                .param("team", team)
                .param("limit", most)
                .query(rows())
                .list()
                .stream()
                .map(Row::line)
                .toList();
    }

    /** @param next where the next page begins; null on the last */
    public record Lines(List<Line> lines, @Nullable Key next) {}

    /** The last that something happened to first. */
    public Lines page(Filter filter, @Nullable Key after) {
        var rows = jdbc.sql(SELECT + " where " + filter.condition()
                        + (after == null ? "" : " and (i.changed_on, i.id) < (:day, :id)")
                        + " order by i.changed_on desc, i.id desc limit :limit")
                .param("team", filter.team())
                .param("today", LocalDate.now(clock))
                .param("day", after == null ? null : after.day())
                .param("id", after == null ? null : after.id())
                .param("limit", PAGE + 1)
                .query(rows())
                .list();
        var shown = rows.stream().limit(PAGE).toList();
        var last = rows.size() <= PAGE ? null : shown.get(PAGE - 1);
        return new Lines(
                shown.stream().map(Row::line).toList(),
                last == null ? null : new Key(last.changedOn(), last.line().id()));
    }

    /** Stops just above {@link #COUNTED}. */
    public int count(Filter filter) {
        return jdbc.sql("select count(*) from (select from experience_improvement i where " + filter.condition()
                        + " order by i.changed_on desc, i.id desc limit " + (COUNTED + 1) + ") c")
                .param("team", filter.team())
                .param("today", LocalDate.now(clock))
                .query(Integer.class)
                .single();
    }

    /** Those of these ids, in this order. */
    public List<Line> of(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found = new HashMap<UUID, Line>();
        jdbc.sql(SELECT + " where i.id = any (:ids) and i.state <> 'MERGED'")
                .param("ids", ids.toArray(UUID[]::new))
                .query(rows())
                .list()
                .forEach(it -> found.put(it.line().id(), it.line()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    public record Voice(UUID id, String title, String language) {}

    /**
     * Something that happened.
     *
     * @param wasTitle what the promise said before, as far as this changed it; {@code wasPromise}, {@code wasOwner} and
     *     {@code wasDueOn} alike
     * @param day null when a teller brought it about; then the week is told
     */
    public record Step(
            String kind,
            @Nullable String words,
            @Nullable String wasTitle,
            @Nullable String wasPromise,
            @Nullable String wasOwner,
            @Nullable LocalDate wasDueOn,
            @Nullable LocalDate day,
            @Nullable String week) {}

    /**
     * @param yes how many tellers notice it, {@code no} how many do not; null: fewer than {@link #SHOWN_FROM}
     * @param current it still stands; else a teller did not notice, and it was opened again
     */
    public record Proof(
            UUID id,
            String change,
            LocalDate since,
            @Nullable String indicator,
            @Nullable String before,
            @Nullable String after,
            @Nullable UUID documentId,
            @Nullable UUID photoId,
            LocalDate confirmedOn,
            boolean current,
            int noticed,
            int notNoticed) {

        public @Nullable Integer yes() {
            return noticed < SHOWN_FROM ? null : noticed;
        }

        public @Nullable Integer no() {
            return notNoticed < SHOWN_FROM ? null : notNoticed;
        }
    }

    /** @param firstDueOn the day that was promised first; null: that of now */
    public record Facts(
            UUID id,
            @Nullable UUID teamId,
            String title,
            String promise,
            String owner,
            LocalDate dueOn,
            @Nullable LocalDate firstDueOn,
            ImprovementState state,
            @Nullable String reason,
            @Nullable UUID mergedInto,
            LocalDate promisedOn,
            @Nullable LocalDate endedOn) {}

    /**
     * @param voices the published experiences that led to it
     * @param hidden whether others did too; how many is not told (R30)
     * @param steps without what concerns staff alone
     */
    public record One(Facts facts, List<Voice> voices, boolean hidden, List<Step> steps, List<Proof> proofs) {

        /** The last time that it was not possible. */
        public @Nullable Step lastEnd() {
            return steps.stream()
                    .filter(it -> it.kind().equals("NOT_POSSIBLE"))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
        }

        public @Nullable Proof proof() {
            return proofs.stream().filter(Proof::current).findFirst().orElse(null);
        }
    }

    private static final RowMapper<Facts> FACTS = new DataClassRowMapper<>(Facts.class);

    private static final String ONE = """
			select i.id, i.team_id, i.title, i.promise, i.owner, i.due_on, i.state, i.reason, i.merged_into, i.promised_on, i.ended_on, %s,
				(select coalesce(json_agg(v), '[]') from (
					select t.experience_id as id, t.title, t.language from experience_source s join experience_publication t
						on t.experience_id = s.experience_id and t.state = 'PUBLISHED'
					where s.improvement_id = i.id order by t.published_on, t.experience_id limit :voices) v)::text as voices,
				exists (select from experience_source s where s.improvement_id = i.id and not exists (
					select from experience_publication t where t.experience_id = s.experience_id and t.state = 'PUBLISHED')) as hidden,
				(select coalesce(json_agg(json_build_object('kind', s.kind, 'words', s.words, 'wasTitle', s.was_title,
					'wasPromise', s.was_promise, 'wasOwner', s.was_owner, 'wasDueOn', s.was_due_on, 'day', s.done_on, 'week', s.week)
					order by s.turn), '[]') from experience_step s
					where s.improvement_id = i.id and s.kind not in ('OFFERED', 'RETURNED'))::text as steps,
				(select coalesce(json_agg(json_build_object('id', p.id, 'change', p.change, 'since', p.since, 'indicator', p.indicator,
					'before', p.before, 'after', p.after, 'documentId', p.document_id, 'photoId', p.photo_id, 'confirmedOn', p.confirmed_on, 'current', p.id is not distinct from i.proof_id,
					'noticed', p.noticed, 'notNoticed', p.not_noticed) order by p.confirmed_on desc, p.id), '[]')
					from experience_proof p where p.improvement_id = i.id and p.confirmed)::text as proofs
			from experience_improvement i
			""".formatted(FIRST_DUE);

    public Optional<One> one(UUID id) {
        return many(List.of(id)).stream().findFirst();
    }

    /** In the order of the ids. */
    public List<One> many(List<UUID> ids) {
        var found = new HashMap<UUID, One>();
        jdbc.sql(ONE + " where i.id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .param("voices", VOICES)
                .query((row, number) -> new One(
                        Objects.requireNonNull(FACTS.mapRow(row, number)),
                        List.of(json.readValue(row.getString("voices"), Voice[].class)),
                        row.getBoolean("hidden"),
                        List.of(json.readValue(row.getString("steps"), Step[].class)),
                        List.of(json.readValue(row.getString("proofs"), Proof[].class))))
                .list()
                .forEach(it -> found.put(it.facts().id(), it));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * What came of an experience.
     *
     * @param firstDueOn the day that was promised first; null: that of now
     * @param resumed why it was taken up again after it was not possible, and {@code impossible} why it was not; null: it never
     *     was
     * @param proof that the teller may judge; null: none, or the teller did
     */
    public record Outcome(
            UUID id,
            String title,
            ImprovementState state,
            LocalDate dueOn,
            @Nullable LocalDate firstDueOn,
            String what,
            @Nullable String impossible,
            @Nullable String resumed,
            @Nullable UUID proof) {}

    /** The earlier promised first. */
    public List<Outcome> outcomes(UUID experience) {
        return jdbc.sql("""
						select i.id, i.title, i.state, i.due_on, %s, coalesce(p.change, i.reason, i.promise) as what,
							r.words as resumed, r.impossible,
							case when not exists (select from experience_noticed n
								where n.proof_id = i.proof_id and n.experience_id = s.experience_id) then i.proof_id end as proof
						from experience_source s join experience_improvement i on i.id = s.improvement_id
						left join experience_proof p on p.id = i.proof_id
						left join lateral (
							select a.words, (select b.words from experience_step b where b.improvement_id = i.id and b.kind = 'NOT_POSSIBLE'
								and b.turn < a.turn order by b.turn desc limit 1) as impossible
							from experience_step a where a.improvement_id = i.id and a.kind = 'RESUMED' order by a.turn desc limit 1) r on true
						where s.experience_id = :experience and i.state <> 'MERGED'
						order by i.promised_on, i.id
						""".formatted(FIRST_DUE))
                .param("experience", experience)
                .query(Outcome.class)
                .list();
    }

    /** Whether everyone may have a file: it belongs to a proof that a second person confirmed. */
    public boolean isPublic(UUID improvement, UUID file) {
        return jdbc.sql("""
						select exists (select from experience_proof p where p.improvement_id = :improvement and p.confirmed
							and (p.document_id = :file or p.photo_id = :file))
						""")
                .param("improvement", improvement)
                .param("file", file)
                .query(Boolean.class)
                .single();
    }
}
