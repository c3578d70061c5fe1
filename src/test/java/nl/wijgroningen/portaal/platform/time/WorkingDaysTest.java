package nl.wijgroningen.portaal.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    /** As published by rijksoverheid.nl and, for later years, the church calendar. */
    @ParameterizedTest
    @CsvSource({
        "2024, 01-01 03-29 03-31 04-01 04-27 05-05 05-09 05-19 05-20 12-25 12-26",
        "2025, 01-01 04-18 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26",
        "2026, 01-01 04-03 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26",
        "2027, 01-01 03-26 03-28 03-29 04-27 05-05 05-06 05-16 05-17 12-25 12-26",
        "2028, 01-01 04-14 04-16 04-17 04-27 05-05 05-25 06-04 06-05 12-25 12-26",
        "2029, 01-01 03-30 04-01 04-02 04-27 05-05 05-10 05-20 05-21 12-25 12-26",
        "2030, 01-01 04-19 04-21 04-22 04-27 05-05 05-30 06-09 06-10 12-25 12-26"
    })
    void knowsTheHolidays(int year, String days) {
        assertThat(WorkingDays.holidays(year))
                .containsExactlyElementsOf(Arrays.stream(days.split(" "))
                        .map(it -> LocalDate.parse(year + "-" + it))
                        .toList());
    }

    /**
     * The Paschal full moon of each golden number, 1 to 19, from the table for 1900 to 2199 in the Book of Common
     * Prayer: Easter is the Sunday after it.
     */
    @Test
    void findsEasterAsTheChurchTablesDo() {
        var fullMoons = Stream.of("--04-14 --04-03 --03-23 --04-11 --03-31 --04-18 --04-08 --03-28 --04-16 --04-05 "
                        + "--03-25 --04-13 --04-02 --03-22 --04-10 --03-30 --04-17 --04-07 --03-27")
                .flatMap(it -> Arrays.stream(it.split(" ")))
                .map(MonthDay::parse)
                .toList();
        for (int year = 1990; year <= 2100; year++) {
            var easter = fullMoons.get(year % 19).atYear(year).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
            assertThat(WorkingDays.holidays(year))
                    .as("Easter of " + year)
                    .contains(easter.minusDays(2), easter, easter.plusDays(1))
                    .contains(easter.plusDays(39), easter.plusDays(49), easter.plusDays(50));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1990-04-30",
                "1995-04-29",
                "2000-04-29",
                "2006-04-29",
                "2013-04-30",
                "2014-04-26",
                "2015-04-27",
                "2025-04-26",
                "2031-04-26",
                "2036-04-26",
                "2037-04-27"
            })
    void keepsTheRoyalDayOfItsTimeAndNeverOnSunday(LocalDate day) {
        assertThat(WorkingDays.holidays(day.getYear())
                        .subSet(
                                LocalDate.of(day.getYear(), 4, 26),
                                day.withDayOfMonth(30).plusDays(1)))
                .contains(day)
                .doesNotContain(day.plusDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014-04-30", "2013-04-26", "2025-04-28", "2026-12-24", "2026-12-31", "2026-05-04"})
    void worksOnDaysThatWereOrSoundLikeHolidays(LocalDate day) {
        assertThat(WorkingDays.isWorkingDay(day)).isTrue();
    }

    @Test
    void worksFromMondayToFriday() {
        assertThat(List.of(23, 24, 25, 26, 27)).allMatch(it -> WorkingDays.isWorkingDay(LocalDate.of(2026, 11, it)));
        assertThat(List.of(28, 29)).noneMatch(it -> WorkingDays.isWorkingDay(LocalDate.of(2026, 11, it)));
    }

    @Test
    void restsOnHolidays() {
        for (int year = 1990; year <= 2100; year++) {
            assertThat(WorkingDays.holidays(year)).noneMatch(WorkingDays::isWorkingDay);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-24, 2026-11-25",
        "2026-11-27, 2026-11-27, 2026-11-30",
        "2026-11-28, 2026-11-30, 2026-11-30",
        "2026-12-24, 2026-12-24, 2026-12-28",
        "2026-12-25, 2026-12-28, 2026-12-28",
        "2026-04-02, 2026-04-02, 2026-04-07",
        "2026-04-03, 2026-04-07, 2026-04-07",
        "2027-05-05, 2027-05-07, 2027-05-07",
        "2027-12-31, 2027-12-31, 2028-01-03"
    })
    void findsTheFirstWorkingDay(LocalDate date, LocalDate onOrAfter, LocalDate next) {
        assertThat(WorkingDays.onOrAfter(date)).isEqualTo(onOrAfter);
        assertThat(WorkingDays.next(date)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 0, 2026-11-24",
        "2026-11-28, 0, 2026-11-28",
        "2026-11-28, 1, 2026-11-30",
        "2026-11-24, 2, 2026-11-26",
        "2026-11-26, 2, 2026-11-30",
        "2026-12-24, 2, 2026-12-29",
        "2026-04-02, 1, 2026-04-07",
        "2025-12-31, 253, 2026-12-31"
    })
    void countsWorkingDays(LocalDate date, int workingDays, LocalDate expected) {
        assertThat(WorkingDays.plus(date, workingDays)).isEqualTo(expected);
    }

    @Test
    void countsOnlyForward() {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkingDays.plus(LocalDate.of(2026, 11, 24), -1));
    }
}
