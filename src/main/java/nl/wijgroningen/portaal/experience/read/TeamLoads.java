package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.domain.Due;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much waits in each team and for how long, for the coordinator. Each count is read from an index of one team and stops
 * at {@link WorkSource#COUNTED}; of objections and reports together as many are looked at.
 */
@Component
@Rule("R15")
@Rule("R17")
public class TeamLoads {

    private static final String OPEN =
            "(not e.coordinator_only or e.team_allowed_week is not null) and e.waiting_since is not null";
    private static final String KEPT =
            "e.coordinator_only and e.team_allowed_week is null and e.waiting_since is not null and "
                    + Scope.OF_COORDINATOR;
    private static final String DANGER = KEPT
            + " and exists (select from experience_kept k where k.experience_id = e.id and k.reason in ('WORDS', 'DANGER'))";

    private final JdbcClient jdbc;

    TeamLoads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param teamId null: without a team
     * @param oldest week since which the longest waits; null: none
     * @param checks that wait before publication
     * @param kept what only the coordinator may answer; {@code danger} of them for danger
     */
    public record Load(
            @Nullable UUID teamId,
            int open,
            int late,
            @Nullable String oldest,
            int checks,
            int kept,
            int danger,
            @Nullable String keptOldest,
            int objections,
            @Nullable String objectionOldest,
            int reports) {

        public boolean isEmpty() {
            return open + checks + kept + objections + reports == 0;
        }
    }

    /** Of the teams given, and of what has no team; nothing for who is no coordinator. */
    public List<Load> of(Staff staff, Set<UUID> teams, LocalDate today) {
        if (!staff.is(Role.COORDINATOR)) {
            return List.of();
        }
        var sql = """
				with objection as (
					select e.team_id, count(*) as number, min(o.week) as oldest
					from (select experience_id, week from experience_objection where decision is null order by week, id limit %1$d) o
					join experience e on e.id = o.experience_id and %2$s
					group by e.team_id
				), report as (
					select e.team_id, count(*) as number
					from (select experience_id from experience_report where decision is null order by due_on, id limit %1$d) r
					join experience e on e.id = r.experience_id and %2$s
					group by e.team_id
				)
				""".formatted(WorkSource.COUNTED + 1, Scope.OF_COORDINATOR)
                + select("t.id", "e.team_id = t.id", "(select unnest(:ids::uuid[]) as id) t")
                + "union all\n"
                + select("null::uuid", "e.team_id is null", "(select null::uuid as id) t");
        return Scope.bind(jdbc.sql(sql), staff)
                .param("ids", teams.toArray(UUID[]::new))
                .param("late", Due.newestLate(today).toString())
                .query(Load.class)
                .list();
    }

    private static String select(String id, String ofTeam, String from) {
        var open = OPEN + " and " + Scope.OF_COORDINATOR;
        return """
				select %s as team_id, %s as open, %s as late, %s as oldest, %s as checks, %s as kept, %s as danger, %s as kept_oldest,
					coalesce(o.number, 0) as objections, o.oldest as objection_oldest, coalesce(r.number, 0) as reports
				from %s
				left join objection o on o.team_id is not distinct from t.id
				left join report r on r.team_id is not distinct from t.id
				""".formatted(
                        id,
                        count(ofTeam, open, "waiting_since"),
                        count(ofTeam, open + " and e.waiting_since <= :late", "waiting_since"),
                        oldest(ofTeam, open),
                        count(ofTeam, "e.check_since is not null and not e.coordinator_only", "check_since"),
                        count(ofTeam, KEPT, "waiting_since"),
                        count(ofTeam, DANGER, "waiting_since"),
                        oldest(ofTeam, KEPT),
                        from);
    }

    private static String count(String ofTeam, String condition, String order) {
        return "(select count(*) from (select from experience e where %s and %s order by e.%s, e.id limit %d) c)"
                .formatted(ofTeam, condition, order, WorkSource.COUNTED + 1);
    }

    private static String oldest(String ofTeam, String condition) {
        return "(select e.waiting_since from experience e where %s and %s order by e.waiting_since, e.id limit 1)"
                .formatted(ofTeam, condition);
    }
}
