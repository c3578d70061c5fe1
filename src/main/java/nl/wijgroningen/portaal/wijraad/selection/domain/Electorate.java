package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidate;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who can be chosen in a vote that is prepared, who votes, and who does not vote on whom. */
@Component
@Rule("R10")
public class Electorate {

    private final SelectionStore store;
    private final Meetings meetings;
    private final Candidates candidates;
    private final CouncilStore council;
    private final JdbcClient jdbc;

    Electorate(SelectionStore store, Meetings meetings, Candidates candidates, CouncilStore council, JdbcClient jdbc) {
        this.store = store;
        this.meetings = meetings;
        this.candidates = candidates;
        this.council = council;
        this.jdbc = jdbc;
    }

    /** Those of the round by name, or those who were equal in the vote before. */
    public List<Candidate> options(SelectionStore.Selection selection) {
        var selectable = candidates.selectable(selection.roundId());
        var first = selection.revoteOf();
        if (first == null) {
            return selectable;
        }
        var equal = store.rules(first)
                .flatMap(store::count)
                .map(it -> it.count().having(Count.Standing.TIED))
                .orElse(List.of());
        return selectable.stream().filter(it -> equal.contains(it.id())).toList();
    }

    /** The members who sit in the WIJ-raad on a day. */
    public Set<UUID> sitting(LocalDate day) {
        return council.read().now().council().on(day).sitting().stream()
                .map(Term::member)
                .collect(Collectors.toSet());
    }

    public Meeting meeting(UUID id) {
        return meetings.of(id).orElseThrow(NotFound::new);
    }

    /**
     * Its meeting, while nothing changes of who is there and who can be chosen until the transaction ends.
     *
     * @throws RuleBroken when the meeting was cancelled
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Meeting hold(SelectionStore.Selection selection) {
        var meeting = meetings.hold(selection.meetingId()).orElseThrow(NotFound::new);
        if (meeting.state() == Meeting.State.CANCELLED) {
            throw new RuleBroken("R10.cancelled", meeting.heldOn());
        }
        candidates.holdOf(selection.roundId());
        return meeting;
    }

    /** Those of a vote who withdrew: their row is gone. What others decide about them meanwhile takes nobody out of it. */
    Set<UUID> withdrawn(List<UUID> options) {
        return candidates.gone(options);
    }

    /** A member says on whom they do not vote, in place of what they said before. What the secretary wrote down stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    void declare(Staff by, SelectionStore.Selection selection, UUID member, Set<UUID> on) {
        check(selection, member, on);
        jdbc.sql("""
						delete from wijraad_recusal where selection_id = :id and member_id = :member and declared_by = :by
						""")
                .param("id", selection.id())
                .param("member", member)
                .param("by", by.id().value())
                .update();
        add(by, selection, member, on, "nothing");
    }

    /** The secretary writes down on whom a member does not vote, in place of what was written. What the member said stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Staff by, SelectionStore.Selection selection, UUID member, Set<UUID> on) {
        check(selection, member, on);
        jdbc.sql("""
						delete from wijraad_recusal where selection_id = :id and member_id = :member
							and declared_by is distinct from (select user_id from wijraad_account where member_id = :member)
						""").param("id", selection.id()).param("member", member).update();
        add(by, selection, member, on, "update set declared_by = excluded.declared_by");
    }

    private void check(SelectionStore.Selection selection, UUID member, Set<UUID> on) {
        var options = options(selection).stream().map(Candidate::id).collect(Collectors.toSet());
        if (!options.containsAll(on)
                || !sitting(meeting(selection.meetingId()).heldOn()).contains(member)) {
            throw new NotFound();
        }
    }

    private void add(Staff by, SelectionStore.Selection selection, UUID member, Set<UUID> on, String whenThere) {
        for (var candidate : on) {
            jdbc.sql("""
							insert into wijraad_recusal (selection_id, candidate_id, member_id, declared_by)
							values (:id, :candidate, :member, :by)
							on conflict (selection_id, candidate_id, member_id) do
							""" + whenThere)
                    .param("id", selection.id())
                    .param("candidate", candidate)
                    .param("member", member)
                    .param("by", by.id().value())
                    .update();
        }
    }
}
