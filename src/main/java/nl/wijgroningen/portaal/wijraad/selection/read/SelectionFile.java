package nl.wijgroningen.portaal.wijraad.selection.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.selection.domain.Choice;
import nl.wijgroningen.portaal.wijraad.selection.domain.Kind;
import nl.wijgroningen.portaal.wijraad.selection.domain.Majority;
import nl.wijgroningen.portaal.wijraad.selection.domain.SelectionState;
import nl.wijgroningen.portaal.wijraad.selection.domain.Tie;
import nl.wijgroningen.portaal.wijraad.selection.domain.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Everything about one vote that may be on a page, but for its frozen rules and its count; and who looks at it. */
@Component
@Rule("R12b")
public class SelectionFile {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SelectionFile(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param selectable whether the WIJ-raad can still choose them */
    public record Candidate(UUID id, String name, boolean selectable) {}

    public record Member(UUID id, String name) {}

    /** @param own whether the one who looks said so */
    public record Recused(UUID candidate, UUID member, boolean own) {}

    /** What somebody said in an open vote. */
    public record Paper(UUID member, UUID candidate, Choice choice) {}

    /** Numbers that were counted; a second confirms them. */
    public record Entered(UUID by, Map<UUID, Map<Choice, Integer>> piles) {}

    /**
     * A vote.
     *
     * @param meetingOn its day, of a vote that was opened the day of then
     * @param meeting kind of it
     * @param me the member who looks; null: somebody else
     * @param present who is there, of those who sit
     * @param candidates of the round, by name; those whose papers are gone are not among them
     * @param voted how many have voted, of a vote on devices
     * @param iVoted whether the one who looks has
     * @param tellers who confirmed the count
     * @param papers of an open vote that is closed
     * @param entered null: nothing, or it was given back
     * @param revote the vote among those who were equal
     */
    public record One(
            UUID id,
            String round,
            UUID meetingId,
            LocalDate meetingOn,
            String meeting,
            Kind kind,
            Way way,
            int seats,
            Majority majority,
            Tie tie,
            @Nullable UUID revoteOf,
            SelectionState state,
            @Nullable String reason,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate endedOn,
            @Nullable UUID me,
            List<Member> sitting,
            List<UUID> present,
            List<Candidate> candidates,
            List<Recused> recusals,
            int voted,
            boolean iVoted,
            List<Member> tellers,
            List<Paper> papers,
            @Nullable Entered entered,
            @Nullable UUID revote) {

        public Map<UUID, String> names() {
            return candidates.stream().collect(Collectors.toMap(Candidate::id, Candidate::name));
        }

        public Map<UUID, String> memberNames() {
            return sitting.stream().collect(Collectors.toMap(Member::id, Member::name));
        }

        /** Who withdrew, of these: their row is gone. */
        public Set<UUID> withdrawn(List<UUID> options) {
            var there = names().keySet();
            return options.stream().filter(it -> !there.contains(it)).collect(Collectors.toSet());
        }

        /** Whether the one who looks sat in the WIJ-raad on the day of the meeting. */
        public boolean mine() {
            return me != null && memberNames().containsKey(me);
        }
    }

    public Optional<One> of(UUID id, UUID user) {
        return jdbc.sql("""
						select json_build_object('id', s.id, 'round', r.title, 'meetingId', m.id, 'meetingOn', d.day, 'meeting', m.kind,
							'kind', s.kind, 'way', s.way, 'seats', s.seats, 'majority', s.majority, 'tie', s.tie, 'revoteOf', s.revote_of,
							'state', s.state, 'reason', s.reason, 'openedOn', v.opened_on, 'endedOn', s.ended_on, 'me', me.member_id,
							'sitting', (select coalesce(json_agg(json_build_object('id', p.member_id, 'name', p.name) order by p.name, p.member_id), '[]')
								from wijraad_term t join wijraad_person p on p.member_id = t.member_id and p.standing
								where t.standing and t.during @> d.day),
							'present', (select coalesce(json_agg(a.member_id order by a.member_id), '[]')
								from wijraad_attendance a join wijraad_term t on t.member_id = a.member_id and t.standing and t.during @> d.day
								where a.meeting_id = m.id and a.present),
							'candidates', (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name,
									'selectable', c.state in ('APPLIED', 'INVITED')) order by c.name, c.id), '[]')
								from wijraad_candidate c where c.round_id = s.round_id),
							'recusals', (select coalesce(json_agg(json_build_object('candidate', q.candidate_id, 'member', q.member_id,
									'own', q.declared_by = :user)), '[]')
								from wijraad_recusal q where q.selection_id = s.id),
							'voted', coalesce(cardinality(b.voted), 0), 'iVoted', coalesce(me.member_id = any (b.voted), false),
							'tellers', (select coalesce(json_agg(json_build_object('id', l.member_id, 'name', p.name) order by p.name, l.member_id), '[]')
								from wijraad_teller l join wijraad_person p on p.member_id = l.member_id and p.standing
								where l.selection_id = s.id),
							'papers', (select coalesce(json_agg(json_build_object('member', o.member_id, 'candidate', o.candidate_id,
									'choice', o.choice)), '[]')
								from wijraad_open_paper o where o.selection_id = s.id and s.state in ('COUNTED', 'DECIDED')),
							'entered', (select json_build_object('by', e.entered_by, 'piles', e.piles)
								from wijraad_entry e
								where e.selection_id = s.id and e.returned_by is null),
							'revote', (select n.id from wijraad_selection n where n.revote_of = s.id and n.state <> 'CANCELLED'))::text
						from wijraad_selection s
						join wijraad_round r on r.id = s.round_id
						join wijraad_meeting m on m.id = s.meeting_id
						left join wijraad_voting_rules v on v.selection_id = s.id
						cross join lateral (select coalesce(v.meeting_on, m.held_on) as day) d
						left join wijraad_ballot_box b on b.selection_id = s.id
						left join wijraad_account me on me.user_id = :user
						where s.id = :id
						""")
                .param("id", id)
                .param("user", user)
                .query(String.class)
                .optional()
                .map(it -> json.readValue(it, One.class));
    }
}
