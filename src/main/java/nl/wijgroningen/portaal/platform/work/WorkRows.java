package nl.wijgroningen.portaal.platform.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits in a source with few things at a time, from one SELECT of its own: what is asked of a {@link WorkSource} is put
 * around it. The SELECT decides who sees what, and has the columns {@code kind}, {@code id}, {@code due} and {@code mine}
 * (whether the person took it). It may ask for {@code :today}. A source in which very many things can wait reads from its
 * indexes instead.
 */
@Component
public class WorkRows {

    private final JdbcClient jdbc;

    WorkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rows that are asked for, in the order of the list.
     *
     * @param params those of the SELECT, by name
     */
    public <R> List<R> rows(String select, Map<String, ?> params, WorkSource.Ask ask, Class<R> row) {
        var from = ask.from();
        return jdbc.sql("select * from (" + select + ") work where kind = any (:kinds)"
                        + (ask.late() ? " and due < :today" : "")
                        + (ask.mine() ? " and mine" : "")
                        + (from == null ? "" : " and (due, id) >= (:due, :id)")
                        + " order by due, id limit :limit")
                .params(params)
                .param("today", ask.today())
                .param("kinds", ask.kinds().toArray(String[]::new))
                .param("due", from == null ? null : from.due())
                .param("id", from == null ? null : from.id())
                .param("limit", ask.limit())
                .query(row)
                .list();
    }

    private record Counted(String kind, int all, int late, int mine) {}

    /** By the name of the kind. */
    public Map<String, WorkSource.Count> counts(String select, Map<String, ?> params, LocalDate today) {
        return jdbc.sql("""
						select kind, count(*) as "all", count(*) filter (where due < :today) as late,
							count(*) filter (where mine) as mine
						from (%s) work group by kind
						""".formatted(select)).params(params).param("today", today).query(Counted.class).list().stream()
                .collect(Collectors.toMap(Counted::kind, it -> new WorkSource.Count(it.all(), it.late(), it.mine())));
    }
}
