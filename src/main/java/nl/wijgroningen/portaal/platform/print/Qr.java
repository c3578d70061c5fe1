package nl.wijgroningen.portaal.platform.print;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * A QR code as one SVG path.
 *
 * @param size width and height in modules, the white edge included
 */
public record Qr(String path, int size) {

    private static final int EDGE = 4;

    public static Qr of(String text) {
        try {
            var matrix = Encoder.encode(
                            text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "ISO-8859-1"))
                    .getMatrix();
            var path = new StringBuilder();
            for (var y = 0; y < matrix.getHeight(); y++) {
                for (var x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y) == 1) {
                        path.append("M%d %dh1v1h-1z".formatted(x + EDGE, y + EDGE));
                    }
                }
            }
            return new Qr(path.toString(), matrix.getWidth() + 2 * EDGE);
        } catch (WriterException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
