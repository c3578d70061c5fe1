package nl.wijgroningen.portaal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.platform.web.Problems;
import nl.wijgroningen.portaal.platform.web.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A template says on line one which record it shows, asks it only what it has, and brings nothing that a CSP forbids. */
class TemplateTypesTests {

    private static final Pattern TYPE = Pattern.compile("<!--/\\*@thymesVar id=\"page\" type=\"([\\w.]+)\"\\*/-->");
    private static final Pattern TAG =
            Pattern.compile("<[a-zA-Z][\\w:-]*(?:\\s+[\\w:.-]+(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))?)*\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([\\w:.-]+)(?=\\s*=|[\\s/>])");

    private static final Map<String, Class<?>> EVERYWHERE = Map.of("site", Site.class, "problems", Problems.class);

    record Template(String path, String text) {

        boolean isPage() {
            return !path.startsWith("fragments/") && !path.equals("layout.html");
        }

        /** The class named on line one; nested ones are written with dots. */
        Optional<Class<?>> type() {
            return Sources.found(TYPE, text.lines().findFirst().orElse(""))
                    .findFirst()
                    .map(it -> {
                        for (var name = it; ; name = name.replaceFirst("\\.(?=[^.]+$)", "\\$")) {
                            try {
                                return Class.forName(name, false, Template.class.getClassLoader());
                            } catch (ClassNotFoundException outer) {
                                if (!name.contains(".")) {
                                    throw new AssertionError(path + " names a type that is not there: " + it);
                                }
                            }
                        }
                    });
        }

        @Override
        public String toString() {
            return path;
        }
    }

    static List<Template> templates() {
        return Sources.under(Sources.TEMPLATES, ".html").entrySet().stream()
                .map(it -> new Template(it.getKey(), it.getValue()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void namesItsTypeAndAsksOnlyWhatThatHas(Template template) {
        if (template.isPage()) {
            var type = template.type();
            assertThat(type)
                    .as("line one is <!--/*@thymesVar id=\"page\" type=\"…\"*/-->")
                    .isPresent();
            assertThat(Modifier.isPublic(type.get().getModifiers()))
                    .as("%s is public", type.get())
                    .isTrue();
            asksOnlyWhatItHas(template, "page", type.get());
        }
        EVERYWHERE.forEach((name, type) -> asksOnlyWhatItHas(template, name, type));
    }

    /** Follows {@code page.x.y} as long as the types are ours. */
    private static void asksOnlyWhatItHas(Template template, String variable, Class<?> type) {
        var chains = Pattern.compile("(?<![\\w.'\"/#-])" + variable + "((?:\\??\\.\\w+(?:\\(\\))?)+)");
        Sources.found(chains, template.text).distinct().forEach(chain -> {
            Class<?> current = type;
            for (var name : chain.replaceAll("[?()]", "").substring(1).split("\\.")) {
                if (current.getName().startsWith("nl.wijgroningen.")) {
                    var asked = current;
                    current = answer(asked, name)
                            .orElseThrow(() -> new AssertionError("%s asks %s%s, but %s has no %s"
                                    .formatted(template, variable, chain, asked.getName(), name)));
                }
            }
        });
    }

    private static Optional<Class<?>> answer(Class<?> type, String name) {
        var property = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Arrays.stream(type.getMethods())
                .filter(it -> it.getParameterCount() == 0 || it.getName().equals(name))
                .filter(it -> List.of(name, "get" + property, "is" + property).contains(it.getName()))
                .<Class<?>>map(it -> it.getReturnType())
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void bringsNothingThatRunsOrIsStyledInThePage(Template template) {
        assertThat(template.text)
                .doesNotContainIgnoringCase("th:utext", "[(", "javascript:", "<style", "th:inline")
                .doesNotContainPattern("(?i)[\\s:,\"](th:)?style\\s*=")
                .doesNotContainPattern("(?i)\\s(th:)?on[a-z]+\\s*=")
                .doesNotContainPattern("(?i)th:attr=\"[^\"]*\\b(style|on[a-z]+)=\\$")
                .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)(?![^>]*\\sth:src=)")
                .doesNotContainPattern("(?i)(src|href|action)=\"(https?:)?//");
        assertThat(Sources.found("(?s)<script[^>]*>(.*?)</script>", template.text))
                .allMatch(String::isBlank);
    }

    /** Thymeleaf replaces before it looks at a condition or a list, so the two on one element mean something else. */
    @ParameterizedTest
    @MethodSource("templates")
    void conditionsStandAroundWhatIsReplaced(Template template) {
        TAG.matcher(template.text).results().map(it -> it.group()).forEach(tag -> {
            var attributes = Sources.found(ATTRIBUTE, tag.replaceAll("\"[^\"]*\"", "\"\""))
                    .toList();
            if (attributes.contains("th:replace") || attributes.contains("th:insert")) {
                assertThat(attributes).as(tag).doesNotContain("th:if", "th:unless", "th:each", "th:with");
            }
        });
    }

    @Test
    void tagsAreReadWell() {
        var tag = "<div th:if=\"${a > b and c}\" hidden th:replace=\"~{x :: y('<p>')}\">";
        assertThat(TAG.matcher("<p>" + tag + "</p>").results().map(it -> it.group()))
                .contains("<p>", tag);
    }
}
