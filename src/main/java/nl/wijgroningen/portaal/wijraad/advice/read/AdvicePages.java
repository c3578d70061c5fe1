package nl.wijgroningen.portaal.wijraad.advice.read;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceKind;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceState;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceTerm;
import nl.wijgroningen.portaal.wijraad.advice.domain.Outcome;
import nl.wijgroningen.portaal.wijraad.advice.domain.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Advices as everyone may read them: from the day of sending on. */
@Component
@Rule("R12e")
public class AdvicePages {

    public static final int PAGE = 10;

    /** Above this a count reads "meer dan 1.000". */
    public static final int COUNTED = 1000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AdvicePages(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Which to list. */
    public enum Stand {
        WAITING("a.answered_on is null and a.due_on >= :today"),
        LATE("a.answered_on is null and a.due_on < :today"),
        ANSWERED("a.answered_on is not null and a.judged_on is null"),
        JUDGED("a.judged_on is not null");

        private final String condition;

        Stand(String condition) {
            this.condition = condition;
        }
    }

    /** @param year of sending; null: any */
    public record Filter(@Nullable Stand stand, @Nullable Integer year) {

        private String condition() {
            return "a.sent_on is not null" + (stand == null ? "" : " and " + stand.condition)
                    + (year == null
                            ? ""
                            : " and a.sent_on >= make_date(:year, 1, 1) and a.sent_on < make_date(:year + 1, 1, 1)");
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

    /**
     * One in a list.
     *
     * @param answered how many of the {@code points} have an answer; {@code adopted} and {@code partly} are of those
     * @param done how many points were done, as the WIJ-raad said after a year
     */
    public record Line(
            UUID id,
            String title,
            AdviceKind kind,
            boolean asked,
            LocalDate sentOn,
            LocalDate dueOn,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate judgedOn,
            String why,
            int points,
            int answered,
            int adopted,
            int partly,
            int done) {

        public AdviceTerm term() {
            return new AdviceTerm(sentOn, dueOn, answeredOn);
        }

        public AdviceState state() {
            return AdvicePages.state(sentOn, sentOn, answeredOn, judgedOn);
        }
    }

    private static final String LINES = """
			select a.id, a.title, a.kind, a.question is not null as asked, a.sent_on, a.due_on, a.answered_on, a.judged_on, a.why,
				n.points, n.answered, n.adopted, n.partly, n.done
			from wijraad_advice a
			cross join lateral (
				select count(*) as points, count(r.outcome) as answered, count(*) filter (where r.outcome = 'ADOPTED') as adopted,
					count(*) filter (where r.outcome = 'PARTLY') as partly, count(*) filter (where j.outcome = 'DONE') as done
				from wijraad_point p
				left join lateral (select outcome from wijraad_answer r where r.point_id = p.id order by version desc limit 1) r on true
				left join lateral (select outcome from wijraad_judgement j where j.point_id = p.id order by version desc limit 1) j on true
				where p.advice_id = a.id) n
			""";

    /** How far an advice is. */
    static AdviceState state(
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate sentOn,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate judgedOn) {
        if (judgedOn != null) {
            return AdviceState.JUDGED;
        }
        if (answeredOn != null) {
            return AdviceState.ANSWERED;
        }
        if (sentOn != null) {
            return AdviceState.SENT;
        }
        return decidedOn == null ? AdviceState.DRAFT : AdviceState.DECIDED;
    }

    /** @param next where the next page begins; null on the last */
    public record Lines(List<Line> lines, @Nullable Key next) {}

    /** The last that was sent first. */
    public Lines page(Filter filter, @Nullable Key after) {
        var rows = bind(
                        LINES + " where " + filter.condition()
                                + (after == null ? "" : " and (a.sent_on, a.id) < (:day, :id)")
                                + " order by a.sent_on desc, a.id desc limit " + (PAGE + 1),
                        filter)
                .param("day", after == null ? null : after.day())
                .param("id", after == null ? null : after.id())
                .query(Line.class)
                .list();
        var shown = rows.stream().limit(PAGE).toList();
        var last = rows.size() <= PAGE ? null : shown.get(PAGE - 1);
        return new Lines(shown, last == null ? null : new Key(last.sentOn(), last.id()));
    }

    /** The last that were sent. */
    public List<Line> newest(int most) {
        return jdbc.sql(LINES + " where a.sent_on is not null order by a.sent_on desc, a.id desc limit :most")
                .param("most", most)
                .query(Line.class)
                .list();
    }

    /** Stops just above {@link #COUNTED}. */
    public int count(Filter filter) {
        return bind(
                        "select count(*) from (select from wijraad_advice a where " + filter.condition() + " limit "
                                + (COUNTED + 1) + ") c",
                        filter)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec bind(String sql, Filter filter) {
        return jdbc.sql(sql).param("today", LocalDate.now(clock)).param("year", filter.year());
    }

    /** The years in which one was sent, the last first. */
    public List<Integer> years() {
        return jdbc.sql("""
						select distinct extract(year from sent_on)::integer from wijraad_advice where sent_on is not null order by 1 desc
						""").query(Integer.class).list();
    }

    /**
     * What an advice is.
     *
     * @param decidedOn null in a draft; from {@code sentOn} on all of it is public
     * @param meetingId where the portal knows the meeting
     * @param dueOn the last day on which an answer is in time
     */
    public record Facts(
            UUID id,
            String title,
            String why,
            AdviceKind kind,
            @Nullable String question,
            @Nullable LocalDate askedOn,
            @Nullable LocalDate wantedOn,
            LocalDate madeOn,
            @Nullable LocalDate decidedOn,
            @Nullable String meeting,
            @Nullable UUID meetingId,
            @Nullable LocalDate sentOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate judgedOn,
            int version) {

        public AdviceState state() {
            return AdvicePages.state(decidedOn, sentOn, answeredOn, judgedOn);
        }

        /** Null: not sent. */
        public @Nullable AdviceTerm term() {
            return sentOn == null || dueOn == null ? null : new AdviceTerm(sentOn, dueOn, answeredOn);
        }
    }

    /** @param corrected why it replaced the one before; null: it is the first */
    public record Answer(
            Outcome outcome, String reason, @Nullable String corrected, LocalDate day) {}

    public record Judgement(
            Result outcome, String words, @Nullable String corrected, LocalDate day) {}

    /**
     * A point with its answers and judgements, the last first.
     *
     * @param judgeFrom the first day on which can be said whether it was done
     */
    public record Point(
            UUID id,
            int place,
            String sentence,
            String explanation,
            @Nullable LocalDate judgeFrom,
            int turn,
            List<Answer> answers,
            List<Judgement> judgements) {

        public @Nullable Answer answer() {
            return answers.isEmpty() ? null : answers.get(0);
        }

        public @Nullable Judgement judgement() {
            return judgements.isEmpty() ? null : judgements.get(0);
        }
    }

    public record EarlierPoint(int place, String sentence, String explanation) {}

    /** What it said before, and why that was changed. */
    public record Earlier(
            int version,
            String title,
            String why,
            List<EarlierPoint> points,
            boolean sent,
            @Nullable String reason,
            LocalDate day) {}

    /**
     * @param voices what led to it, by id in the trail
     * @param earlier the last first
     */
    public record One(Facts facts, List<Point> points, List<UUID> voices, List<Earlier> earlier) {

        /** How many points have an answer. */
        public int answered() {
            return (int) points.stream().filter(it -> !it.answers().isEmpty()).count();
        }

        /** What was corrected after it was sent. */
        public List<Earlier> corrections() {
            return earlier.stream().filter(Earlier::sent).toList();
        }
    }

    static final RowMapper<Facts> FACTS = new DataClassRowMapper<>(Facts.class);

    /** The parts of one; {@code :all} also what is not sent yet. */
    static final String PARTS = """
			select coalesce(json_agg(json_build_object('id', p.id, 'place', p.place, 'sentence', p.sentence, 'explanation', p.explanation,
				'judgeFrom', p.judge_from, 'turn', p.turn,
				'answers', (select coalesce(json_agg(json_build_object('outcome', r.outcome, 'reason', r.reason, 'corrected', r.corrected,
					'day', r.answered_on) order by r.version desc), '[]') from wijraad_answer r where r.point_id = p.id),
				'judgements', (select coalesce(json_agg(json_build_object('outcome', j.outcome, 'words', j.words, 'corrected', j.corrected,
					'day', j.judged_on) order by j.version desc), '[]') from wijraad_judgement j where j.point_id = p.id))
				order by p.place), '[]')::text
			from wijraad_point p where p.advice_id = a.id
			""";

    static final String EARLIER = """
			select coalesce(json_agg(json_build_object('version', e.version, 'title', e.title, 'why', e.why, 'points', e.points,
				'sent', e.sent, 'reason', e.reason, 'day', e.replaced_on) order by e.version desc), '[]')::text
			from wijraad_advice_earlier e where e.advice_id = a.id
			""";

    static final String VOICES = """
			select coalesce(json_agg(v.node_id order by v.node_id), '[]')::text from wijraad_advice_voice v where v.advice_id = a.id
			""";

    static final String COLUMNS = """
			a.id, a.title, a.why, a.kind, a.question, a.asked_on, a.wanted_on, a.made_on, a.decided_on, a.meeting, a.meeting_id, a.sent_on, a.due_on,
			a.answered_on, a.judged_on, a.version
			""";

    public Optional<One> one(UUID id) {
        return many(List.of(id)).stream().findFirst();
    }

    /** In the order of the ids. */
    public List<One> many(List<UUID> ids) {
        var found = new HashMap<UUID, One>();
        jdbc.sql(
                        "select " + COLUMNS + ", (" + PARTS + ") as points, (" + VOICES + ") as voices, (" + EARLIER
                                + " and e.sent) as earlier from wijraad_advice a where a.id = any (:ids) and a.sent_on is not null")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new One(
                        Objects.requireNonNull(FACTS.mapRow(row, number)),
                        List.of(json.readValue(row.getString("points"), Point[].class)),
                        List.of(json.readValue(row.getString("voices"), UUID[].class)),
                        List.of(json.readValue(row.getString("earlier"), Earlier[].class))))
                .list()
                .forEach(it -> found.put(it.facts().id(), it));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }
}
