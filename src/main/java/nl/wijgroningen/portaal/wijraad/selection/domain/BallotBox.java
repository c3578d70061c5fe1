package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ballot box: one row, in which who has voted and the piles lie together. Each vote takes the row's lock, opens the
 * piles, lays its papers on them and puts all back in one update, sealed anew. So a vote and who cast it are counted
 * together or not at all; the row tells who has voted and, without the key, nothing of what. No line of the audit trail
 * and no log says that or when somebody voted, on purpose.
 */
@Component
@Rule("R12b")
class BallotBox {

    private final JdbcClient jdbc;
    private final BallotKeys keys;

    BallotBox(JdbcClient jdbc, BallotKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    private record Row(
            String voted,
            byte @Nullable [] ballots,
            @Nullable LocalDate closedOn) {

        Set<UUID> who() {
            var who = new HashSet<UUID>();
            if (!voted.isEmpty()) {
                Arrays.stream(voted.split(" ")).map(UUID::fromString).forEach(who::add);
            }
            return who;
        }
    }

    /** What was in it. */
    record Opened(Set<UUID> voted, Piles piles) {}

    /** Empty, and locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void put(VotingRules rules, byte[] key) {
        jdbc.sql("insert into wijraad_ballot_box (selection_id, voted, ballots) values (:id, '{}', :ballots)")
                .param("id", rules.selection())
                .param(
                        "ballots",
                        rules.way() == Way.SECRET
                                ? Seal.close(
                                        key,
                                        rules.selection(),
                                        Set.of(),
                                        Piles.empty().bytes(rules.candidates(), rules.kind()))
                                : null)
                .update();
    }

    /** Takes the row's lock; another waits here and then sees what this one did. */
    private Row hold(UUID selection) {
        return row(selection, " for update");
    }

    private Row row(UUID selection, String lock) {
        return jdbc.sql(
                        "select array_to_string(voted, ' ') as voted, ballots, closed_on from wijraad_ballot_box where selection_id = :id"
                                + lock)
                .param("id", selection)
                .query(Row.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * Looks whether a member can vote, and leaves no trace of that: no lock, no version of the row.
     *
     * @throws RuleBroken when it is closed, or the member voted already
     */
    void check(VotingRules rules, UUID member) {
        check(row(rules.selection(), ""), member);
    }

    private static void check(Row box, UUID member) {
        if (box.closedOn() != null) {
            throw new RuleBroken("R12b.closed", box.closedOn());
        }
        if (box.who().contains(member)) {
            throw new RuleBroken("R12b.twice");
        }
    }

    /**
     * Lays the papers of a member on the piles.
     *
     * @throws RuleBroken when it is closed, the member voted already, or the key is not there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void cast(VotingRules rules, UUID member, Ballot ballot) {
        var box = hold(rules.selection());
        check(box, member);
        var voted = box.who();
        byte[] ballots = null;
        if (rules.way() == Way.SECRET) {
            var key = keys.of(rules.selection());
            var piles = open(rules, key, voted, box).plus(ballot);
            voted.add(member);
            ballots = Seal.close(key, rules.selection(), voted, piles.bytes(rules.candidates(), rules.kind()));
        } else {
            ballot.papers()
                    .forEach((candidate, choice) -> jdbc.sql("""
						insert into wijraad_open_paper (selection_id, member_id, candidate_id, choice)
						values (:id, :member, :candidate, :choice)
						""")
                            .param("id", rules.selection())
                            .param("member", member)
                            .param("candidate", candidate)
                            .param("choice", choice.name())
                            .update());
        }
        jdbc.sql("""
						update wijraad_ballot_box
						set voted = (select array_agg(v order by v) from unnest(voted || :member::uuid) v), ballots = :ballots
						where selection_id = :id
						""")
                .param("member", member)
                .param("ballots", ballots)
                .param("id", rules.selection())
                .update();
    }

    /**
     * Takes everything out, and closes it for good. The key is to be destroyed once this is committed.
     *
     * @param cancelled nothing is opened: what was said stays unsaid
     * @throws RuleBroken when it is closed already, or the key is not there
     * @throws Seal.Changed when the ballots are not those that the portal put there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Opened close(VotingRules rules, LocalDate today, boolean cancelled) {
        var box = hold(rules.selection());
        if (box.closedOn() != null) {
            throw new RuleBroken("R12b.closed", box.closedOn());
        }
        var voted = box.who();
        var piles = Piles.empty();
        if (!cancelled) {
            piles = rules.way() == Way.SECRET
                    ? open(rules, keys.of(rules.selection()), voted, box)
                    : openPapers(rules.selection());
        }
        jdbc.sql("update wijraad_ballot_box set closed_on = :today, ballots = null where selection_id = :id")
                .param("today", today)
                .param("id", rules.selection())
                .update();
        return new Opened(voted, piles);
    }

    private static Piles open(VotingRules rules, byte[] key, Set<UUID> voted, Row box) {
        var ballots = box.ballots();
        if (ballots == null) {
            throw new Seal.Changed();
        }
        return Piles.of(Seal.open(key, rules.selection(), voted, ballots), rules.candidates(), rules.kind());
    }

    private record Paper(UUID candidateId, Choice choice) {}

    private Piles openPapers(UUID selection) {
        var piles = Piles.empty();
        for (var paper : jdbc.sql(
                        "select candidate_id, choice from wijraad_open_paper where selection_id = :id order by candidate_id, choice")
                .param("id", selection)
                .query(Paper.class)
                .list()) {
            piles = piles.plus(new Ballot(Map.of(paper.candidateId(), paper.choice())));
        }
        return piles;
    }
}
