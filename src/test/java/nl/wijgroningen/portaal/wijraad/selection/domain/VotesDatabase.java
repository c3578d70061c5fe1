package nl.wijgroningen.portaal.wijraad.selection.domain;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The ballot box in a database of its own, with a folder for its keys and nothing else. */
final class VotesDatabase implements AutoCloseable {

    final HikariDataSource source;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final SelectionStore store;
    final BallotKeys keys;
    final KeysEnd keysEnd;
    final BallotBox box;
    private final UUID secretary = UUID.randomUUID();

    VotesDatabase(String name, Path folder) {
        source = TestDatabase.fresh(name);
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        store = new SelectionStore(jdbc, JsonMapper.builder().build());
        keys = BallotKeys.in(folder);
        keysEnd = new KeysEnd(keys, jdbc);
        box = new BallotBox(jdbc, keys);
        jdbc.sql("""
						insert into account_user (id, email, email_hash, display_name, label, state, demo)
						values (:id, '\\x00', :id::text::bytea, 'A. Postma', 'Proef', 'INVITED', true)
						""").param("id", secretary).update();
    }

    List<UUID> members(int number) {
        return Stream.generate(UUID::randomUUID)
                .limit(number)
                .peek(it -> jdbc.sql("insert into wijraad_member (id) values (:id)")
                        .param("id", it)
                        .update())
                .toList();
    }

    /** A vote that is open. */
    VotingRules open(Kind kind, Way way, int seats, List<UUID> candidates, List<UUID> present) {
        var id = UUID.randomUUID();
        var majority = kind == Kind.EACH ? Majority.HALF : Majority.MOST;
        // round and meeting are those of others, and not there
        forge("""
				insert into wijraad_selection (id, round_id, meeting_id, kind, way, seats, majority, tie, state, prepared_by, prepared_on)
				values ('%s', gen_random_uuid(), gen_random_uuid(), '%s', '%s', %s, '%s', 'LOT', 'PREPARED', '%s', '%s')
				""".formatted(id, kind, way, seats, majority, secretary, Votes.DAY));
        return transaction.execute(it -> {
            var key = keys.make(id);
            var rules = new VotingRules(
                    id,
                    Votes.DAY,
                    Votes.DAY,
                    kind,
                    way,
                    seats,
                    majority,
                    Tie.LOT,
                    candidates,
                    Set.copyOf(present),
                    present.size(),
                    Map.of(),
                    Lot.commitment(Seal.seed(key)));
            store.freeze(rules, secretary);
            box.put(rules, key);
            store.move(id, SelectionState.OPEN, null);
            return rules;
        });
    }

    void cast(VotingRules rules, UUID member, Map<UUID, Choice> marks) {
        transaction.executeWithoutResult(it -> box.cast(rules, member, rules.ballot(member, marks, Set.of())));
    }

    /** As the secretary does it, without mail. */
    Count close(VotingRules rules) {
        return transaction.execute(it -> {
            var opened = box.close(rules, LocalDate.of(2026, 11, 26), false);
            var count =
                    new Count(rules, opened.piles(), opened.voted(), Set.of(), Seal.seed(keys.of(rules.selection())));
            store.keep(count, null, secretary, Votes.DAY);
            store.move(rules.selection(), SelectionState.COUNTED, null);
            keysEnd.whenCommitted(rules.selection());
            return count;
        });
    }

    /** Somebody with all rights on the database, for whom no trigger runs. */
    void forge(String sql) {
        transaction.executeWithoutResult(it -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(sql).update();
        });
    }

    @Override
    public void close() {
        source.close();
    }
}
