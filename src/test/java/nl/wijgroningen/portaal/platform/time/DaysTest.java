package nl.wijgroningen.portaal.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "24-11-2026", "24/11/2026", "24.11.2026", " 24 11 2026 "})
    void areUnderstood(String typed) {
        assertThat(Days.parse(typed)).contains(LocalDate.of(2026, 11, 24));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "morgen", "2026-02-30", "31-11-2026", "24-13-2026", "24-11-26", "0-0-0000", "٢٤-١١-٢٠٢٦"})
    void areNone(String typed) {
        assertThat(Days.parse(typed)).isEmpty();
    }

    @Test
    void nothingIsNoDay() {
        assertThat(Days.parse(null)).isEmpty();
    }
}
