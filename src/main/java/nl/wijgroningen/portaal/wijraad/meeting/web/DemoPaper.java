package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.util.List;
import nl.wijgroningen.portaal.platform.print.Pdf;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.wijraad.meeting.domain.DemoPapers;
import org.springframework.stereotype.Component;

/** The papers of the demo. */
@Component
class DemoPaper implements DemoPapers {

    private final Pdf pdf;

    DemoPaper(Pdf pdf) {
        this.pdf = pdf;
    }

    public record Note(String title, List<String> paragraphs) {}

    @Override
    public byte[] of(String title, List<String> paragraphs) {
        return pdf.of("wijraad/print/demo-paper", new Note(title, paragraphs), Language.NL);
    }
}
