package nl.wijgroningen.portaal.experience.web;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.experience.PublishedExperiences;
import nl.wijgroningen.portaal.experience.domain.MaskedText;
import nl.wijgroningen.portaal.experience.read.PublicStories;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.web.Words;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The newest published experiences as Atom (RFC 4287). A moment in it is the midnight that begins the day of publication,
 * which is a day of staff: it says nothing about when something was told (R33). A story that was told with a kaartje is in the category "kaartje" (R32).
 */
@RestController
class FeedController {

    private static final int MOST = 50;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    /** The moment of a feed in which nothing is. */
    private static final LocalDate EMPTY = LocalDate.of(2026, 1, 1);

    private final PublicStories stories;
    private final Words words;
    private final String base;

    FeedController(PublicStories stories, Words words, PortalSettings settings) {
        this.stories = stories;
        this.words = words;
        this.base = settings.baseUrl().toString().replaceAll("/+$", "");
    }

    @GetMapping(path = "/ervaringen.atom", produces = "application/atom+xml;charset=utf-8")
    String feed() {
        var entries = stories.feed(MOST);
        var home = base + words.language().prefix();
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", words.language().tag());
            element(xml, "id", home + "/ervaringen.atom");
            element(xml, "title", words.get("experience.stories.title"));
            element(
                    xml,
                    "updated",
                    moment(entries.isEmpty() ? EMPTY : entries.get(0).publishedOn()));
            link(xml, "self", home + "/ervaringen.atom");
            link(xml, "alternate", home + "/ervaringen");
            xml.writeStartElement("author");
            element(xml, "name", "WIJ Groningen");
            xml.writeEndElement();
            for (var entry : entries) {
                xml.writeStartElement("entry");
                xml.writeAttribute("xml:lang", entry.language());
                element(xml, "id", "urn:uuid:" + entry.experienceId());
                element(xml, "title", entry.title());
                element(xml, "updated", moment(entry.publishedOn()));
                link(xml, "alternate", home + "/ervaringen/" + entry.experienceId());
                if (entry.withCard()) {
                    xml.writeEmptyElement("category");
                    xml.writeAttribute("term", "kaartje");
                    xml.writeAttribute("label", words.get("experience.stories.card"));
                }
                element(xml, "summary", entry.happened().replace(MaskedText.MARK, PublishedExperiences.MASK));
                element(xml, "content", entry.answer().replace(MaskedText.MARK, PublishedExperiences.MASK));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static String moment(LocalDate day) {
        return day.atStartOfDay(PortaalApplication.ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }
}
