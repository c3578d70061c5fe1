package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes on kaartjes: read however they are typed, and never taken for a volgcode. */
class CardCodeTest {

    private final SecureRandom secure = new SecureRandom();

    @RepeatedTest(200)
    @Rule("R32")
    void isReadHoweverItIsTyped() {
        var random = new Random();
        var code = CardCode.random(secure);
        var typed = new StringBuilder();
        for (var letter : code.value().toCharArray()) {
            typed.append(
                    switch (random.nextInt(4)) {
                        case 0 -> " " + letter;
                        case 1 -> "-" + letter;
                        case 2 -> String.valueOf(letter).toLowerCase(Locale.ROOT);
                        default -> String.valueOf(letter);
                    });
        }
        assertThat(CardCode.read(typed.toString())).contains(code);
        assertThat(CardCode.read(code.spaced())).contains(code);
        assertThat(code.spaced()).matches("\\w{4} \\w{4} \\w{4}");
        assertThat(code.value()).matches("[ACDEFGHJKLMNPQRTUWXY2345789]{12}");
        assertThat(code).hasToString("CardCode[…]");
        assertThat(TellerCode.read(code.value())).isEmpty();
        assertThat(CardCode.read(code.value() + random.nextInt(10))).isEmpty();
        assertThat(CardCode.read(code.value().substring(1))).isEmpty();
    }

    @Test
    @Rule("R32")
    void whatIsNoCodeIsNothing() {
        assertThat(Stream.of(null, "", " ", "geen code", "x".repeat(5000), "🙂🙂🙂", "' or 1=1 --")
                        .flatMap(it -> CardCode.read(it).stream()))
                .isEmpty();
    }

    @Test
    void codesDoNotRepeat() {
        var seen = new HashSet<CardCode>();
        for (var i = 0; i < 10_000; i++) {
            assertThat(seen.add(CardCode.random(secure))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-Q4, 12, 2027-12-31",
        "2026-Q1, 12, 2027-03-31",
        "2027-Q1, 11, 2028-02-29",
        "2026-Q2, 3, 2026-09-30"
    })
    @Rule("R32")
    void countUntilTheEndOfAMonth(String quarter, int months, LocalDate last) {
        assertThat(Cards.expires(quarter, months)).isEqualTo(last);
    }
}
