package nl.wijgroningen.portaal.wijraad.advice.read;

import java.time.Clock;
import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many advices were given and what came of them: numbers of what is public. */
@Component
@Rule("R12e")
public class AdviceFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    AdviceFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Each with what it is a part of.
     *
     * @param given that were sent; {@code asked} of them were asked for
     * @param waiting of those given, still without a whole answer and in time
     * @param ended of those given, the others: {@code given - waiting}; each of them is either in time or late
     * @param inTime of those ended, wholly answered within the term
     * @param late of those ended, answered after it or still not; {@code unanswered} of them have no whole answer yet
     * @param answered points with an answer, of {@code points}; {@code adopted}, {@code partly} and {@code notAdopted} make them up
     * @param judged points of which the WIJ-raad said whether they were done; {@code done}, {@code partlyDone} and {@code notDone}
     *     make them up
     */
    public record Figures(
            int given,
            int asked,
            int waiting,
            int ended,
            int inTime,
            int late,
            int unanswered,
            int points,
            int answered,
            int adopted,
            int partly,
            int notAdopted,
            int judged,
            int done,
            int partlyDone,
            int notDone) {}

    /** @param year of sending; null: all years */
    public Figures of(@Nullable Integer year) {
        return jdbc.sql("""
						with sent as (
							select a.id, a.question, a.due_on, a.answered_on from wijraad_advice a
							where a.sent_on is not null and (:all or a.sent_on >= make_date(:year, 1, 1) and a.sent_on < make_date(:year + 1, 1, 1))
						), whole as (
							select count(*) as given, count(question) as asked,
								count(*) filter (where answered_on is null and due_on >= :today) as waiting,
								count(*) filter (where answered_on <= due_on) as in_time,
								count(*) filter (where coalesce(answered_on, :today) > due_on) as late,
								count(*) filter (where answered_on is null and due_on < :today) as unanswered
							from sent
						), parts as (
							select count(*) as points, count(r.outcome) as answered, count(*) filter (where r.outcome = 'ADOPTED') as adopted,
								count(*) filter (where r.outcome = 'PARTLY') as partly, count(*) filter (where r.outcome = 'NOT') as not_adopted,
								count(j.outcome) as judged, count(*) filter (where j.outcome = 'DONE') as done,
								count(*) filter (where j.outcome = 'PARTLY') as partly_done, count(*) filter (where j.outcome = 'NOT') as not_done
							from wijraad_point p join sent s on s.id = p.advice_id
							left join wijraad_answer r on r.point_id = p.id
								and not exists (select from wijraad_answer later where later.point_id = r.point_id and later.version > r.version)
							left join wijraad_judgement j on j.point_id = p.id
								and not exists (select from wijraad_judgement later where later.point_id = j.point_id and later.version > j.version)
						)
						select given, asked, waiting, given - waiting as ended, in_time, late, unanswered, points, answered, adopted, partly,
							not_adopted, judged, done, partly_done, not_done
						from whole, parts
						""")
                .param("all", year == null)
                .param("year", year == null ? 2000 : year)
                .param("today", LocalDate.now(clock))
                .query(Figures.class)
                .single();
    }
}
