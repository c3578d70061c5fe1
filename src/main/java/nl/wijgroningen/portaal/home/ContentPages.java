package nl.wijgroningen.portaal.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.web.Language;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The pages of text, read once from {@code content/nl} and {@code content/en}. */
@Component
class ContentPages {

    static final List<String> NAMES = List.of("privacy", "toegankelijkheid", "spelregels", "over", "contact");

    private final Map<Language, List<ContentPage>> pages = new EnumMap<>(Language.class);

    ContentPages() {
        for (var language : Language.values()) {
            var reader = new ContentReader(language);
            pages.put(
                    language,
                    NAMES.stream()
                            .map(it -> reader.read(it, text(language, it)))
                            .toList());
        }
    }

    List<ContentPage> all(Language language) {
        return pages.getOrDefault(language, List.of());
    }

    ContentPage page(String name, Language language) {
        return all(language).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static String text(Language language, String name) {
        try {
            return new ClassPathResource("content/" + language.tag() + "/" + name + ".md")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
