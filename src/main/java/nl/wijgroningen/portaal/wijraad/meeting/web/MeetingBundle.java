package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.print.Pdf;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.springframework.stereotype.Component;

/**
 * The papers of a meeting as one PDF: a page of contents, and then each paper as it was sent. It keeps the tags that it has
 * for reading aloud, or has none; the contents say which. One is made at a time.
 */
@Component
class MeetingBundle {

    /** Bytes of all papers together that one file may take, and so the memory that making it takes some times over. */
    private static final long LARGEST = 40L * 1024 * 1024;

    /** Whoever asks for the contents once more, because they took more pages than thought, gets them after so many rounds. */
    private static final int ROUNDS = 3;

    private final Semaphore turn = new Semaphore(1, true);
    private final Files files;
    private final Pdf pdf;
    private final Words words;

    MeetingBundle(Files files, Pdf pdf, Words words) {
        this.files = files;
        this.pdf = pdf;
        this.words = words;
    }

    /** A line of the contents. */
    public record Line(int item, String title, boolean open, String name, int page, int pages, boolean tagged) {}

    public record Contents(String language, String title, String day, List<Line> lines, boolean allTagged) {}

    /** Whether there are any, and not too many for one file. */
    static boolean fits(List<MeetingFile.Paper> papers) {
        return !papers.isEmpty()
                && papers.stream().mapToLong(MeetingFile.Paper::size).sum() <= LARGEST;
    }

    /** @throws NotFound when there are no papers, or too many for one file */
    byte[] of(MeetingFile.File meeting) {
        var papers = meeting.papers();
        if (!fits(papers)) {
            throw new NotFound();
        }
        turn.acquireUninterruptibly();
        try {
            return merge(meeting, papers);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            turn.release();
        }
    }

    private byte[] merge(MeetingFile.File meeting, List<MeetingFile.Paper> papers) throws IOException {
        var bytes = files.whole(papers.stream().map(MeetingFile.Paper::file).toList());
        var whole = new ByteArrayOutputStream();
        var sources = new ArrayList<PDDocument>(); // stay open until all is written
        try (var all = contents(meeting)) {
            var starts = new ArrayList<Integer>();
            var merger = new PDFMergerUtility();
            for (var paper : papers) {
                var one = bytes.get(paper.file());
                if (one == null) {
                    throw new NotFound(); // taken off the agenda this moment
                }
                starts.add(all.getNumberOfPages());
                var source = Loader.loadPDF(one);
                sources.add(source);
                merger.appendDocument(all, source);
            }
            all.getDocumentCatalog().setDocumentOutline(outline(all, papers, starts));
            all.save(whole);
        } finally {
            for (var it : sources) {
                it.close();
            }
        }
        return whole.toByteArray();
    }

    private static PDDocumentOutline outline(PDDocument all, List<MeetingFile.Paper> papers, List<Integer> starts) {
        var outline = new PDDocumentOutline();
        for (var at = 0; at < papers.size(); at++) {
            var mark = new PDOutlineItem();
            mark.setTitle(papers.get(at).name());
            mark.setDestination(all.getPage(starts.get(at)));
            outline.addLast(mark);
        }
        return outline;
    }

    /** The first paper begins after the contents, of which the number of pages shows when they are made. */
    private PDDocument contents(MeetingFile.File meeting) throws IOException {
        var pages = 1;
        for (var round = 1; ; round++) {
            var made = Loader.loadPDF(pdf.of("wijraad/print/papers", page(meeting, pages + 1), Language.NL));
            if (made.getNumberOfPages() == pages || round == ROUNDS) {
                return made;
            }
            pages = made.getNumberOfPages();
            made.close();
        }
    }

    private Contents page(MeetingFile.File meeting, int first) {
        var lines = new ArrayList<Line>();
        var page = first;
        for (var item : meeting.items()) {
            for (var paper : item.papers()) {
                lines.add(new Line(
                        item.turn(), item.title(), item.open(), paper.name(), page, paper.pages(), paper.tagged()));
                page += paper.pages();
            }
        }
        return new Contents(
                Language.NL.tag(),
                words.in(Language.NL, "wijraad.meeting.bundle.title", words.day(Language.NL, meeting.heldOn())),
                words.day(Language.NL, meeting.heldOn()),
                lines,
                lines.stream().allMatch(Line::tagged));
    }
}
