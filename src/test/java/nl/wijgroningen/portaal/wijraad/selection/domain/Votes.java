package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Votes for tests: some made by hand, many at random. */
final class Votes {

    static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    static final String SEED = "00ff";

    private Votes() {}

    static List<UUID> people(Random random, int number) {
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(number)
                .toList();
    }

    /** Everybody who sits is there. */
    static VotingRules rules(
            Kind kind, Majority majority, Tie tie, int seats, List<UUID> candidates, List<UUID> present) {
        return rules(kind, majority, tie, seats, candidates, present, Map.of());
    }

    static VotingRules rules(
            Kind kind,
            Majority majority,
            Tie tie,
            int seats,
            List<UUID> candidates,
            List<UUID> present,
            Map<UUID, Set<UUID>> recused) {
        return new VotingRules(
                UUID.randomUUID(),
                DAY,
                DAY,
                kind,
                Way.SECRET,
                seats,
                majority,
                tie,
                candidates,
                Set.copyOf(present),
                present.size(),
                recused,
                Lot.commitment(SEED));
    }

    /** A vote in which some do not vote on some, and some do not vote at all. */
    record Held(VotingRules rules, Map<UUID, Ballot> ballots, Set<UUID> withdrawn) {

        Count count() {
            return count(new ArrayList<>(ballots.values()));
        }

        Count count(List<Ballot> inThisOrder) {
            var piles = Piles.empty();
            for (var it : inThisOrder) {
                piles = piles.plus(it);
            }
            return new Count(rules, piles, ballots.keySet(), withdrawn, SEED);
        }
    }

    static Held random(Random random) {
        var kind = random.nextBoolean() ? Kind.EACH : Kind.AMONG;
        var candidates = people(random, 1 + random.nextInt(6));
        var present = people(random, 1 + random.nextInt(13));
        var majorities = kind == Kind.EACH ? List.of(Majority.HALF, Majority.ALL) : List.of(Majority.values());
        var recused = new HashMap<UUID, Set<UUID>>();
        for (var it : candidates) {
            if (random.nextInt(4) == 0) {
                recused.put(it, Set.of(present.get(random.nextInt(present.size()))));
            }
        }
        var rules = rules(
                kind,
                majorities.get(random.nextInt(majorities.size())),
                random.nextBoolean() ? Tie.LOT : Tie.REVOTE,
                1 + random.nextInt(4),
                candidates,
                present,
                recused);
        var ballots = new HashMap<UUID, Ballot>();
        for (var member : present) {
            if (rules.voters().contains(member) && random.nextInt(8) > 0) {
                ballots.put(member, rules.ballot(member, marks(random, rules, member), Set.of()));
            }
        }
        var withdrawn = random.nextInt(5) == 0 ? Set.of(candidates.get(0)) : Set.<UUID>of();
        return new Held(rules, ballots, withdrawn);
    }

    static Map<UUID, Choice> marks(Random random, VotingRules rules, UUID member) {
        var marks = new HashMap<UUID, Choice>();
        var mine = new ArrayList<>(rules.candidates().stream()
                .filter(it -> rules.voters(it).contains(member))
                .toList());
        if (rules.kind() == Kind.EACH) {
            var choices = rules.kind().choices();
            mine.forEach(it -> marks.put(it, choices.get(random.nextInt(choices.size()))));
        } else {
            Collections.shuffle(mine, random);
            IntStream.range(0, Math.min(mine.size(), random.nextInt(rules.seats() + 1)))
                    .forEach(it -> marks.put(mine.get(it), Choice.CROSS));
        }
        return marks;
    }
}
