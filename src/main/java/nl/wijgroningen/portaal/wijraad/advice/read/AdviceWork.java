package nl.wijgroningen.portaal.wijraad.advice.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.work.WorkRows;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.platform.work.Worker;
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
			select *, false as mine from (
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

    private final WorkRows work;

    AdviceWork(WorkRows work) {
        this.work = work;
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
        return work.rows(SELECT, params(who), ask, Row.class).stream()
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

    @Override
    public Map<String, Count> counts(Worker who, LocalDate today) {
        return work.counts(SELECT, params(who), today);
    }

    private static Map<String, ?> params(Worker who) {
        var staff = Staff.of(who);
        return Map.of("secretary", staff.is(Role.SECRETARY), "director", staff.is(Role.DIRECTOR));
    }
}
