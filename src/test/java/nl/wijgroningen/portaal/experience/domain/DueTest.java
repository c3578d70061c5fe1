package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.platform.time.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule("R17")
class DueTest {

    @ParameterizedTest
    @CsvSource({
        "2026-W47, 2026-11-27", // an ordinary Friday
        "2026-W48, 2026-12-04",
        "2026-W13, 2026-04-07", // Good Friday 3 April and Easter: the Tuesday after
        "2026-W51, 2026-12-28", // Christmas on Friday and Saturday: the Monday after
        "2026-W52, 2027-01-04", // New Year's Day on Friday
        "2024-W51, 2024-12-27",
    })
    void isTheFridayOfTheWeekAfterOrTheNextWorkingDay(String week, LocalDate due) {
        assertThat(Due.of(Week.parse(week))).isEqualTo(due);
        assertThat(Due.isLate(Week.parse(week), due)).isFalse();
        assertThat(Due.isLate(Week.parse(week), due.plusDays(1))).isTrue();
    }

    @Test
    void theNewestLateWeekIsTheLastThatIsLate() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var i = 0; i < 2_000; i++) {
            var today = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(9_000));
            var newest = Due.newestLate(today);
            assertThat(Due.isLate(newest, today)).as("%s, seed %d", today, seed).isTrue();
            assertThat(Due.isLate(newest.plus(1), today))
                    .as("%s, seed %d", today, seed)
                    .isFalse();
            assertThat(WorkingDays.isWorkingDay(Due.of(newest))).isTrue();
        }
    }
}
