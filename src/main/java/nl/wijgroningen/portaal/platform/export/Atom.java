package nl.wijgroningen.portaal.platform.export;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a feed as Atom (RFC 4287), in the language of the request. A moment in it is the midnight that begins a day. */
@Component
public class Atom {

    public static final String TYPE = "application/atom+xml;charset=utf-8";

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    /** The moment of a feed in which nothing is. */
    private static final LocalDate EMPTY = LocalDate.of(2026, 1, 1);

    private final Words words;
    private final String base;

    Atom(Words words, PortalSettings settings) {
        this.words = words;
        this.base = settings.baseUrl().toString().replaceAll("/+$", "");
    }

    /** A word that a reader can choose entries by. */
    public record Category(String term, String label) {}

    /**
     * @param language in which it is written
     * @param path of its page, without language
     */
    public record Entry(
            UUID id,
            String language,
            String title,
            LocalDate updated,
            String path,
            @Nullable Category category,
            String summary,
            @Nullable String content) {}

    /**
     * @param path of the list that it is a feed of, without language; the feed itself is there with {@code .atom}
     * @param entries the newest first
     */
    public String feed(String title, String path, List<Entry> entries) {
        var home = base + words.language().prefix();
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xml:lang", words.language().tag());
            element(xml, "id", home + path + ".atom");
            element(xml, "title", title);
            element(
                    xml,
                    "updated",
                    moment(entries.isEmpty() ? EMPTY : entries.get(0).updated()));
            link(xml, "self", home + path + ".atom");
            link(xml, "alternate", home + path);
            xml.writeStartElement("author");
            element(xml, "name", "WIJ Groningen");
            xml.writeEndElement();
            for (var entry : entries) {
                write(xml, entry, home);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, Entry entry, String home) throws XMLStreamException {
        xml.writeStartElement("entry");
        xml.writeAttribute("xml:lang", entry.language());
        element(xml, "id", "urn:uuid:" + entry.id());
        element(xml, "title", entry.title());
        element(xml, "updated", moment(entry.updated()));
        link(xml, "alternate", home + entry.path());
        if (entry.category() != null) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", entry.category().term());
            xml.writeAttribute("label", entry.category().label());
        }
        element(xml, "summary", entry.summary());
        if (entry.content() != null) {
            element(xml, "content", entry.content());
        }
        xml.writeEndElement();
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
