package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.junit.jupiter.api.Test;

@Rule("R12")
class TellerCodeTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void hasAtLeast75BitsOfAnAlphabetWithoutLookAlikes() {
        var alphabet = TellerCode.ALPHABET;
        assertThat(alphabet.chars().distinct().count())
                .isEqualTo(alphabet.length())
                .isGreaterThanOrEqualTo(26);
        assertThat(TellerCode.LENGTH * Math.log(alphabet.length()) / Math.log(2))
                .isGreaterThanOrEqualTo(75);
        for (var alike : new String[] {"O0Q", "I1", "B8", "S5", "Z2", "UV", "G6"}) {
            assertThat(alike.chars().filter(it -> alphabet.indexOf(it) >= 0).count())
                    .as(alike)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void isReadAsPeopleTypeIt() {
        for (var i = 0; i < 500; i++) {
            var code = TellerCode.random(random);
            assertThat(TellerCode.read(code.spaced())).contains(code);
            assertThat(TellerCode.read(" " + code.value().toLowerCase(Locale.ROOT) + "\t"))
                    .contains(code);
            assertThat(TellerCode.read(String.join("-", code.groups()))).contains(code);
            assertThat(TellerCode.read(code.value()
                            .replace('8', 'B')
                            .replace('5', 's')
                            .replace('2', 'Z')
                            .replace('U', 'v')))
                    .contains(code);
        }
    }

    @Test
    void isNeverTwiceTheSameAndUsesTheWholeAlphabet() {
        var codes = new HashSet<TellerCode>();
        var used = new HashSet<Integer>();
        for (var i = 0; i < 2_000; i++) {
            var code = TellerCode.random(random);
            codes.add(code);
            code.value().chars().forEach(used::add);
        }
        assertThat(codes).hasSize(2_000);
        assertThat(used).hasSize(TellerCode.ALPHABET.length());
    }

    @Test
    void whatIsNoCodeIsNone() {
        for (var typed : new String[] {
            null,
            "",
            "   ",
            "K7QM",
            "K7QM 3RTW 9HXE 4NP",
            "K7QM 3RTW 9HXE 4NPDD",
            "💥".repeat(16),
            "O".repeat(16),
            "A".repeat(101)
        }) {
            assertThat(TellerCode.read(typed)).isEmpty();
        }
        assertThat(new TellerCode("K7QM3RTW9HXE4NPD")).asString().doesNotContain("K7QM");
    }
}
