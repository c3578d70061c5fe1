package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What went wrong on our side: kinds and places in the code, never a message (it may hold what somebody typed) and never
 * an address. On pages of tellers even the moment is left out: those are counted per day in a table, not logged (R33).
 */
@Component
@Rule("R33")
public class Faults {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);
    private static final int FRAMES = 12;

    private final JdbcClient jdbc;
    private final Clock clock;

    Faults(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void count(Throwable failed, HttpServletRequest request) {
        var where = where(failed);
        if (!Paths.isTeller(SiteAdvice.path(request))) {
            log.error("a page failed: {}", where);
            return;
        }
        try {
            jdbc.sql("""
							insert into platform_fault as f (day, place, number) values (:day, :place, 1)
							on conflict (day, place) do update set number = f.number + 1
							""")
                    .param("day", LocalDate.now(clock))
                    .param("place", where)
                    .update();
        } catch (DataAccessException | TransactionException away) {
            log.warn("a fault could not be counted");
        }
    }

    /** The kinds of what failed, and where in the code; nothing that somebody typed. */
    public static String where(Throwable failed) {
        return Stream.iterate(failed, it -> it != null, Throwable::getCause)
                .limit(5)
                .map(it -> it.getClass().getName()
                        + Arrays.stream(it.getStackTrace())
                                .limit(FRAMES)
                                .map(frame -> "\n    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n  by "));
    }
}
