package nl.wijgroningen.portaal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code publiccode.yml} has the keys and lengths that its standard asks for. */
class PubliccodeTest {

    private final Map<String, Object> file = read();

    @Test
    void hasTheMandatoryKeys() {
        assertThat(file)
                .containsKeys(
                        "publiccodeYmlVersion",
                        "name",
                        "url",
                        "platforms",
                        "developmentStatus",
                        "softwareType",
                        "description",
                        "legal",
                        "maintenance",
                        "localisation");
        assertThat(file.get("developmentStatus")).isIn("concept", "development", "beta", "stable", "obsolete");
        assertThat(section("legal")).containsEntry("license", "EUPL-1.2");
        assertThat(section("maintenance").get("type")).isIn("internal", "contract", "community", "none");
        assertThat(section("maintenance")).containsKey("contacts");
        assertThat(section("localisation")).containsEntry("localisationReady", true);
        assertThat(section("localisation").get("availableLanguages")).isEqualTo(List.of("nl", "en"));
    }

    @Test
    void describesItselfInBothLanguages() {
        for (var language : List.of("nl", "en")) {
            var description = (Map<?, ?>) section("description").get(language);
            assertThat(String.valueOf(description.get("shortDescription"))).hasSizeBetween(1, 150);
            assertThat(String.valueOf(description.get("longDescription"))).hasSizeBetween(150, 10_000);
            assertThat((List<?>) description.get("features")).isNotEmpty();
        }
    }

    /** Who decides, the DPIA with its entry for the register (AVG 30, 35), the standards: there, and found from the front page. */
    @Test
    void whatOthersNeedToJudgeItIsThere() throws IOException {
        var front = Files.readString(Path.of("README.md"));
        for (var file : List.of(
                "LICENSE",
                ".github/CONTRIBUTING.md",
                ".github/GOVERNANCE.md",
                ".github/SECURITY.md",
                "docs/dpia.md",
                "docs/privacy.md",
                "docs/security.md",
                "docs/standards.md",
                "docs/operations.md")) {
            assertThat(Path.of(file)).as(file).isNotEmptyFile();
            assertThat(front).as("a link to " + file).contains("](" + file + ")");
        }
        assertThat(Files.readString(Path.of("docs/dpia.md")))
                .contains("## Entry for the register of processing (AVG 30)");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> section(String key) {
        return (Map<String, Object>) file.get(key);
    }

    private static Map<String, Object> read() {
        try (var stream = Files.newInputStream(Path.of("publiccode.yml"))) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
