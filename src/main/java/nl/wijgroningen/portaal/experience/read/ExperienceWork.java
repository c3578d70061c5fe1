package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.Due;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PlainText;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.platform.work.Worker;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits for staff in experiences. A team answers and checks; the coordinator decides, assigns, reads what only the
 * coordinator reads, checks what no colleague checked in time, and answers what they took up. An answer is due by R17 and a report of a reader by R14;
 * a check and an objection have the same term as an answer (our choice).
 */
@Component
@Rule("R15")
@Rule("R17")
@Rule("R35")
class ExperienceWork implements WorkSource {

    private static final int OPENING = 80;
    private static final String NOBODY = "false";

    private static final String HAS_REPLY =
            "exists (select from experience_reply p where p.experience_id = e.id)"; // to a question, which was asked
    // first

    private static final String MINE =
            "exists (select from experience_assignee a where a.experience_id = e.id and a.user_id = :me)";

    private static final String WAITS = "e.waiting_since is not null and ";

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Accounts accounts;
    private final Audit audit;

    ExperienceWork(JdbcClient jdbc, Teams teams, Accounts accounts, Audit audit) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The kinds; each is read in the order of an index of its own. */
    private enum Sort {
        ANSWER("te-beantwoorden", WAITS + "e.state = 'WITH_TEAM' and not " + HAS_REPLY),
        REPLIED("vraag-beantwoord", WAITS + "e.state = 'WITH_TEAM' and " + HAS_REPLY),
        REOPENED("heropend", WAITS + "e.state = 'REOPENED'"),
        UNASSIGNED("zonder-team", WAITS + "e.team_id is null and not e.coordinator_only"),
        CONFIDENTIAL("alleen-coordinator", WAITS + "e.coordinator_only and e.team_allowed_week is null"),
        CHECK("na-te-kijken", """
				e.check_since is not null and not e.coordinator_only
				and not exists (select from experience_part h where h.experience_id = e.id and h.user_id = :me)"""),
        REPORT("meldingen", "r.decision is null"),
        OBJECTION("bezwaren", "o.decision is null");

        private final String path;
        private final String condition;

        Sort(String path, String condition) {
            this.path = path;
            this.condition = condition;
        }

        private Kind kind() {
            return new Kind(path, "experience.work." + name().toLowerCase(Locale.ROOT));
        }

        private boolean isOfTeam() {
            return this == ANSWER || this == REPLIED || this == REOPENED || this == CHECK;
        }

        private String tables() {
            return switch (this) {
                case REPORT -> """
						experience_report r join experience_publication p on p.experience_id = r.experience_id
						join experience e on e.id = p.experience_id""";
                case OBJECTION -> "experience_objection o join experience e on e.id = o.experience_id";
                default -> "experience e";
            };
        }

        /** What the list is ordered by: a week, or of a report the day it is due. */
        private String since() {
            return switch (this) {
                case CHECK -> "e.check_since";
                case REPORT -> "r.due_on";
                case OBJECTION -> "o.week";
                default -> "e.waiting_since";
            };
        }

        private String id() {
            return switch (this) {
                case REPORT -> "r.id";
                case OBJECTION -> "o.id";
                default -> "e.id";
            };
        }

        private String late() {
            return this == REPORT ? "r.due_on < :today" : since() + " <= :late";
        }

        private String from() {
            return this == REPORT
                    ? "(r.due_on, r.id) >= (:due, :id)"
                    : "(%s, %s) >= (:week, :weekId)".formatted(since(), id());
        }

        /** Who it waits for. */
        private String scope(Staff staff) {
            var coordinator = staff.is(Role.COORDINATOR);
            if (!isOfTeam()) {
                return coordinator ? Scope.OF_COORDINATOR : NOBODY;
            }
            var team = staff.is(Role.TEAM) ? Scope.ofTeams(staff) : NOBODY;
            if (!coordinator) {
                return team;
            }
            var left = Scope.OF_COORDINATOR + " and "
                    + (this == CHECK
                            ? "(" + late() + " or " + MINE + ")"
                            : "e.team_id is not null and (not e.coordinator_only or e.team_allowed_week is not null) and "
                                    + MINE);
            return team.equals(NOBODY) ? left : "(" + team + " or " + left + ")";
        }

        private String where(Staff staff) {
            return condition + " and " + scope(staff);
        }

        private String address(UUID experience) {
            return switch (this) {
                case CHECK -> "/werk/ervaringen/" + experience + "/publicatie";
                case REPORT, OBJECTION -> "/werk/bezwaren/" + experience;
                default -> "/werk/ervaringen/" + experience;
            };
        }
    }

    /**
     * @param dueOn of a report, which has a day; others have a week
     * @param kept from the team
     */
    private record Row(
            Sort sort,
            UUID id,
            UUID experience,
            String opening,
            String language,
            @Nullable String week,
            @Nullable LocalDate day,
            @Nullable LocalDate dueOn,
            @Nullable UUID teamId,
            boolean kept,
            @Nullable UUID assignee) {

        LocalDate due() {
            return dueOn != null ? dueOn : Due.of(Week.parse(Objects.requireNonNull(week)));
        }
    }

    @Override
    public List<Kind> kinds(Worker who) {
        return sorts(Staff.of(who)).map(Sort::kind).toList();
    }

    private static Stream<Sort> sorts(Staff staff) {
        return Arrays.stream(Sort.values()).filter(it -> !it.scope(staff).equals(NOBODY));
    }

    @Override
    public List<Item> items(Worker who, Ask ask) {
        var staff = Staff.of(who);
        var parts = new ArrayList<String>();
        sorts(staff)
                .filter(it -> ask.kinds().contains(it.path))
                .forEach(it -> parts.add("("
                        + """
				select '%s' as sort, %s as id, e.id as experience, %s as opening, e.language, %s as week, %s as day, %s as due_on,
					e.team_id, e.coordinator_only and e.team_allowed_week is null as kept,
					(select a.user_id from experience_assignee a where a.experience_id = e.id) as assignee
				from %s
				where %s and %s and %s and %s
				order by %s, %s
				limit :limit
				""".formatted(
                                        it.name(),
                                        it.id(),
                                        it == Sort.REPORT
                                                ? "coalesce(p.title, left(e.happened, 200))"
                                                : "left(e.happened, 200)",
                                        it == Sort.REPORT ? "null::text" : it.since(),
                                        it == Sort.REPORT ? "r.reported_on" : "null::date",
                                        it == Sort.REPORT ? "r.due_on" : "null::date",
                                        it.tables(),
                                        it.where(staff),
                                        ask.late() ? it.late() : "true",
                                        ask.mine() ? MINE : "true",
                                        ask.from() == null ? "true" : it.from(),
                                        it.since(),
                                        it.id())
                        + ")"));
        if (parts.isEmpty()) {
            return List.of();
        }
        var rows = bind(jdbc.sql(String.join("\nunion all\n", parts)), staff, ask.today(), ask.from())
                .param("limit", ask.limit())
                .query(Row.class)
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        audit.line(staff.id(), "experience.list.work", "experience", null);
        var names = staff.is(Role.COORDINATOR) || staff.teams().size() > 1
                ? teams.roll().names()
                : Map.<UUID, String>of();
        var people = accounts.staff(
                rows.stream().map(Row::assignee).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream().map(it -> item(it, names, people)).toList();
    }

    private static Item item(Row row, Map<UUID, String> teams, Map<UUID, Staff> people) {
        var assignee = row.assignee() == null ? null : people.get(row.assignee());
        return new Item(
                row.sort().path,
                row.id(),
                PlainText.opening(PlainText.oneLine(row.opening()), OPENING),
                row.language(),
                row.sort().address(row.experience()),
                row.week(),
                row.day(),
                row.due(),
                row.teamId() == null ? null : teams.get(row.teamId()),
                assignee == null || !has(assignee, row) ? null : assignee.displayName());
    }

    /** Whether it is still theirs: who left the team has it no more. */
    private static boolean has(Staff assignee, Row row) {
        return assignee.is(Role.COORDINATOR)
                || assignee.is(Role.TEAM) && !row.kept() && assignee.teams().contains(row.teamId());
    }

    private record Counted(Sort sort, int all, int late, int mine) {}

    @Override
    public Map<String, Count> counts(Worker who, LocalDate today) {
        var staff = Staff.of(who);
        var sql = sorts(staff)
                .map(it -> "select '%s' as sort, (%s) as \"all\", (%s) as late, (%s) as mine"
                        .formatted(
                                it.name(),
                                count(it, staff, "true"),
                                count(it, staff, it.late()),
                                count(it, staff, MINE)))
                .collect(Collectors.joining("\nunion all\n"));
        return sql.isEmpty()
                ? Map.of()
                : bind(jdbc.sql(sql), staff, today, null).query(Counted.class).list().stream()
                        .collect(Collectors.toMap(
                                it -> it.sort().path, it -> new Count(it.all(), it.late(), it.mine())));
    }

    /** In the order of an index, which is then read no further than the limit. */
    private static String count(Sort sort, Staff staff, String more) {
        return "select count(*) from (select from %s where %s and %s order by %s, %s limit %d) c"
                .formatted(sort.tables(), sort.where(staff), more, sort.since(), sort.id(), COUNTED + 1);
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec query, Staff staff, LocalDate today, @Nullable From from) {
        var due = from == null ? LocalDate.EPOCH : from.due();
        var week = Due.newestLate(due.plusDays(1)); // the newest of which an answer is due on that day or before
        var exact = Due.of(week).equals(due);
        return Scope.bind(query, staff)
                .param("late", Due.newestLate(today).toString())
                .param("today", today)
                .param("due", due)
                .param("week", (exact ? week : week.plus(1)).toString())
                .param("id", from == null ? new UUID(0, 0) : from.id())
                .param("weekId", from == null || !exact ? new UUID(0, 0) : from.id());
    }
}
