package nl.wijgroningen.portaal.wijraad.advice.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.platform.work.Worker;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits of advices: for the director answers, for the secretary what was asked, what was decided and must be sent, and
 * points of which it is time to say whether they were done. There are never more than some dozens.
 */
@Component
@Rule("R12e")
class AdviceWork implements WorkSource {

    /** Within so many days after the decision it is sent (our choice). */
    private static final int SENT_WITHIN = 7;

    /** Within so many days after the year is said whether it was done: there is a meeting in between (our choice). */
    private static final int JUDGED_WITHIN = 42;

    private static final Kind ANSWER = new Kind("adviezen-te-beantwoorden", "advice.work.kind.answer");
    private static final Kind WRITE = new Kind("adviezen-gevraagd", "advice.work.kind.write");
    private static final Kind SEND = new Kind("adviezen-te-versturen", "advice.work.kind.send");
    private static final Kind JUDGE = new Kind("adviezen-na-een-jaar", "advice.work.kind.judge");

    private static final String SELECT = """
			select * from (
				select 'adviezen-te-beantwoorden' as kind, id, title, sent_on as day, due_on as due
				from wijraad_advice where sent_on is not null and answered_on is null and :director
				union all
				select 'adviezen-gevraagd', id, title, asked_on, wanted_on
				from wijraad_advice where sent_on is null and decided_on is null and asked_on is not null and :secretary
				union all
				select 'adviezen-te-versturen', id, title, decided_on, decided_on + %d
				from wijraad_advice where sent_on is null and decided_on is not null and :secretary
				union all
				select 'adviezen-na-een-jaar', a.id, a.title, w.judge_from, w.judge_from + %d
				from (select p.advice_id, min(p.judge_from) as judge_from from wijraad_point p
					where p.judge_from <= :today and not exists (select from wijraad_judgement j where j.point_id = p.id)
					group by p.advice_id) w
				join wijraad_advice a on a.id = w.advice_id
				where :secretary
			) w""".formatted(SENT_WITHIN, JUDGED_WITHIN);

    private final JdbcClient jdbc;

    AdviceWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Kind> kinds(Worker who) {
        var staff = Staff.of(who);
        var kinds = new ArrayList<Kind>();
        if (staff.is(Role.DIRECTOR)) {
            kinds.add(ANSWER);
        }
        if (staff.is(Role.SECRETARY)) {
            kinds.addAll(List.of(WRITE, SEND, JUDGE));
        }
        return kinds;
    }

    private record Row(String kind, UUID id, String title, LocalDate day, LocalDate due) {}

    @Override
    public List<Item> items(Worker who, Ask ask) {
        if (ask.mine()) {
            return List.of();
        }
        var from = ask.from();
        return bind(
                        SELECT + " where kind = any (:kinds)" + (ask.late() ? " and due < :today" : "")
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
                .map(it -> new Item(
                        it.kind(),
                        it.id(),
                        it.title(),
                        "nl",
                        "/werk/wijraad/adviezen/" + it.id(),
                        null,
                        it.day(),
                        it.due(),
                        null,
                        null))
                .toList();
    }

    private record Counted(String kind, int all, int late) {}

    @Override
    public Map<String, Count> counts(Worker who, LocalDate today) {
        var counts = new HashMap<String, Count>();
        bind(
                        "select kind, count(*) as \"all\", count(*) filter (where due < :today) as late from (" + SELECT
                                + ") c group by kind",
                        who,
                        today)
                .query(Counted.class)
                .list()
                .forEach(it -> counts.put(it.kind(), new Count(it.all(), it.late(), 0)));
        return counts;
    }

    private JdbcClient.StatementSpec bind(String sql, Worker who, LocalDate today) {
        var staff = Staff.of(who);
        return jdbc.sql(sql)
                .param("secretary", staff.is(Role.SECRETARY))
                .param("director", staff.is(Role.DIRECTOR))
                .param("today", today);
    }
}
