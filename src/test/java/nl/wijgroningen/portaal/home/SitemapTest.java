package nl.wijgroningen.portaal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SitemapTest {

    @Test
    void namesEachPageInBothLanguages() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var text = RobotsController.sitemap("https://portaal.example", List.of("/", "/wijken/haren"));
        var root = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
        var urls = root.getElementsByTagNameNS("*", "url");
        assertThat(urls.getLength()).isEqualTo(4);
        assertThat(List.of(0, 1, 2, 3))
                .extracting(it -> loc((Element) urls.item(it)))
                .containsExactly(
                        "https://portaal.example/",
                        "https://portaal.example/en",
                        "https://portaal.example/wijken/haren",
                        "https://portaal.example/en/wijken/haren");
        var links = ((Element) urls.item(3)).getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link");
        assertThat(links.getLength()).isEqualTo(2);
        var english = (Element) links.item(1);
        assertThat(english.getAttribute("rel")).isEqualTo("alternate");
        assertThat(english.getAttribute("hreflang")).isEqualTo("en");
        assertThat(english.getAttribute("href")).isEqualTo("https://portaal.example/en/wijken/haren");
    }

    private static String loc(Element url) {
        return url.getElementsByTagNameNS("*", "loc").item(0).getTextContent();
    }
}
