package nl.wijgroningen.portaal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.junit.jupiter.api.Test;

/** A rule has one number from sentence to screen: {@code docs/rules.md}, code, constraints, messages and tests agree. */
class RulesTests {

    private static final Map<String, Row> ROWS = rows();

    /** A line of the table in {@code docs/rules.md}; names as they stand between back-ticks. */
    private record Row(Set<String> places, Set<String> constraints, Set<String> tests) {}

    @Test
    void codeAndTableNameTheSamePlaces() {
        assertThat(column(Row::places)).isEqualTo(marked(new ImportOption.DoNotIncludeTests(), true));
    }

    @Test
    void migrationsAndTableNameTheSameConstraints() {
        var migrations =
                String.join("\n", Sources.under(Sources.MIGRATIONS, ".sql").values());
        var named = Sources.found("\\bconstraint (r\\d\\w*)", migrations)
                .collect(groupingBy(RulesTests::rule, TreeMap::new, toCollection(TreeSet::new)));
        assertThat(column(Row::constraints)).isEqualTo(named);
    }

    @Test
    void refusalsAndMessagesHaveTheSameNames() {
        var code = String.join("\n", Sources.under(Sources.JAVA, ".java").values());
        var thrown = Sources.found("new RuleBroken\\(\\s*\"([^\"]+)\"", code).collect(toCollection(TreeSet::new));
        var messages =
                String.join("\n", Sources.under(Sources.MESSAGES, ".properties").values());
        var worded = Sources.found("(?m)^rule\\.([^=]+)=", messages).collect(toCollection(TreeSet::new));
        assertThat(worded).isEqualTo(thrown);
        assertThat(worded).allSatisfy(it -> assertThat(ROWS).containsKey(it.substring(0, it.indexOf('.'))));
    }

    @Test
    void everyRuleHasATest() {
        var tests = marked(new ImportOption.OnlyIncludeTests(), false);
        assertThat(ROWS.keySet()).as("rules of docs/rules.md with a test").isSubsetOf(tests.keySet());
        assertThat(tests.keySet()).as("rules that tests name").isSubsetOf(ROWS.keySet());
        assertThat(column(Row::tests)).as("the tests that docs/rules.md names").isEqualTo(tests);
    }

    private static Map<String, Set<String>> column(Function<Row, Set<String>> of) {
        var column = new TreeMap<String, Set<String>>();
        ROWS.forEach((rule, row) -> {
            if (!of.apply(row).isEmpty()) {
                column.put(rule, of.apply(row));
            }
        });
        return column;
    }

    /** Where {@code @Rule} stands, by rule: classes, or {@code Class#method} when asked for. */
    private static Map<String, Set<String>> marked(ImportOption which, boolean methods) {
        JavaClasses classes = new ClassFileImporter().withImportOption(which).importPackages("nl.wijgroningen.portaal");
        return classes.stream()
                .flatMap(type -> Stream.concat(
                        rules(type).map(it -> Map.entry(it, type.getSimpleName())),
                        type.getMethods().stream()
                                .flatMap(method -> rules(method)
                                        .map(it -> Map.entry(
                                                it,
                                                methods
                                                        ? type.getSimpleName() + "#" + method.getName()
                                                        : outer(type.getName()))))))
                .collect(groupingBy(
                        Map.Entry::getKey, TreeMap::new, mapping(Map.Entry::getValue, toCollection(TreeSet::new))));
    }

    /** The simple name of the test class around nested ones. */
    private static String outer(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
    }

    private static <T extends HasAnnotations<?> & CanBeAnnotated> Stream<String> rules(T element) {
        return Stream.concat(
                        element.tryGetAnnotationOfType(Rule.class).stream(),
                        element.tryGetAnnotationOfType(Rule.List.class).stream()
                                .flatMap(it -> Arrays.stream(it.value())))
                .map(Rule::value);
    }

    /** The rule a constraint belongs to: {@code r12_closed} to R12. */
    private static String rule(String constraint) {
        return "R" + constraint.substring(1).replaceFirst("_.*", "");
    }

    private static Map<String, Row> rows() {
        var rows = new TreeMap<String, Row>();
        Sources.text(Path.of("docs/rules.md"))
                .lines()
                .filter(it -> it.startsWith("| R"))
                .map(it -> it.split("\\|"))
                .forEach(it -> rows.put(it[1].strip(), new Row(names(it[3]), names(it[4]), names(it[5]))));
        return rows;
    }

    private static Set<String> names(String cell) {
        return Sources.found("`([^`]+)`", cell).collect(toCollection(TreeSet::new));
    }
}
