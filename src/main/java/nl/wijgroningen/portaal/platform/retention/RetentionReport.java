package nl.wijgroningen.portaal.platform.retention;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link RetentionRun} wrote down. */
@Component
class RetentionReport {

    static final int MOST = 20;

    private final JdbcClient jdbc;

    RetentionReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param failure kinds and places in the code, the first line says most; null: it went well */
    record Row(
            long id,
            LocalDate day,
            String kind,
            String ground,
            int number,
            @Nullable String failure) {}

    /** The last run of each of these kinds that has run. */
    List<Row> last(List<String> kinds) {
        return jdbc.sql("""
						select r.id, r.day, r.kind, r.ground, r.number, r.failure
						from unnest(:kinds::text[]) k
						cross join lateral (
							select * from platform_retention_run where kind = k order by id desc limit 1) r
						""")
                .param("kinds", kinds.toArray(String[]::new))
                .query(Row.class)
                .list();
    }

    /** The runs in which something went, or failed, the newest first; one more than {@link #MOST} when there are more. */
    List<Row> before(long id) {
        return jdbc.sql("""
						select id, day, kind, ground, number, failure
						from platform_retention_run
						where (number > 0 or failure is not null) and id < :id
						order by id desc limit :most
						""")
                .param("id", id)
                .param("most", MOST + 1)
                .query(Row.class)
                .list();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from platform_retention_run)")
                .query(Boolean.class)
                .single();
    }
}
