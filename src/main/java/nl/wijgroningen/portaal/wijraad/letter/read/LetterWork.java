package nl.wijgroningen.portaal.wijraad.letter.read;

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

/** Letters that the secretary must still read, adjust and settle. */
@Component
@Rule("R6")
class LetterWork implements WorkSource {

    /** So many days after the decision a letter goes out (our choice). */
    private static final int DAYS = 7;

    private static final Kind LETTER = new Kind("brieven", "wijraad.work.kind.brieven");

    private static final String SELECT = """
			select 'brieven' as kind, id, kind as letter, recipient, made_on as day, made_on + %d as due, false as mine
			from wijraad_letter where settled_on is null and :secretary
			""".formatted(DAYS);

    private final WorkRows work;
    private final Words words;

    LetterWork(WorkRows work, Words words) {
        this.work = work;
        this.words = words;
    }

    @Override
    public List<Kind> kinds(Worker who) {
        return Staff.of(who).is(Role.SECRETARY) ? List.of(LETTER) : List.of();
    }

    private record Row(UUID id, String letter, String recipient, LocalDate day, LocalDate due) {}

    @Override
    public List<Item> items(Worker who, Ask ask) {
        return work.rows(SELECT, params(who), ask, Row.class).stream()
                .map(it -> new Item(
                        LETTER.name(),
                        it.id(),
                        words.get(
                                "wijraad.work.letter", words.get("wijraad.letter.kind." + it.letter()), it.recipient()),
                        "nl",
                        "/werk/wijraad/brieven/" + it.id(),
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
        return Map.of("secretary", Staff.of(who).is(Role.SECRETARY));
    }
}
