package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.MemberAccounts;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary closes a vote, or enters what was counted; those who were there confirm it, and then it is decided. */
@Service
@Transactional
@Rule("R12b")
public class Counting {

    private final SelectionStore store;
    private final BallotBox box;
    private final BallotKeys keys;
    private final KeysEnd keysEnd;
    private final Electorate electorate;
    private final CountNews news;
    private final Candidates candidates;
    private final MemberAccounts members;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Counting(
            SelectionStore store,
            BallotBox box,
            BallotKeys keys,
            KeysEnd keysEnd,
            Electorate electorate,
            CountNews news,
            Candidates candidates,
            MemberAccounts members,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.box = box;
        this.keys = keys;
        this.keysEnd = keysEnd;
        this.electorate = electorate;
        this.news = news;
        this.candidates = candidates;
        this.members = members;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens the ballots of a vote on devices. Who votes at the same moment is counted, or is refused and knows it.
     *
     * @throws RuleBroken when nobody voted, too few for a secret vote, or the ballots are not those that were cast
     */
    @PreAuthorize("hasRole('SECRETARY')")
    public void close(Staff by, UUID id) {
        var selection = store.hold(id, SelectionState.OPEN);
        var rules = store.rules(id).orElseThrow(NotFound::new);
        if (rules.way().entered()) {
            throw SelectionStore.stands(selection.state());
        }
        BallotBox.Opened opened;
        try {
            opened = box.close(rules, LocalDate.now(clock), false);
        } catch (Seal.Changed changed) {
            throw new RuleBroken("R12b.changed");
        }
        if (opened.voted().isEmpty()) {
            throw new RuleBroken("R12b.nobody");
        }
        if (rules.way().secret()) {
            rules.checkSecret(opened.voted(), electorate.withdrawn(rules.candidates()));
        }
        count(by, rules, opened.voted(), opened.piles(), null);
        store.move(id, SelectionState.COUNTED, null);
        audit.line(by.id(), "wijraad.selection.close", Preparing.KIND, id);
    }

    /**
     * Numbers that were counted by hand or on paper. All who vote did: a paper that says nothing is an abstention.
     *
     * @throws RuleBroken when the papers of a candidate are not as many as there are voters, or there are too many crosses
     */
    @PreAuthorize("hasRole('SECRETARY')")
    public void enter(Staff by, UUID id, Piles piles) {
        var selection = store.hold(id, SelectionState.OPEN);
        var rules = store.rules(id).orElseThrow(NotFound::new);
        if (!rules.way().entered()) {
            throw SelectionStore.stands(selection.state());
        }
        var crosses = 0;
        for (var candidate : rules.candidates()) {
            var voters = rules.voters(candidate).size();
            if (piles.papers(candidate) != voters) {
                throw new RuleBroken("R12b.balance", piles.papers(candidate), voters);
            }
            crosses += piles.number(candidate, Choice.CROSS);
        }
        var most = rules.voters().size() * rules.seats();
        if (crosses > most) {
            throw new RuleBroken("R12b.tooMany", crosses, most);
        }
        var last = store.entry(id).orElse(null);
        if (last != null && !last.returned()) {
            throw new RuleBroken("R12b.entered");
        }
        store.enter(id, last == null ? 1 : last.turn() + 1, piles, by.id().value(), LocalDate.now(clock));
        audit.line(by.id(), "wijraad.selection.enter", Preparing.KIND, id);
    }

    /** One who was there says that the numbers that were entered are not those that were counted. */
    @PreAuthorize("hasRole('COUNCIL_MEMBER')")
    public void giveBack(Staff by, UUID id) {
        store.hold(id, SelectionState.OPEN);
        present(by, store.rules(id).orElseThrow(NotFound::new));
        var entry = waiting(by, id);
        jdbc.sql(
                        "update wijraad_entry set returned_by = :by, returned_on = :today where selection_id = :id and turn = :turn")
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("id", id)
                .param("turn", entry.turn())
                .update();
        audit.line(by.id(), "wijraad.selection.return", Preparing.KIND, id);
    }

    /**
     * One who was there confirms the count. When enough did, candidates are chosen or not.
     *
     * @throws RuleBroken when the person entered it or confirmed it already, or it does not add up
     */
    @PreAuthorize("hasRole('COUNCIL_MEMBER')")
    public void confirm(Staff by, UUID id) {
        var selection = store.hold(id, SelectionState.OPEN, SelectionState.COUNTED);
        var rules = store.rules(id).orElseThrow(NotFound::new);
        var member = present(by, rules);
        if (selection.state() == SelectionState.OPEN) {
            if (!rules.way().entered()) {
                throw SelectionStore.stands(selection.state());
            }
            var entry = waiting(by, id);
            box.close(rules, LocalDate.now(clock), true);
            count(by, rules, rules.voters(), entry.piles(), entry.enteredBy());
        }
        var kept = store.count(rules).orElseThrow(NotFound::new);
        if (!kept.holds()) {
            throw new RuleBroken("R12b.changed");
        }
        var tellers = tellers(id);
        if (tellers.contains(member)) {
            throw new RuleBroken("R12b.confirmed");
        }
        jdbc.sql("""
						insert into wijraad_teller (selection_id, user_id, member_id, confirmed_on) values (:id, :by, :member, :today)
						""")
                .param("id", id)
                .param("by", by.id().value())
                .param("member", member)
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "wijraad.selection.confirm", Preparing.KIND, id);
        if (tellers.size() + 1 >= rules.way().tellers()) {
            decide(selection, kept.count());
        }
    }

    private SelectionStore.Entry waiting(Staff by, UUID id) {
        var entry = store.entry(id).filter(it -> !it.returned()).orElseThrow(() -> new RuleBroken("R12b.notEntered"));
        if (entry.enteredBy().equals(by.id().value())) {
            throw new RuleBroken("R12b.otherPerson");
        }
        return entry;
    }

    private UUID present(Staff by, VotingRules rules) {
        var member = members.memberOf(by).orElseThrow(NotFound::new);
        if (!rules.present().contains(member)) {
            throw new RuleBroken("R10.notPresent", rules.meetingOn());
        }
        return member;
    }

    private Set<UUID> tellers(UUID id) {
        return Set.copyOf(jdbc.sql("select member_id from wijraad_teller where selection_id = :id")
                .param("id", id)
                .query(UUID.class)
                .list());
    }

    private void count(Staff by, VotingRules rules, Set<UUID> voted, Piles piles, @Nullable UUID enteredBy) {
        var withdrawn = electorate.withdrawn(rules.candidates());
        var count = new Count(rules, piles.without(withdrawn), voted, withdrawn, Seal.seed(keys.of(rules.selection())));
        if (!count.balances()) {
            throw new RuleBroken("R12b.changed");
        }
        store.keep(count, enteredBy, by.id().value(), LocalDate.now(clock));
        keysEnd.whenCommitted(rules.selection());
        news.counted(count);
    }

    /** Who withdrew since is not told any more, and who was told that there will be no talk is not told twice. */
    private void decide(SelectionStore.Selection selection, Count count) {
        var there = candidates.holdOf(selection.roundId());
        store.move(count.rules().selection(), SelectionState.DECIDED, LocalDate.now(clock));
        for (var line : count.lines()) {
            if (there.contains(line.candidate())) {
                switch (line.standing()) {
                    case CHOSEN -> candidates.chosen(line.candidate());
                    case NOT_CHOSEN -> candidates.notChosen(line.candidate());
                    case TIED, WITHDRAWN -> {
                        // another vote decides, or nobody does
                    }
                }
            }
        }
    }

    /** The numbers of a form, with what is left of a choice among several: who got no cross. */
    public static Piles piles(VotingRules rules, Map<UUID, Map<Choice, Integer>> numbers) {
        if (rules.kind() == Kind.EACH) {
            return new Piles(numbers);
        }
        var whole = new HashMap<UUID, Map<Choice, Integer>>();
        numbers.forEach((candidate, pile) -> {
            var crosses = pile.getOrDefault(Choice.CROSS, 0);
            var voters = rules.voters(candidate).size();
            whole.put(candidate, Map.of(Choice.CROSS, crosses, Choice.BLANK, Math.max(0, voters - crosses)));
        });
        return new Piles(whole);
    }
}
