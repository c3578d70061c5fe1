package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A member says on whom they do not vote, and votes. That leaves no line in the audit trail: its time would tell too much. */
@Service
@Transactional
@PreAuthorize("hasRole('COUNCIL_MEMBER')")
public class Voting {

    private final SelectionStore store;
    private final BallotBox box;
    private final Electorate electorate;
    private final MemberAccounts members;

    Voting(SelectionStore store, BallotBox box, Electorate electorate, MemberAccounts members) {
        this.store = store;
        this.box = box;
        this.electorate = electorate;
        this.members = members;
    }

    /** In place of what the member said before; what the secretary wrote down of them stays. */
    @Rule("R10")
    public void recuse(Staff by, UUID id, Set<UUID> candidates) {
        electorate.declare(by, store.hold(id, SelectionState.PREPARED), member(by), candidates);
    }

    /**
     * The vote of a member. It counts, or it is refused and nothing changed.
     *
     * @param marks by candidate; of a choice among several only the crosses count
     * @throws RuleBroken with the rule, the day and the numbers
     */
    @Rule("R10")
    @Rule("R12b")
    public void cast(Staff by, UUID id, Map<UUID, Choice> marks) {
        var given = given(by, id, marks);
        box.cast(given.rules(), given.member(), given.ballot());
    }

    /**
     * Whether a vote would be taken; nothing is kept.
     *
     * @param marks as for {@link #cast}
     * @throws RuleBroken as {@link #cast}
     */
    @Rule("R10")
    @Rule("R12b")
    public void check(Staff by, UUID id, Map<UUID, Choice> marks) {
        var given = given(by, id, marks);
        box.check(given.rules(), given.member());
    }

    private record Given(VotingRules rules, UUID member, Ballot ballot) {}

    private Given given(Staff by, UUID id, Map<UUID, Choice> marks) {
        var member = member(by);
        var selection = store.of(id).orElseThrow(NotFound::new);
        var rules = store.rules(id).orElse(null);
        if (rules == null || rules.way().entered()) {
            throw SelectionStore.stands(selection.state());
        }
        return new Given(rules, member, rules.ballot(member, marks, electorate.withdrawn(rules.candidates())));
    }

    private UUID member(Staff by) {
        return members.memberOf(by).orElseThrow(NotFound::new);
    }
}
