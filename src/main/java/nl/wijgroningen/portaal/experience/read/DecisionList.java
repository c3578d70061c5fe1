package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the coordinator has to decide on: reports of readers, the first due first, and objections of tellers. */
@Component
@Rule("R14")
public class DecisionList {

    /** As many of each show; who has more decides these first. */
    public static final int MOST = 50;

    private final JdbcClient jdbc;

    DecisionList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param numbers how many reports there are on it */
    public record Report(
            UUID id,
            @Nullable UUID teamId,
            String title,
            String language,
            LocalDate dueOn,
            boolean hidden,
            int numbers) {}

    public record Objection(UUID id, @Nullable UUID teamId, String title, String language, String week, String state) {}

    public List<Report> reports(Staff staff) {
        return Scope.bind(jdbc.sql("""
						select p.experience_id as id, e.team_id, coalesce(p.title, left(e.happened, 80)) as title, p.language,
							min(r.due_on) as due_on, p.state = 'HIDDEN' as hidden, count(*) as numbers
						from experience_report r
						join experience_publication p on p.experience_id = r.experience_id
						join experience e on e.id = p.experience_id
						where r.decision is null and %s
						group by p.experience_id, e.id
						order by due_on, p.experience_id
						limit :limit
						""".formatted(Scope.SQL)), staff)
                .param("limit", MOST)
                .query(Report.class)
                .list();
    }

    public List<Objection> objections(Staff staff) {
        return Scope.bind(jdbc.sql("""
						select e.id, e.team_id, left(e.happened, 80) as title, e.language, o.week, coalesce(p.state, '') as state
						from experience_objection o
						join experience e on e.id = o.experience_id
						left join experience_publication p on p.experience_id = e.id
						where o.decision is null and %s
						order by o.week, o.id
						limit :limit
						""".formatted(Scope.SQL)), staff)
                .param("limit", MOST)
                .query(Objection.class)
                .list();
    }

    /** How many texts are out of sight for reports of this day: many may be somebody who empties the list. */
    public int hiddenOn(LocalDate day) {
        return jdbc.sql("select count(*) from experience_report where hid and reported_on = :day")
                .param("day", day)
                .query(Integer.class)
                .single();
    }
}
