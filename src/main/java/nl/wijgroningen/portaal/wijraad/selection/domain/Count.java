package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.Rule;

/**
 * The outcome of a vote. It follows from what is kept alone: the frozen rules, the piles, who voted, who withdrew and the
 * seed; so it can be made again at any time.
 *
 * @param seed of a draw, published at closing
 */
@Rule("R12b")
public record Count(VotingRules rules, Piles piles, Set<UUID> voted, Set<UUID> withdrawn, String seed) {

    private static final int GROUPS = 8;
    private static final int LETTERS = 4;

    public Count {
        voted = Set.copyOf(voted);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** How somebody came out. */
    public enum Standing {
        CHOSEN,
        NOT_CHOSEN,
        /** As many votes as others, for fewer seats: another vote decides. */
        TIED,
        WITHDRAWN
    }

    /**
     * What became of a candidate.
     *
     * @param papers on their pile
     * @param voters who could put one there
     * @param byLot whether a draw decided
     * @param unanimous whether all papers say the same: then everybody knows what each voter said
     */
    public record Line(
            UUID candidate,
            int inFavour,
            int against,
            int abstained,
            int papers,
            int voters,
            Standing standing,
            boolean byLot,
            boolean unanimous) {}

    /** Who has most votes first. */
    @Rule("R10")
    public List<Line> lines() {
        var standing = standings();
        var byLot = drawn();
        return rules.candidates().stream()
                .map(it -> new Line(
                        it,
                        inFavour(it),
                        piles.number(it, Choice.AGAINST),
                        piles.number(it, Choice.ABSTAINED),
                        piles.papers(it),
                        rules.voters(it).size(),
                        standing.getOrDefault(it, Standing.NOT_CHOSEN),
                        byLot.contains(it),
                        piles.papers(it) > 0
                                && rules.kind().choices().stream()
                                        .anyMatch(choice -> piles.number(it, choice) == piles.papers(it))))
                .sorted(Comparator.comparing((Line it) -> it.standing() == Standing.WITHDRAWN)
                        .thenComparing(it -> -it.inFavour())
                        .thenComparing(Line::standing)
                        .thenComparing(it -> it.candidate().toString()))
                .toList();
    }

    /** In the order of {@link #lines()}. */
    public List<UUID> having(Standing standing) {
        return lines().stream()
                .filter(it -> it.standing() == standing)
                .map(Line::candidate)
                .toList();
    }

    private int inFavour(UUID candidate) {
        return piles.number(candidate, Choice.FOR) + piles.number(candidate, Choice.CROSS);
    }

    /** Whether somebody has the votes that they need at least. */
    private boolean carried(UUID candidate) {
        var has = inFavour(candidate);
        var of = switch (rules.majority()) {
            case ALL -> rules.voters(candidate).size();
            case HALF ->
                rules.kind() == Kind.EACH ? has + piles.number(candidate, Choice.AGAINST) : piles.papers(candidate);
            case MOST -> 0;
        };
        return 2 * has > of;
    }

    /** For the seats that are left, those who have equally many votes; none when there are seats for all. */
    private record Edge(List<UUID> above, List<UUID> equal, int left) {}

    private Edge edge() {
        var carried = rules.candidates().stream()
                .filter(it -> !withdrawn.contains(it) && carried(it))
                .sorted(Comparator.comparing((UUID it) -> -inFavour(it)).thenComparing(UUID::toString))
                .toList();
        if (carried.size() <= rules.seats()) {
            return new Edge(carried, List.of(), 0);
        }
        var last = inFavour(carried.get(rules.seats() - 1));
        var above = carried.stream().filter(it -> inFavour(it) > last).toList();
        var equal = carried.stream().filter(it -> inFavour(it) == last).toList();
        var left = rules.seats() - above.size();
        if (equal.size() == left) {
            return new Edge(carried.subList(0, rules.seats()), List.of(), 0);
        }
        return new Edge(above, equal, left);
    }

    private Map<UUID, Standing> standings() {
        var edge = edge();
        var standing = new HashMap<UUID, Standing>();
        withdrawn.forEach(it -> standing.put(it, Standing.WITHDRAWN));
        edge.above().forEach(it -> standing.put(it, Standing.CHOSEN));
        if (rules.tie() == Tie.LOT) {
            Lot.draw(seed, edge.equal()).subList(0, edge.left()).forEach(it -> standing.put(it, Standing.CHOSEN));
        } else {
            edge.equal().forEach(it -> standing.put(it, Standing.TIED));
        }
        return standing;
    }

    private Set<UUID> drawn() {
        return rules.tie() == Tie.LOT ? new HashSet<>(edge().equal()) : Set.of();
    }

    /** The seats for which another vote is held. */
    public int seatsLeft() {
        return rules.tie() == Tie.LOT ? 0 : edge().left();
    }

    /** Whether each pile has as many papers as there were voters for it; the pile of who withdrew may have fewer. */
    public boolean balances() {
        return rules.voters().containsAll(voted)
                && rules.candidates().stream().allMatch(it -> {
                    var voters =
                            rules.voters(it).stream().filter(voted::contains).count();
                    return withdrawn.contains(it) ? piles.papers(it) <= voters : piles.papers(it) == voters;
                })
                && Lot.commitment(seed).equals(rules.commitment());
    }

    /** 128 bits over the rules, who voted and the piles, for people to compare: eight groups of four. */
    public String checksum() {
        var text = new ArrayList<String>();
        text.add(rules.selection() + " " + rules.meetingOn() + " " + rules.openedOn() + " " + rules.kind() + " "
                + rules.way() + " " + rules.seats() + " " + rules.majority() + " " + rules.tie() + " " + rules.sitting()
                + " " + rules.commitment());
        text.add("present " + sorted(rules.present()));
        text.add("voted " + sorted(voted));
        text.add("withdrawn " + sorted(withdrawn));
        text.add("seed " + seed);
        for (var candidate : sorted(rules.candidates())) {
            var id = UUID.fromString(candidate);
            text.add(candidate + " recused " + sorted(rules.recused().getOrDefault(id, Set.of())) + " "
                    + rules.kind().choices().stream()
                            .map(it -> it + " " + piles.number(id, it))
                            .collect(Collectors.joining(" ")));
        }
        var sum = Lot.sha256(String.join("\n", text));
        var groups = new ArrayList<String>();
        for (var i = 0; i < GROUPS; i++) {
            groups.add(sum.substring(i * LETTERS, (i + 1) * LETTERS));
        }
        return String.join(" ", groups);
    }

    private static Set<String> sorted(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
