package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;

/**
 * The rules of one vote as they were when it opened; nothing of them changes any more (R12b).
 *
 * @param meetingOn the day of the meeting
 * @param candidates who can be chosen
 * @param present the sitting members who were there
 * @param sitting how many members sat that day
 * @param recused by candidate, who does not vote on them
 * @param commitment of the seed of a draw ({@link Lot})
 */
public record VotingRules(
        UUID selection,
        LocalDate meetingOn,
        LocalDate openedOn,
        Kind kind,
        Way way,
        int seats,
        Majority majority,
        Tie tie,
        List<UUID> candidates,
        Set<UUID> present,
        int sitting,
        Map<UUID, Set<UUID>> recused,
        String commitment) {

    public VotingRules {
        candidates = List.copyOf(candidates);
        present = Set.copyOf(present);
        var copy = new HashMap<UUID, Set<UUID>>();
        recused.forEach((candidate, members) -> copy.put(candidate, Set.copyOf(members)));
        recused = Map.copyOf(copy);
    }

    /**
     * A pile that is opened has so many papers at least, unless fewer vote on that candidate. Of two papers each of the two
     * voters knows the other's by taking away their own; of three it takes two who tell, or all say the same, and then the
     * page says so.
     */
    static final int FEWEST = 3;

    /** So many must be there: more than half of the sitting members. */
    @Rule("R10")
    public static int quorum(int sitting) {
        return sitting / 2 + 1;
    }

    /** @throws RuleBroken when too few sitting members are there */
    @Rule("R10")
    static void checkQuorum(LocalDate meetingOn, int present, int sitting) {
        if (present < quorum(sitting)) {
            throw new RuleBroken("R10.quorum", meetingOn, present, sitting, quorum(sitting));
        }
    }

    /**
     * So many of those who vote on a candidate must have voted before a secret vote is opened: more than half, so that no
     * secretary picks a moment at which the piles are those of a few, and three at least.
     */
    @Rule("R12b")
    static int toOpen(int voters) {
        return Math.min(voters, Math.max(FEWEST, voters / 2 + 1));
    }

    /**
     * Whether the piles of a secret vote may be opened.
     *
     * @throws RuleBroken with the numbers of a candidate on whom too few voted
     */
    @Rule("R12b")
    void checkSecret(Set<UUID> voted, Set<UUID> withdrawn) {
        for (var candidate : candidates) {
            var voters = voters(candidate);
            var papers = (int) voters.stream().filter(voted::contains).count();
            if (!withdrawn.contains(candidate) && papers < toOpen(voters.size())) {
                throw new RuleBroken("R12b.few", papers, voters.size(), toOpen(voters.size()));
            }
        }
    }

    /**
     * Who votes on a candidate. In a choice among several each cross weighs on all of them: who does not vote on one of
     * them does not vote.
     */
    @Rule("R10")
    public Set<UUID> voters(UUID candidate) {
        return present.stream()
                .filter(it -> !recusedOn(it, kind == Kind.AMONG ? candidates : List.of(candidate)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Who votes on anybody. */
    public Set<UUID> voters() {
        return candidates.stream().flatMap(it -> voters(it).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private boolean recusedOn(UUID member, Collection<UUID> some) {
        return some.stream().anyMatch(it -> recused.getOrDefault(it, Set.of()).contains(member));
    }

    /** On whom a member does not vote, because of their family or themselves. */
    public Set<UUID> recusedOf(UUID member) {
        return candidates.stream()
                .filter(it -> recused.getOrDefault(it, Set.of()).contains(member))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a member was there but votes on nobody. */
    public boolean abstains(UUID member) {
        return present.contains(member) && !voters().contains(member);
    }

    /**
     * The ballot of a member.
     *
     * @param marks by candidate; of a choice among several only the crosses count
     * @param withdrawn the candidates who withdrew meanwhile
     * @throws RuleBroken with the rule, the day and the numbers; {@link NotFound} for somebody who is no candidate
     */
    @Rule("R10")
    @Rule("R12b")
    Ballot ballot(UUID member, Map<UUID, Choice> marks, Set<UUID> withdrawn) {
        if (!present.contains(member)) {
            throw new RuleBroken("R10.notPresent", meetingOn);
        }
        if (!candidates.containsAll(marks.keySet()) || !kind.choices().containsAll(marks.values())) {
            throw new NotFound();
        }
        var mine = candidates.stream().filter(it -> voters(it).contains(member)).toList();
        if (mine.isEmpty() || !mine.containsAll(marks.keySet())) {
            throw new RuleBroken("R10.relative", recusedOf(member).size(), candidates.size());
        }
        var open = mine.stream().filter(it -> !withdrawn.contains(it)).toList();
        if (marks.entrySet().stream()
                .anyMatch(it -> withdrawn.contains(it.getKey()) && it.getValue() != Choice.BLANK)) {
            throw new RuleBroken("R12b.withdrawn", open.size(), mine.size());
        }
        var crosses =
                (int) marks.values().stream().filter(it -> it == Choice.CROSS).count();
        if (crosses > seats) {
            throw new RuleBroken("R12b.tooMany", crosses, seats);
        }
        var given = open.stream().filter(marks::containsKey).count();
        if (kind == Kind.EACH && given < open.size()) {
            throw new RuleBroken("R12b.incomplete", (int) given, open.size());
        }
        return new Ballot(open.stream()
                .collect(Collectors.toMap(it -> it, it -> marks.getOrDefault(it, Choice.BLANK))));
    }
}
