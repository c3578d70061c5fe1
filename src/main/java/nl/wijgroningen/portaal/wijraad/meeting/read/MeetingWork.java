package nl.wijgroningen.portaal.wijraad.meeting.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.platform.work.WorkRows;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.platform.work.Worker;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits around meetings: actions for who does them, and all of them for the secretary; for members to say whether they
 * come; for the secretary to invite, to close, to write minutes and to have them approved.
 */
@Component
@Rule("R12d")
class MeetingWork implements WorkSource {

    /** Days before a meeting on which members are invited, after it for the minutes, and after the next for approval (our choice). */
    private static final int INVITE = 14;

    private static final int WRITE = 14;

    private static final Kind ACTION = new Kind("acties", "wijraad.work.kind.acties");
    private static final Kind COMING = new Kind("komst", "wijraad.work.kind.komst");
    private static final Kind MEETING = new Kind("vergaderingen", "wijraad.work.kind.vergaderingen");

    private static final String SELECT = """
			with me as (select member_id as id from wijraad_account where user_id = :user)
			select w.*, met.held_on from (
				select 'acties' as kind, a.id, a.meeting_id as meeting, left(a.text, 80) as text, 'action' as step,
					a.written_on as day, a.due_on as due,
					coalesce(p.name, '') as name, (a.member_id = (select id from me) or a.office = any (:offices)) is true as mine
				from wijraad_action a left join wijraad_person p on p.member_id = a.member_id and p.standing
				where a.done_on is null and (:secretary or a.member_id = (select id from me) or a.office = any (:offices))
				union all
				select 'komst', m.id, m.id, '', 'coming', m.invited_on, m.held_on, '', false
				from wijraad_meeting m
				where m.state = 'INVITED' and m.held_on >= :today::date and exists (select from me)
					and exists (select from wijraad_term t where t.member_id = (select id from me) and t.standing and t.during @> m.held_on)
					and not exists (select from wijraad_attendance a
						where a.meeting_id = m.id and a.member_id = (select id from me) and a.coming is not null)
				union all
				select 'vergaderingen', m.id, m.id, '', case when m.held_on < :today::date then 'close' else 'invite' end,
					m.planned_on, case when m.held_on < :today::date then m.held_on else m.held_on - %1$d end, '', false
				from wijraad_meeting m
				where :secretary and (m.state in ('PLANNED', 'INVITED') and m.held_on < :today::date
					or m.state = 'PLANNED' and m.held_on between :today::date and :today::date + 2 * %1$d)
				union all
				select 'vergaderingen', m.id, m.id, '', 'write', m.ended_on, m.held_on + %2$d, '', false
				from wijraad_meeting m
				where :secretary and m.state = 'HELD' and not exists (select from wijraad_minutes n where n.meeting_id = m.id)
				union all
				select 'vergaderingen', m.id, m.id, '', 'approve', m.ended_on,
					(select min(l.held_on) from wijraad_meeting l where l.held_on > m.held_on and l.state = 'HELD') + %2$d, '', false
				from wijraad_meeting m
				where :secretary and m.state = 'HELD' and exists (select from wijraad_minutes n where n.meeting_id = m.id)
					and not exists (select from wijraad_approval o where o.meeting_id = m.id)
					and exists (select from wijraad_meeting l where l.held_on > m.held_on and l.state = 'HELD')
			) w
			join wijraad_meeting met on met.id = w.meeting
			""".formatted(INVITE, WRITE);

    private final WorkRows work;
    private final Words words;

    MeetingWork(WorkRows work, Words words) {
        this.work = work;
        this.words = words;
    }

    @Override
    public List<Kind> kinds(Worker who) {
        var staff = Staff.of(who);
        var kinds = new ArrayList<Kind>();
        if (staff.is(Role.SECRETARY)) {
            kinds.add(MEETING);
        }
        if (staff.is(Role.COUNCIL_MEMBER)) {
            kinds.add(COMING);
        }
        if (staff.is(Role.SECRETARY) || staff.is(Role.COUNCIL_MEMBER) || staff.is(Role.DIRECTOR)) {
            kinds.add(ACTION);
        }
        return kinds;
    }

    private record Row(
            String kind,
            UUID id,
            UUID meeting,
            String text,
            String step,
            @Nullable LocalDate day,
            LocalDate due,
            String name,
            LocalDate heldOn) {}

    @Override
    public List<Item> items(Worker who, Ask ask) {
        return work.rows(SELECT, params(who), ask, Row.class).stream()
                .map(this::item)
                .toList();
    }

    private Item item(Row row) {
        var text = row.step().equals("action")
                ? row.text()
                : words.get("wijraad.work.meeting." + row.step(), words.day(row.heldOn()));
        var page = "/werk/wijraad/vergaderingen/" + row.meeting();
        return new Item(
                row.kind(),
                row.id(),
                text,
                "nl",
                row.step().equals("write") || row.step().equals("approve") ? page + "/notulen" : page,
                null,
                row.day(),
                row.due(),
                null,
                row.name().isEmpty() ? null : row.name());
    }

    @Override
    public Map<String, Count> counts(Worker who, LocalDate today) {
        return work.counts(SELECT, params(who), today);
    }

    private static Map<String, ?> params(Worker who) {
        var staff = Staff.of(who);
        var offices = Stream.of(Role.SECRETARY, Role.DIRECTOR)
                .filter(staff::is)
                .map(Role::name)
                .toArray(String[]::new);
        return Map.of("user", who.id(), "secretary", staff.is(Role.SECRETARY), "offices", offices);
    }
}
