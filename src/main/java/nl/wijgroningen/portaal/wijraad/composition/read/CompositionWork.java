package nl.wijgroningen.portaal.wijraad.composition.read;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits of the WIJ-raad: for the secretary vacancies and rules that are or will be broken, for the director
 * nominations. There are never more than some dozens.
 */
@Component
@Rule("R7")
class CompositionWork implements WorkSource {

    /** Within so many days a vacancy is filled, or on the day that the seat is empty, and a nomination has an answer (our choice). */
    private static final int DAYS = 28;

    private static final Kind VACANCY = new Kind("vacatures", "wijraad.work.kind.vacatures");
    private static final Kind TASK = new Kind("samenstelling", "wijraad.work.kind.samenstelling");
    private static final Kind NOMINATION = new Kind("voordrachten", "wijraad.work.kind.voordrachten");

    private static final String SELECT = """
			select *, false as mine from (
				select 'vacatures' as kind, id, seat, from_on, null as rule, null as name, 0 as has, 0 as of_all, opened_on as day,
					greatest(from_on, opened_on + %1$d) as due
				from wijraad_vacancy where closed_on is null and :secretary
				union all
				select 'samenstelling', id, 0, from_on, rule, null, has, of_all, opened_on, greatest(from_on, opened_on)
				from wijraad_task where closed_on is null and :secretary
				union all
				select 'voordrachten', n.id, n.seat, lower(n.during), null, coalesce(n.name, p.name), 0, 0, n.nominated_on,
					n.nominated_on + %1$d
				from wijraad_nomination n left join wijraad_person p on p.member_id = n.member_id and p.standing
				where n.outcome is null and :director
			) w""".formatted(DAYS);

    private final WorkRows work;
    private final Words words;

    CompositionWork(WorkRows work, Words words) {
        this.work = work;
        this.words = words;
    }

    @Override
    public List<Kind> kinds(Worker who) {
        var staff = Staff.of(who);
        var kinds = new ArrayList<Kind>();
        if (staff.is(Role.SECRETARY)) {
            kinds.add(TASK);
            kinds.add(VACANCY);
        }
        if (staff.is(Role.DIRECTOR)) {
            kinds.add(NOMINATION);
        }
        return kinds;
    }

    private record Row(
            String kind,
            UUID id,
            @Nullable Integer seat,
            LocalDate fromOn,
            @Nullable String rule,
            @Nullable String name,
            int has,
            int ofAll,
            LocalDate day,
            LocalDate due) {}

    @Override
    public List<Item> items(Worker who, Ask ask) {
        return work.rows(SELECT, params(who), ask, Row.class).stream()
                .map(this::item)
                .toList();
    }

    private Item item(Row row) {
        var text = switch (row.kind()) {
            case "vacatures" ->
                row.seat() == null
                        ? words.get("wijraad.work.vacancy.first", words.day(row.fromOn()))
                        : words.get("wijraad.work.vacancy", row.seat(), words.day(row.fromOn()));
            case "samenstelling" ->
                words.get(
                        "wijraad.work.task." + (row.has() > row.ofAll() ? "TOO_MANY" : row.rule()),
                        words.day(row.fromOn()),
                        row.has(),
                        row.ofAll());
            default -> words.get("wijraad.work.nomination", String.valueOf(row.name()), String.valueOf(row.seat()));
        };
        return new Item(
                row.kind(),
                row.id(),
                text,
                "nl",
                row.kind().equals("voordrachten")
                        ? "/werk/wijraad/voordrachten/" + row.id()
                        : "/werk/wijraad/samenstelling?dag=" + row.fromOn(),
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
        return Map.of("secretary", staff.is(Role.SECRETARY), "director", staff.is(Role.DIRECTOR));
    }
}
