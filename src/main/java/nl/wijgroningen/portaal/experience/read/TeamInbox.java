package nl.wijgroningen.portaal.experience.read;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list a team works from: what waits longest first, a page at a time by key. */
@Component
public class TeamInbox {

    public static final int PAGE = 20;
    private static final int OPENING = 80;

    /** Above this a count reads "meer dan 1.000". */
    public static final int COUNTED = 1000;

    private final JdbcClient jdbc;

    TeamInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** @param next where the next page begins; null on the last */
    public record Rows(List<Row> rows, @Nullable Key next) {}

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

    public Rows rows(Staff staff, Filter filter, LocalDate today, @Nullable Key after) {
        var compare = filter.oldestFirst ? ">" : "<";
        var sql = """
				select e.id, e.team_id, e.language, left(e.happened, 200) as opening, e.told_week, e.state, e.waiting_since,
					e.coordinator_only,
					exists (select from experience_response r where r.experience_id = e.id and r.sent_on is null) as has_draft
				from experience e
				where %s and %s and %s
				order by %s
				limit :limit
				""".formatted(
                        Scope.of(staff),
                        filter.condition,
                        after == null ? "true" : "(%s, e.id) %s (:week, :id::uuid)".formatted(filter.week(), compare),
                        filter.order());
        var rows = Scope.bind(jdbc.sql(sql), staff)
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

    /** Each count stops just above {@link #COUNTED}; those of the coordinator are 0 for others. */
    public Counts counts(Staff staff, LocalDate today) {
        var parts = new StringBuilder("select ");
        for (var filter : Filter.values()) {
            var theirs = !filter.isForCoordinator() || staff.is(Role.COORDINATOR);
            parts.append(filter == Filter.OPEN ? "" : ", ")
                    .append("(select count(*) from (select from experience e where ")
                    .append(theirs ? Scope.of(staff) + " and " + filter.condition : "false")
                    .append(" order by ")
                    .append(filter.order()) // the order of an index, which is then read no further than the limit
                    .append(" limit ")
                    .append(COUNTED + 1)
                    .append(") c) as ")
                    .append(filter.name().toLowerCase(Locale.ROOT));
        }
        return Scope.bind(jdbc.sql(parts.toString()), staff)
                .param("late", Due.newestLate(today).toString())
                .query(Counts.class)
                .single();
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
