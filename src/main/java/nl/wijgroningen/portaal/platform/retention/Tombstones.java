package nl.wijgroningen.portaal.platform.retention;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.database.StartRefused;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was withdrawn or destroyed is also written to a file outside the database, so that a backup from before cannot
 * bring it back (R42). The line is on the disk before the database commits: after a crash between the two the next start
 * finishes what the teller asked for. The other way round, a withdrawal that was confirmed could be undone by a restore.
 */
@Component
public class Tombstones {

    private static final Logger log = LoggerFactory.getLogger(Tombstones.class);
    private static final int CHUNK = 10_000;

    private final TombstoneFile file;
    private final Map<String, Graves> graves;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Tombstones(PortalSettings settings, Demo demo, List<Graves> graves, TransactionTemplate transaction, Clock clock) {
        this.file = new TombstoneFile(place(settings, demo));
        this.graves = graves.stream().collect(Collectors.toMap(Graves::kind, Function.identity()));
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Beside the demo's database; a real installation must say where, as its working folder may be thrown away. */
    private static @Nullable Path place(PortalSettings settings, Demo demo) {
        var named = settings.tombstones();
        return named != null || !demo.on() ? named : settings.data().resolve("tombstones");
    }

    /**
     * Writes the line when the caller's transaction is about to commit; when that fails the transaction does not commit.
     *
     * @param kind of the {@link Graves} that know the id
     * @param id a random id or a keyed hash: it must say nothing to who has no database
     */
    @Rule("R42")
    public void bury(String kind, String id, Week week) {
        if (!graves.containsKey(kind)) {
            throw new IllegalArgumentException("no graves of this kind: " + kind);
        }
        pending().add(new TombstoneFile.Line(id, kind, week));
    }

    private List<TombstoneFile.Line> pending() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a burial belongs in the transaction that removes");
        }
        var there = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(it -> it instanceof Pending pending && pending.to == file)
                .findFirst();
        if (there.isPresent()) {
            return ((Pending) there.get()).lines;
        }
        var made = new Pending(file);
        TransactionSynchronizationManager.registerSynchronization(made);
        return made.lines;
    }

    /** The lines of one transaction: written together, so that many cost one wait for the disk. */
    private static final class Pending implements TransactionSynchronization {

        private final TombstoneFile to;
        private final List<TombstoneFile.Line> lines = new ArrayList<>();

        Pending(TombstoneFile to) {
            this.to = to;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            to.append(lines);
        }
    }

    /**
     * Buries in the database what only the file knows. Where there is no file yet, one is written with what the database
     * knows.
     *
     * @return how many the database did not know
     * @throws StartRefused when the file is not named, cannot be written, or cannot be applied
     */
    @Rule("R42")
    int apply() {
        if (file.isNew()) {
            var week = Week.of(LocalDate.now(clock));
            var lines = new ArrayList<TombstoneFile.Line>();
            graves.forEach(
                    (kind, ones) -> ones.known().forEach(id -> lines.add(new TombstoneFile.Line(id, kind, week))));
            Collections.shuffle(lines);
            file.append(lines);
            return 0;
        }
        var applied = new int[1];
        file.read(CHUNK, lines -> applied[0] += apply(lines));
        if (applied[0] > 0) {
            log.warn("the database did not know {} withdrawn or destroyed things; they are gone again", applied[0]);
        }
        return applied[0];
    }

    private int apply(List<TombstoneFile.Line> lines) {
        Integer applied = transaction.execute(status -> {
            var number = 0;
            for (var kind : graves.values()) {
                var weeks = lines.stream()
                        .filter(it -> it.kind().equals(kind.kind()))
                        .collect(Collectors.toMap(
                                TombstoneFile.Line::id, TombstoneFile.Line::week, (first, again) -> first));
                for (var id : kind.unknown(List.copyOf(weeks.keySet()))) {
                    kind.bury(id, Objects.requireNonNull(weeks.get(id)));
                    number++;
                }
            }
            return number;
        });
        return applied == null ? 0 : applied;
    }
}
