package nl.wijgroningen.portaal.support;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import nu.validator.xml.SystemErrErrorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * What every page must be in a browser: axe finds nothing, the HTML is valid, nothing needs scrolling sideways, the console
 * is silent and nothing is asked from elsewhere.
 */
public final class Checks {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    /** What needs no axe, asked of the browser in one go. */
    private static final String SEEN = """
			() => ({
				sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
				headings: document.querySelectorAll('h1').length,
				title: document.title,
				invalid: document.querySelector('[aria-invalid=true]') !== null,
				placeholder: document.querySelector('[placeholder]') !== null,
				home: document.querySelector('a[href="/en/"]') !== null,
				small: [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea')].filter(it => {
					const box = it.getBoundingClientRect();
					return box.width > 0 && !it.closest('p, li, dd, .vh') && (box.width < 24 || box.height < 24)
						&& !it.classList.contains('utrecht-skip-link');
				}).map(it => it.outerHTML.slice(0, 100))
			})
			""";

    private static final String AXE = AxeBuilder.getAxeScript();

    private static @Nullable SimpleDocumentValidator validator;

    private final String base;
    private final Findings findings;
    private final Set<Page> listened = new HashSet<>();
    private final Map<Page, Response> documents = new HashMap<>();
    private final Map<Page, String> names = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
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

    /** No two pages of a language have the same title; a page with another query is the same page. */
    public void title(String path, String title, String name) {
        var page = path.replaceFirst("[?#].*", "");
        var other = titles.putIfAbsent((page.matches("/en(/.*)?") ? "en " : "nl ") + title, page);
        if (!title.matches(".+ – WIJ Groningen")) {
            findings.found("titles", name, "title: " + title);
        } else if (other != null && !other.equals(page)) {
            findings.found("titles", name, "the title of " + other + " too: " + title);
        }
    }

    /** The title of a page that was asked, and found; what a form answers has the title of its page. */
    public void title(Page page, String name) {
        var document = documents.get(page);
        if (document != null
                && document.status() == 200
                && document.request().method().equals("GET")) {
            title(page.url().substring(base.length()), page.title(), name);
        }
    }

    /** All that can be seen at one width; axe needs JavaScript. */
    public void look(Page page, String name, int width, boolean javaScript) {
        var at = "%s at %d%s".formatted(name, width, javaScript ? "" : " without JavaScript");
        if (javaScript) {
            axe(page).forEach(it -> findings.found("axe", at, it));
        }
        var seen = (Map<?, ?>) page.evaluate(SEEN);
        if (Boolean.TRUE.equals(seen.get("sideways"))) {
            findings.found("sideways", at, "needs scrolling sideways");
        }
        if (!Integer.valueOf(1).equals(seen.get("headings"))) {
            findings.found("headings", at, "not one h1");
        }
        var specimen = page.url().endsWith("/beheer/stijl");
        if (!specimen
                && Boolean.TRUE.equals(seen.get("invalid"))
                && !String.valueOf(seen.get("title")).matches("(Fout|Error): .*")) {
            findings.found("titles", at, "an error without its title");
        }
        if (Boolean.TRUE.equals(seen.get("placeholder"))) {
            findings.found("axe", at, "a placeholder");
        }
        if (Boolean.TRUE.equals(seen.get("home"))) {
            findings.found("links", at, "a second address of the home page");
        }
        if (seen.get("small") instanceof List<?> targets && !targets.isEmpty()) {
            findings.found("axe", at, "small targets " + targets);
        }
    }

    /**
     * What axe finds: each rule that is broken, with the first place. Not by {@code AxeBuilder}, which brings all that is right
     * out of the browser too, for twice the time.
     */
    private static List<String> axe(Page page) {
        if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
            page.evaluate("() => {" + AXE + "}");
        }
        var violations = page.evaluate("""
				tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})
					.then(it => it.violations.map(each => each.id + ': ' + each.nodes[0].html))
				""", RULES);
        return ((List<?>) violations).stream().map(String::valueOf).toList();
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
            var ready = validator();
            ready.setUpValidatorAndParsers(new Messages(name), false, false);
            ready.checkHtmlInputSource(new InputSource(new StringReader(html)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SAXException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** One for all pages: reading its schema takes many times as long as a page. */
    private static synchronized SimpleDocumentValidator validator() {
        if (validator == null) {
            var made = new SimpleDocumentValidator(true, false, false);
            try {
                made.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, new SystemErrErrorHandler());
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
            validator = made;
        }
        return validator;
    }

    private final class Messages implements ErrorHandler {

        private final String name;

        Messages(String name) {
            this.name = name;
        }

        @Override
        public void warning(SAXParseException message) {
            // Advice; also that a name of a place was used before, which comes beside its error.
        }

        @Override
        public void error(SAXParseException message) {
            findings.found(
                    "html",
                    name,
                    "%d:%d: %s".formatted(message.getLineNumber(), message.getColumnNumber(), message.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException message) {
            error(message);
        }
    }
}
