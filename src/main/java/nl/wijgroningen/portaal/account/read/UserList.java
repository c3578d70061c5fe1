package nl.wijgroningen.portaal.account.read;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All users by name, a page at a time by key. */
@Component
public class UserList {

    public static final int PAGE = 20;

    /** Above this a count reads "meer dan 1.000". */
    public static final int COUNTED = 1000;

    private static final String WHERE = """
			where (:words::text is null or u.display_name ilike :words or u.label ilike :words)
				and (:state::text is null or u.state = :state)
				and (not :waiting or exists (select from account_role w where w.user_id = u.id and not w.counts))
				and (:role::text is null or exists (
					select from account_role r where r.user_id = u.id and r.role = :role and r.during @> :today::date))
				and (:team::uuid is null or exists (
					select from account_membership m where m.user_id = u.id and m.team_id = :team and m.during @> :today::date))
			""";

    private final JdbcClient jdbc;
    private final Clock clock;

    UserList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What to list; null asks nothing.
     *
     * @param waiting only who has a role that waits for a second administrator
     */
    public record Filter(
            @Nullable String words,
            @Nullable Role role,
            @Nullable UUID team,
            Accounts.@Nullable State state,
            boolean waiting) {}

    /** @param roles names that count or wait, with a bar between them */
    public record Row(
            UUID id,
            String displayName,
            String label,
            Accounts.State state,
            @Nullable String roles,
            boolean waiting,
            boolean secondFactor) {}

    /** @param next where the next page begins; null on the last */
    public record Rows(List<Row> rows, @Nullable UUID next) {}

    public Rows rows(Filter filter, @Nullable UUID after) {
        var rows = bind(jdbc.sql("""
						select u.id, u.display_name, u.label, u.state,
							(select string_agg(distinct r.role, '|') from account_role r
								where r.user_id = u.id and r.counts and r.during @> :today::date) as roles,
							exists (select from account_role w where w.user_id = u.id and not w.counts) as waiting,
							exists (select from account_second_factor f where f.user_id = u.id)
								or exists (select from account_passkey p where p.user_id = u.id) as second_factor
						from account_user u
						""" + WHERE + """
							and (:after::uuid is null or (u.display_name, u.id) >
								(select a.display_name, a.id from account_user a where a.id = :after))
						order by u.display_name, u.id
						limit :limit
						"""), filter)
                .param("after", after)
                .param("limit", PAGE + 1)
                .query(Row.class)
                .list();
        var shown = rows.stream().limit(PAGE).toList();
        return new Rows(shown, rows.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    }

    /** Stops just above {@link #COUNTED}. */
    public int count(Filter filter) {
        return bind(
                        jdbc.sql("select count(*) from (select from account_user u " + WHERE + " limit :limit) c")
                                .param("limit", COUNTED + 1),
                        filter)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, Filter filter) {
        var words = filter.words();
        return query.param("words", words == null ? null : "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("waiting", filter.waiting())
                .param("role", filter.role() == null ? null : filter.role().name())
                .param("team", filter.team())
                .param("today", LocalDate.now(clock));
    }
}
