package nl.wijgroningen.portaal.wijraad.recruitment.read;

import java.time.LocalDate;
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
 * What waits in a round: a text for Stadadviseert, and for the secretary a text that they looked at or that is adopted, and
 * a round past its last day. There are never more than some.
 */
@Component
@Rule("R11")
class RecruitmentWork implements WorkSource {

    /** Days within which Stadadviseert looks, the secretary goes on, and a round is closed after its last day (our choice). */
    private static final int LOOK = 14;

    private static final int GO_ON = 7;
    private static final int CLOSE = 42;

    private static final Kind TEXT = new Kind("wervingsteksten", "recruitment.work.kind.wervingsteksten");
    private static final Kind ROUND = new Kind("wervingsrondes", "recruitment.work.kind.wervingsrondes");

    private static final String SELECT = """
			select *, false as mine from (
				select 'wervingsteksten' as kind, id, title, state, sent_on as day, sent_on + %1$d as due, 0 as applied
				from wijraad_round where state = 'WITH_STADADVISEERT' and :looks
				union all
				select 'wervingsteksten', id, title, state, greatest(looked_on, adopted_on),
					least(greatest(looked_on, adopted_on) + %2$d, greatest(opens_on, looked_on)), 0
				from wijraad_round where state in ('LOOKED', 'ADOPTED') and :secretary
				union all
				select 'wervingsrondes', r.id, r.title, r.state, r.closes_on + 1, r.closes_on + %3$d,
					(select count(*) from wijraad_candidate c where c.round_id = r.id and c.state = 'APPLIED')
				from wijraad_round r where r.state = 'PUBLISHED' and r.closes_on < :today and :secretary
			) w""".formatted(LOOK, GO_ON, CLOSE);

    private final WorkRows work;
    private final Words words;

    RecruitmentWork(WorkRows work, Words words) {
        this.work = work;
        this.words = words;
    }

    @Override
    public List<Kind> kinds(Worker who) {
        var staff = Staff.of(who);
        if (staff.is(Role.SECRETARY)) {
            return List.of(TEXT, ROUND);
        }
        return staff.is(Role.STADADVISEERT) ? List.of(TEXT) : List.of();
    }

    private record Row(String kind, UUID id, String title, String state, LocalDate day, LocalDate due, int applied) {}

    @Override
    public List<Item> items(Worker who, Ask ask) {
        return work.rows(SELECT, params(who), ask, Row.class).stream()
                .map(this::item)
                .toList();
    }

    private Item item(Row row) {
        var round = row.state().equals("PUBLISHED");
        return new Item(
                row.kind(),
                row.id(),
                words.get("recruitment.work." + row.state(), row.title(), row.applied()),
                "nl",
                "/werk/wijraad/werving/" + row.id() + (round ? "" : "/tekst"),
                null,
                row.day(),
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
        return Map.of("secretary", staff.is(Role.SECRETARY), "looks", staff.is(Role.STADADVISEERT));
    }
}
