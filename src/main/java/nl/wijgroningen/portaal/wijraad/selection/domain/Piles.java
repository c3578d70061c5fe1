package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;

/**
 * How many papers lie on the pile of each candidate, by what they say. A pile that is only counted has no order: it is
 * sorted for good, and nothing in it belongs together with anything on another pile.
 */
@Rule("R12b")
public record Piles(Map<UUID, Map<Choice, Integer>> numbers) {

    /** Always so long, however many candidates and papers there are: the length tells nothing. */
    static final int LENGTH = 512;

    /** More would not fit in {@link #LENGTH}. */
    public static final int MOST_CANDIDATES = 80;

    public Piles {
        var copy = new HashMap<UUID, Map<Choice, Integer>>();
        numbers.forEach((candidate, pile) -> copy.put(candidate, Map.copyOf(pile)));
        numbers = Map.copyOf(copy);
    }

    static Piles empty() {
        return new Piles(Map.of());
    }

    public int number(UUID candidate, Choice choice) {
        return numbers.getOrDefault(candidate, Map.of()).getOrDefault(choice, 0);
    }

    /** All papers on the pile of a candidate. */
    public int papers(UUID candidate) {
        return numbers.getOrDefault(candidate, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** What was said of some is dropped unread. */
    Piles without(Set<UUID> some) {
        var fewer = new HashMap<>(numbers);
        some.forEach(fewer::remove);
        return new Piles(fewer);
    }

    Piles plus(Ballot ballot) {
        var more = new HashMap<>(numbers);
        ballot.papers().forEach((candidate, choice) -> {
            var pile = new EnumMap<Choice, Integer>(Choice.class);
            pile.putAll(more.getOrDefault(candidate, Map.of()));
            pile.merge(choice, 1, Integer::sum);
            more.put(candidate, pile);
        });
        return new Piles(more);
    }

    /** @param candidates in any order */
    byte[] bytes(List<UUID> candidates, Kind kind) {
        var bytes = ByteBuffer.allocate(LENGTH);
        for (var candidate : sorted(candidates)) {
            for (var choice : kind.choices()) {
                bytes.putShort((short) number(candidate, choice));
            }
        }
        return bytes.array();
    }

    static Piles of(byte[] bytes, List<UUID> candidates, Kind kind) {
        var from = ByteBuffer.wrap(bytes);
        var numbers = new HashMap<UUID, Map<Choice, Integer>>();
        for (var candidate : sorted(candidates)) {
            var pile = new EnumMap<Choice, Integer>(Choice.class);
            for (var choice : kind.choices()) {
                var number = from.getShort();
                if (number > 0) {
                    pile.put(choice, (int) number);
                }
            }
            numbers.put(candidate, pile);
        }
        return new Piles(numbers);
    }

    private static List<UUID> sorted(List<UUID> candidates) {
        return candidates.stream().sorted(Comparator.comparing(UUID::toString)).toList();
    }

    @Override
    public String toString() {
        return "Piles[…]"; // never in a log
    }
}
