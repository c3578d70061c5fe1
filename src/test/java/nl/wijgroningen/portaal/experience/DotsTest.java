package nl.wijgroningen.portaal.experience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotsTest {

    @ParameterizedTest
    @CsvSource({
        "false, false, '', now----",
        "true, false, '', on now---",
        "true, true, '', on on---",
        "true, false, promised, on on now--",
        "true, false, late, on on now--",
        "true, false, busy, on on on now-",
        "true, false, not-possible, on on on no-",
        "true, false, not-possible busy, on on on now-",
        "true, true, done promised, on on on on on",
    })
    void showHowFarItCame(boolean answered, boolean ended, String outcomes, String expected) {
        var states = outcomes.isEmpty() ? List.<String>of() : Arrays.asList(outcomes.split(" "));
        var shown = String.join(" ", Dots.of(answered, ended, states).kinds()).stripTrailing();
        assertThat(shown).isEqualTo(expected.replace("-possible", "").replaceAll("-+$", ""));
        assertThat(Dots.of(answered, ended, states).kinds()).hasSize(5);
    }
}
