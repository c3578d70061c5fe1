package nl.wijgroningen.portaal.wijraad.letter.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import nl.wijgroningen.portaal.platform.work.Worker;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters that the secretary must still read, adjust and settle. */
@Component
@Rule("R6")
class LetterWork implements WorkSource {

    /** So many days after the decision a letter goes out (our choice). */
    private static final int DAYS = 7;

    private static final Kind LETTER = new Kind("brieven", "wijraad.work.kind.brieven");

    private final JdbcClient jdbc;
    private final Words words;

    LetterWork(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public List<Kind> kinds(Worker who) {
        return Staff.of(who).is(Role.SECRETARY) ? List.of(LETTER) : List.of();
    }

    private record Row(UUID id, String kind, String recipient, LocalDate madeOn) {}

    @Override
    public List<Item> items(Worker who, Ask ask) {
        if (ask.mine() || !ask.kinds().contains(LETTER.name()) || kinds(who).isEmpty()) {
            return List.of();
        }
        var from = ask.from();
        return jdbc
                .sql("""
						select id, kind, recipient, made_on from wijraad_letter
						where settled_on is null and (:all or made_on < :today - %1$d) and (:fresh or (made_on + %1$d, id) >= (:due, :id))
						order by made_on, id limit :limit
						""".formatted(DAYS))
                .param("all", !ask.late())
                .param("today", ask.today())
                .param("fresh", from == null)
                .param("due", from == null ? ask.today() : from.due())
                .param("id", from == null ? new UUID(0, 0) : from.id())
                .param("limit", ask.limit())
                .query(Row.class)
                .list()
                .stream()
                .map(it -> new Item(
                        LETTER.name(),
                        it.id(),
                        words.get("wijraad.work.letter", words.get("wijraad.letter.kind." + it.kind()), it.recipient()),
                        "nl",
                        "/werk/wijraad/brieven/" + it.id(),
                        null,
                        it.madeOn(),
                        it.madeOn().plusDays(DAYS),
                        null,
                        null))
                .toList();
    }

    private record Counted(int all, int late) {}

    @Override
    public Map<String, Count> counts(Worker who, LocalDate today) {
        if (kinds(who).isEmpty()) {
            return Map.of();
        }
        var counted = jdbc.sql("""
						select count(*) as "all", count(*) filter (where made_on < :today - %d) as late
						from wijraad_letter where settled_on is null
						""".formatted(DAYS))
                .param("today", today)
                .query(Counted.class)
                .single();
        return Map.of(LETTER.name(), new Count(counted.all(), counted.late(), 0));
    }
}
