package nl.wijgroningen.portaal.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.PortalProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 200 tellings while the portal and every PostgreSQL process are killed with {@code kill -9} at a random moment, ten
 * times: what was answered as sent is there once, what was answered as saved resumes, and clicking again adds nothing.
 */
@Tag("kill")
class KillTest {

    private static final int ROUNDS = 10;
    private static final int TELLERS = 20;

    @Test
    @Rule("R12")
    void nothingThatWasConfirmedIsLostAndNothingIsThereTwice(@TempDir Path folder) throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var tellers = Collections.synchronizedList(new ArrayList<Teller>());
        try (var portal = new PortalProcess(folder)) {
            portal.start();
            for (var round = 0; round < ROUNDS; round++) {
                tellers.addAll(tell(portal, round, random));
                portal.start();
            }
            check(portal, tellers, seed);
        }
    }

    /** Twenty tellers at four at a time, and the plug pulled somewhere among them. */
    private static List<Teller> tell(PortalProcess portal, int round, Random random) throws Exception {
        var tellers = new ArrayList<Teller>();
        for (var i = 0; i < TELLERS; i++) {
            tellers.add(new Teller(portal.base(), "woord%02dx%02dx%08x".formatted(round, i, random.nextInt())));
        }
        var pool = Executors.newFixedThreadPool(4);
        tellers.forEach(it -> pool.submit(it::tell));
        pool.shutdown();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + random.nextInt(4000)));
        portal.kill();
        assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        return tellers;
    }

    private static void check(PortalProcess portal, List<Teller> tellers, long seed) throws Exception {
        var sent = tellers.stream().filter(Teller::wasSent).toList();
        var saved =
                tellers.stream().filter(it -> !it.wasSent() && it.wasSaved()).toList();
        var begun = tellers.stream()
                .filter(it -> !it.wasSent() && !it.wasSaved() && it.wasBegun())
                .toList();
        System.out.printf(
                "kill test: %d tellings, %d answered as sent, %d as saved, %d as begun, seed %d%n",
                tellers.size(), sent.size(), saved.size(), begun.size(), seed);
        assertThat(sent).as("some were sent, seed %d", seed).isNotEmpty();
        assertThat(sent.size()).as("some were cut off, seed %d", seed).isLessThan(tellers.size());
        for (var teller : sent) {
            assertThat(teller.mine(portal.base())).as("sent, seed %d", seed).contains(teller.word());
            teller.sendAgain(portal.base());
            teller.sendAgain(portal.base());
            assertThat(teller.mine(portal.base())).contains(teller.word());
        }
        for (var teller : saved) {
            // The answer to sending may have been lost after the portal had sent it: then it is there as sent.
            assertThat(teller.resume(portal.base()) + teller.mine(portal.base()))
                    .as("saved, seed %d", seed)
                    .contains(teller.word());
        }
        for (var teller : begun) {
            assertThat(teller.resumes(portal.base())).as("begun, seed %d", seed).isTrue();
        }
        var counts = counts(portal);
        for (var teller : tellers) {
            assertThat(counts.getOrDefault(teller.word(), 0))
                    .as("never twice, seed %d", seed)
                    .isLessThan(2);
        }
        for (var teller : sent) {
            assertThat(counts).containsEntry(teller.word(), 1);
        }
    }

    /** How often each word is in the tables of what was sent. */
    private static Map<String, Integer> counts(PortalProcess portal) throws Exception {
        var counts = new LinkedHashMap<String, Integer>();
        try (var connection = portal.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
						select w, count(*) from (
							select substring(happened from 'woord[0-9x]{5}x[0-9a-f]{8}') as w from experience
							union all
							select substring(content::text from 'woord[0-9x]{5}x[0-9a-f]{8}') from experience_waiting) t
						where w is not null group by w
						""")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }
}
