package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Destroys keys: of a vote that closed once that is certain, and not before, since without it the ballots would be lost;
 * and of a vote whose opening failed. What a crash left over goes every hour.
 */
@Component
@Rule("R12b")
class KeysEnd {

    private final BallotKeys keys;
    private final JdbcClient jdbc;

    KeysEnd(BallotKeys keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    void whenCommitted(UUID selection) {
        after(selection, TransactionSynchronization.STATUS_COMMITTED);
    }

    void unlessCommitted(UUID selection) {
        after(selection, TransactionSynchronization.STATUS_ROLLED_BACK);
    }

    private void after(UUID selection, int end) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == end) {
                    keys.destroy(selection);
                }
            }
        });
    }

    /** Those of votes that are over; one whose opening is not committed yet is left alone. */
    void sweep() {
        for (var id : keys.all()) {
            var over = jdbc.sql("""
							select exists (select from wijraad_selection where id = :id and state in ('COUNTED', 'DECIDED', 'CANCELLED'))
							""").param("id", id).query(Boolean.class).single();
            if (over) {
                keys.destroy(id);
            }
        }
    }
}
