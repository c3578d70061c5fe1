package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Rendered;
import nl.wijgroningen.portaal.support.Walk;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every template, filled, empty and wrong, in Chromium: axe finds nothing, the HTML is valid, nothing needs scrolling
 * sideways, the console is silent and nothing is asked from elsewhere. A template that the walk does not pass fails it.
 */
@PortalTest
@Tag("browser")
class AccessibilityTest {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @Autowired
    private Http http;

    @Autowired
    private Rendered rendered;

    private final List<String> problems = new ArrayList<>();
    private final Set<Page> listened = new HashSet<>();
    private final Map<Page, Response> documents = new HashMap<>();
    private final Set<String> validated = new HashSet<>();

    @ParameterizedTest
    @ValueSource(ints = {1280, 320})
    void everyTemplateIsForEveryone(int width) throws Exception {
        rendered.forget();
        new Walk(
                        http,
                        List.of("team", "coordinator", "beheer", "secretaris"),
                        width,
                        (page, name) -> look(page, name, width))
                .go();
        assertThat(problems).isEmpty();
        assertThat(rendered.views()).as("templates on the walk").containsAll(templates());
    }

    private void look(Page page, String name, int width) {
        if (listened.add(page)) {
            page.onConsoleMessage(it -> {
                // A refused form answers 4xx, which Chromium reports as a failed load of the page itself.
                if (it.type().equals("error") && !it.text().contains("the server responded with a status of 4")) {
                    problems.add(name + ": console: " + it.text());
                }
            });
            page.onResponse(it -> {
                if (it.request().isNavigationRequest()) {
                    documents.put(page, it);
                }
            });
            page.onRequest(it -> {
                if (!it.url().startsWith(http.base())) {
                    problems.add(name + ": asks " + it.url());
                }
            });
        }
        var found = new AxeBuilder(page).withTags(RULES).analyze();
        found.getViolations()
                .forEach(it -> problems.add("%s at %d: axe %s: %s"
                        .formatted(name, width, it.getId(), it.getNodes().get(0).getHtml())));
        if (Boolean.FALSE.equals(
                page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))) {
            problems.add("%s at %d: needs scrolling sideways".formatted(name, width));
        }
        if (!Integer.valueOf(1).equals(page.evaluate("document.querySelectorAll('h1').length"))) {
            problems.add(name + ": not one h1");
        }
        var specimen = page.url().endsWith("/beheer/stijl");
        if (!specimen
                && page.locator("[aria-invalid=true]").count() > 0
                && !page.title().matches("(Fout|Error): .*")) {
            problems.add(name + ": an error without its title");
        }
        if (page.locator("[placeholder]").count() > 0) {
            problems.add(name + ": a placeholder");
        }
        var small = page.evaluate("""
				[...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')].filter(it => {
					const box = it.getBoundingClientRect();
					return box.width > 0 && !it.closest('p, li, dd, .vh') && (box.width < 24 || box.height < 24)
						&& !it.classList.contains('utrecht-skip-link');
				}).map(it => it.outerHTML.slice(0, 100))
				""");
        if (small instanceof List<?> targets && !targets.isEmpty()) {
            problems.add("%s at %d: small targets %s".formatted(name, width, targets));
        }
        if (width == 1280) {
            validate(page, name);
        }
    }

    private void validate(Page page, String name) {
        // As it was sent; of the first stop of a page only what the browser made of it is known.
        var html = documents.containsKey(page) ? documents.get(page).text() : page.content();
        if (!validated.add(html)) {
            return;
        }
        try {
            var validator = new EmbeddedValidator();
            validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
            var file = Files.createTempFile("page", ".html");
            Files.writeString(file, html, StandardCharsets.UTF_8);
            validator
                    .validate(file)
                    .lines()
                    .filter(it -> it.contains(" error: "))
                    .forEach(it -> problems.add(name + ": html" + it.replaceFirst("^.*\\.html\"?", "")));
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Set<String> templates() throws IOException {
        var root = Path.of("src/main/resources/templates");
        try (var files = Files.walk(root)) {
            var names = new TreeSet<String>();
            files.filter(it -> it.toString().endsWith(".html"))
                    .map(it -> root.relativize(it).toString().replace('\\', '/').replaceFirst("\\.html$", ""))
                    .filter(it -> !it.startsWith("fragments/") && !it.equals("layout"))
                    .forEach(names::add);
            return names;
        }
    }
}
