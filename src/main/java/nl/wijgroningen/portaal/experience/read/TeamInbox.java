package nl.wijgroningen.portaal.experience.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.domain.Due;
import nl.wijgroningen.portaal.experience.domain.State;
import nl.wijgroningen.portaal.platform.text.PlainText;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The list a team works from: what waits longest first, a page at a time by key, narrowed by words, theme and team. */
@Component
public class TeamInbox {

    public static final int PAGE = 20;
    private static final int OPENING = 80;

    /** Above this a count reads "meer dan 1.000". */
    public static final int COUNTED = 1000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TeamInbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What to list; the last two are the coordinator's. */
    public enum Filter {
        OPEN("e.waiting_since is not null", true),
        LATE("e.waiting_since is not null and e.waiting_since <= :late", true),
        WAITING("e.state in ('ANSWERED', 'ASKED_BACK')", false),
        PUBLISH("e.check_since is not null and not e.coordinator_only", false),
        CLOSED("e.state = 'CLOSED'", false),
        UNASSIGNED("e.team_id is null and not e.coordinator_only and e.waiting_since is not null", true),
        CONFIDENTIAL("e.coordinator_only", false);

        private final String condition;
        private final boolean oldestFirst;

        Filter(String condition, boolean oldestFirst) {
            this.condition = condition;
            this.oldestFirst = oldestFirst;
        }

        private String week() {
            return oldestFirst ? "e.waiting_since" : "e.told_week";
        }

        private String order() {
            return week() + (oldestFirst ? ", e.id" : " desc, e.id desc");
        }

        public boolean isForCoordinator() {
            return this == UNASSIGNED || this == CONFIDENTIAL;
        }
    }

    /**
     * The last row of a page; the next page begins after it.
     *
     * @param week the week that the list is ordered by
     */
    public record Key(String week, UUID id) {

        @Override
        public String toString() {
            return week + "_" + id;
        }

        /** @throws IllegalArgumentException when it is not one */
        public static Key parse(String text) {
            var cut = text.indexOf('_');
            if (cut < 0) {
                throw new IllegalArgumentException("no key");
            }
            return new Key(Week.parse(text.substring(0, cut)).toString(), UUID.fromString(text.substring(cut + 1)));
        }
    }

    public record Row(
            UUID id,
            @Nullable UUID teamId,
            String language,
            String opening,
            String toldWeek,
            State state,
            @Nullable String waitingSince,
            boolean coordinatorOnly,
            boolean hasDraft) {

        /** When the answer is due; null when none is. */
        public @Nullable LocalDate due() {
            return waitingSince == null ? null : Due.of(Week.parse(waitingSince));
        }
    }

    /**
     * What a list is narrowed to.
     *
     * @param words as they were typed, in any of the teller's own texts; null: any
     * @param theme slug; null: any, and what was told the short way
     * @param team null: any that may be seen
     */
    public record Search(
            @Nullable String words,
            @Nullable String theme,
            @Nullable UUID team) {

        public boolean isEmpty() {
            return words == null && theme == null && team == null;
        }

        private String condition() {
            return (words == null
                            ? "true"
                            : "e.words @@ (websearch_to_tsquery('dutch', search_fold(:words))"
                                    + " || websearch_to_tsquery('english', search_fold(:words)))")
                    + (team == null ? "" : " and e.team_id = :team");
        }

        private String all() {
            return condition()
                    + (theme == null ? "" : " and e.theme_id = (select id from platform_theme where slug = :theme)");
        }

        private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query) {
            return query.param("words", words).param("theme", theme).param("team", team);
        }
    }

    /** @param next where the next page begins; null on the last */
    public record Rows(List<Row> rows, @Nullable Key next) {}

    /** How many are in each list; null: not counted. */
    public record Counts(int open, int late, int waiting, int publish, int closed, int unassigned, int confidential) {

        public int of(Filter filter) {
            return switch (filter) {
                case OPEN -> open;
                case LATE -> late;
                case WAITING -> waiting;
                case PUBLISH -> publish;
                case CLOSED -> closed;
                case UNASSIGNED -> unassigned;
                case CONFIDENTIAL -> confidential;
            };
        }
    }

    public Rows rows(Staff staff, Filter filter, Search search, LocalDate today, @Nullable Key after) {
        var compare = filter.oldestFirst ? ">" : "<";
        var sql = """
				select e.id, e.team_id, e.language, left(e.happened, 200) as opening, e.told_week, e.state, e.waiting_since,
					e.coordinator_only,
					exists (select from experience_response r where r.experience_id = e.id and r.sent_on is null) as has_draft
				from experience e
				where %s and %s and %s and %s
				order by %s
				limit :limit
				""".formatted(
                        Scope.of(staff),
                        filter.condition,
                        search.all(),
                        after == null ? "true" : "(%s, e.id) %s (:week, :id::uuid)".formatted(filter.week(), compare),
                        filter.order());
        var rows = search.bind(Scope.bind(jdbc.sql(sql), staff))
                .param("late", Due.newestLate(today).toString())
                .param("week", after == null ? "" : after.week())
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("limit", PAGE + 1)
                .query(Row.class)
                .list();
        var shown = rows.stream().limit(PAGE).map(TeamInbox::shortened).toList();
        if (rows.size() <= PAGE) {
            return new Rows(shown, null);
        }
        var last = shown.get(PAGE - 1);
        var lastWeek = filter.oldestFirst && last.waitingSince() != null ? last.waitingSince() : last.toldWeek();
        return new Rows(shown, new Key(lastWeek, last.id()));
    }

    /** A theme to choose. @param number how many a search finds of it; null: not counted */
    public record Theme(String slug, String name, @Nullable Integer number) {}

    /**
     * What stands above a list.
     *
     * @param counts of every list; null when it is narrowed
     * @param number of the list, when it is narrowed
     */
    public record Head(@Nullable Counts counts, @Nullable Integer number, List<Theme> themes) {}

    private static final String THEMES = """
			(select coalesce(json_agg(json_build_object('slug', slug, 'name', name_nl, 'number', %s) order by position), '[]')
				from platform_theme where ends_on is null or ends_on > :today)::text as themes
			""";

    /** In one statement. Each count stops just above {@link #COUNTED}; those of the coordinator are 0 for others. */
    public Head head(Staff staff, LocalDate today) {
        var parts = new StringBuilder("select ");
        for (var filter : Filter.values()) {
            var theirs = !filter.isForCoordinator() || staff.is(Role.COORDINATOR);
            parts.append("(select count(*) from (")
                    .append(theirs ? some("", staff, filter, "true") : "select where false")
                    .append(") c) as ")
                    .append(filter.name().toLowerCase(Locale.ROOT))
                    .append(", ");
        }
        var counts = new SimplePropertyRowMapper<>(Counts.class);
        return Scope.bind(jdbc.sql(parts.append(THEMES.formatted("null")).toString()), staff)
                .param("late", Due.newestLate(today).toString())
                .param("today", today)
                .query((row, number) -> new Head(counts.mapRow(row, number), null, themes(row)))
                .single();
    }

    /**
     * The same of a narrowed list. A theme is counted as if no other were chosen; none is when there are more than
     * {@link #COUNTED} together.
     */
    public Head head(Staff staff, Filter filter, Search search, LocalDate today) {
        var sql = """
				with found as materialized (%s), n as (select count(*) as number from found)
				select %s as number,
				""".formatted(
                                some("e.theme_id", staff, filter, search.condition()),
                                search.theme() == null
                                        ? "(select number from n)"
                                        : "(select count(*) from (" + some("", staff, filter, search.all()) + ") c)")
                + THEMES.formatted("case when (select number from n) <= " + COUNTED
                        + " then (select count(*) from found f where f.theme_id = platform_theme.id) end");
        return search.bind(Scope.bind(jdbc.sql(sql), staff))
                .param("late", Due.newestLate(today).toString())
                .param("today", today)
                .query((row, number) -> new Head(null, row.getInt("number"), themes(row)))
                .single();
    }

    /**
     * In the order of an index, which is then read no further than the limit.
     *
     * @param columns empty where they are only counted: a column that is in no index makes PostgreSQL fetch each row
     */
    private static String some(String columns, Staff staff, Filter filter, String condition) {
        return "select %s from experience e where %s and %s and %s order by %s limit %d"
                .formatted(columns, Scope.of(staff), filter.condition, condition, filter.order(), COUNTED + 1);
    }

    private List<Theme> themes(ResultSet row) throws SQLException {
        return List.of(json.readValue(row.getString("themes"), Theme[].class));
    }

    private static Row shortened(Row row) {
        return new Row(
                row.id(),
                row.teamId(),
                row.language(),
                PlainText.opening(PlainText.oneLine(row.opening()), OPENING),
                row.toldWeek(),
                row.state(),
                row.waitingSince(),
                row.coordinatorOnly(),
                row.hasDraft());
    }
}
