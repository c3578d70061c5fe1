package nl.wijgroningen.portaal.wijraad.selection.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.platform.work.WorkRows;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.platform.work.Worker;
import org.springframework.stereotype.Component;

/**
 * What waits of votes: for a member who was there a ballot, or a count to confirm; for the secretary a vote to open or to
 * close. The day of the meeting is its due day. There are never more than a few.
 */
@Component
@Rule("R10")
class SelectionWork implements WorkSource {

    private static final Kind BALLOT = new Kind("stemmen", "selection.work.kind.stemmen");
    private static final Kind COUNT = new Kind("tellingen", "selection.work.kind.tellingen");
    private static final Kind VOTE = new Kind("stemmingen", "selection.work.kind.stemmingen");

    private static final String SELECT = """
			select *, false as mine from (
				select case when s.state = 'OPEN' and s.way in ('SECRET', 'OPEN') then 'stemmen' else 'tellingen' end as kind,
					s.id, r.title as round, s.state, v.meeting_on as due
				from wijraad_selection s
				join wijraad_round r on r.id = s.round_id
				join wijraad_voting_rules v on v.selection_id = s.id
				join wijraad_ballot_box b on b.selection_id = s.id
				join wijraad_account me on me.user_id = :user and me.member_id = any (v.present)
				where :member and (
					s.state = 'OPEN' and s.way in ('SECRET', 'OPEN') and not me.member_id = any (b.voted)
						and exists (select from unnest(v.candidates) c where not exists (select from wijraad_recusal q
							where q.selection_id = s.id and q.member_id = me.member_id and (s.kind = 'AMONG' or q.candidate_id = c)))
					or s.state = 'COUNTED' and not exists (select from wijraad_teller l where l.selection_id = s.id and l.member_id = me.member_id)
					or s.state = 'OPEN' and exists (select from wijraad_entry e
						where e.selection_id = s.id and e.returned_by is null and e.entered_by <> :user))
				union all
				select 'stemmingen', s.id, r.title, s.state, coalesce(v.meeting_on, m.held_on)
				from wijraad_selection s
				join wijraad_round r on r.id = s.round_id
				join wijraad_meeting m on m.id = s.meeting_id
				left join wijraad_voting_rules v on v.selection_id = s.id
				where :secretary and s.state in ('PREPARED', 'OPEN')
			) w""";

    private final WorkRows work;
    private final Words words;

    SelectionWork(WorkRows work, Words words) {
        this.work = work;
        this.words = words;
    }

    @Override
    public List<Kind> kinds(Worker who) {
        var staff = Staff.of(who);
        var kinds = new ArrayList<Kind>();
        if (staff.is(Role.COUNCIL_MEMBER)) {
            kinds.add(BALLOT);
            kinds.add(COUNT);
        }
        if (staff.is(Role.SECRETARY)) {
            kinds.add(VOTE);
        }
        return kinds;
    }

    private record Row(String kind, UUID id, String round, String state, LocalDate due) {}

    @Override
    public List<Item> items(Worker who, Ask ask) {
        return work.rows(SELECT, params(who), ask, Row.class).stream()
                .map(this::item)
                .toList();
    }

    private Item item(Row row) {
        var key = row.kind().equals("stemmingen") ? "stemmingen." + row.state() : row.kind();
        return new Item(
                row.kind(),
                row.id(),
                words.get("selection.work.vote." + key, row.round()),
                "nl",
                "/werk/wijraad/selecties/" + row.id(),
                null,
                row.due(),
                row.due(),
                null,
                null);
    }

    @Override
    public Map<String, Count> counts(Worker who, LocalDate today) {
        return work.counts(SELECT, params(who), today);
    }

    private static Map<String, ?> params(Worker who) {
        var staff = Staff.of(who);
        return Map.of("user", who.id(), "member", staff.is(Role.COUNCIL_MEMBER), "secretary", staff.is(Role.SECRETARY));
    }
}
