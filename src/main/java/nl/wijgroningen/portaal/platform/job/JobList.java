package nl.wijgroningen.portaal.platform.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the portal does by the clock, and how that went. */
@Component
public class JobList {

    private final JdbcClient jdbc;

    JobList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All runs that wait under one name; most jobs have one.
     *
     * @param running on some node now
     * @param failures in a row, until the last run
     */
    public record Job(
            String name,
            Instant next,
            boolean running,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            int failures) {}

    public List<Job> all() {
        return jdbc.sql("""
						select task_name as name, min(execution_time) as next, bool_or(picked) as running,
							max(last_success) as last_success, max(last_failure) as last_failure,
							coalesce(max(consecutive_failures), 0) as failures
						from platform_job
						group by task_name
						order by failures desc, task_name
						""").query(Job.class).list();
    }
}
