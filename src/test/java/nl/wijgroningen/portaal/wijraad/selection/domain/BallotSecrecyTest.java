package nl.wijgroningen.portaal.wijraad.selection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Dump;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Somebody with all rights on the database, who looked at the ballot box after each vote, and has its pages with the old
 * versions of the row too, tries to tell what each voter said: by each byte of what is sealed, by what changed in it, by
 * lengths, numbers of transactions and places of rows. With the key it works every time, which shows that the attempt is a
 * fair one; without, nothing goes together with anything.
 */
@Rule("R12b")
class BallotSecrecyTest {

    private static final int RUNS = 120;
    private static final int VOTERS = 9;

    /** Six times what chance alone makes of so many votes. */
    private static final double MOST = 6 / Math.sqrt(RUNS * VOTERS);

    @TempDir
    static Path folder;

    private static VotesDatabase votes;
    private static List<UUID> members;
    private static final List<UUID> CANDIDATES = Votes.people(new Random(5), VOTERS);

    @BeforeAll
    static void open() {
        votes = new VotesDatabase("wijraad_secrecy", folder.resolve("ballot-keys"));
        members = votes.members(VOTERS);
    }

    @AfterAll
    static void leave() {
        votes.close();
    }

    /** The row of the box at one moment. */
    private record Seen(String voted, byte[] ballots, long xmin, String ctid) {}

    private static Seen look(UUID id) {
        return votes.jdbc.sql("""
						select array_to_string(voted, ' ') as voted, ballots, xmin::text::bigint as xmin, ctid::text as ctid
						from wijraad_ballot_box where selection_id = :id
						""").param("id", id).query(Seen.class).single();
    }

    /** A vote, as the attacker saw it, and what each voter said: one candidate, in the order of voting. */
    private record Watched(VotingRules rules, List<UUID> voters, List<Integer> said, List<Seen> seen, byte[] key) {}

    private static Watched watch(Random random, List<Integer> said) throws Exception {
        var rules = votes.open(Kind.AMONG, Way.SECRET, 1, CANDIDATES, members);
        var voters = new ArrayList<>(members);
        Collections.shuffle(voters, random);
        var seen = new ArrayList<>(List.of(look(rules.selection())));
        for (var i = 0; i < VOTERS; i++) {
            votes.cast(rules, voters.get(i), Map.of(CANDIDATES.get(said.get(i)), Choice.CROSS));
            seen.add(look(rules.selection()));
        }
        var key = Files.readAllBytes(
                folder.resolve("ballot-keys").resolve(rules.selection().toString()));
        return new Watched(rules, voters, said, seen, key);
    }

    /** Any of the first two, at random; or each another one. */
    private static List<Integer> anyOfTwo(Random random) {
        return IntStream.range(0, VOTERS).mapToObj(it -> random.nextInt(2)).toList();
    }

    private static List<Integer> eachAnother(Random random) {
        var said = new ArrayList<>(IntStream.range(0, VOTERS).boxed().toList());
        Collections.shuffle(said, random);
        return said;
    }

    /** Numbers that could go together with what was said, by name. */
    private static Map<String, Double> traces(Seen before, Seen after, byte[] was, byte[] is) {
        var traces = new TreeMap<String, Double>();
        traces.put("length", (double) is.length);
        traces.put("longer", (double) is.length - was.length);
        traces.put("transaction", (double) after.xmin() - before.xmin());
        traces.put("place", (double) after.ctid().hashCode() - before.ctid().hashCode());
        var bits = 0;
        for (var i = 0; i < is.length; i++) {
            traces.put("byte " + i, (double) (is[i] & 0xff));
            traces.put("change " + i, (double) ((is[i] ^ was[i]) & 0xff));
            traces.put("rise " + i, (double) (is[i] & 0xff) - (was[i] & 0xff));
            bits += Integer.bitCount((is[i] ^ was[i]) & 0xff);
        }
        traces.put("changed bits", (double) bits);
        return traces;
    }

    /** The strongest correlation of a trace with what was said. */
    private static Map.Entry<String, Double> strongest(Map<String, List<Double>> traces, List<Double> said) {
        return traces.entrySet().stream()
                .map(it -> Map.entry(it.getKey(), Math.abs(correlation(it.getValue(), said))))
                .max(Map.Entry.comparingByValue())
                .orElseThrow();
    }

    private static double correlation(List<Double> some, List<Double> others) {
        var mean = some.stream().mapToDouble(it -> it).average().orElseThrow();
        var otherMean = others.stream().mapToDouble(it -> it).average().orElseThrow();
        var both = 0.0;
        var one = 0.0;
        var other = 0.0;
        for (var i = 0; i < some.size(); i++) {
            both += (some.get(i) - mean) * (others.get(i) - otherMean);
            one += Math.pow(some.get(i) - mean, 2);
            other += Math.pow(others.get(i) - otherMean, 2);
        }
        return one == 0 || other == 0 ? 0 : both / Math.sqrt(one * other);
    }

    @Test
    void theOpenVoteTellsNothingWithoutItsKey() throws Exception {
        var random = new Random(2026);
        var without = new HashMap<String, List<Double>>();
        var with = new HashMap<String, List<Double>>();
        var said = new ArrayList<Double>();
        for (var run = 0; run < RUNS; run++) {
            var vote = watch(random, anyOfTwo(random));
            for (var i = 0; i < VOTERS; i++) {
                var before = vote.seen().get(i);
                var after = vote.seen().get(i + 1);
                traces(before, after, before.ballots(), after.ballots())
                        .forEach((name, it) -> without.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(it));
                traces(before, after, opened(vote, before), opened(vote, after))
                        .forEach((name, it) -> with.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(it));
                said.add((double) vote.said().get(i));
            }
            votes.close(vote.rules());
        }
        var found = strongest(without, said);
        System.out.printf(
                "ballots, the strongest without the key: %s %.3f (chance makes less than %.3f)%n",
                found.getKey(), found.getValue(), MOST);
        assertThat(strongest(with, said).getValue()).as("the same with the key").isGreaterThan(0.99);
        assertThat(found.getValue()).as(found.getKey()).isLessThan(MOST);
        assertThat(without.get("length"))
                .as("lengths")
                .containsOnly(without.get("length").get(0));
    }

    private static byte[] opened(Watched vote, Seen seen) {
        return Seal.open(
                vote.key(), vote.rules().selection(), Set.copyOf(SelectionStore.ids(seen.voted())), seen.ballots());
    }

    /** Each voter chose another candidate: an order of candidates anywhere that is that of voting would tell all. */
    @Test
    void theClosedVoteTellsNothing() throws Exception {
        var random = new Random(12);
        var orders = new HashMap<String, List<Double>>();
        for (var run = 0; run < RUNS; run++) {
            var vote = watch(random, eachAnother(random));
            var id = vote.rules().selection();
            votes.close(vote.rules());
            for (var by : List.of("ctid", "xmin::text::bigint, ctid", "candidate_id")) {
                var order = votes.jdbc
                        .sql(
                                "select candidate_id from wijraad_pile where selection_id = :id and choice = 'CROSS' order by "
                                        + by)
                        .param("id", id)
                        .query(UUID.class)
                        .list();
                orders.computeIfAbsent("piles by " + by, key -> new ArrayList<>())
                        .add(correlation(
                                ranks(VOTERS),
                                vote.said().stream()
                                        .map(it -> (double) order.indexOf(CANDIDATES.get(it)))
                                        .toList()));
            }
            var voted = SelectionStore.ids(votes.jdbc
                    .sql("select array_to_string(voted, ' ') from wijraad_count where selection_id = :id")
                    .param("id", id)
                    .query(String.class)
                    .single());
            orders.computeIfAbsent("place among who voted and what was said", key -> new ArrayList<>())
                    .add(correlation(
                            vote.voters().stream()
                                    .map(it -> (double) voted.indexOf(it))
                                    .toList(),
                            vote.said().stream().map(it -> (double) it).toList()));
            orders.computeIfAbsent("what would be, with rows in the order of voting", key -> new ArrayList<>())
                    .add(correlation(ranks(VOTERS), ranks(VOTERS)));
        }
        var chance = 6 / Math.sqrt(RUNS * (VOTERS - 1.0));
        orders.forEach((name, all) -> {
            var mean = Math.abs(all.stream().mapToDouble(it -> it).average().orElseThrow());
            if (name.startsWith("what would be")) {
                assertThat(mean).as(name).isGreaterThan(chance);
            } else {
                assertThat(mean).as(name).isLessThan(chance);
            }
        });
    }

    private static List<Double> ranks(int number) {
        return IntStream.range(0, number).mapToObj(it -> (double) it).toList();
    }

    /** The pages of the table hold versions of the row that are long gone, all of them sealed. */
    @Test
    void oldVersionsOfTheRowAreSealedAndTheKeyIsNowhere() throws Exception {
        var said = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        said.start();
        root.addAppender(said);
        try {
            var random = new Random(7);
            var vote = watch(random, anyOfTwo(random));
            var id = vote.rules().selection();
            var pages = pages();
            assertThat(vote.seen().subList(VOTERS - 3, VOTERS))
                    .as("versions before the last one that the pages still hold")
                    .anyMatch(it -> pages.contains(hex(it.ballots())));
            var hidden = new ArrayList<String>(List.of(hex(vote.key())));
            for (var it : vote.seen()) {
                hidden.add(hex(opened(vote, it)).substring(0, 2 * 2 * VOTERS * 2));
            }
            var dump = Dump.of(votes.source);
            votes.close(vote.rules());
            var after = pages();
            var closed = Dump.of(votes.source);
            var everything = List.of(pages, after, dump, closed);
            hidden.removeIf(it -> it.matches("0*")); // nothing was said yet
            assertThat(hidden).hasSizeGreaterThan(VOTERS);
            for (var what : hidden) {
                assertThat(everything.stream().anyMatch(it -> it.contains(what)))
                        .as("key or piles, in pages or dump")
                        .isFalse();
            }
            assertThat(closed.lines().filter(it -> it.contains(id.toString())))
                    .as("rows of a closed vote that hold what is sealed")
                    .noneMatch(it -> vote.seen().stream().anyMatch(one -> it.contains(hex(one.ballots()))));
            assertThat(folder.resolve("ballot-keys").resolve(id.toString())).doesNotExist();
            var ids = new ArrayList<>(members);
            ids.addAll(CANDIDATES);
            assertThat(said.list.stream().map(ILoggingEvent::getFormattedMessage))
                    .noneMatch(line -> ids.stream().anyMatch(it -> line.contains(it.toString())));
        } finally {
            root.detachAppender(said);
        }
    }

    private static String pages() {
        votes.jdbc.sql("checkpoint").update();
        return hex(votes.jdbc
                .sql("select pg_read_binary_file(pg_relation_filepath('wijraad_ballot_box'))")
                .query(byte[].class)
                .single());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
