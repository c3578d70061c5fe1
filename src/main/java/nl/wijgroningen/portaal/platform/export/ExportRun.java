package nl.wijgroningen.portaal.platform.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the files that wait, one at a time over all nodes. Rows are read in one transaction, so that the file is of one
 * moment; pieces and progress are written in others, so that they show at once. One that a dead run left behind begins
 * anew: a run that finds itself overtaken, or cancelled, writes nothing more.
 */
@Component
public class ExportRun {

    private static final Logger log = LoggerFactory.getLogger(ExportRun.class);

    /** So often one is begun; then it failed. */
    private static final int MOST_RUNS = 5;

    private final JdbcClient jdbc;
    private final Exports exports;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;

    ExportRun(JdbcClient jdbc, Exports exports, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.exports = exports;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.writing = new TransactionTemplate(transactions);
        this.writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Claim(UUID id, String kind, UUID owner, String scope, int runs) {}

    /** Another run took over, or the owner stopped it. */
    private static final class Overtaken extends RuntimeException {}

    /** Returns when none waits, or this node stops. */
    public void run() {
        var next = claim();
        while (next.isPresent()) {
            write(next.get());
            next = Thread.currentThread().isInterrupted() ? Optional.empty() : claim();
        }
    }

    /** Only one runs over all nodes, so one that is said to run was left by a run that died. */
    private Optional<Claim> claim() {
        return jdbc.sql("""
						update platform_export set state = 'RUNNING', runs = runs + 1, rows_all = 0, rows_done = 0, bytes = 0
						where id = (
							select id from platform_export where state in ('WAITING', 'RUNNING')
							order by runs, asked_at, id limit 1 for update skip locked)
						returning id, kind, owner, scope, runs
						""").query(Claim.class).optional();
    }

    private void write(Claim claim) {
        var export = exports.kind(claim.kind())
                .filter(it ->
                        it.scope(claim.owner()).filter(claim.scope()::equals).isPresent());
        if (export.isEmpty() || claim.runs() > MOST_RUNS) {
            end(claim, Exports.State.FAILED);
            return;
        }
        try {
            jdbc.sql("delete from platform_export_part where export_id = :id")
                    .param("id", claim.id())
                    .update();
            reading.executeWithoutResult(it -> write(claim, export.get()));
        } catch (Overtaken stopped) {
            log.info("an export was stopped");
        } catch (RuntimeException failed) {
            log.warn(
                    "an export failed, run {}: {}",
                    claim.runs(),
                    failed.getClass().getName());
        }
    }

    private void write(Claim claim, Export export) {
        var all = export.count(claim.owner());
        writing.executeWithoutResult(
                it -> jdbc.sql("update platform_export set rows_all = :rows where id = :id and runs = :runs")
                        .param("rows", all)
                        .param("id", claim.id())
                        .param("runs", claim.runs())
                        .update());
        var parts = new Parts((number, content, rows) -> add(claim, number, content, rows));
        try (var file = new CsvFile(parts, export.header().toArray(String[]::new))) {
            export.write(claim.owner(), cells -> {
                file.line(cells);
                parts.rowAdded();
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        writing.executeWithoutResult(it -> end(claim, Exports.State.DONE));
    }

    private void add(Claim claim, int number, byte[] content, long rows) {
        writing.executeWithoutResult(it -> {
            var mine = jdbc.sql("""
							update platform_export set rows_done = :rows, bytes = bytes + :bytes
							where id = :id and state = 'RUNNING' and runs = :runs
							""")
                    .param("rows", rows)
                    .param("bytes", content.length)
                    .param("id", claim.id())
                    .param("runs", claim.runs())
                    .update();
            if (mine == 0 || Thread.currentThread().isInterrupted()) {
                throw new Overtaken();
            }
            jdbc.sql("insert into platform_export_part (export_id, part, content) values (:id, :part, :content)")
                    .param("id", claim.id())
                    .param("part", number)
                    .param("content", content)
                    .update();
        });
    }

    private void end(Claim claim, Exports.State state) {
        jdbc.sql("""
						update platform_export set state = :state, ended_at = :now
						where id = :id and state = 'RUNNING' and runs = :runs
						""")
                .param("state", state.name())
                .param("now", OffsetDateTime.now(clock))
                .param("id", claim.id())
                .param("runs", claim.runs())
                .update();
    }
}
