package nl.wijgroningen.portaal.wijraad.selection.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;

/** The ballot box of one row, on a real PostgreSQL: many at once, at the moment of closing, and ballots that are changed. */
@Rule("R12b")
class BallotBoxTest {

    private static final int ROUNDS = 30;
    private static final int VOTERS = 20;

    @TempDir
    static Path folder;

    private static VotesDatabase votes;
    private static List<UUID> members;
    private static final List<UUID> CANDIDATES = Votes.people(new Random(4), 4);

    @BeforeAll
    static void open() {
        votes = new VotesDatabase("wijraad_ballots", folder.resolve("ballot-keys"));
        members = votes.members(VOTERS);
    }

    @AfterAll
    static void leave() {
        votes.close();
    }

    private static VotingRules secret(Kind kind) {
        return votes.open(kind, Way.SECRET, 2, CANDIDATES, members);
    }

    private static void refuses(String name, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .matches(it -> it.name().equals(name), name);
    }

    /** @return what became of each: null when it was done, or the name of the rule that refused */
    private static List<String> atOnce(ExecutorService pool, List<Runnable> tasks) throws Exception {
        var start = new CyclicBarrier(tasks.size());
        var running = new ArrayList<Future<String>>();
        for (var task : tasks) {
            Callable<String> one = () -> {
                start.await();
                try {
                    task.run();
                    return "";
                } catch (RuleBroken refused) {
                    return refused.name();
                }
            };
            running.add(pool.submit(one));
        }
        var ended = new ArrayList<String>();
        for (var it : running) {
            ended.add(it.get());
        }
        return ended;
    }

    /** What lies on the piles, when each of these was counted once. */
    private static Map<UUID, Map<Choice, Integer>> expected(VotingRules rules, Iterable<Map<UUID, Choice>> marks) {
        var numbers = new HashMap<UUID, Map<Choice, Integer>>();
        for (var one : marks) {
            for (var candidate : rules.candidates()) {
                numbers.computeIfAbsent(candidate, key -> new HashMap<>())
                        .merge(one.getOrDefault(candidate, Choice.BLANK), 1, Integer::sum);
            }
        }
        return numbers;
    }

    @Test
    void twentyAtOnceNoneLostNoneTwice() throws Exception {
        var pool = Executors.newFixedThreadPool(VOTERS + 4);
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var random = new Random(round);
                var rules = secret(round % 2 == 0 ? Kind.EACH : Kind.AMONG);
                var marks = new HashMap<UUID, Map<UUID, Choice>>();
                members.forEach(it -> marks.put(it, Votes.marks(random, rules, it)));
                var tasks = new ArrayList<Runnable>();
                members.forEach(it -> tasks.add(() -> votes.cast(rules, it, marks.get(it))));
                for (var it : members.subList(0, 4)) {
                    tasks.add(() -> votes.cast(rules, it, marks.get(it)));
                }
                var ended = atOnce(pool, tasks);
                assertThat(ended.stream().filter(String::isEmpty))
                        .as("round %s", round)
                        .hasSize(VOTERS);
                assertThat(ended.stream().filter("R12b.twice"::equals))
                        .as("round %s", round)
                        .hasSize(4);
                var count = votes.close(rules);
                assertThat(count.voted()).isEqualTo(Set.copyOf(members));
                assertThat(count.balances()).as("round %s", round).isTrue();
                assertThat(count.piles().numbers()).as("round %s", round).isEqualTo(expected(rules, marks.values()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whoVotesWhileItClosesIsCountedOrKnows() throws Exception {
        var pool = Executors.newFixedThreadPool(VOTERS + 1);
        var before = 0;
        var after = 0;
        try {
            for (var round = 0; round < ROUNDS; round++) {
                var random = new Random(round);
                var rules = secret(Kind.AMONG);
                var marks = new HashMap<UUID, Map<UUID, Choice>>();
                members.forEach(it -> marks.put(it, Votes.marks(random, rules, it)));
                var counted = new ArrayList<Count>();
                var tasks = new ArrayList<Runnable>();
                members.forEach(it -> tasks.add(() -> votes.cast(rules, it, marks.get(it))));
                tasks.add(() -> counted.add(votes.close(rules)));
                var ended = atOnce(pool, tasks);
                var done = new HashSet<UUID>();
                for (var i = 0; i < members.size(); i++) {
                    assertThat(ended.get(i)).as("round %s", round).isIn("", "R12b.closed");
                    if (ended.get(i).isEmpty()) {
                        done.add(members.get(i));
                    }
                }
                before += done.size();
                after += members.size() - done.size();
                var count = counted.get(0);
                assertThat(count.voted())
                        .as("who was told that it counts, round %s", round)
                        .isEqualTo(done);
                assertThat(count.piles().numbers().values().stream()
                                .mapToInt(pile -> pile.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum())
                                .distinct()
                                .toArray())
                        .as("papers on each pile, round %s", round)
                        .containsExactly(done.size());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(before).as("counted").isPositive();
        assertThat(after).as("refused because it was closed").isPositive();
    }

    @Test
    void twiceAndAfterClosingAreRefused() {
        var rules = secret(Kind.AMONG);
        votes.cast(rules, members.get(0), Map.of(CANDIDATES.get(0), Choice.CROSS));
        refuses("R12b.twice", () -> votes.cast(rules, members.get(0), Map.of(CANDIDATES.get(1), Choice.CROSS)));
        votes.close(rules);
        refuses("R12b.closed", () -> votes.cast(rules, members.get(1), Map.of()));
        refuses("R12b.closed", () -> votes.close(rules));
    }

    @Test
    void theCountIsMadeAgainFromWhatIsKept() {
        for (var seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            for (var way : List.of(Way.SECRET, Way.OPEN)) {
                var rules = votes.open(random.nextBoolean() ? Kind.EACH : Kind.AMONG, way, 2, CANDIDATES, members);
                var some = members.subList(0, 5 + random.nextInt(VOTERS - 5));
                some.forEach(it -> votes.cast(rules, it, Votes.marks(random, rules, it)));
                var count = votes.close(rules);
                var kept = votes.store
                        .rules(rules.selection())
                        .flatMap(votes.store::count)
                        .orElseThrow();
                assertThat(kept.holds()).as("seed %s", seed).isTrue();
                assertThat(kept.count().lines()).as("seed %s", seed).isEqualTo(count.lines());
                assertThat(kept.checksum()).as("seed %s", seed).isEqualTo(count.checksum());
            }
        }
    }

    @Test
    void aBallotThatWasChangedIsDetected() {
        var rules = secret(Kind.AMONG);
        var id = rules.selection();
        votes.cast(rules, members.get(0), Map.of(CANDIDATES.get(0), Choice.CROSS));
        var early = box(id);
        votes.cast(rules, members.get(1), Map.of(CANDIDATES.get(0), Choice.CROSS));
        var late = box(id);
        for (var change : List.of(
                "ballots = set_byte(ballots, 20, get_byte(ballots, 20) # 1)",
                "ballots = set_byte(ballots, 0, get_byte(ballots, 0) # 1)",
                "ballots = decode('" + early + "', 'hex')",
                "ballots = '\\x00'",
                "voted = array_remove(voted, voted[1])",
                "voted = array_append(voted, '" + members.get(2) + "')")) {
            votes.forge("update wijraad_ballot_box set " + change + " where selection_id = '" + id + "'");
            assertThatExceptionOfType(Seal.Changed.class).as(change).isThrownBy(() -> votes.close(rules));
            assertThatExceptionOfType(Seal.Changed.class)
                    .as(change)
                    .isThrownBy(() -> votes.cast(rules, members.get(3), Map.of()));
            votes.forge("""
							update wijraad_ballot_box set ballots = decode('%s', 'hex'),
								voted = (select array_agg(v order by v) from unnest(array['%s', '%s']::uuid[]) v)
							where selection_id = '%s'
							""".formatted(late, members.get(0), members.get(1), id));
        }
        votes.close(rules);
        for (var change : List.of(
                "update wijraad_pile set number = number + 1 where choice = 'CROSS' and selection_id = '%s'",
                "update wijraad_count set voted = array_remove(voted, voted[1]) where selection_id = '%s'",
                "update wijraad_count set seed = 'ab' where selection_id = '%s'",
                "update wijraad_voting_rules set seats = seats + 1 where selection_id = '%s'")) {
            votes.transaction.executeWithoutResult(it -> {
                votes.jdbc.sql("set local session_replication_role = replica").update();
                votes.jdbc.sql(change.formatted(id)).update();
                assertThat(votes.store
                                .rules(id)
                                .flatMap(votes.store::count)
                                .orElseThrow()
                                .holds())
                        .as(change)
                        .isFalse();
                it.setRollbackOnly();
            });
        }
        assertThat(votes.store
                        .rules(id)
                        .flatMap(votes.store::count)
                        .orElseThrow()
                        .holds())
                .isTrue();
    }

    private static String box(UUID id) {
        return votes.jdbc
                .sql("select encode(ballots, 'hex') from wijraad_ballot_box where selection_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void theKeyIsGoneAfterClosingAndNotBefore() throws Exception {
        var rules = secret(Kind.EACH);
        var file = folder.resolve("ballot-keys").resolve(rules.selection().toString());
        assertThat(file).hasSize(32);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        votes.cast(rules, members.get(0), Votes.marks(new Random(1), rules, members.get(0)));
        votes.transaction.executeWithoutResult(it -> {
            votes.close(rules);
            it.setRollbackOnly();
        });
        assertThat(file).as("when closing failed").exists();
        votes.close(rules);
        assertThat(file).doesNotExist();
        assertThat(votes.jdbc
                        .sql("select ballots is null from wijraad_ballot_box where selection_id = :id")
                        .param("id", rules.selection())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        Files.write(file, new byte[32]); // what a crash between the two leaves
        var open = secret(Kind.EACH);
        votes.keysEnd.sweep();
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("ballot-keys").resolve(open.selection().toString()))
                .exists();
    }

    @Test
    void withoutTheKeyNothingIsLost() throws Exception {
        var rules = secret(Kind.AMONG);
        votes.cast(rules, members.get(0), Map.of());
        var file = folder.resolve("ballot-keys").resolve(rules.selection().toString());
        var key = Files.readAllBytes(file);
        Files.delete(file);
        refuses("R12b.key", () -> votes.cast(rules, members.get(1), Map.of()));
        refuses("R12b.key", () -> votes.close(rules));
        Files.write(file, key);
        votes.cast(rules, members.get(1), Map.of());
        assertThat(votes.close(rules).voted()).hasSize(2);
        refuses("R12b.keyFolder", () -> BallotKeys.in(null).make(UUID.randomUUID()));
    }

    @Test
    @Rule("R10")
    void theDatabaseKeepsTheRulesToo() {
        var rules = secret(Kind.AMONG);
        var id = rules.selection();
        votes.cast(rules, members.get(0), Map.of());
        var closed = secret(Kind.AMONG);
        votes.cast(closed, members.get(0), Map.of());
        votes.close(closed);
        var other = "set_byte(ballots, 20, get_byte(ballots, 20) # 1)";
        for (var forbidden : List.of(
                "update wijraad_voting_rules set seats = seats + 1 where selection_id = '%1$s'",
                "delete from wijraad_voting_rules where selection_id = '%1$s'",
                "update wijraad_selection set tie = 'REVOTE' where id = '%1$s'",
                "update wijraad_selection set state = 'PREPARED' where id = '%1$s'",
                "insert into wijraad_recusal select '%1$s', '%3$s', '%4$s', prepared_by from wijraad_selection where id = '%1$s'",
                "update wijraad_ballot_box set ballots = " + other + " where selection_id = '%1$s'",
                "update wijraad_ballot_box set voted = '{}' where selection_id = '%1$s'",
                "update wijraad_ballot_box set voted = array['%4$s', '%5$s']::uuid[], ballots = " + other
                        + " where selection_id = '%1$s'",
                "update wijraad_ballot_box set voted = voted || gen_random_uuid(), ballots = " + other
                        + " where selection_id = '%1$s'",
                "update wijraad_ballot_box set voted = voted || voted, ballots = " + other
                        + " where selection_id = '%1$s'",
                "update wijraad_ballot_box set closed_on = null where selection_id = '%2$s'",
                "update wijraad_ballot_box set voted = voted || '%4$s'::uuid where selection_id = '%2$s'",
                "update wijraad_count set seed = '' where selection_id = '%2$s'",
                "update wijraad_pile set number = number + 1 where selection_id = '%2$s'",
                "delete from wijraad_pile where selection_id = '%2$s'",
                "insert into wijraad_voting_rules select id, prepared_on, kind, way, seats, majority, tie, array[gen_random_uuid()],"
                        + " array[gen_random_uuid()], 2, '', prepared_by, prepared_on from wijraad_selection where id = '%6$s'",
                "insert into wijraad_voting_rules select id, prepared_on, kind, way, seats + 1, majority, tie, array[gen_random_uuid()],"
                        + " array[gen_random_uuid()], 1, '', prepared_by, prepared_on from wijraad_selection where id = '%6$s'")) {
            var sql = forbidden.formatted(
                    id, closed.selection(), CANDIDATES.get(0), members.get(1), members.get(2), prepared());
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(sql)
                    .isThrownBy(() -> votes.jdbc.sql(sql).update());
        }
    }

    /** In another feature, which knows of no votes: the database names the rule. */
    @Test
    @Rule("R10")
    void whatAVoteRestsOnStaysWhileItRuns() {
        var people = votes.members(3); // in no other vote, as the candidates
        var present = people.subList(0, 2);
        var account = UUID.randomUUID();
        var other = UUID.randomUUID();
        var meeting = UUID.randomUUID();
        var options = Votes.people(new Random(6), 2);
        var candidate = options.get(1);
        for (var id : List.of(account, other)) {
            votes.forge("""
							insert into account_user (id, email, email_hash, display_name, label, state, demo)
							values ('%1$s', '\\x00', '\\x%2$s', 'B. Proef', 'Proef', 'INVITED', true)
							""".formatted(id, id.toString().replace("-", "")));
        }
        votes.forge("""
						insert into wijraad_candidate (id, round_id, name, age_band, sixteen, consent, in_city, portfolios, language, content,
							person_hash, keep_year, state, applied_on, version)
						values ('%s', gen_random_uuid(), 'C. Proef', 'FROM_45', true, false, true, '{}', 'NL', '\\x00', '\\x00', false, 'APPLIED',
							'2026-11-01', 1)
						""".formatted(candidate));
        votes.forge("""
						insert into wijraad_meeting (id, held_on, starts_at, ends_at, kind, place, state, planned_by, planned_on)
						values ('%s', '%s', '19:00', '21:00', 'OWN', 'Proefzaal', 'PLANNED', '%s', '2026-11-01')
						""".formatted(meeting, Votes.DAY, account));
        votes.forge("insert into wijraad_account values ('%s', '%s', '%s', '2026-11-01')"
                .formatted(present.get(0), account, account));
        var changes = Map.of(
                "update wijraad_candidate set state = 'DECLINED', decided_on = applied_on where id = '" + candidate
                        + "'",
                "r12b_declined",
                "update wijraad_account set user_id = '" + other + "'",
                "r12b_account",
                "update wijraad_account set member_id = '" + people.get(2) + "'",
                "r12b_account",
                "delete from wijraad_account",
                "r12b_account",
                "insert into wijraad_account values ('" + present.get(1) + "', '" + other + "', '" + other
                        + "', '2026-11-01')",
                "r12b_account",
                "update wijraad_meeting set held_on = held_on + 1",
                "r12b_meeting",
                "update wijraad_meeting set state = 'CANCELLED', reason = 'x', ended_by = planned_by, ended_on = held_on",
                "r12b_meeting");
        var rules = votes.open(Kind.AMONG, Way.SECRET, 2, options, present);
        votes.forge(
                "update wijraad_selection set meeting_id = '%s' where id = '%s'".formatted(meeting, rules.selection()));
        tried(changes, Set.of("r12b_declined", "r12b_account", "r12b_meeting"));
        votes.transaction.executeWithoutResult(it -> {
            votes.jdbc
                    .sql("update wijraad_account set linked_on = '2026-11-02'")
                    .update();
            votes.jdbc.sql("update wijraad_meeting set place = 'Proefzaal 2'").update();
            it.setRollbackOnly();
        });
        votes.cast(rules, present.get(0), Map.of());
        votes.close(rules);
        tried(changes, Set.of("r12b_declined", "r12b_account", "r12b_meeting"));
        votes.jdbc
                .sql("insert into wijraad_teller values (:id, :user, :member, '2026-11-26')")
                .param("id", rules.selection())
                .param("user", account)
                .param("member", present.get(0))
                .update();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .as("one member confirms twice, with two accounts")
                .isThrownBy(() -> votes.jdbc
                        .sql("insert into wijraad_teller values (:id, :user, :member, '2026-11-26')")
                        .param("id", rules.selection())
                        .param("user", other)
                        .param("member", present.get(0))
                        .update())
                .withMessageContaining("\"r12b_teller_member\"");
        votes.jdbc
                .sql("update wijraad_selection set state = 'DECIDED', ended_on = '2026-11-26' where id = :id")
                .param("id", rules.selection())
                .update();
        tried(changes, Set.of("r12b_meeting"));
        votes.forge("""
						update wijraad_selection set state = 'CANCELLED', cancelled_by = prepared_by, reason = 'x' where id = '%s'
						""".formatted(rules.selection()));
        tried(changes, Set.of());
    }

    /** Each of the changes is refused by the rule that it would break, if that is one of these. */
    private static void tried(Map<String, String> changes, Set<String> refusing) {
        changes.forEach((change, rule) -> votes.transaction.executeWithoutResult(it -> {
            var says = "";
            try {
                votes.jdbc.sql(change).update();
            } catch (DataIntegrityViolationException refused) {
                says = String.valueOf(refused.getMostSpecificCause().getMessage());
            }
            assertThat(says.contains('"' + rule + '"')).as(change + ": " + says).isEqualTo(refusing.contains(rule));
            assertThat(says.isEmpty()).as(change + ": " + says).isEqualTo(!refusing.contains(rule));
            it.setRollbackOnly();
        }));
    }

    /** One that is not open yet. */
    private static UUID prepared() {
        var id = UUID.randomUUID();
        votes.forge("""
						insert into wijraad_selection select '%s', round_id, meeting_id, kind, way, seats, majority, tie, revote_of, 'PREPARED',
							prepared_by, prepared_on from wijraad_selection limit 1
						""".formatted(id));
        return id;
    }
}
