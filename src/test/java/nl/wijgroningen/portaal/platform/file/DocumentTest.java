package nl.wijgroningen.portaal.platform.file;

import static nl.wijgroningen.portaal.platform.file.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import nl.wijgroningen.portaal.platform.file.FileRefused.Reason;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentTest {

    /** It tells at length what it could not read; in the portal it is silent too. */
    @BeforeAll
    static void silence() {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("org.apache.pdfbox"))
                .setLevel(ch.qos.logback.classic.Level.OFF);
    }

    private static Document document(byte[] sent) {
        Files.kind(sent, EnumSet.of(Kind.PDF), Reason.NOT_A_DOCUMENT);
        return Document.of(sent);
    }

    private static Reason why(byte[] sent) {
        return refused(() -> document(sent)).reason();
    }

    @Test
    void aDocumentIsTaken() {
        assertThat(document(Samples.pdf(3)).pages()).isEqualTo(3);
        assertThat(document(Samples.joined(Samples.pdf(1), Samples.text("\r\n \n")))
                        .pages())
                .isEqualTo(1);
    }

    @Test
    void aDocumentWithLinksIsTaken() {
        assertThat(document(Samples.pdf(it -> {
                            var action = new PDActionURI();
                            action.setURI("https://wijgroningen.nl/");
                            var link = new PDAnnotationLink();
                            link.setAction(action);
                            var page = new PDPage();
                            page.setAnnotations(List.of(link));
                            it.addPage(page);
                        }))
                        .pages())
                .isEqualTo(1);
    }

    @Test
    void whatActsIsRefused() {
        assertThat(why(Samples.pdf(it -> {
                    it.addPage(new PDPage());
                    it.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
                })))
                .isEqualTo(Reason.ACTIVE);
        assertThat(why(Samples.pdf(it -> {
                    var launch = new PDAnnotationLink();
                    launch.setAction(new PDActionLaunch());
                    var page = new PDPage();
                    page.setAnnotations(List.of(launch));
                    it.addPage(page);
                })))
                .isEqualTo(Reason.ACTIVE);
        assertThat(why(Samples.pdf(DocumentTest::withAttachment))).isEqualTo(Reason.ACTIVE);
        assertThat(why(Samples.pdf(it -> {
                    it.addPage(new PDPage());
                    var form = new COSDictionary();
                    form.setItem(COSName.XFA, new COSString("<xdp/>"));
                    it.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
                })))
                .isEqualTo(Reason.ACTIVE);
        assertThat(why(Samples.pdf(
                        it -> { // deep in what no page leads to
                            it.addPage(new PDPage());
                            var script = new COSDictionary();
                            script.setItem(COSName.S, COSName.getPDFName("JavaScript"));
                            var list = new COSArray();
                            list.add(script);
                            it.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Iets"), list);
                        })))
                .isEqualTo(Reason.ACTIVE);
    }

    private static void withAttachment(PDDocument it) throws IOException {
        it.addPage(new PDPage());
        var file = new PDComplexFileSpecification();
        file.setFile("a.exe");
        file.setEmbeddedFile(new PDEmbeddedFile(it, new ByteArrayInputStream(Samples.text("MZ"))));
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of("a.exe", file));
        var names = new PDDocumentNameDictionary(it.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        it.getDocumentCatalog().setNames(names);
    }

    /** A name may be written with numbers for letters. */
    @Test
    void scriptInDisguiseIsRefused() {
        var pdf = new String(
                Samples.bytes(out -> {
                    try (var it = new PDDocument()) {
                        it.addPage(new PDPage());
                        it.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
                        it.save(out, CompressParameters.NO_COMPRESSION);
                    }
                }),
                StandardCharsets.ISO_8859_1);
        assertThat(pdf).contains("/JavaScript", "/JS");
        assertThat(why(Samples.text(pdf.replace("/JavaScript", "/Java#53cript").replace("/JS", "/#4a#53"))))
                .isEqualTo(Reason.ACTIVE);
    }

    @Test
    void aLockedDocumentIsRefused() {
        for (var password : List.of("geheim", "")) {
            assertThat(why(Samples.lockedPdf(password))).isEqualTo(Reason.ENCRYPTED);
        }
    }

    @Test
    void otherKindsAreRefusedWhateverTheirName() {
        assertThat(why(Samples.text("MZ\u0090\0\u0003 This program cannot be run in DOS mode")))
                .isEqualTo(Reason.NOT_A_DOCUMENT);
        assertThat(why(Samples.zip())).isEqualTo(Reason.NOT_A_DOCUMENT);
        assertThat(why(Samples.jpeg(20, 20))).isEqualTo(Reason.NOT_A_DOCUMENT);
        assertThat(why(Samples.text("<html>"))).isEqualTo(Reason.NOT_A_DOCUMENT);
    }

    @Test
    void twoKindsInOneFileAreRefused() {
        assertThat(why(Samples.joined(Samples.pdf(1), Samples.zip()))).isEqualTo(Reason.TWO_KINDS);
        assertThat(why(Samples.joined(Samples.zip(), Samples.pdf(1)))).isEqualTo(Reason.TWO_KINDS);
        assertThat(why(Samples.joined(Samples.text("MZ"), Samples.pdf(1)))).isEqualTo(Reason.TWO_KINDS);
        assertThat(why(Samples.joined(Samples.text("<script>"), Samples.pdf(1))))
                .isEqualTo(Reason.TWO_KINDS);
    }

    @Test
    void whatIsAroundADocumentIsRefused() {
        assertThat(why(Samples.joined(Samples.text("x"), Samples.pdf(1)))).isEqualTo(Reason.BROKEN);
        assertThat(why(Samples.joined(Samples.pdf(1), Samples.text("x")))).isEqualTo(Reason.BROKEN);
        var pdf = Samples.pdf(1);
        assertThat(why(Arrays.copyOf(pdf, pdf.length / 2))).isEqualTo(Reason.BROKEN);
        assertThat(why(Samples.text("%PDF-1.7\n%%EOF"))).isEqualTo(Reason.BROKEN);
    }

    @Test
    void aDocumentOfManyPagesIsRefused() {
        var why = refused(() -> document(Samples.pdf(301)));
        assertThat(why.reason()).isEqualTo(Reason.PAGES);
        assertThat(why.numbers()).containsExactly(300, 301);
    }

    /** Half a gigabyte of objects in half a megabyte. */
    @Test
    void aBombIsNotOpened() {
        var packed = Samples.bytes(out -> {
            var deflater = new DeflaterOutputStream(out, new Deflater(9));
            var spaces = new byte[1024 * 1024];
            Arrays.fill(spaces, (byte) ' ');
            for (var i = 0; i < 512; i++) {
                deflater.write(spaces);
            }
            deflater.finish();
        });
        var before = Memory.allocated();
        assertThat(why(Samples.joined(
                        Samples.text("%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length "
                                + packed.length + ">>\nstream\n"),
                        packed,
                        Samples.text("\nendstream\nendobj\ntrailer <</Root 2 0 R>>\n%%EOF"))))
                .isEqualTo(Reason.BROKEN);
        assertThat(Memory.allocated() - before).as("bytes").isLessThan(50_000_000);
        assertThat(why(Samples.text("%PDF-1.7\n1 0 obj\n" + "[".repeat(200_000) + "\nendobj\n%%EOF")))
                .isEqualTo(Reason.BROKEN);
    }

    /** Whatever comes, it is refused or a document; nothing else is thrown. */
    @Test
    void brokenFilesAreRefusedOrDocuments() {
        var random = new Random(20261124);
        var samples = new byte[][] {
            Samples.pdf(2),
            Samples.pdf(DocumentTest::withAttachment),
            Samples.bytes((ByteArrayOutputStream out) -> {
                try (var it = new PDDocument()) {
                    it.addPage(new PDPage());
                    it.save(out, CompressParameters.NO_COMPRESSION);
                }
            })
        };
        var taken = 0;
        for (var i = 0; i < 600; i++) {
            var sent = Mutated.of(samples[random.nextInt(samples.length)], random);
            try {
                assertThat(document(sent).pages()).isPositive();
                taken++;
            } catch (FileRefused fine) {
                assertThat(fine.reason()).isNotNull();
            }
        }
        assertThat(taken).as("some are taken").isBetween(5, 595);
    }
}
