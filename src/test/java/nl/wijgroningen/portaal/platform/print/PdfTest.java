package nl.wijgroningen.portaal.platform.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.support.Papers;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thymeleaf.TemplateEngine;

/** Every PDF is for everyone, says its language, and fetches nothing. */
class PdfTest {

    private final Pdf pdf = new Pdf(new TemplateEngine());

    private static String page(String body) {
        return """
				<html lang="nl" xmlns="http://www.w3.org/1999/xhtml"><head><title>Een titel</title>\
				<meta name="subject" content="Een proef" /></head><body>%s</body></html>""".formatted(body);
    }

    @Test
    void isForEveryone() {
        var made =
                pdf.render(page("<h1>Eén kop</h1><p>Tekst met ‘tekens’ – één.</p><ul><li>Een</li></ul>"), Language.NL);
        assertThat(Papers.failures(made)).isEmpty();
        assertThat(Papers.title(made)).isEqualTo("Een titel");
        assertThat(Papers.language(made)).isEqualTo("nl");
        assertThat(Papers.text(made)).contains("Tekst met ‘tekens’ – één.");
    }

    @Test
    void saysItsLanguageTitleAndSubject() {
        assertThatThrownBy(() -> pdf.render(page("<p>x</p>"), Language.EN)).hasMessageContaining("that says nl");
        assertThatThrownBy(() -> pdf.render(page("").replace(" lang=\"nl\"", ""), Language.NL))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pdf.render(page("").replace("Een titel", " "), Language.NL))
                .hasMessageContaining("title");
        assertThatThrownBy(() -> pdf.render(page("").replace("subject", "x"), Language.NL))
                .hasMessageContaining("subject");
        assertThatThrownBy(() -> pdf.render("<!DOCTYPE html>" + page(""), Language.NL))
                .hasMessageContaining("well-formed");
    }

    @Test
    void fetchesNothing(@TempDir Path folder) throws IOException {
        var asked = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var file = folder.resolve("geheim.png");
            var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(image, "png", file.toFile());
            assertThat(Files.size(file)).isPositive();
            var http = "http://localhost:" + server.getAddress().getPort();
            var before = pdf.render(page("<p>x</p>"), Language.NL).length;
            var made = pdf.render(
                    page("""
							<p>x</p><img alt="a" src="%1$s/a.png" /><img alt="b" src="%2$s" />
							<p style="background-image: url(%1$s/c.png)">y</p>
							<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" alt="d" width="9" height="9">
							<image width="9" height="9" xlink:href="%1$s/d.png" /><image width="9" height="9" xlink:href="%2$s" />
							</svg>""".formatted(http, file.toUri()))
                            .replace(
                                    "</head>",
                                    "<link rel=\"stylesheet\" href=\"%s/e.css\" /><style>@import url(%s/f.css);</style></head>"
                                            .formatted(http, http)),
                    Language.NL);
            assertThat(asked).isEmpty();
            assertThat(made.length).as("no picture is in it").isLessThan(before + 4000);
            try (var document = Loader.loadPDF(made)) {
                assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
            }
        } finally {
            server.stop(0);
        }
    }
}
