package nl.wijgroningen.portaal.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
            strings = {
                "",
                "morgen",
                "2026-02-30",
                "31-11-2026",
                "24-13-2026",
                "24-11-26",
                "0-0-0000",
                "٢٤-١١-٢٠٢٦",
                "+999999998-01-01",
                "-0001-01-01",
                "0000-01-01",
                "31-12-1899",
                "1-1-2200",
                "31-12-9999"
            })
    void areNone(String typed) {
        assertThat(Days.parse(typed)).isEmpty();
    }

    @Test
    void whatLiesTooFarAwayIsADayOfAnyYear() {
        assertThat(Days.parse("1-1-1900")).contains(Days.FIRST);
        assertThat(Days.parse("2199-12-31")).contains(Days.LAST);
        assertThat(Days.anyYear("31-12-9999")).contains(LocalDate.of(9999, 12, 31));
        assertThatIllegalArgumentException().isThrownBy(() -> Days.require("+999999998-01-01"));
    }

    @Test
    void nothingIsNoDay() {
        assertThat(Days.parse(null)).isEmpty();
    }
}
