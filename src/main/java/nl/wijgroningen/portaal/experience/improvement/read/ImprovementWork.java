package nl.wijgroningen.portaal.experience.improvement.read;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.platform.work.Worker;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits of improvements: promises to keep, for their team, and proofs to check, for whoever did not offer them. The
 * coordinator has those of the whole city, and of teams what is late.
 */
@Component
@Rule("R34")
class ImprovementWork implements WorkSource {

    /** A proof is checked within so many days (our choice). */
    private static final int CHECKED_WITHIN = 7;

    private final JdbcClient jdbc;
    private final Teams teams;

    ImprovementWork(JdbcClient jdbc, Teams teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    private enum Sort {
        PROMISE(
                "beloften",
                "experience_improvement i",
                "i.id",
                "i.due_on",
                "i.promised_on",
                "i.state in ('PROMISED', 'BUSY')"),
        PROOF(
                "bewijs-na-te-kijken",
                "experience_proof p join experience_improvement i on i.id = p.improvement_id",
                "p.id",
                "(p.offered_on + " + CHECKED_WITHIN + ")",
                "p.offered_on",
                "p.confirmed_by is null and p.returned_by is null and p.offered_by <> :me");

        private final String path;
        private final String tables;
        private final String id;
        private final String due;
        private final String since;
        private final String condition;

        Sort(String path, String tables, String id, String due, String since, String condition) {
            this.path = path;
            this.tables = tables;
            this.id = id;
            this.due = due;
            this.since = since;
            this.condition = condition;
        }

        private String where(Staff staff) {
            return condition + " and "
                    + (staff.is(Role.COORDINATOR)
                            ? "(i.team_id is null or i.team_id = any (:teams) or " + due + " < :today)"
                            : "i.team_id = any (:teams)");
        }
    }

    @Override
    public List<Kind> kinds(Worker who) {
        return of(Staff.of(who))
                .map(it -> new Kind(it.path, "improvement.work.kind." + it.path))
                .toList();
    }

    private static Stream<Sort> of(Staff staff) {
        return staff.is(Role.TEAM) || staff.is(Role.COORDINATOR) ? Arrays.stream(Sort.values()) : Stream.of();
    }

    private record Row(
            Sort sort,
            UUID id,
            UUID improvement,
            String title,
            LocalDate since,
            LocalDate due,
            @Nullable UUID teamId) {}

    @Override
    public List<Item> items(Worker who, Ask ask) {
        var staff = Staff.of(who);
        var parts = of(staff)
                .filter(it -> !ask.mine() && ask.kinds().contains(it.path))
                .map(it -> """
				(select '%s' as sort, %s as id, i.id as improvement, i.title, %s as since, %s as due, i.team_id from %s
				where %s and %s and %s order by %s, %s limit :limit)
				""".formatted(
                                it.name(),
                                it.id,
                                it.since,
                                it.due,
                                it.tables,
                                it.where(staff),
                                ask.late() ? it.due + " < :today" : "true",
                                ask.from() == null ? "true" : "(%s, %s) >= (:due, :id)".formatted(it.due, it.id),
                                it.due,
                                it.id))
                .collect(Collectors.joining("union all\n"));
        if (parts.isEmpty()) {
            return List.of();
        }
        var from = ask.from();
        var rows = bind(parts, staff, ask.today())
                .param("due", from == null ? LocalDate.EPOCH : from.due())
                .param("id", from == null ? new UUID(0, 0) : from.id())
                .param("limit", ask.limit())
                .query(Row.class)
                .list();
        var names =
                rows.isEmpty() || !staff.is(Role.COORDINATOR) && staff.teams().size() < 2
                        ? Map.<UUID, String>of()
                        : teams.roll().names();
        return rows.stream()
                .map(it -> new Item(
                        it.sort().path,
                        it.id(),
                        it.title(),
                        "nl",
                        "/werk/verbeteringen/" + it.improvement(),
                        null,
                        it.since(),
                        it.due(),
                        it.teamId() == null ? null : names.get(it.teamId()),
                        null))
                .toList();
    }

    private record Counted(Sort sort, int all, int late) {}

    @Override
    public Map<String, Count> counts(Worker who, LocalDate today) {
        var staff = Staff.of(who);
        var sql = of(staff)
                .map(it -> """
				select '%s' as sort, count(*) as "all", count(*) filter (where due < :today) as late
				from (select %s as due from %s where %s order by %s, %s limit %d) c
				""".formatted(it.name(), it.due, it.tables, it.where(staff), it.due, it.id, COUNTED + 1))
                .collect(Collectors.joining("union all\n"));
        return sql.isEmpty()
                ? Map.of()
                : bind(sql, staff, today).query(Counted.class).list().stream()
                        .collect(Collectors.toMap(it -> it.sort().path, it -> new Count(it.all(), it.late(), 0)));
    }

    private JdbcClient.StatementSpec bind(String sql, Staff staff, LocalDate today) {
        return jdbc.sql(sql)
                .param("me", staff.id().value())
                .param("teams", staff.teams().toArray(UUID[]::new))
                .param("today", today);
    }
}
