package nl.wijgroningen.portaal.platform.print;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.wijgroningen.portaal.platform.web.Language;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Makes a PDF for everyone (PDF/UA-1) of a template that is well-formed XML. Stylesheet and fonts are the portal's own and
 * are given to it here; whatever else a page names is not fetched, from outside or from this machine.
 */
@Component
public class Pdf {

    private static final String FOLDER = "look/print/";
    private static final String FAMILY = "WIJ Print";
    private static final String BASE = "print:";

    private final ITemplateEngine templates;
    private final String style;
    private final byte[] regular;
    private final byte[] bold;

    Pdf(ITemplateEngine templates) {
        this.templates = templates;
        this.style = new String(read("print.css"), StandardCharsets.UTF_8);
        this.regular = read("wij-print-regular.ttf");
        this.bold = read("wij-print-bold.ttf");
        XRLog.setLoggingEnabled(false); // it would write what stands on the paper
    }

    /**
     * @param template says its language, title and subject: {@code html lang}, {@code title}, {@code meta subject}
     * @param page what it shows, as {@code page}
     * @throws IllegalStateException when it does not say them, or another language
     */
    public byte[] of(String template, Object page, Language language) {
        return render(templates.process(template, new Context(language.locale(), Map.of("page", page))), language);
    }

    byte[] render(String html, Language language) {
        var document = parse(html);
        var root = document.getDocumentElement();
        if (!language.tag().equals(root.getAttribute("lang"))) {
            throw new IllegalStateException("a document in " + language + " that says " + root.getAttribute("lang"));
        }
        if (text(root, "title").isBlank() || !html.contains("name=\"subject\"")) {
            throw new IllegalStateException("a document without title or subject");
        }
        var sheet = document.createElement("style");
        sheet.setTextContent(style);
        root.getElementsByTagName("head").item(0).appendChild(sheet);
        var bytes = new ByteArrayOutputStream();
        try (var svg = new BatikSVGDrawer()) {
            var builder = new PdfRendererBuilder();
            builder.usePdfUaAccessibility(true);
            builder.useFont(font(regular), FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(font(bold), FAMILY, 700, FontStyle.NORMAL, true);
            builder.useSVGDrawer(svg);
            for (var when : ExternalResourceControlPriority.values()) {
                builder.useExternalResourceAccessControl((address, kind) -> false, when);
            }
            builder.useUriResolver((base, address) -> null);
            builder.withProducer("WIJ Groningen");
            builder.withW3cDocument(document, BASE);
            builder.toStream(bytes);
            builder.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static FSSupplier<InputStream> font(byte[] font) {
        return () -> new ByteArrayInputStream(font);
    }

    private static String text(Element root, String name) {
        var found = root.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Document parse(String html) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // else it prints
            return builder.parse(new InputSource(new StringReader(html.strip())));
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new IllegalStateException("a print template that is not well-formed", malformed);
        }
    }

    private static byte[] read(String name) {
        try {
            return new ClassPathResource(FOLDER + name).getContentAsByteArray();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
