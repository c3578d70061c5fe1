package nl.wijgroningen.portaal.wijraad.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.meeting.domain.YearPlan;
import org.junit.jupiter.api.Test;

@Rule("R12d")
class YearPlanTest {

    private static YearPlan of(int held, int heldBoard, int coming, int comingBoard) {
        return new YearPlan(2026, 10, 6, held, heldBoard, coming, comingBoard);
    }

    @Test
    void whatIsHeldAndPlannedCounts() {
        assertThat(of(7, 4, 3, 2).enough()).isTrue();
        assertThat(of(7, 4, 2, 2).missing()).isOne();
        assertThat(of(0, 0, 0, 0)).matches(it -> it.missing() == 10 && it.missingBoard() == 6 && !it.enough());
    }

    @Test
    void enoughMeetingsWithTooFewWithTheBoardIsNotEnough() {
        assertThat(of(9, 3, 3, 1)).matches(it -> it.missing() == 2 && it.missingBoard() == 2 && !it.enough());
    }

    @Test
    void moreIsFine() {
        assertThat(of(12, 8, 3, 3)).matches(it -> it.missing() == 0 && it.missingBoard() == 0 && it.enough());
    }
}
