package nl.wijgroningen.portaal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this project as text, for tests that look at what is written. */
final class Sources {

    static final Path JAVA = Path.of("src/main/java/nl/wijgroningen/portaal");
    static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    static final Path MESSAGES = Path.of("src/main/resources/messages");
    static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** The modules from the lowest to the highest: each may use those before it. */
    static final List<String> MODULES = List.of(
            "platform", "area", "account", "trail", "search", "experience", "wijraad", "administration", "home");

    private Sources() {}

    /** Texts by path within the folder, with slashes. */
    static Map<String, String> under(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            var texts = new TreeMap<String, String>();
            files.filter(it -> it.toString().endsWith(ending))
                    .forEach(it -> texts.put(folder.relativize(it).toString().replace('\\', '/'), text(it)));
            return texts;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the first group of a pattern caught, each time it was found. */
    static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1));
    }

    static Stream<String> found(String pattern, String text) {
        return found(Pattern.compile(pattern), text);
    }
}
