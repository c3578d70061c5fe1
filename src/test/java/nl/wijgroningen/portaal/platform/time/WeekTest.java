package nl.wijgroningen.portaal.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-W48",
        "2026-11-23, 2026-W48",
        "2026-11-29, 2026-W48",
        "2026-11-30, 2026-W49",
        "2026-01-01, 2026-W01",
        "2025-12-29, 2026-W01",
        "2025-12-28, 2025-W52",
        "2024-12-30, 2025-W01",
        "2020-12-31, 2020-W53",
        "2021-01-03, 2020-W53",
        "2021-01-04, 2021-W01",
        "2027-01-01, 2026-W53",
        "2023-01-01, 2022-W52"
    })
    void isTheWeekOfADate(LocalDate date, String week) {
        assertThat(Week.of(date)).hasToString(week);
    }

    @Test
    void knowsItsDays() {
        var week = new Week(2026, 1);
        assertThat(week.monday()).isEqualTo("2025-12-29");
        assertThat(week.thursday()).isEqualTo("2026-01-01");
        assertThat(week.friday()).isEqualTo("2026-01-02");
    }

    @Test
    void holdsEveryDayOfOneHundredYearsOnceAndBelongsToTheYearOfItsThursday() {
        for (var day = LocalDate.of(1990, 1, 1); day.getYear() < 2101; day = day.plusDays(1)) {
            var week = Week.of(day);
            assertThat(day).isBetween(week.monday(), week.monday().plusDays(6));
            assertThat(week.monday().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
            assertThat(week.thursday().getYear()).isEqualTo(week.year());
            assertThat((week.thursday().getDayOfYear() - 1) / 7 + 1).isEqualTo(week.number());
            assertThat(Week.parse(week.toString())).isEqualTo(week);
        }
    }

    @Test
    void countsWeeksOverNewYear() {
        var week = new Week(2026, 52);
        assertThat(week.plus(1)).isEqualTo(new Week(2026, 53));
        assertThat(week.plus(2)).isEqualTo(new Week(2027, 1));
        assertThat(week.plus(-52)).isEqualTo(new Week(2025, 52));
        assertThat(week.plus(0)).isEqualTo(week);
        assertThat(week.weeksUntil(new Week(2027, 1))).isEqualTo(2);
        assertThat(new Week(2027, 1).weeksUntil(week)).isEqualTo(-2);
        assertThat(week.weeksUntil(week)).isZero();
    }

    @Test
    void comesInTheOrderOfTimeAlsoAsText() {
        var weeks = new ArrayList<Week>();
        for (var week = new Week(999, 50); weeks.size() < 60; week = week.plus(1)) {
            weeks.add(week);
        }
        assertThat(weeks).isSorted().isSortedAccordingTo(Comparator.comparing(Week::toString));
        assertThat(weeks.get(0)).isLessThan(weeks.get(1)).isEqualByComparingTo(new Week(999, 50));
    }

    @Test
    void isWrittenInTheSameDigitsEverywhere() {
        var locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new Week(2026, 8)).hasToString("2026-W08");
        } finally {
            Locale.setDefault(locale);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2015, 2020, 2026, 2032, 2037, 2043, 2048})
    void has53WeeksInALongYear(int year) {
        assertThat(new Week(year, 53).plus(1)).isEqualTo(new Week(year + 1, 1));
    }

    @ParameterizedTest
    @CsvSource({"2025, 53", "2027, 53", "2026, 54", "2026, 0", "2026, -1", "0, 1", "-2026, 1", "10000, 1"})
    void refusesAWeekThatIsNot(int year, int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Week(year, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-W",
                "2026-W1",
                "2026-W54",
                "2026-W00",
                "2025-W53",
                "2026-w48",
                "2026W48",
                "26-W48",
                " 2026-W48",
                "2026-W48 ",
                "2026-W48\n",
                "2026-W48-2",
                "٢٠٢٦-W48",
                "0000-W01"
            })
    void refusesWhatItWouldNotWrite(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Week.parse(text));
    }
}
