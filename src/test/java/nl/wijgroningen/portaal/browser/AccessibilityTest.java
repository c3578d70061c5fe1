package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.support.Checks;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Rendered;
import nl.wijgroningen.portaal.support.Walk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every template, filled, empty and wrong, in Chromium: axe finds nothing, the HTML is valid, nothing needs scrolling
 * sideways, the console is silent, nothing is asked from elsewhere and no two pages have one title. A template that the
 * walk does not pass fails it; what is printed ({@code print/}) is checked as PDF/UA by {@code PapersTest}.
 */
@PortalTest
@Tag("browser")
class AccessibilityTest {

    private static final int WIDE = 1280;
    private static final int NARROW = 320;
    private static final int HEIGHT = 900;

    @Autowired
    private Http http;

    @Autowired
    private Rendered rendered;

    private final List<String> problems = new ArrayList<>();
    private Checks checks;

    @Test
    void everyTemplateIsForEveryone() throws Exception {
        rendered.forget();
        new Walk(http, List.of("team", "coordinator", "beheer", "bestuurder", "secretaris"), WIDE, this::look).go();
        assertThat(problems).isEmpty();
        assertThat(rendered.views()).as("templates on the walk").containsAll(templates());
    }

    /** As a wide screen and as a small telephone show it. */
    private void look(Page page, String name) {
        checks().listen(page, name);
        checks().validate(page, name);
        checks().title(page, name);
        checks().look(page, name, WIDE, true);
        page.setViewportSize(NARROW, HEIGHT);
        checks().look(page, name, NARROW, true);
        page.setViewportSize(WIDE, HEIGHT);
    }

    private Checks checks() {
        if (checks == null) {
            checks = new Checks(http.base(), (check, page, what) -> problems.add(page + ": " + check + ": " + what));
        }
        return checks;
    }

    private static Set<String> templates() throws IOException {
        var root = Path.of("src/main/resources/templates");
        try (var files = Files.walk(root)) {
            var names = new TreeSet<String>();
            files.filter(it -> it.toString().endsWith(".html"))
                    .map(it -> root.relativize(it).toString().replace('\\', '/').replaceFirst("\\.html$", ""))
                    .filter(it -> !it.startsWith("fragments/") && !it.contains("/print/") && !it.equals("layout"))
                    .forEach(names::add);
            return names;
        }
    }
}
