package nl.wijgroningen.portaal.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A postcode is understood however it is typed. */
class PlacesTest {

    private static final int TRIES = 2_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "9711|9711",
                "9711 AB|9711",
                "9711AB|9711",
                "9711ab|9711",
                "9711  aB|9711",
                " 9711 |9711",
                "9711\u00a0AB|9711",
                "\u00a09711\u2003|9711",
                "９７１１|9711",
                "９７１１　ＡＢ|9711",
                "1000 AA|1000",
                "9999ZZ|9999",
            })
    @Rule("R1")
    void isUnderstood(String typed, String pc4) {
        assertThat(Places.pc4(typed)).contains(pc4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "971",
                "97111",
                "0711",
                "0711 AB",
                "9711 A",
                "9711 ABC",
                "9711 A1",
                "AB 9711",
                "9711-AB",
                "9 711",
                "9711 SA",
                "9711sd",
                "9711 Ss",
                "9711 ẞ",
                "9711 ıa",
                "٩٧١١",
                "9711\nAB9711",
                "negen",
                "-9711",
                "9711.0",
            })
    void isNotTakenForAPostcode(String typed) {
        assertThat(Places.pc4(typed)).isEmpty();
    }

    /** Four digits of which the first is not 0, any two letters but SA, SD and SS, spaces where people put them. */
    @Test
    void isUnderstoodForAllDigitsAndLetters() {
        var random = new Random(9711);
        for (var i = 0; i < TRIES; i++) {
            var pc4 = String.valueOf(1000 + random.nextInt(9000));
            var letters = "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26));
            var typed = " ".repeat(random.nextInt(3))
                    + pc4
                    + " ".repeat(random.nextInt(3))
                    + (random.nextBoolean() ? letters : letters.toLowerCase(Locale.ROOT))
                    + " ".repeat(random.nextInt(3));
            if (letters.matches("SA|SD|SS")) {
                assertThat(Places.pc4(typed)).as(typed).isEmpty();
            } else {
                assertThat(Places.pc4(typed)).as(typed).contains(pc4);
            }
        }
    }

    @Test
    void anythingElseIsNone() {
        var random = new Random(1);
        for (var i = 0; i < TRIES; i++) {
            var typed = random.ints(random.nextInt(60), 0, 0x3000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            Places.pc4(typed).ifPresent(it -> assertThat(it).as(typed).matches("[1-9][0-9]{3}"));
        }
        assertThat(Places.pc4("9".repeat(1_000_000))).isEmpty();
        assertThat(Places.pc4(" ".repeat(1_000_000) + "9711")).contains("9711");
    }
}
