package nl.wijgroningen.portaal.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.PortalProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of 250,000 rows in which the plug is pulled halfway: the next start writes it anew, once and whole, and neither
 * writing nor downloading holds more of it than a little at a time.
 */
@Tag("kill")
class ExportKillTest {

    private static final int ROWS = 250_000;
    private static final long MOST_KIB = 32 * 1024;
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");
    private static final Duration LONGEST = Duration.ofMinutes(4);

    @Test
    @Rule("R44")
    void aFileThatIsCutOffComesOutWholeInLittleMemory(@TempDir Path folder) throws Exception {
        try (var portal = new PortalProcess(folder)) {
            portal.start();
            try (var database = portal.database()) {
                fill(database);
            }
            var coordinator = Http.at(portal.port()).staff("coordinator");
            var path = coordinator
                    .post("/werk/exports", coordinator.get("/werk/exports"), Map.of("soort", "experience"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            Until.holds("a part is written", LONGEST, () -> rows(portal, "rows_done") > 50_000);
            portal.kill();

            portal.start();
            assertThat(rows(portal, "case when state = 'DONE' then 1 else 0 end"))
                    .as("cut off")
                    .isZero();
            var idle = live(portal);
            var most = new AtomicLong();
            measureUntil(portal, most, () -> rows(portal, "case when state = 'DONE' then 1 else 0 end") == 1);
            var all = rows(portal, "rows_all");
            assertThat(all).isGreaterThan(ROWS);
            assertThat(rows(portal, "rows_done")).isEqualTo(all);

            var again = Http.at(portal.port()).staff("coordinator");
            assertThat(again.get(path).body()).contains("Het bestand is klaar.");
            var downloaded = new AtomicBoolean();
            var lines = new AtomicLong();
            var last = new String[1];
            var download = new Thread(() -> {
                try (var file = again.stream(path + "/bestand");
                        var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                        last[0] = line;
                        lines.incrementAndGet();
                    }
                } catch (IOException failed) {
                    last[0] = failed.toString();
                } finally {
                    downloaded.set(true);
                }
            });
            download.start();
            measureUntil(portal, most, downloaded::get);
            System.out.printf(
                    "export: %d rows, live heap %d KiB idle, at most %d KiB more%n",
                    all, idle, Math.max(0, most.get() - idle));
            assertThat(lines.get()).isEqualTo(all + 1);
            assertThat(last[0].split(",", -1)).hasSize(19);
            assertThat(most.get() - idle).as("KiB above idle").isLessThanOrEqualTo(MOST_KIB);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** The live heap, again and again, until it is over. */
    private static void measureUntil(PortalProcess portal, AtomicLong most, Condition over) throws Exception {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!over.holds()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            most.accumulateAndGet(live(portal), Math::max);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /** KiB of what is alive on the heap: the histogram counts nothing that a collection would take. */
    private static long live(PortalProcess portal) throws Exception {
        var found = TOTAL.matcher(jcmd(portal, "GC.class_histogram"));
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1)) / 1024;
    }

    private static String jcmd(PortalProcess portal, String command) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(portal.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static long rows(PortalProcess portal, String what) throws Exception {
        try (var database = portal.database();
                var statement = database.createStatement();
                var row = statement.executeQuery("select " + what + " from platform_export")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private static void fill(Connection database) throws Exception {
        try (var statement = database.createStatement()) {
            statement.execute("""
							insert into experience (id, code_hash, team_id, coordinator_only, theme_id, contact, language, origin, told_week,
								happened, may_be_public, state, closed_week, version)
							select gen_random_uuid(), sha256(convert_to('many ' || i, 'UTF8')), t.id, false, h.id, 'PHONE', 'nl', 'WEB',
								'2025-W' || lpad((i %% 52 + 1)::text, 2, '0'), repeat('Een lang verhaal. ', 20), false, 'CLOSED', '2026-W10', 0
							from generate_series(1, %d) i
							join (select id, row_number() over (order by id) as nr, count(*) over () as many from area_team) t
								on t.nr = i %% t.many + 1
							join platform_theme h on h.slug = 'geld'
							""".formatted(ROWS));
            statement.execute("""
							insert into experience_statement
							select e.id, s.statement, 4 from experience e
							cross join unnest(array['know_where', 'fast', 'serious', 'together', 'own_direction', 'fits', 'can_do', 'clear']) s (statement)
							where e.told_week between '2025-W01' and '2025-W15' on conflict do nothing
							""");
            statement.execute("analyze");
        }
    }
}
