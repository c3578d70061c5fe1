package nl.wijgroningen.portaal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import nl.wijgroningen.portaal.support.Browsers;
import nl.wijgroningen.portaal.support.Checks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the checks of pages find: nothing in a good page, and each fault that is put into it. */
@Tag("portal")
@Tag("browser")
class ChecksTest {

    private static final String GOOD = """
			<!doctype html>
			<html lang="nl">
			<head><title>Goed – WIJ Groningen</title><link rel="icon" href="data:,"></head>
			<body><main><h1>Goed</h1><p>Een <a href="/">link</a> in een zin.</p></main></body>
			</html>
			""";

    @Test
    void aGoodPageIsGood() throws IOException {
        assertThat(found(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			axe      | <p style="color: #aaa">Bleek</p>
			axe      | <img src="data:,"  id="beeld">
			axe      | <div><a href="/" style="display: block; width: 9px; height: 9px; overflow: hidden">x</a></div>
			axe      | <p><label>Naam <input placeholder="naam"></label></p>
			headings | <h1>Nog een</h1>
			html     | <p id="dubbel">Eén</p><p id="dubbel">Twee</p>
			html     | <p>Eén</div>
			html     | <ul><p>Geen punt</p></ul>
			links    | <p><a href="/en/">Nog een adres</a></p>
			sideways | <p style="width: 4000px">Breed</p>
			titles   | <p><label>Naam <input aria-invalid="true"></label></p>
			console  | <script>console.error("mis")</script>
			foreign  | <link rel="stylesheet" href="http://127.0.0.1:9/van-elders.css">
			""")
    void aFaultIsFound(String check, String fault) throws IOException {
        assertThat(found(GOOD.replace("</main>", fault + "</main>"))).contains(check);
    }

    @Test
    void twoPagesDoNotShareATitle() {
        var kinds = new TreeSet<String>();
        var checks = new Checks("http://localhost", (check, page, what) -> kinds.add(check));
        checks.title("/teams", "Teams – WIJ Groningen", "public");
        checks.title("/teams?q=a", "Teams – WIJ Groningen", "the same");
        checks.title("/en/teams", "Teams – WIJ Groningen", "in English");
        assertThat(kinds).isEmpty();
        checks.title("/beheer/teams", "Teams – WIJ Groningen", "another");
        assertThat(kinds).containsExactly("titles");
    }

    private static Set<String> found(String html) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var page = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        var base = "http://localhost:" + server.getAddress().getPort();
        var kinds = new TreeSet<String>();
        var checks = new Checks(base, (check, page, what) -> kinds.add(check));
        try (var context = Browsers.open(1280, true)) {
            var page = context.newPage();
            checks.listen(page, "a page");
            page.navigate(base);
            checks.look(page, "a page", 1280, true);
            checks.validate(page, "a page");
        } finally {
            server.stop(0);
        }
        return kinds;
    }
}
