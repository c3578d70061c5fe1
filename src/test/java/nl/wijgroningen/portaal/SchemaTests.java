package nl.wijgroningen.portaal;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One schema, in which each module keeps to its own tables, nothing dates a teller, and the data map knows every column. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaTests {

    /** The columns with a day in tables of tellers, each with the reason why it tells nothing about the teller (R33). */
    private static final Map<String, String> DAYS = Map.ofEntries(
            Map.entry("experience_draft.expires_on", "a draft must go, and is gone when it is sent"),
            Map.entry("experience_response.sent_on", "what staff do has a day"),
            Map.entry("experience_assignment.assigned_on", "what staff do has a day"),
            Map.entry("experience_note.noted_on", "what staff do has a day"),
            Map.entry("experience_note.changed_on", "what staff do has a day"),
            Map.entry("experience_assignee.given_on", "what staff do has a day"),
            Map.entry("experience_kept.kept_on", "what staff do has a day; what words in a text did has none"),
            Map.entry("experience_permission.asked_on", "what staff do has a day; the answer has a week"),
            Map.entry("experience_danger_word.changed_on", "what staff do has a day"),
            Map.entry("experience_publication.checked_on", "what staff do has a day"),
            Map.entry("experience_publication.published_on", "what staff do has a day"),
            Map.entry("experience_objection.decided_on", "what staff do has a day"),
            Map.entry("experience_batch.ordered_on", "what staff do has a day"),
            Map.entry("experience_batch.printed_on", "what staff do has a day"),
            Map.entry("experience_batch.cancelled_on", "what staff do has a day"),
            Map.entry("experience_batch.expires_on", "the end of a month, of a whole batch"),
            Map.entry(
                    "experience_report.reported_on",
                    "by a reader, of whom nothing else is kept; it is decided in two days"),
            Map.entry("experience_report.due_on", "as above"),
            Map.entry("experience_report.decided_on", "what staff do has a day"),
            Map.entry("experience_improvement.due_on", "what staff promise has a day"),
            Map.entry("experience_improvement.promised_on", "what staff do has a day"),
            Map.entry("experience_improvement.changed_on", "what staff do has a day; a teller's no leaves it as it is"),
            Map.entry("experience_improvement.ended_on", "what staff do has a day"),
            Map.entry("experience_source.linked_on", "what staff do has a day"),
            Map.entry("experience_step.was_due_on", "what staff promised has a day"),
            Map.entry("experience_step.done_on", "what staff do has a day; what a teller brought about has a week"),
            Map.entry("experience_proof.since", "since when something is different, as staff say"),
            Map.entry("experience_proof.offered_on", "what staff do has a day"),
            Map.entry("experience_proof.confirmed_on", "what staff do has a day"),
            Map.entry("experience_proof.returned_on", "what staff do has a day"),
            Map.entry("experience_proof.asked_on", "all tellers of a proof are asked on one day"));

    /** The columns with a default in tables of tellers: a constant tells nothing of when or in what order. */
    private static final Map<String, String> CONSTANTS = Map.of(
            "experience_proof.noticed", "0",
            "experience_proof.not_noticed", "0",
            "experience_proof.printed", "0",
            "experience_proof.confirmed", "(confirmed_by IS NOT NULL)",
            "experience_improvement.proof_confirmed", "((proof_id IS NOT NULL) OR NULL::boolean)",
            "experience_response.kind", "'ANSWER'::text",
            "experience.source", "'OWN'::text",
            "experience.words", // made of the story alone
                    "search_vector(language, ''::text, ((((((happened || ' '::text) || COALESCE(went_well, ''::text)) || ' '::text)"
                            + " || COALESCE(could_be_better, ''::text)) || ' '::text) || COALESCE(wish, ''::text)))",
            "experience_verdict.printed_code", "false");

    /** The one table that all modules may read. */
    private static final String SHARED = "platform_theme";

    private static final String HISTORY = "flyway_schema_history";

    private final JdbcClient jdbc;
    private Set<String> tables;
    private List<Column> columns;

    SchemaTests(@Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param type as in SQL; {@code fallback} is the default value or how an identity is made, or empty */
    record Column(String table, String name, String type, String fallback) {

        String full() {
            return table + "." + name;
        }
    }

    record Reference(String from, String to) {}

    @BeforeAll
    void readCatalog() {
        columns = jdbc.sql("""
						select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
							coalesce(pg_get_expr(d.adbin, d.adrelid), nullif(a.attidentity, '')::text, '') as fallback
						from pg_class c
						join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
						left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
						where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
							and c.relname <> :history
						order by c.relname, a.attnum
						""").param("history", HISTORY).query(Column.class).list();
        tables = columns.stream().map(Column::table).collect(toCollection(TreeSet::new));
        assertThat(tables).as("the catalog").hasSizeGreaterThan(15);
    }

    @Test
    void aTablesNameBeginsWithItsModules() {
        var made = new TreeMap<String, String>();
        Sources.under(Sources.MIGRATIONS, ".sql")
                .forEach((file, sql) -> Sources.found(
                                "(?i)\\bcreate (?:unlogged )?(?:table|view|materialized view) (?:if not exists )?(\\w+)",
                                sql)
                        .forEach(it -> made.put(it, file.substring(0, file.indexOf('/')))));
        assertThat(tables).as("tables that a migration makes").isEqualTo(made.keySet());
        made.forEach((table, folder) -> assertThat(module(table)).as(table).isEqualTo(folder));
    }

    @Test
    void foreignKeysPointUp() {
        var references = jdbc.sql("""
						select conrelid::regclass::text as from, confrelid::regclass::text as to
						from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
						""").query(Reference.class).list();
        assertThat(references)
                .isNotEmpty()
                .allMatch(it -> Sources.MODULES.indexOf(module(it.to())) <= Sources.MODULES.indexOf(module(it.from())));
    }

    @Test
    @Rule("R33")
    void nothingDatesATeller() {
        var days = tellers()
                .filter(it -> it.type().matches("(date|time|interval|ts(tz)?(multi)?range).*")
                        || it.name().matches("(.*_)?(at|on|day|date|time|moment|hour|created|updated|modified)"))
                .map(Column::full);
        assertThat(days).containsExactlyInAnyOrderElementsOf(DAYS.keySet());
    }

    /** A number that counts up, or a value made at the moment of writing, gives the order of telling away. */
    @Test
    @Rule("R33")
    void nothingCountsTellers() {
        assertThat(tellers().filter(it -> !it.fallback().isEmpty()).collect(toMap(Column::full, Column::fallback)))
                .isEqualTo(CONSTANTS);
        assertThat(tellers().filter(it -> it.name().equals("id")))
                .isNotEmpty()
                .allMatch(it -> it.type().equals("uuid"));
    }

    @Test
    @Rule("R12")
    @Rule("R33")
    void nothingReachesATeller() {
        assertThat(tellers()
                        .filter(it -> it.name()
                                        .matches(
                                                "(.*_)?(ip|inet|address|e?mail|phone|tel|mobile|postcode|pc4|pc6|name|birth|agent|browser|device)(_.*)?")
                                || it.type().matches("inet|cidr|macaddr.*")))
                .isEmpty();
    }

    @Test
    void modulesReadAndWriteTheirOwnTables() {
        var foreign = new TreeMap<String, Set<String>>();
        Sources.under(Sources.JAVA, ".java")
                .forEach((file, java) -> literals(java)
                        .flatMap(this::named)
                        .filter(it -> !it.equals(SHARED) && !module(it).equals(file.replaceFirst("/.*", "")))
                        .forEach(it -> foreign.computeIfAbsent(file, key -> new TreeSet<>())
                                .add(it)));
        assertThat(foreign).as("tables of other modules").isEmpty();
    }

    @Test
    void theScanSeesTables() {
        assertThat(named("select 1 from experience e join account_user on true"))
                .containsOnly("experience", "account_user");
        assertThat(named("experience.look of an experience")).isEmpty();
    }

    @Test
    void theDataMapKnowsEveryColumn() {
        var map = Sources.text(Path.of("docs/privacy.md"))
                .split("(?m)^## Data map$")[1]
                .split("(?m)^## ")[0];
        var rows = map.lines()
                .filter(it -> it.startsWith("| `"))
                .map(it -> it.split("\\|"))
                .toList();
        assertThat(rows)
                .allSatisfy(it -> assertThat(it).hasSize(7).noneMatch(cell -> !cell.isEmpty() && cell.isBlank()));
        var personal =
                rows.stream().flatMap(it -> Sources.found("`([^`]+)`", it[1])).toList();
        var free = Sources.found(
                        "`([^`]+)`",
                        String.join(
                                "\n",
                                map.lines().filter(it -> it.startsWith("- `")).toList()))
                .toList();
        assertThat(personal).doesNotHaveDuplicates();
        assertThat(free)
                .as("tables without personal data")
                .doesNotHaveDuplicates()
                .isSubsetOf(tables);
        assertThat(personal)
                .as("columns in the data map")
                .containsExactlyInAnyOrderElementsOf(columns.stream()
                        .filter(it -> !free.contains(it.table()))
                        .map(Column::full)
                        .toList());
        var code = Sources.under(Sources.JAVA, ".java");
        Sources.found("`(\\w+#\\w+)`", map)
                .map(it -> it.split("#"))
                .forEach(it -> assertThat(code)
                        .as("%s#%s, which the data map names", it[0], it[1])
                        .anySatisfy((file, text) -> assertThat(
                                        file.endsWith("/" + it[0] + ".java") && text.contains(" " + it[1] + "("))
                                .isTrue()));
    }

    private Stream<Column> tellers() {
        return columns.stream().filter(it -> module(it.table()).equals("experience"));
    }

    private static String module(String table) {
        return Sources.MODULES.stream()
                .filter(it -> table.equals(it) || table.startsWith(it + "_"))
                .findFirst()
                .orElse("no module");
    }

    /** The tables that a text names: a name with an underscore anywhere, another only where SQL has a table. */
    private Stream<String> named(String literal) {
        return tables.stream()
                .filter(it -> (" " + literal + " ")
                        .matches("(?s).*"
                                + (it.contains("_") ? "\\W" : "\\b(from|join|into|update|table|truncate|using|only) +")
                                + it + "\\W.*"));
    }

    private static Stream<String> literals(String java) {
        var blocks = "(?s)\"\"\"(.*?)\"\"\"";
        var plain = java.replaceAll("'\\\\?.'", "").replaceAll(blocks, "");
        return Stream.concat(Sources.found(blocks, java), Sources.found("\"((?:[^\"\\\\\n]|\\\\.)*)\"", plain));
    }
}
