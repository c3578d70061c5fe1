package nl.wijgroningen.portaal.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Capitals, accents, signs and small slips are forgiven. */
class LikenessTest {

    private static int of(String asked, String name) {
        return new Likeness(Fold.words(asked)).of(Fold.words(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vinkhuizen|Vinkhuizen|100",
                "VÍNKHUIZEN|Vinkhuizen|100",
                "Tenboer|Ten Boer|100",
                "wijk Vinkhuizen|Vinkhuizen|100",
                "Ten Boer e.o.|Ten Boer e.o.|100",
                "vink|Vinkhuizen|80",
                "ten boer|Ten Boer e.o.|80",
                "wij-team beijum|WIJ Beijum|60",
                "centrum|WIJ Schilderswijk/Centrum|60",
                "vinkhuys|’t Vinkhuys|60",
                "huizen|Vinkhuizen|40",
                "Vinkhuisen|Vinkhuizen|20",
                "Bijum|Beijum|20",
                "paddepeol|Paddepoel|20",
                "Corpus de Horn|Corpus den Hoorn|20",
                "haren|Hoogkerk|0",
                "oud|Onnen|0",
            })
    void isAsExpected(String asked, String name, int likeness) {
        assertThat(of(asked, name)).isEqualTo(likeness);
    }

    @Test
    void oneSlipIsForgiven() {
        var random = new Random(5);
        var name = "oosterparkwijk";
        for (var i = 0; i < 500; i++) {
            var at = random.nextInt(name.length());
            var letter = (char) ('a' + random.nextInt(26));
            var typed = switch (random.nextInt(3)) {
                case 0 -> name.substring(0, at) + letter + name.substring(at);
                case 1 -> name.substring(0, at) + name.substring(at + 1);
                default -> name.substring(0, at) + letter + name.substring(at + 1);
            };
            assertThat(of(typed, name)).as(typed).isGreaterThan(Likeness.NONE);
        }
    }

    @Test
    void foldingTwiceChangesNothing() {
        assertThat(Fold.words("  ’t Vínk-HUYS / (e.o.)  ")).isEqualTo("t vink huys eo");
        assertThat(Fold.words(Fold.words("Één & 2½"))).isEqualTo(Fold.words("Één & 2½"));
        assertThat(Fold.slug("Als u een ervaring vertelt")).isEqualTo("als-u-een-ervaring-vertelt");
    }
}
