package nl.wijgroningen.portaal.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private static final String FAMILY = "👨\u200D👩\u200D👧";

    @Test
    void takesNothingForEmpty() {
        assertThat(PlainText.clean(null)).isEmpty();
        assertThat(PlainText.oneLine(null)).isEmpty();
        assertThat(PlainText.clean(" \n\u200B\u00A0 ")).isEmpty();
    }

    @Test
    void composesAccents() {
        assertThat(PlainText.clean("cafe\u0301")).isEqualTo("caf\u00E9");
        assertThat(PlainText.clean("cafe\u200B\u0301"))
                .as("what is removed may have stood between a letter and its accent")
                .isEqualTo("caf\u00E9");
    }

    @Test
    void endsLinesInOneWay() {
        assertThat(PlainText.clean("a\r\nb\rc\nd\n\re")).isEqualTo("a\nb\nc\nd\n\ne");
        assertThat(PlainText.clean("a\u0085b\u2028c\u2029d")).isEqualTo("a\nb\nc\nd");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A,
                0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0xD83D,
                0xDE00, 0xFDD0, 0xFDEF, 0xFEFF, 0xFFF9, 0xFFFB, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF
            })
    void removesWhatIsNotSeen(int c) {
        var unseen = Character.toString(c);
        assertThat(PlainText.clean("a" + unseen + "b" + unseen + unseen)).isEqualTo("ab");
        assertThat(PlainText.clean(unseen)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\tb\nc  d",
                "مرحبا بكم في الحي",
                "שלום שכנים",
                "می\u200Cخواهم",
                "क्\u200Dष",
                "😀 👍🏽 🇳🇱 1\uFE0F\u20E3 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F",
                FAMILY,
                "Ĳsselstraat ’s-Gravenhage ½ € 12,50 – “ja”",
                "\uFDFA\uFFFC\uFFFD"
            })
    void keepsWhatIsSeen(String text) {
        assertThat(PlainText.clean(text)).isEqualTo(text);
    }

    @Test
    void keepsJoinersOnlyBetweenVisibleCharacters() {
        assertThat(PlainText.clean("\u200D" + FAMILY + "\u200D")).isEqualTo(FAMILY);
        assertThat(PlainText.clean("a\u200D b\u200C\nc \u200Dd")).isEqualTo("a b\nc d");
        assertThat(PlainText.clean("a\u200D\u00A0b")).isEqualTo("a\u00A0b");
        assertThat(PlainText.clean("a\u200C\u200D\u200Cb")).isEqualTo("a\u200Cb");
        assertThat(PlainText.clean("a\u200D\u200B b")).isEqualTo("a b");
        assertThat(PlainText.clean("\u200D")).isEmpty();
    }

    @Test
    void stripsWhiteSpaceOfAllKinds() {
        assertThat(PlainText.clean("\u3000\u00A0\u202F \t\na\u2007b \u2003\u1680\u205F\u2028"))
                .isEqualTo("a\u2007b");
    }

    @Test
    void foldsWhiteSpaceIntoOneLine() {
        assertThat(PlainText.oneLine(" a \t b\r\n\r\nc\u00A0\u3000d\u200B ")).isEqualTo("a b c d");
    }

    @Test
    void cleansOnceAndForAll() {
        for (int seed = 1; seed <= 2000; seed++) {
            var typed = randomText(new Random(seed));
            var cleaned = PlainText.clean(typed);
            var line = PlainText.oneLine(typed);
            assertThat(PlainText.clean(cleaned)).as("seed " + seed).isEqualTo(cleaned);
            assertThat(PlainText.oneLine(line)).as("seed " + seed).isEqualTo(line);
            assertThat(PlainText.clean(line)).as("seed " + seed).isEqualTo(line);
            assertThat(PlainText.oneLine(cleaned)).as("seed " + seed).isEqualTo(line);
            assertThat(Normalizer.isNormalized(cleaned, Normalizer.Form.NFC))
                    .as("seed " + seed)
                    .isTrue();
            assertThat(cleaned)
                    .as("seed " + seed)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n\\t]]|\\p{IsNoncharacter_Code_Point}")
                    .doesNotContainPattern("[\\x{200B}\\x{FEFF}\\x{AD}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}]")
                    .doesNotContainPattern("^[\\s\\p{Z}\\x{200C}\\x{200D}]|[\\s\\p{Z}\\x{200C}\\x{200D}]$")
                    .doesNotContainPattern("[\\s\\p{Z}][\\x{200C}\\x{200D}]|[\\x{200C}\\x{200D}][\\s\\p{Z}]");
        }
    }

    @Test
    void cleansAPileOfAccentsInTime() {
        var pile = "e" + "\u0301\u0323".repeat(10_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PlainText.clean(pile));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "De lift is stuk. Al drie weken. | 80 | De lift is stuk.",
                "Wie belt mij terug? Niemand! | 80 | Wie belt mij terug?",
                "Zij zei: “Kom maar.” Ik kwam. | 80 | Zij zei: “Kom maar.”",
                "Wacht... nu goed. Echt. | 80 | Wacht... nu goed.",
                "Dhr. J. de Vries hielp mij o.a. met bijv. nr. 12 goed. Dank! | 80 "
                        + "| Dhr. J. de Vries hielp mij o.a. met bijv. nr. 12 goed.",
                "Mevr. A. Bakker en L.P. Smit, e.a. Fijn! Dank. | 80 | Mevr. A. Bakker en L.P. Smit, e.a. Fijn!",
                "Om 10.30 uur op wijgroningen.nl gezocht. Niets. | 80 | Om 10.30 uur op wijgroningen.nl gezocht.",
                "zonder einde | 80 | zonder einde",
                "De lift is al weken stuk | 24 | De lift is al weken stuk",
                "De lift is al weken stuk | 23 | De lift is al weken…",
                "De lift is al weken stuk | 20 | De lift is al weken…",
                "De lift is al weken stuk | 19 | De lift is al…",
                "Ja, nee, misschien wel | 9 | Ja, nee…",
                "Ja, nee, misschien wel | 8 | Ja…",
                "Meervoudigepersoonlijkheid | 6 | Meerv…",
                "Meervoudigepersoonlijkheid | 1 | …"
            })
    void opensWithTheFirstSentence(String text, int max, String opening) {
        assertThat(PlainText.opening(text, max)).isEqualTo(opening);
    }

    @Test
    void opensOnOneLine() {
        assertThat(PlainText.opening("  De lift\r\nis   stuk.\n\nAl lang.", 80)).isEqualTo("De lift is stuk.");
        assertThat(PlainText.opening("", 80)).isEmpty();
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(PlainText.opening("😀😀😀😀", 3)).isEqualTo("😀😀…");
        assertThat(PlainText.opening("ab" + FAMILY + FAMILY, 6)).isEqualTo("ab…");
        assertThat(PlainText.opening("ab" + FAMILY + FAMILY, 8)).isEqualTo("ab" + FAMILY + "…");
        assertThat(PlainText.opening("🇳🇱🇧🇪", 3)).isEqualTo("🇳🇱…");
        assertThat(PlainText.opening("xq\u0303q\u0303q\u0303", 5)).isEqualTo("xq\u0303…");
    }

    @Test
    void opensWithinItsRoom() {
        var lone = Pattern.compile("[\\p{Cs}]");
        for (int seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            var text = randomText(random);
            int max = 1 + random.nextInt(30);
            var opening = PlainText.opening(text, max);
            assertThat(opening.codePointCount(0, opening.length()))
                    .as("seed " + seed)
                    .isLessThanOrEqualTo(max);
            assertThat(opening).as("seed " + seed).doesNotContainPattern(lone).doesNotContain("\n");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> PlainText.opening("Ja.", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", ".", "a. ", "e\u0301", "aaaa", "? ", "😀\u200D"})
    void opensLongTextsInTime(String piece) {
        var text = piece.repeat(200_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PlainText.opening(text, 80));
    }

    /** Up to 40 characters, most of them troublesome, from every corner of Unicode. */
    private static String randomText(Random random) {
        var troublesome = "ab .!?,\t\n\r\u0085\u2028\u200B\u200C\u200D\u00A0\u3000\u202E\u00AD\u0301\u0323\uD83D\uDE00"
                + "é😀\u1100\u1161\u11A8\u037E\u2000\uFE0F\uFDD0\u0000\u1FEF\u0344";
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            if (random.nextInt(5) == 0) {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                text.append(troublesome.charAt(random.nextInt(troublesome.length())));
            }
        }
        return text.toString();
    }
}
