package nl.wijgroningen.portaal.support;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nu.validator.client.EmbeddedValidator;

/**
 * What every page must be in a browser: axe finds nothing, the HTML is valid, nothing needs scrolling sideways, the console
 * is silent and nothing is asked from elsewhere.
 */
public final class Checks {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final String base;
    private final Findings findings;
    private final Set<Page> listened = new HashSet<>();
    private final Map<Page, Response> documents = new HashMap<>();
    private final Map<Page, String> names = new HashMap<>();
    private final Set<String> validated = new HashSet<>();

    /** Where what is wrong goes. */
    public interface Findings {

        /** @param check a word for the kind of check */
        void found(String check, String page, String what);
    }

    public Checks(String base, Findings findings) {
        this.base = base;
        this.findings = findings;
    }

    /** From now on hears what the page says in its console and asks from elsewhere. */
    public void listen(Page page, String name) {
        names.put(page, name);
        if (!listened.add(page)) {
            return;
        }
        page.onConsoleMessage(it -> {
            // A refused form answers 4xx, which Chromium reports as a failed load of the page itself.
            if (it.type().equals("error") && !it.text().contains("the server responded with a status of 4")) {
                findings.found("console", names.get(page), it.text());
            }
        });
        page.onResponse(it -> {
            if (it.request().isNavigationRequest()) {
                documents.put(page, it);
            }
        });
        page.onRequest(it -> {
            if (!it.url().startsWith(base)) {
                findings.found("foreign", names.get(page), "asks " + it.url());
            }
        });
    }

    /** All that can be seen at one width; axe needs JavaScript. */
    public void look(Page page, String name, int width, boolean javaScript) {
        var at = "%s at %d%s".formatted(name, width, javaScript ? "" : " without JavaScript");
        if (javaScript) {
            // Our pages have no frames: axe needs no second window to put their parts together.
            new AxeBuilder(page)
                    .setLegacyMode(true)
                    .withTags(RULES)
                    .analyze()
                    .getViolations()
                    .forEach(it -> findings.found(
                            "axe", at, it.getId() + ": " + it.getNodes().get(0).getHtml()));
        }
        if (Boolean.FALSE.equals(
                page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))) {
            findings.found("sideways", at, "needs scrolling sideways");
        }
        if (!Integer.valueOf(1).equals(page.evaluate("document.querySelectorAll('h1').length"))) {
            findings.found("headings", at, "not one h1");
        }
        var specimen = page.url().endsWith("/beheer/stijl");
        if (!specimen
                && page.locator("[aria-invalid=true]").count() > 0
                && !page.title().matches("(Fout|Error): .*")) {
            findings.found("titles", at, "an error without its title");
        }
        if (page.locator("[placeholder]").count() > 0) {
            findings.found("axe", at, "a placeholder");
        }
        var small = page.evaluate("""
				[...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')].filter(it => {
					const box = it.getBoundingClientRect();
					return box.width > 0 && !it.closest('p, li, dd, .vh') && (box.width < 24 || box.height < 24)
						&& !it.classList.contains('utrecht-skip-link');
				}).map(it => it.outerHTML.slice(0, 100))
				""");
        if (small instanceof List<?> targets && !targets.isEmpty()) {
            findings.found("axe", at, "small targets " + targets);
        }
    }

    /** The page as it was sent; of the first stop of a page only what the browser made of it is known. */
    public void validate(Page page, String name) {
        validate(documents.containsKey(page) ? documents.get(page).text() : page.content(), name);
    }

    /** The same text is looked at once. */
    public void validate(String html, String name) {
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
                    .forEach(it -> findings.found("html", name, it.replaceFirst("^.*\\.html\"?", "")));
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
