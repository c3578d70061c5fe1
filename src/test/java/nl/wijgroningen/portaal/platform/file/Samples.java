package nl.wijgroningen.portaal.platform.file;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files as people send them, and as nobody should. */
public final class Samples {

    private Samples() {}

    /** Red on the left, blue on the right. */
    static BufferedImage twoColours(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        return image;
    }

    static byte[] image(String format, BufferedImage image) {
        return bytes(out -> ImageIO.write(image, format, out));
    }

    public static byte[] jpeg(int width, int height) {
        return image("jpeg", twoColours(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] png(int width, int height) {
        return image("png", twoColours(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /** Lies on its side (orientation 6), taken at the Martinitoren with a camera called Kiekje. */
    public static byte[] jpegWithPlace(int orientation) {
        var exif = ByteBuffer.allocate(400);
        exif.put("Exif\0\0MM".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 3);
        entry(exif, 0x010F, 2, 7, 100); // maker, further on
        entry(exif, 0x0112, 3, 1, orientation << 16);
        entry(exif, 0x8825, 4, 1, 120); // where the place is
        exif.putInt(0);
        exif.position(6 + 100);
        exif.put("Kiekje\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.position(6 + 120);
        exif.putShort((short) 2);
        entry(exif, 1, 2, 2, 'N' << 24);
        entry(exif, 2, 5, 3, 160);
        exif.putInt(0);
        exif.position(6 + 160);
        exif.putInt(53).putInt(1).putInt(13).putInt(1).putInt(8).putInt(1);
        var segment = Arrays.copyOf(exif.array(), 200);
        var plain = jpeg(600, 400);
        return bytes(out -> {
            out.write(plain, 0, 2);
            out.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (segment.length + 2)});
            out.write(segment);
            out.write(plain, 2, plain.length - 2);
        });
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** One grey all over, written without holding it. */
    public static byte[] greyPng(int width, int height) {
        return bytes(out -> {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
            chunk(
                    out,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .put(new byte[] {8, 0, 0, 0, 0})
                            .array());
            var rows = bytes(packed -> {
                var deflater = new DeflaterOutputStream(packed, new Deflater(9));
                var row = new byte[width + 1];
                for (var y = 0; y < height; y++) {
                    deflater.write(row);
                }
                deflater.finish();
            });
            chunk(out, "IDAT", rows);
            chunk(out, "IEND", new byte[0]);
        });
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) throws IOException {
        var all = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .put(content)
                .array();
        var check = new CRC32();
        check.update(all);
        out.write(ByteBuffer.allocate(4).putInt(content.length).array());
        out.write(all);
        out.write(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    public static byte[] pdf(int pages) {
        return pdf(document -> {
            for (var i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
        });
    }

    public static byte[] pdf(Making<PDDocument> make) {
        return bytes(out -> {
            try (var document = new PDDocument()) {
                make.accept(document);
                document.save(out);
            }
        });
    }

    /** A document with a password, which nobody can look into. */
    public static byte[] lockedPdf(String password) {
        return pdf(it -> {
            it.addPage(new PDPage());
            it.protect(new StandardProtectionPolicy("eigenaar", password, new AccessPermission()));
        });
    }

    public static byte[] zip() {
        return bytes(out -> {
            var zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(text("<w:document/>"));
            zip.finish();
        });
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] joined(byte[]... parts) {
        return bytes(out -> {
            for (var part : parts) {
                out.write(part);
            }
        });
    }

    /** {@code what} after the first two bytes of a JPEG, as a comment in it. */
    static byte[] withComment(byte[] jpeg, String what) {
        return joined(
                Arrays.copyOf(jpeg, 2),
                new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (what.length() + 2)},
                text(what),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    interface Making<T> {
        void accept(T thing) throws IOException;
    }

    static byte[] bytes(Making<ByteArrayOutputStream> make) {
        var out = new ByteArrayOutputStream();
        try {
            make.accept(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
