package nl.wijgroningen.portaal.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the audit trail, the newest line first. */
@Component
public class AuditLog {

    /** Above this a count reads "meer dan 1.000". */
    public static final int COUNTED = 1000;

    private static final int FETCHED = 500;
    private static final DataClassRowMapper<Line> LINE = new DataClassRowMapper<>(Line.class);

    private final NamedParameterJdbcTemplate jdbc;
    private final JdbcTemplate streaming;

    AuditLog(JdbcTemplate jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
        this.streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.streaming.setFetchSize(FETCHED);
    }

    /**
     * Which lines; null: all.
     *
     * @param until a line of that moment is left out
     */
    public record Filter(
            @Nullable UUID by,
            @Nullable String action,
            @Nullable UUID thing,
            @Nullable Instant from,
            @Nullable Instant until) {

        /** The condition in SQL: only what is asked, so that the right index serves. */
        private String condition() {
            return Stream.of(
                            by == null ? "" : " and a.user_id = :by",
                            action == null ? "" : " and a.action = :action",
                            thing == null ? "" : " and a.thing_id = :thing",
                            from == null ? "" : " and a.at >= :from",
                            until == null ? "" : " and a.at < :until")
                    .reduce("true", String::concat);
        }

        private MapSqlParameterSource values() {
            return new MapSqlParameterSource()
                    .addValue("by", by)
                    .addValue("action", action)
                    .addValue("thing", thing)
                    .addValue("from", from == null ? null : Timestamp.from(from))
                    .addValue("until", until == null ? null : Timestamp.from(until));
        }
    }

    /**
     * One line.
     *
     * @param who name; null: nobody, or an account that is gone
     */
    public record Line(
            long id,
            Instant at,
            @Nullable UUID userId,
            @Nullable String who,
            String action,
            @Nullable String thingKind,
            @Nullable UUID thingId,
            String outcome,
            @Nullable String address) {}

    private static final String LINES = """
        select a.id, a.at, a.user_id, u.display_name as who, a.action, a.thing_kind, a.thing_id, a.outcome, a.address
        from account_audit a left join account_user u on u.id = a.user_id
        where\s""";

    /** @param before only lines older than this one; null: from the newest */
    public List<Line> lines(Filter filter, @Nullable Long before, int most) {
        var sql = LINES + filter.condition() + (before == null ? "" : " and a.id < :before")
                + " order by a.id desc limit :most";
        return jdbc.query(sql, filter.values().addValue("before", before).addValue("most", most), LINE);
    }

    /** How many, counted up to just above {@link #COUNTED}. */
    public int count(Filter filter) {
        var sql = "select count(*) from (select from account_audit a where " + filter.condition() + " limit "
                + (COUNTED + 1) + ") c";
        return DataAccessUtils.intResult(jdbc.queryForList(sql, filter.values(), Integer.class));
    }

    /** Hands out all lines, some hundreds at a time; needs little memory however many there are. */
    @Transactional(readOnly = true)
    public void each(Filter filter, Consumer<Line> to) {
        new NamedParameterJdbcTemplate(streaming)
                .query(LINES + filter.condition() + " order by a.id desc", filter.values(), row -> {
                    to.accept(LINE.mapRow(row, 0));
                });
    }

    /** What was ever done, by name; a jump per name over the index, however many lines there are. */
    public List<String> actions() {
        return jdbc.queryForList("""
            with recursive names as (
            	(select action from account_audit order by action limit 1)
            	union all
            	select (select a.action from account_audit a where a.action > n.action order by a.action limit 1)
            	from names n where n.action is not null
            )
            select action from names where action is not null
            """, new MapSqlParameterSource(), String.class);
    }

    /** Everyone who has an account, by name. */
    public List<Accounts.Person> people() {
        return jdbc.query(
                "select id, display_name from account_user order by display_name, id",
                new DataClassRowMapper<>(Accounts.Person.class));
    }
}
