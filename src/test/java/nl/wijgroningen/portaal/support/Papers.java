package nl.wijgroningen.portaal.support;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Reads what the portal prints: as a checker of PDF/UA, as an eye, and as the camera of a phone. */
public final class Papers {

    private static final Pattern LEADING = Pattern.compile("\\s+");

    /** An inch. */
    public static final int DOTS = 300;

    private Papers() {}

    /** What the checker has against it, rule and place; empty when it is PDF/UA-1. */
    public static List<String> failures(byte[] pdf) {
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(it -> it.getRuleId().getClause() + "-" + it.getRuleId().getTestNumber() + " " + it.getMessage()
                            + " " + it.getLocation().getContext())
                    .distinct()
                    .toList();
        } catch (VeraPDFException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public static String title(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return String.valueOf(document.getDocumentInformation().getTitle());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String language(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return String.valueOf(document.getDocumentCatalog().getLanguage());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static int pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All words, with single spaces. */
    public static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return LEADING.matcher(new PDFTextStripper().getText(document)).replaceAll(" ");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A page as it comes out of a printer of 300 dots an inch; kept in {@code target/papers} to look at. */
    public static BufferedImage picture(byte[] pdf, int page, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var picture = new PDFRenderer(document).renderImageWithDPI(page, DOTS);
            var file = new File("target/papers/" + name + ".png");
            file.getParentFile().mkdirs();
            ImageIO.write(picture, "png", file);
            return picture;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What a phone reads that is held above this part of the page. It looks many times while the hand moves: the reader takes
     * a piece of the pattern for a mark in one look of a hundred, for this or that code, and not in the next.
     */
    public static String scan(BufferedImage picture, int x, int y, int width, int height) {
        var seen = picture.getSubimage(x, y, width, height);
        ReaderException unreadable = null;
        for (var degrees : new int[] {0, 3, 6, -4}) {
            try {
                return read(turned(seen, degrees));
            } catch (ReaderException none) {
                unreadable = none;
            }
        }
        throw new AssertionError("no QR code is seen at " + x + ", " + y, unreadable);
    }

    private static BufferedImage turned(BufferedImage seen, int degrees) {
        var turned = new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = turned.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, seen.getWidth(), seen.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.rotate(Math.toRadians(degrees), seen.getWidth() / 2.0, seen.getHeight() / 2.0);
        pen.drawImage(seen, 0, 0, null);
        pen.dispose();
        return turned;
    }

    private static String read(BufferedImage seen) throws ReaderException {
        var width = seen.getWidth();
        var height = seen.getHeight();
        var pixels = seen.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
