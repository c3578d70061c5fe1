package nl.wijgroningen.portaal.wijraad.selection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.junit.jupiter.api.Test;

/** What a vote comes to, by hand and for ten thousand random votes. */
@Rule("R12b")
class CountTest {

    private static final int MANY = 10_000;
    private static final int DRAWS = 3_000;

    private static final List<UUID> PEOPLE = Votes.people(new Random(1), 20);
    private static final UUID ANNA = PEOPLE.get(0);
    private static final UUID BO = PEOPLE.get(1);
    private static final UUID CEES = PEOPLE.get(2);

    private static List<UUID> members(int number) {
        return PEOPLE.subList(5, 5 + number);
    }

    private static Count count(VotingRules rules, Map<UUID, Map<Choice, Integer>> numbers) {
        return new Count(rules, new Piles(numbers), rules.voters(), Set.of(), Votes.SEED);
    }

    private static Map<Choice, Integer> each(int inFavour, int against, int abstained) {
        return Map.of(Choice.FOR, inFavour, Choice.AGAINST, against, Choice.ABSTAINED, abstained);
    }

    private static Map<Choice, Integer> among(int crosses, int blank) {
        return Map.of(Choice.CROSS, crosses, Choice.BLANK, blank);
    }

    @Test
    void moreThanHalfOfForAndAgainst() {
        var numbers = Map.of(ANNA, each(3, 2, 4), BO, each(4, 4, 1), CEES, each(0, 0, 9));
        var half = Votes.rules(Kind.EACH, Majority.HALF, Tie.LOT, 3, List.of(ANNA, BO, CEES), members(9));
        assertThat(count(half, numbers).having(Count.Standing.CHOSEN)).containsExactly(ANNA);
        var all = Votes.rules(Kind.EACH, Majority.ALL, Tie.LOT, 3, List.of(ANNA, BO, CEES), members(9));
        assertThat(count(all, numbers).having(Count.Standing.CHOSEN)).isEmpty();
        assertThat(count(all, numbers).lines().stream()
                        .filter(Count.Line::unanimous)
                        .map(Count.Line::candidate))
                .as("all said the same of")
                .containsExactly(CEES);
    }

    @Test
    void mostCrossesAmongSeveral() {
        var candidates = List.of(ANNA, BO, CEES);
        var numbers = Map.of(ANNA, among(4, 5), BO, among(3, 6), CEES, among(0, 9));
        var most = Votes.rules(Kind.AMONG, Majority.MOST, Tie.LOT, 3, candidates, members(9));
        assertThat(count(most, numbers).having(Count.Standing.CHOSEN)).containsExactly(ANNA, BO);
        var half = Votes.rules(Kind.AMONG, Majority.HALF, Tie.LOT, 3, candidates, members(9));
        assertThat(count(half, numbers).having(Count.Standing.CHOSEN)).isEmpty();
    }

    @Test
    void whoIsEqualIsDrawnOrVotedOnAgain() {
        var candidates = List.of(ANNA, BO, CEES);
        var numbers = Map.of(ANNA, among(5, 4), BO, among(3, 6), CEES, among(3, 6));
        var drawn = count(Votes.rules(Kind.AMONG, Majority.MOST, Tie.LOT, 2, candidates, members(9)), numbers);
        assertThat(drawn.having(Count.Standing.CHOSEN)).hasSize(2).startsWith(ANNA);
        assertThat(drawn.lines().stream().filter(Count.Line::byLot).map(Count.Line::candidate))
                .containsExactlyInAnyOrder(BO, CEES);
        assertThat(drawn.having(Count.Standing.CHOSEN).get(1))
                .isEqualTo(Lot.draw(Votes.SEED, List.of(CEES, BO)).get(0));
        var again = count(Votes.rules(Kind.AMONG, Majority.MOST, Tie.REVOTE, 2, candidates, members(9)), numbers);
        assertThat(again.having(Count.Standing.CHOSEN)).containsExactly(ANNA);
        assertThat(again.having(Count.Standing.TIED)).containsExactlyInAnyOrder(BO, CEES);
        assertThat(again.seatsLeft()).isEqualTo(1);
    }

    @Test
    void aDrawIsFair() {
        var random = new Random(12);
        var first = new HashMap<UUID, Integer>();
        for (var i = 0; i < DRAWS; i++) {
            var seed = Long.toHexString(random.nextLong());
            first.merge(Lot.draw(seed, List.of(ANNA, BO, CEES)).get(0), 1, Integer::sum);
        }
        assertThat(first.values()).hasSize(3).allSatisfy(it -> assertThat(it).isBetween(900, 1100));
    }

    @Test
    @Rule("R10")
    void theRulesHoldForEveryVote() {
        for (var seed = 0; seed < MANY; seed++) {
            var held = Votes.random(new Random(seed));
            var count = held.count();
            assertThat(count.balances()).as("balances, seed %s", seed).isTrue();
            var chosen = count.having(Count.Standing.CHOSEN);
            var tied = count.having(Count.Standing.TIED);
            var lines = count.lines().stream()
                    .filter(it -> it.standing() != Count.Standing.WITHDRAWN)
                    .toList();
            var carried = lines.stream().filter(it -> carried(held, it)).toList();
            assertThat(chosen.size() + count.seatsLeft())
                    .as("seats filled or left, seed %s", seed)
                    .isEqualTo(Math.min(carried.size(), held.rules().seats()));
            var names = carried.stream().map(Count.Line::candidate).toList();
            assertThat(names.containsAll(chosen) && names.containsAll(tied))
                    .as("only who carried, seed %s", seed)
                    .isTrue();
            var least = lines.stream()
                    .filter(it -> chosen.contains(it.candidate()))
                    .mapToInt(Count.Line::inFavour)
                    .min()
                    .orElse(Integer.MAX_VALUE);
            assertThat(carried.stream().filter(it -> !chosen.contains(it.candidate())))
                    .as("nobody with more votes is passed over, seed %s", seed)
                    .allMatch(it -> it.inFavour() <= least);
            assertThat(tied.isEmpty()).as("seed %s", seed).isEqualTo(count.seatsLeft() == 0);
            assertThat(chosen.stream().anyMatch(held.withdrawn()::contains))
                    .as("nobody who withdrew, seed %s", seed)
                    .isFalse();
        }
    }

    /** The majority in other words: counted from the ballots, not from the piles. */
    private static boolean carried(Votes.Held held, Count.Line line) {
        var rules = held.rules();
        var papers = held.ballots().values().stream()
                .flatMap(it -> it.papers().entrySet().stream())
                .filter(it -> it.getKey().equals(line.candidate()))
                .map(Map.Entry::getValue)
                .toList();
        var yes = papers.stream()
                .filter(it -> it == Choice.FOR || it == Choice.CROSS)
                .count();
        var no = papers.stream()
                .filter(it -> it == Choice.AGAINST || it == Choice.BLANK)
                .count();
        return switch (rules.majority()) {
            case HALF -> yes > no;
            case ALL -> yes > rules.voters(line.candidate()).size() - yes;
            case MOST -> yes > 0;
        };
    }

    @Test
    void theOrderOfVotingTellsNothingAndEveryPaperCounts() {
        for (var seed = 0; seed < MANY / 10; seed++) {
            var random = new Random(seed);
            var held = Votes.random(random);
            var count = held.count();
            var ballots = new ArrayList<>(held.ballots().values());
            Collections.shuffle(ballots, random);
            var other = held.count(ballots);
            assertThat(other.lines()).as("seed %s", seed).isEqualTo(count.lines());
            assertThat(other.checksum()).as("seed %s", seed).isEqualTo(count.checksum());
            if (!ballots.isEmpty()) {
                var changed = new Piles(changeOne(random, held, count.piles().numbers()));
                var forged = new Count(held.rules(), changed, count.voted(), count.withdrawn(), count.seed());
                assertThat(forged.checksum())
                        .as("one paper less, seed %s", seed)
                        .isNotEqualTo(count.checksum());
            }
        }
    }

    private static Map<UUID, Map<Choice, Integer>> changeOne(
            Random random, Votes.Held held, Map<UUID, Map<Choice, Integer>> numbers) {
        var changed = new HashMap<>(numbers);
        var candidate = List.copyOf(numbers.keySet()).get(random.nextInt(numbers.size()));
        var pile = new HashMap<>(numbers.getOrDefault(candidate, Map.of()));
        var choices = held.rules().kind().choices();
        pile.merge(choices.get(random.nextInt(choices.size())), 1, Integer::sum);
        changed.put(candidate, pile);
        return changed;
    }

    @Test
    void pilesAreAlwaysAsLong() {
        for (var seed = 0; seed < MANY / 10; seed++) {
            var held = Votes.random(new Random(seed));
            var piles = held.count().piles();
            var candidates = held.rules().candidates();
            var bytes = piles.bytes(candidates, held.rules().kind());
            assertThat(bytes).hasSize(Piles.LENGTH);
            var read = Piles.of(bytes, candidates, held.rules().kind());
            assertThat(candidates.stream()
                            .collect(Collectors.toMap(
                                    it -> it,
                                    it -> held.rules().kind().choices().stream()
                                            .map(choice -> read.number(it, choice))
                                            .toList())))
                    .as("seed %s", seed)
                    .isEqualTo(candidates.stream()
                            .collect(Collectors.toMap(
                                    it -> it,
                                    it -> held.rules().kind().choices().stream()
                                            .map(choice -> piles.number(it, choice))
                                            .toList())));
        }
        var most = Votes.people(new Random(3), Piles.MOST_CANDIDATES);
        assertThat(Piles.empty().bytes(most, Kind.EACH)).hasSize(Piles.LENGTH);
    }
}
