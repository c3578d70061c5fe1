package nl.wijgroningen.portaal.wijraad.selection.read;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.wijraad.selection.domain.SelectionState;
import nl.wijgroningen.portaal.wijraad.selection.domain.Way;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Votes, those that wait first: all for the secretary, for a member those of meetings on a day on which they sat. */
@Component
public class SelectionList {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    SelectionList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param toVote whether it waits for the vote of the one who looks */
    public record Row(
            UUID id, String round, LocalDate meetingOn, Way way, int seats, SelectionState state, boolean toVote) {}

    /** The last ones. */
    public List<Row> newest(UUID user, boolean all) {
        return jdbc.sql("""
						select s.id, r.title as round, d.day as meeting_on, s.way, s.seats, s.state,
							coalesce(s.state = 'OPEN' and s.way in ('SECRET', 'OPEN') and me.member_id = any (v.present)
								and not me.member_id = any (b.voted), false) as to_vote
						from wijraad_selection s
						join wijraad_round r on r.id = s.round_id
						join wijraad_meeting m on m.id = s.meeting_id
						left join wijraad_voting_rules v on v.selection_id = s.id
						cross join lateral (select coalesce(v.meeting_on, m.held_on) as day) d
						left join wijraad_ballot_box b on b.selection_id = s.id
						left join wijraad_account me on me.user_id = :user
						where :all or exists (select from wijraad_term t where t.standing and t.member_id = me.member_id and t.during @> d.day)
						order by s.state in ('DECIDED', 'CANCELLED'), s.prepared_on desc, s.id
						limit :most
						""")
                .param("user", user)
                .param("all", all)
                .param("most", MOST)
                .query(Row.class)
                .list();
    }
}
