package nl.wijgroningen.portaal.platform.file;

import static nl.wijgroningen.portaal.platform.file.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import nl.wijgroningen.portaal.platform.file.FileRefused.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoTest {

    /** What comes of what was sent, or the refusal, as {@link Files} does it without a database. */
    private static Photo photo(byte[] sent) {
        return Photo.of(sent, Files.kind(sent, Files.PHOTOS, Reason.NOT_A_PHOTO));
    }

    private static BufferedImage read(Photo photo) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(photo.bytes()));
    }

    private static void isAbout(Color expected, BufferedImage image, int x, int y) {
        var found = new Color(image.getRGB(x, y));
        assertThat(Math.abs(found.getRed() - expected.getRed())
                        + Math.abs(found.getGreen() - expected.getGreen())
                        + Math.abs(found.getBlue() - expected.getBlue()))
                .as("%s at %d, %d is about %s", found, x, y, expected)
                .isLessThan(60);
    }

    @Test
    void aPhotoOfAPhoneStandsUprightAndSaysNothingOfPlaceOrDevice() throws Exception {
        var sent = Samples.jpegWithPlace(6);
        var before = ImageMetadataReader.readMetadata(new ByteArrayInputStream(sent));
        assertThat(before.getFirstDirectoryOfType(GpsDirectory.class))
                .as("the sample has a place")
                .isNotNull();

        var photo = photo(sent);

        var image = read(photo);
        assertThat(image.getWidth()).isEqualTo(400).isEqualTo(photo.width());
        assertThat(image.getHeight()).isEqualTo(600).isEqualTo(photo.height());
        isAbout(Color.RED, image, 200, 50);
        isAbout(Color.BLUE, image, 200, 550);
        var after = ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo.bytes()));
        assertThat(after.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
        assertThat(new String(photo.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "Kiekje");
    }

    /** Where the left half comes to be. */
    @ParameterizedTest
    @CsvSource({"1,50,200", "2,550,200", "3,550,200", "4,50,200", "5,200,50", "6,200,50", "7,200,550", "8,200,550"})
    void everyOrientationIsHonoured(int orientation, int x, int y) throws IOException {
        isAbout(Color.RED, read(photo(Samples.jpegWithPlace(orientation))), x, y);
    }

    @Test
    void aLargePhotoBecomesSmall() throws IOException {
        var photo = photo(Samples.jpeg(4000, 3000));
        assertThat(photo.width()).isEqualTo(1600);
        assertThat(photo.height()).isEqualTo(1200);
        isAbout(Color.RED, read(photo), 10, 600);
        isAbout(Color.BLUE, read(photo), 1590, 600);
        assertThat(photo(Samples.png(5000, 1)).height()).isEqualTo(1);
    }

    @Test
    void aSmallPhotoKeepsItsSize() {
        var photo = photo(Samples.png(31, 17));
        assertThat(photo.width()).isEqualTo(31);
        assertThat(photo.height()).isEqualTo(17);
        assertThat(photo.mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void whatIsTransparentStaysSo() throws IOException {
        var clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        var photo = photo(Samples.image("png", clear));
        assertThat(photo.mediaType()).isEqualTo("image/png");
        assertThat(read(photo).getRGB(20, 20) >>> 24).isZero();
    }

    @Test
    void unusualButHonestImagesComeThrough() throws IOException {
        var sixteenBits = new BufferedImage(50, 50, BufferedImage.TYPE_USHORT_GRAY);
        assertThat(read(photo(Samples.image("png", sixteenBits))).getWidth()).isEqualTo(50);
        var grey = Samples.twoColours(50, 50, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(read(photo(Samples.image("jpeg", grey))).getWidth()).isEqualTo(50);
        var few = Samples.twoColours(50, 50, BufferedImage.TYPE_BYTE_INDEXED);
        isAbout(Color.RED, read(photo(Samples.image("png", few))), 5, 25);
    }

    @Test
    void coloursForAPrinterAreRefused() {
        var jpeg = Samples.jpeg(20, 20);
        var cmyk = jpeg.clone();
        for (var i = 0; i < cmyk.length - 9; i++) {
            if ((cmyk[i] & 0xFF) == 0xFF && (cmyk[i + 1] & 0xFF) == 0xC0) {
                cmyk[i + 9] = 4;
            }
        }
        assertThat(refused(() -> photo(cmyk)).reason()).isEqualTo(Reason.PRINT_COLOURS);
    }

    @Test
    void otherKindsAreRefusedWhateverTheirName() {
        for (var other : new byte[][] {
            Samples.text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
            Samples.text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            Samples.text("<!doctype html><p>dag"),
            Samples.text("MZ\u0090\0\u0003 This program cannot be run in DOS mode"),
            Samples.text("\u007FELF\2\1\1"),
            Samples.text("GIF89a\1\0\1\0\0\0\0;"),
            Samples.text("RIFF\0\0\0\0WEBPVP8 "),
            Samples.text("\0\0\0\u0018ftypheic"),
            Samples.zip(),
            Samples.pdf(1),
            Samples.text("zomaar")
        }) {
            assertThat(refused(() -> photo(other)).reason()).isEqualTo(Reason.NOT_A_PHOTO);
        }
        assertThat(refused(() -> photo(new byte[0])).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void twoKindsInOneFileAreRefused() {
        for (var two : new byte[][] {
            Samples.joined(Samples.jpeg(20, 20), Samples.zip()),
            Samples.joined(Samples.png(20, 20), Samples.zip(), new byte[5000]),
            Samples.withComment(Samples.jpeg(20, 20), "%PDF-1.7 1 0 obj"),
            Samples.withComment(Samples.jpeg(20, 20), "<ScRiPt>alert(1)</script>"),
            Samples.withComment(Samples.jpeg(20, 20), "*/<svg onload=alert(1)>")
        }) {
            assertThat(refused(() -> photo(two)).reason()).isEqualTo(Reason.TWO_KINDS);
        }
    }

    @Test
    void whatIsCutOffIsRefused() {
        var jpeg = Samples.jpeg(600, 400);
        assertThat(refused(() -> photo(Arrays.copyOf(jpeg, jpeg.length / 2))).reason())
                .isEqualTo(Reason.BROKEN);
        var png = Samples.png(600, 400);
        assertThat(refused(() -> photo(Arrays.copyOf(png, png.length / 2))).reason())
                .isEqualTo(Reason.BROKEN);
        assertThat(refused(() -> photo(Arrays.copyOf(jpeg, 3))).reason()).isEqualTo(Reason.BROKEN);
    }

    @Test
    void aHundredMegapixelsAreRefusedUnseen() {
        var bomb = Samples.greyPng(10_000, 10_000);
        assertThat(bomb.length).as("small on the line").isLessThan(200_000);
        var before = Memory.allocated();
        var why = refused(() -> photo(bomb));
        assertThat(why.reason()).isEqualTo(Reason.PIXELS);
        assertThat(why.numbers()).containsExactly(50, 100L);
        assertThat(Memory.allocated() - before).as("bytes").isLessThan(5_000_000);
        assertThat(refused(() -> photo(Samples.greyPng(20_001, 1))).reason()).isEqualTo(Reason.SIDE);
    }

    /** 50 megapixels would be 50 MB in greys and 150 MB in colours when decoded whole. */
    @Test
    void theLargestPhotoIsDecodedInLittleMemory() {
        var grey = Samples.greyPng(10_000, 5_000);
        photo(Samples.png(10, 10)); // classes are loaded
        var before = Memory.allocated();
        assertThat(photo(grey).width()).isEqualTo(1600);
        assertThat(Memory.allocated() - before).as("bytes, all garbage counted").isLessThan(40_000_000);
    }

    /** Whatever comes, it is refused or becomes a clean photo; nothing else is thrown. */
    @Test
    void brokenFilesAreRefusedOrBecomeClean() throws IOException {
        var random = new Random(20261124);
        var samples = new byte[][] {
            Samples.jpegWithPlace(6), Samples.png(60, 40), Samples.jpeg(30, 30), Samples.greyPng(40, 40)
        };
        var clean = 0;
        for (var i = 0; i < 1500; i++) {
            var sent = Mutated.of(samples[random.nextInt(samples.length)], random);
            try {
                var photo = photo(sent);
                assertThat(read(photo).getWidth()).isEqualTo(photo.width());
                assertThat(new String(photo.bytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Kiekje");
                clean++;
            } catch (FileRefused fine) {
                assertThat(fine.reason()).isNotNull();
            }
        }
        assertThat(clean).as("some come through").isBetween(10, 1490);
    }
}
