package nl.wijgroningen.portaal.wijraad.advice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.WorkingDays;
import org.junit.jupiter.api.Test;

/** Within how many days an advice is answered. */
@Rule("R12e")
class AdviceTermTest {

    private static final LocalDate SENT = LocalDate.of(2026, 11, 20);
    private static final LocalDate DUE = LocalDate.of(2027, 1, 1);

    @Test
    void theLastDayIsInTimeAndTheNextIsLate() {
        assertThat(AdviceTerm.due(SENT, 6)).isEqualTo(DUE);
        var waiting = new AdviceTerm(SENT, DUE, null);
        assertThat(waiting.isLate(DUE)).isFalse();
        assertThat(waiting.late(DUE)).isZero();
        assertThat(waiting.isLate(DUE.plusDays(1))).isTrue();
        assertThat(waiting.late(DUE.plusDays(1))).isEqualTo(1);
        assertThat(waiting.taken(DUE)).isEqualTo(42);
    }

    @Test
    void whatWasAnsweredStaysAsLateAsItWas() {
        var later = DUE.plusYears(1);
        assertThat(new AdviceTerm(SENT, DUE, DUE).late(later)).isZero();
        assertThat(new AdviceTerm(SENT, DUE, DUE.plusDays(1)).late(later)).isEqualTo(1);
        assertThat(new AdviceTerm(SENT, DUE, DUE.plusDays(9)).taken(later)).isEqualTo(51);
    }

    /** Weeks of calendar days (our choice): over holidays, leap days and the ends of years it is neither longer nor shorter. */
    @Test
    void isAsManyCalendarDaysWhateverLiesInBetween() {
        var random = new Random(12);
        var onHolidays = 0;
        for (var round = 0; round < 10_000; round++) {
            var sent = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(20 * 365));
            var weeks = 1 + random.nextInt(26);
            var due = AdviceTerm.due(sent, weeks);
            var term = new AdviceTerm(sent, due, null);
            assertThat(term.days()).as("%s and %s weeks", sent, weeks).isEqualTo(7 * weeks);
            assertThat(due.getDayOfWeek()).isEqualTo(sent.getDayOfWeek());
            assertThat(term.isLate(due)).isFalse();
            assertThat(term.isLate(due.plusDays(1))).isTrue();
            var looked = sent.plusDays(random.nextInt(400));
            assertThat(term.late(looked)).isEqualTo((int) Math.max(0, ChronoUnit.DAYS.between(due, looked)));
            onHolidays += WorkingDays.holidays(due.getYear()).contains(due) ? 1 : 0;
        }
        assertThat(onHolidays).as("terms that end on a holiday").isPositive();
    }
}
