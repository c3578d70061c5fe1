package nl.wijgroningen.portaal.platform.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Faults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs every {@link Retention} and writes down of each how many went on what ground. Each has its own transaction: what
 * fails is in the report with its place in the code, and stops no other.
 */
@Component
public class RetentionRun {

    private static final Logger log = LoggerFactory.getLogger(RetentionRun.class);

    private final List<Retention> retentions;
    private final TermWords terms;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetentionRun(
            List<Retention> retentions,
            TermWords terms,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.retentions = retentions.stream()
                .sorted(Comparator.comparing(Retention::kind))
                .toList();
        this.terms = terms;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Rule("R42")
    public void run() {
        var today = LocalDate.now(clock);
        var grounds = terms.grounds(retentions, today);
        for (var one : retentions) {
            var ground = Objects.requireNonNull(grounds.get(one.kind()));
            try {
                transaction.executeWithoutResult(it -> {
                    var number = one.apply(today);
                    report(one.kind(), ground, today, number, null);
                });
            } catch (RuntimeException failed) {
                var where = Faults.where(failed);
                log.error("retention of {} failed: {}", one.kind(), where);
                transaction.executeWithoutResult(it -> report(one.kind(), ground, today, 0, where));
            }
        }
    }

    private void report(String kind, String ground, LocalDate today, int number, @Nullable String failure) {
        jdbc.sql("""
						insert into platform_retention_run (day, kind, ground, number, failure)
						values (:day, :kind, :ground, :number, :failure)
						""")
                .param("day", today)
                .param("kind", kind)
                .param("ground", ground)
                .param("number", number)
                .param("failure", failure)
                .update();
    }
}
