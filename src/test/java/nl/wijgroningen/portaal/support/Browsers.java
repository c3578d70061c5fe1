package nl.wijgroningen.portaal.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * One Chromium for the whole test run. Where none is found browser tests are left out, and say so; with {@code CI=true}
 * they fail.
 */
public final class Browsers {

    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");

    private static Browser browser;
    private static Browser browserAt;

    private Browsers() {}

    /**
     * A new window of a browser for which {@code address} leads to the portal under test: what is bound to the portal's own
     * address, such as a passkey, works there only.
     */
    public static synchronized BrowserContext openAt(URI address, int port, int width) {
        if (browserAt == null) {
            browserAt = launch("--host-resolver-rules=MAP %s 127.0.0.1:%d".formatted(address.getRawAuthority(), port));
        }
        return window(browserAt, width, true);
    }

    /** A new browser window; {@code javaScript} off is how every page must work too. Playwright is not thread-safe. */
    public static synchronized BrowserContext open(int width, boolean javaScript) {
        if (browser == null) {
            browser = launch();
        }
        return window(browser, width, javaScript);
    }

    private static BrowserContext window(Browser browser, int width, boolean javaScript) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale("nl-NL")
                .setJavaScriptEnabled(javaScript));
        context.setDefaultTimeout(10_000);
        return context;
    }

    private static Browser launch(String... more) {
        var place = Optional.ofNullable(System.getenv("CHROMIUM"))
                .or(() ->
                        PLACES.stream().filter(it -> Files.exists(Path.of(it))).findFirst());
        if (place.isEmpty()) {
            var sentence = "NO BROWSER: install Chromium, or name one in CHROMIUM; the browser tests were not run.";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(sentence);
            }
            System.err.println(sentence);
            Assumptions.abort(sentence);
        }
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(place.get()))
                        .setArgs(Stream.concat(
                                        Stream.of(
                                                "--no-sandbox",
                                                "--disable-quic",
                                                "--no-first-run",
                                                "--disable-background-networking",
                                                "--disable-component-update",
                                                "--disable-sync"),
                                        Stream.of(more))
                                .toList()));
    }
}
