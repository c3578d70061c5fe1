package nl.wijgroningen.portaal.home;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import nl.wijgroningen.portaal.area.AreaGuide;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Listed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What search engines may read, and where the public pages are; no experiences, as they can be withdrawn. */
@RestController
class RobotsController {

    private static final List<String> NOT_FOR_ROBOTS =
            List.of("/ervaringen/nieuw", "/mijn-ervaring", "/snel-weg", "/werk", "/beheer", "/inloggen");

    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final AreaGuide guide;
    private final List<Listed> others;
    private final String base;

    RobotsController(AreaGuide guide, List<Listed> others, PortalSettings settings) {
        this.guide = guide;
        this.others = others;
        this.base = settings.baseUrl().toString().replaceAll("/+$", "");
    }

    @GetMapping(path = "/robots.txt", produces = "text/plain;charset=utf-8")
    String robots() {
        var closed = Stream.of(Language.values())
                .flatMap(language -> NOT_FOR_ROBOTS.stream().map(it -> "Disallow: " + language.prefix() + it + "\n"))
                .collect(Collectors.joining());
        return "User-agent: *\n" + closed + "\nSitemap: " + base + "/sitemap.xml\n";
    }

    @GetMapping(path = "/sitemap.xml", produces = "application/xml;charset=utf-8")
    String sitemap() {
        var paths = new ArrayList<>(List.of("/", "/wijken", "/teams"));
        guide.names().forEach(it -> paths.add("/wijken/" + it.slug()));
        guide.contacts().forEach(it -> paths.add("/teams/" + it.slug()));
        ContentPages.NAMES.forEach(it -> paths.add("/" + it));
        others.forEach(it -> paths.addAll(it.paths()));
        return sitemap(base, paths);
    }

    /** Each page once in each language, with the addresses of both. */
    static String sitemap(String base, List<String> paths) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("urlset");
            xml.writeDefaultNamespace(SITEMAP);
            xml.writeNamespace("xhtml", XHTML);
            for (var path : paths) {
                for (var language : Language.values()) {
                    xml.writeStartElement("url");
                    xml.writeStartElement("loc");
                    xml.writeCharacters(address(base, language, path));
                    xml.writeEndElement();
                    for (var alternate : Language.values()) {
                        alternate(xml, alternate, address(base, alternate, path));
                    }
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static void alternate(XMLStreamWriter xml, Language language, String address) throws XMLStreamException {
        xml.writeEmptyElement("xhtml:link");
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("hreflang", language.tag());
        xml.writeAttribute("href", address);
    }

    private static String address(String base, Language language, String path) {
        return base + (language == Language.EN && path.equals("/") ? language.prefix() : language.prefix() + path);
    }
}
