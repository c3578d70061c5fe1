package nl.wijgroningen.portaal.experience.domain;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceSettings;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.WorkingDays;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two hundred tellings over twenty days: nothing that the database keeps, in any table, says in which order they were told
 * within a day (R33). The catalog is walked, so that new tables are looked at by themselves.
 */
@PortalTest
class OrderOfTellingTest {

    private static final int DAYS = 20;
    private static final int A_DAY = 10;
    private static final double MOST = 0.3;

    /** Tables that are not looked at, each with the reason. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "experience_waiting", "holds the order until the morning, and is empty then",
            "experience_draft", "is written while somebody tells, and gone when it is sent");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Experiences experiences;

    @Autowired
    private Responses responses;

    @Autowired
    private DangerWords danger;

    @Autowired
    private Publications publications;

    @Autowired
    private Demo demo;

    @Autowired
    private DraftBox drafts;

    @Autowired
    private Keys keys;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Teams teams;

    @Autowired
    private TransactionTemplate transaction;

    private final Random random = new Random(17);

    @AfterEach
    void forget() {
        clock.reset();
        jdbc.sql("delete from experience where happened like 'zzvolgorde %'").update();
        jdbc.sql("drop table if exists experience_in_order").update();
    }

    @Test
    @Rule("R33")
    void nothingKeepsTheOrderOfADay() {
        var codes = tell(true);
        var found = correlations(codes);
        System.out.println("order of telling, the strongest: "
                + found.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .limit(5)
                        .map(it -> it.getKey() + " %.2f".formatted(it.getValue()))
                        .collect(joining(", ")));
        assertThat(found.keySet())
                .contains("experience.xmin", "experience.ctid", "experience.id", "experience.happened")
                .contains("experience_statement.ctid", "pg_toast of experience.chunk_id");
        assertThat(found)
                .allSatisfy(
                        (what, correlation) -> assertThat(correlation).as(what).isLessThan(MOST));
        assertThat(jdbc.sql("select count(*) from experience_waiting where content::text like '%zzvolgorde%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** The same look at what a portal would keep that puts each telling where it stays as it comes. */
    @Test
    void findsTheOrderOfAPlainInsert() {
        jdbc.sql("create table experience_in_order (like experience including defaults including storage)")
                .update();
        var found = correlations(tell(false));
        assertThat(found.entrySet().stream().filter(it -> it.getValue() >= MOST).map(Map.Entry::getKey))
                .contains(
                        "experience_in_order.xmin",
                        "experience_in_order.ctid",
                        "pg_toast of experience_in_order.chunk_id");
    }

    /** @return the codes' hashes of each day, in the order of telling */
    private List<List<byte[]>> tell(boolean throughTheMorning) {
        var morning = new WaitingRoom(
                jdbc,
                json,
                experiences,
                responses,
                danger,
                publications,
                new ExperienceSettings(ExperienceSettings.Release.MORNING, ""),
                demo);
        var telling = new Telling(drafts, morning, keys, clock);
        var days = new ArrayList<List<byte[]>>();
        var day = WorkingDays.onOrAfter(LocalDate.now(clock).minusDays(60));
        for (var i = 0; i < DAYS; i++) {
            clock.moveTo(day);
            var hashes = new ArrayList<byte[]>();
            for (var j = 0; j < A_DAY; j++) {
                var code = TellerCode.random(new SecureRandom());
                hashes.add(drafts.hash(code));
                transaction.executeWithoutResult(it -> drafts.add(code, draft()));
                transaction.executeWithoutResult(it -> telling.send(code));
                if (!throughTheMorning) {
                    plainInsert(morning, drafts.hash(code));
                }
            }
            day = WorkingDays.next(day);
            clock.moveTo(day);
            if (throughTheMorning) {
                transaction.executeWithoutResult(it -> morning.release());
            }
            days.add(hashes);
        }
        return days;
    }

    /** Releases it into a table of the same shape, in the order in which it comes. */
    private void plainInsert(WaitingRoom morning, byte[] hash) {
        transaction.executeWithoutResult(it -> morning.release());
        transaction.executeWithoutResult(
                it -> jdbc.sql("insert into experience_in_order select * from experience where code_hash = :hash")
                        .param("hash", hash)
                        .update());
    }

    /** Long and of letters without a pattern, so that it is kept apart from its row. */
    private Draft draft() {
        var story =
                random.ints(2600, 'a', 'z' + 1).mapToObj(Character::toString).collect(joining());
        return Draft.start("nl", false, false)
                .at(new Draft.Place(teams.bySlug("haren").orElseThrow().id(), null))
                .about("geld", Contact.PHONE)
                .readBy(Draft.Readers.TEAM)
                .tells(new Draft.Story("zzvolgorde " + story, story.substring(100), story.substring(200), null))
                .judges(Map.of("fast", 1 + random.nextInt(5), "own_direction", 9))
                .check(Set.of())
                .choosesPublic(random.nextBoolean());
    }

    /** Of everything that has a value for the tellings of a day: the mean over the days of its rank correlation with their order. */
    private Map<String, Double> correlations(List<List<byte[]>> days) {
        var place = new LinkedHashMap<String, int[]>();
        for (var day = 0; day < days.size(); day++) {
            for (var i = 0; i < days.get(day).size(); i++) {
                place.put(HexFormat.of().formatHex(days.get(day).get(i)), new int[] {day, i});
            }
        }
        var found = new TreeMap<String, Double>();
        for (var table : tables()) {
            var ids = "select id from experience where happened like 'zzvolgorde %'";
            var key = table.columns().contains("code_hash")
                    ? "encode(t.code_hash, 'hex')"
                    : table.columns().contains("experience_id")
                            ? "(select encode(e.code_hash, 'hex') from experience e where e.id = t.experience_id)"
                            : null;
            if (key == null) {
                assertThat(holdsATelling(table, ids))
                        .as("%s holds something of a telling: say here how it is found", table.name())
                        .isFalse();
                continue;
            }
            var looks = new ArrayList<>(table.columns());
            looks.addAll(List.of("xmin", "ctid"));
            for (var column : looks) {
                add(found, place, table.name() + "." + column, key, "t." + column + "::text", table.name(), column);
            }
            for (var column : table.toasted()) {
                add(
                        found,
                        place,
                        "pg_toast of " + table.name() + ".chunk_id",
                        key,
                        "pg_column_toast_chunk_id(t." + column + ")::text",
                        table.name(),
                        "chunk_id");
            }
        }
        return found;
    }

    private record Value(String code, String value) {}

    private void add(
            Map<String, Double> found,
            Map<String, int[]> place,
            String what,
            String key,
            String expression,
            String table,
            String column) {
        var rows = jdbc.sql("select " + key + " as code, " + expression + " as value from " + table + " t where "
                        + expression + " is not null")
                .query(Value.class)
                .list();
        var byDay = new TreeMap<Integer, Map<Integer, Double>>();
        var ranks = ranks(rows.stream().map(Value::value).distinct().toList(), column);
        for (var row : rows) {
            var at = row.code() == null ? null : place.get(row.code());
            if (at != null) {
                byDay.computeIfAbsent(at[0], it -> new TreeMap<>()).putIfAbsent(at[1], ranks.get(row.value()));
            }
        }
        byDay.values().stream()
                .filter(it -> it.size() > 2)
                .mapToDouble(OrderOfTellingTest::spearman)
                .average()
                .ifPresent(it -> found.merge(what, Math.abs(it), Math::max));
    }

    /** Numbers by size, places in the table by page and line, everything else as text. */
    private static Map<String, Double> ranks(List<String> values, String column) {
        Comparator<String> order = column.equals("ctid")
                ? Comparator.comparingLong(OrderOfTellingTest::line)
                : values.stream().allMatch(it -> it.matches("\\d{1,18}"))
                        ? Comparator.comparingLong(Long::parseLong)
                        : Comparator.naturalOrder();
        var sorted = values.stream().sorted(order).toList();
        var ranks = new LinkedHashMap<String, Double>();
        IntStream.range(0, sorted.size()).forEach(it -> ranks.put(sorted.get(it), (double) it));
        return ranks;
    }

    private static long line(String ctid) {
        var parts = ctid.replaceAll("[()]", "").split(",");
        return Long.parseLong(parts[0]) * 100_000 + Long.parseLong(parts[1]);
    }

    /** Spearman's rho: the correlation of ranks, equal ones sharing their mean; 0 when all are equal. */
    static double spearman(Map<Integer, Double> valuesByPlace) {
        var places =
                meanRanks(valuesByPlace.keySet().stream().map(it -> (double) it).toList());
        var values = meanRanks(List.copyOf(valuesByPlace.values()));
        var n = places.length;
        var mean = (n + 1) / 2.0;
        double both = 0;
        double one = 0;
        double other = 0;
        for (var i = 0; i < n; i++) {
            both += (places[i] - mean) * (values[i] - mean);
            one += (places[i] - mean) * (places[i] - mean);
            other += (values[i] - mean) * (values[i] - mean);
        }
        return other == 0 ? 0 : both / Math.sqrt(one * other);
    }

    private static double[] meanRanks(List<Double> values) {
        return values.stream()
                .mapToDouble(it -> {
                    var less = values.stream().filter(other -> other < it).count();
                    var equal =
                            values.stream().filter(other -> other.equals(it)).count();
                    return less + (equal + 1) / 2.0;
                })
                .toArray();
    }

    private record Table(String name, List<String> columns, List<String> toasted) {}

    private record Column(String table, String name, boolean toasted) {}

    private List<Table> tables() {
        var tables = new LinkedHashMap<String, Table>();
        jdbc.sql("""
						select c.relname as table, a.attname as name, a.attstorage in ('x', 'e', 'm') and c.reltoastrelid > 0 as toasted
						from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
						where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
							and c.relname <> 'flyway_schema_history'
						order by c.relname, a.attnum
						""").query(Column.class).list().forEach(it -> {
            var table =
                    tables.computeIfAbsent(it.table(), name -> new Table(name, new ArrayList<>(), new ArrayList<>()));
            table.columns().add(it.name());
            if (it.toasted()) {
                table.toasted().add(it.name());
            }
        });
        assertThat(tables.keySet()).containsAll(LEFT_OUT.keySet());
        LEFT_OUT.keySet().forEach(tables::remove);
        return List.copyOf(tables.values());
    }

    /** Whether a row of a table that does not point at experiences names one all the same, or holds a word of it. */
    private boolean holdsATelling(Table table, String ids) {
        return jdbc.sql("select exists (select from " + table.name()
                        + " t where t::text like '%zzvolgorde %' or exists (" + ids
                        + " and strpos(t::text, experience.id::text) > 0))")
                .query(Boolean.class)
                .single();
    }
}
