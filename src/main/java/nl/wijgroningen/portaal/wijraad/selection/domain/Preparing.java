package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidate;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Rounds;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary prepares a vote, writes down who does not vote on whom, opens it, or breaks it off. */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
public class Preparing {

    static final String KIND = "selection";

    private final SelectionStore store;
    private final BallotBox box;
    private final BallotKeys keys;
    private final KeysEnd keysEnd;
    private final Electorate electorate;
    private final Rounds rounds;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Preparing(
            SelectionStore store,
            BallotBox box,
            BallotKeys keys,
            KeysEnd keysEnd,
            Electorate electorate,
            Rounds rounds,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.box = box;
        this.keys = keys;
        this.keysEnd = keysEnd;
        this.electorate = electorate;
        this.rounds = rounds;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A vote as the secretary wants it. */
    public record Plan(UUID round, UUID meeting, Kind kind, Way way, int seats, Majority majority, Tie tie) {}

    /** @throws RuleBroken when the majority does not go with the kind */
    public UUID prepare(Staff by, Plan plan) {
        if (rounds.of(plan.round()).isEmpty()
                || electorate.meeting(plan.meeting()).state() == Meeting.State.CANCELLED) {
            throw new NotFound();
        }
        if (plan.kind() == Kind.EACH && plan.majority() == Majority.MOST) {
            throw new RuleBroken("R12b.most");
        }
        return add(by, plan, null);
    }

    private UUID add(Staff by, Plan plan, @Nullable UUID revoteOf) {
        var id = UUID.randomUUID();
        jdbc.sql("""
						insert into wijraad_selection (id, round_id, meeting_id, kind, way, seats, majority, tie, revote_of, state, prepared_by, prepared_on)
						values (:id, :round, :meeting, :kind, :way, :seats, :majority, :tie, :revote, 'PREPARED', :by, :today)
						""")
                .param("id", id)
                .param("round", plan.round())
                .param("meeting", plan.meeting())
                .param("kind", plan.kind().name())
                .param("way", plan.way().name())
                .param("seats", plan.seats())
                .param("majority", plan.majority().name())
                .param("tie", plan.tie().name())
                .param("revote", revoteOf)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "wijraad.selection.prepare", KIND, id);
        return id;
    }

    /**
     * Another vote among those who were equal, for the seats that are left; who is equal again is drawn.
     *
     * @throws RuleBroken when nobody is equal, or that vote is there already
     */
    public UUID revote(Staff by, UUID id) {
        var first = store.hold(id, SelectionState.DECIDED);
        var count =
                store.rules(id).flatMap(store::count).orElseThrow(NotFound::new).count();
        var there = jdbc.sql(
                        "select exists (select from wijraad_selection where revote_of = :id and state <> 'CANCELLED')")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (count.seatsLeft() == 0 || there) {
            throw new RuleBroken("R12b.noRevote");
        }
        return add(
                by,
                new Plan(
                        first.roundId(),
                        first.meetingId(),
                        Kind.AMONG,
                        first.way(),
                        count.seatsLeft(),
                        Majority.MOST,
                        Tie.LOT),
                id);
    }

    /** Writes down on whom a member does not vote, in place of what was written; what the member said stays. */
    @Rule("R10")
    public void recuse(Staff by, UUID id, UUID member, Set<UUID> candidates) {
        var selection = store.hold(id, SelectionState.PREPARED);
        electorate.write(by, selection, member, candidates);
        audit.line(by.id(), "wijraad.selection.recuse", KIND, id);
    }

    /**
     * From now on the rules are frozen, and those who are there vote.
     *
     * @throws RuleBroken before the day of the meeting, when it was cancelled, without a quorum, without candidates, or when
     *     one of them stands in another vote that runs
     */
    @Rule("R10")
    @Rule("R12b")
    public void open(Staff by, UUID id) {
        var selection = store.hold(id, SelectionState.PREPARED);
        var meeting = electorate.hold(selection);
        var today = LocalDate.now(clock);
        if (meeting.heldOn().isAfter(today)) {
            throw new RuleBroken("R10.notYet", meeting.heldOn());
        }
        var sitting = electorate.sitting(meeting.heldOn());
        var present = new HashSet<>(meeting.present());
        present.retainAll(sitting);
        VotingRules.checkQuorum(meeting.heldOn(), present.size(), sitting.size());
        var options = electorate.options(selection).stream().map(Candidate::id).toList();
        if (options.isEmpty() || options.size() > Piles.MOST_CANDIDATES) {
            throw new RuleBroken("R12b.candidates", options.size(), Piles.MOST_CANDIDATES);
        }
        var elsewhere = store.running(options);
        if (elsewhere > 0) {
            throw new RuleBroken("R12b.elsewhere", elsewhere, options.size());
        }
        var recused = new HashMap<UUID, Set<UUID>>();
        store.recusals(id)
                .forEach(it -> recused.computeIfAbsent(it.candidateId(), key -> new HashSet<>())
                        .add(it.memberId()));
        var key = keys.make(id);
        keysEnd.unlessCommitted(id);
        var rules = new VotingRules(
                id,
                meeting.heldOn(),
                today,
                selection.kind(),
                selection.way(),
                selection.seats(),
                selection.majority(),
                selection.tie(),
                options,
                present,
                sitting.size(),
                recused,
                Lot.commitment(Seal.seed(key)));
        store.freeze(rules, by.id().value());
        box.put(rules, key);
        store.move(id, SelectionState.OPEN, null);
        audit.line(by.id(), "wijraad.selection.open", KIND, id);
    }

    /** Nothing is opened and nothing is chosen. */
    @Rule("R12b")
    public void cancel(Staff by, UUID id, String reason) {
        var selection = store.hold(id, SelectionState.PREPARED, SelectionState.OPEN, SelectionState.COUNTED);
        var today = LocalDate.now(clock);
        if (selection.state() == SelectionState.OPEN) {
            box.close(store.rules(id).orElseThrow(NotFound::new), today, true);
            keysEnd.whenCommitted(id);
        }
        jdbc.sql("""
						update wijraad_selection set state = 'CANCELLED', ended_on = :today, cancelled_by = :by, reason = :reason where id = :id
						""")
                .param("today", today)
                .param("by", by.id().value())
                .param("reason", reason)
                .param("id", id)
                .update();
        audit.line(by.id(), "wijraad.selection.cancel", KIND, id);
    }
}
