package nl.wijgroningen.portaal.platform.file;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import nl.wijgroningen.portaal.platform.file.FileRefused.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A photo made anew from its pixels: at most {@value #LONGEST} pixels wide and high, the right way up, in sRGB, and with
 * nothing else that was in the file. JPEG, or PNG where something is transparent.
 *
 * <p>Memory: the sides are read from the header first, and a photo is decoded in steps of pixels so that at most 3,199 ×
 * 3,199 of them are held, 8 bytes each when it is the worst PNG: 82 MB, and 51 MB beside it while it is drawn. A JPEG that
 * comes in several passes is held whole by the decoder, outside the heap: at most {@value #SEVERAL_PASSES} pixels of 6
 * bytes, 96 MB. {@link Files} makes one at a time.
 */
record Photo(byte[] bytes, String mediaType, int width, int height) {

    static final int LONGEST = 1600;
    static final int PIXELS = 50_000_000;
    static final int SEVERAL_PASSES = 16_000_000;
    static final int SIDE = 20_000;

    private static final int MILLION = 1_000_000;
    private static final float QUALITY = 0.85f;

    static {
        ImageIO.setUseCache(false); // what was sent does not lie in a folder for temporary files
    }

    static Photo of(byte[] sent, Kind kind) {
        try {
            var header = kind == Kind.JPEG ? JpegHeader.of(sent) : JpegHeader.NONE;
            if (header.components() == 4) {
                throw new FileRefused(Reason.PRINT_COLOURS);
            }
            var decoded = decode(sent, kind, header);
            return encode(draw(decoded, header.orientation()));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException broken) {
            throw new FileRefused(Reason.BROKEN);
        } catch (FileRefused refused) {
            throw refused;
        } catch (RuntimeException broken) {
            // A broken colour profile or chunk ends in any exception of the decoder.
            throw new FileRefused(Reason.BROKEN);
        }
    }

    private static BufferedImage decode(byte[] sent, Kind kind, JpegHeader header) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind == Kind.JPEG ? "jpeg" : "png")
                .next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, true, kind == Kind.PNG); // compressed texts in a PNG stay closed
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width > SIDE || height > SIDE) {
                throw new FileRefused(Reason.SIDE, SIDE);
            }
            var most = header.severalPasses() ? SEVERAL_PASSES : PIXELS;
            if (width * height > most) {
                throw new FileRefused(Reason.PIXELS, most / MILLION, (width * height + MILLION - 1) / MILLION);
            }
            var broken = new boolean[1];
            reader.addIIOReadWarningListener((source, warning) -> broken[0] = broken[0] || isCutOff(warning));
            var settings = reader.getDefaultReadParam();
            var step = (int) Math.max(1, Math.max(width, height) / LONGEST);
            settings.setSourceSubsampling(step, step, 0, 0);
            var image = reader.read(0, settings);
            if (broken[0]) {
                throw new FileRefused(Reason.BROKEN);
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    /** The decoder fills in grey for what is missing, and warns. */
    private static boolean isCutOff(String warning) {
        return warning.contains("Premature end") || warning.contains("EOI marker") || warning.contains("premature");
    }

    private static BufferedImage draw(BufferedImage from, int orientation) {
        var scale = Math.min(1.0, (double) LONGEST / Math.max(from.getWidth(), from.getHeight()));
        var wide = Math.max(1, (int) Math.round(from.getWidth() * scale));
        var high = Math.max(1, (int) Math.round(from.getHeight() * scale));
        var lies = orientation >= 5;
        var to = new BufferedImage(
                lies ? high : wide,
                lies ? wide : high,
                from.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var turned = turn(orientation, wide, high);
        turned.scale((double) wide / from.getWidth(), (double) high / from.getHeight());
        var canvas = to.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            canvas.drawImage(from, turned, null);
        } finally {
            canvas.dispose();
        }
        return to;
    }

    /** From the pixels as they lie to the photo as it was seen, by the number of EXIF (tag 0x0112). */
    private static AffineTransform turn(int orientation, int wide, int high) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, wide, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, wide, high);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, high);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, high, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, high, wide);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, wide);
            default -> new AffineTransform();
        };
    }

    private static Photo encode(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        if (isTransparent(image)) {
            write(image, "png", null, out);
            if (out.size() <= Files.LARGEST) {
                return new Photo(out.toByteArray(), "image/png", image.getWidth(), image.getHeight());
            }
            out.reset();
        }
        write(opaque(image), "jpeg", QUALITY, out);
        return new Photo(out.toByteArray(), "image/jpeg", image.getWidth(), image.getHeight());
    }

    private static void write(BufferedImage image, String format, @Nullable Float quality, ByteArrayOutputStream out)
            throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var settings = writer.getDefaultWriteParam();
            if (quality != null) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(quality);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
    }

    private static boolean isTransparent(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        var row = new int[image.getWidth()];
        for (var y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            if (Arrays.stream(row).anyMatch(it -> it >>> 24 < 255)) {
                return true;
            }
        }
        return false;
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        var to = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = to.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return to;
    }

    /** What a JPEG says of itself before its pixels come. */
    private record JpegHeader(int components, boolean severalPasses, int orientation) {

        static final JpegHeader NONE = new JpegHeader(3, false, 1);

        private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

        static JpegHeader of(byte[] jpeg) {
            var components = 0;
            var progressive = false;
            var orientation = 1;
            var at = 2;
            while (at + 4 <= jpeg.length) {
                if ((jpeg[at] & 0xFF) != 0xFF) {
                    break;
                }
                var marker = jpeg[at + 1] & 0xFF;
                if (marker == 0xFF) { // padding
                    at++;
                    continue;
                }
                var length = (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
                var end = at + 2 + length;
                if (length < 2 || end > jpeg.length) {
                    break;
                }
                if (marker == 0xDA && components > 0) {
                    return new JpegHeader(components, progressive || jpeg[at + 4] < components, orientation);
                }
                if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                    if (length < 8) {
                        break;
                    }
                    progressive = marker != 0xC0 && marker != 0xC1;
                    components = jpeg[at + 9] & 0xFF;
                }
                if (marker == 0xE1 && length > 8 && Arrays.equals(jpeg, at + 4, at + 10, EXIF, 0, EXIF.length)) {
                    orientation = orientation(Arrays.copyOfRange(jpeg, at + 10, end));
                }
                at = end;
            }
            throw new FileRefused(Reason.BROKEN);
        }

        private static int orientation(byte[] exif) {
            var found = new Metadata();
            try {
                new ExifReader().extract(new ByteArrayReader(exif), found);
                var first = found.getFirstDirectoryOfType(ExifIFD0Directory.class);
                return first == null || !first.containsTag(ExifDirectoryBase.TAG_ORIENTATION)
                        ? 1
                        : first.getInt(ExifDirectoryBase.TAG_ORIENTATION);
            } catch (MetadataException | RuntimeException unreadable) {
                return 1; // it goes anyway
            }
        }
    }
}
