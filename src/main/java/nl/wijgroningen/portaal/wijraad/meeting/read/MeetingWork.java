package nl.wijgroningen.portaal.wijraad.meeting.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.platform.work.Worker;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
			select * from (
				select 'acties' as kind, a.id, a.meeting_id as meeting, left(a.text, 80) as text, 'action' as step,
					a.written_on as day, a.due_on as due,
					coalesce(p.name, '') as name, a.member_id = :member::uuid or a.office = any (:offices) as own
				from wijraad_action a left join wijraad_person p on p.member_id = a.member_id and p.standing
				where a.done_on is null and (:secretary or a.member_id = :member::uuid or a.office = any (:offices))
				union all
				select 'komst', m.id, m.id, '', 'coming', m.invited_on, m.held_on, '', true
				from wijraad_meeting m
				where m.state = 'INVITED' and m.held_on >= :today::date and :member::uuid is not null
					and exists (select from wijraad_term t where t.member_id = :member::uuid and t.standing and t.during @> m.held_on)
					and not exists (select from wijraad_attendance a
						where a.meeting_id = m.id and a.member_id = :member::uuid and a.coming is not null)
				union all
				select 'vergaderingen', m.id, m.id, '', case when m.held_on < :today::date then 'close' else 'invite' end,
					m.planned_on, case when m.held_on < :today::date then m.held_on else m.held_on - %1$d end, '', true
				from wijraad_meeting m
				where :secretary and (m.state in ('PLANNED', 'INVITED') and m.held_on < :today::date
					or m.state = 'PLANNED' and m.held_on between :today::date and :today::date + 2 * %1$d)
				union all
				select 'vergaderingen', m.id, m.id, '', 'write', m.ended_on, m.held_on + %2$d, '', true
				from wijraad_meeting m
				where :secretary and m.state = 'HELD' and not exists (select from wijraad_minutes n where n.meeting_id = m.id)
				union all
				select 'vergaderingen', m.id, m.id, '', 'approve', m.ended_on,
					(select min(l.held_on) from wijraad_meeting l where l.held_on > m.held_on and l.state = 'HELD') + %2$d, '', true
				from wijraad_meeting m
				where :secretary and m.state = 'HELD' and exists (select from wijraad_minutes n where n.meeting_id = m.id)
					and not exists (select from wijraad_approval o where o.meeting_id = m.id)
					and exists (select from wijraad_meeting l where l.held_on > m.held_on and l.state = 'HELD')
			) w
			join lateral (select held_on from wijraad_meeting where id = w.meeting) met on true
			""".formatted(INVITE, WRITE);

    private final JdbcClient jdbc;
    private final Words words;

    MeetingWork(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
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
            @Nullable Boolean own,
            LocalDate heldOn) {}

    @Override
    public List<Item> items(Worker who, Ask ask) {
        var from = ask.from();
        return bind(
                        SELECT + " where kind = any (:kinds)" + (ask.late() ? " and due < :today" : "")
                                + (ask.mine() ? " and kind = 'acties' and own" : "")
                                + (from == null ? "" : " and (due, id) >= (:due, :id)")
                                + " order by due, id limit :limit",
                        who,
                        ask.today())
                .param("kinds", ask.kinds().toArray(String[]::new))
                .param("due", from == null ? null : from.due())
                .param("id", from == null ? null : from.id())
                .param("limit", ask.limit())
                .query(Row.class)
                .list()
                .stream()
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

    private record Counted(String kind, int all, int late, int mine) {}

    @Override
    public Map<String, Count> counts(Worker who, LocalDate today) {
        var counts = new HashMap<String, Count>();
        bind(
                        "select kind, count(*) as \"all\", count(*) filter (where due < :today) as late,"
                                + " count(*) filter (where kind = 'acties' and own) as mine from (" + SELECT
                                + ") c group by kind",
                        who,
                        today)
                .query(Counted.class)
                .list()
                .forEach(it -> counts.put(it.kind(), new Count(it.all(), it.late(), it.mine())));
        return counts;
    }

    private static final String MEMBER = "(select member_id from wijraad_account where user_id = :user)";

    private JdbcClient.StatementSpec bind(String sql, Worker who, LocalDate today) {
        var staff = Staff.of(who);
        var offices = new ArrayList<String>();
        if (staff.is(Role.SECRETARY)) {
            offices.add("SECRETARY");
        }
        if (staff.is(Role.DIRECTOR)) {
            offices.add("DIRECTOR");
        }
        return jdbc.sql(sql.replace(":member::uuid", MEMBER))
                .param("user", who.id())
                .param("secretary", staff.is(Role.SECRETARY))
                .param("offices", offices.toArray(String[]::new))
                .param("today", today);
    }
}
