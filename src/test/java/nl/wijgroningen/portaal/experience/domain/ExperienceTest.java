package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Week;
import org.junit.jupiter.api.Test;

class ExperienceTest {

    private static final Week TOLD = Week.parse("2026-W47");
    private static final Week LATER = Week.parse("2026-W50");
    private static final UUID VINKHUIZEN = UUID.randomUUID();

    private static Experience told(boolean coordinatorOnly) {
        return new Experience(ExperienceId.next(), VINKHUIZEN, coordinatorOnly, null, false, TOLD);
    }

    @Test
    @Rule("R17")
    void waitsForAnAnswerFromTheWeekOfTelling() {
        var experience = told(false);
        assertThat(experience.state()).isEqualTo(State.WITH_TEAM);
        assertThat(experience.waitingSince()).isEqualTo("2026-W47");
        experience.answered();
        assertThat(experience.state()).isEqualTo(State.ANSWERED);
        assertThat(experience.waitingSince()).isNull();
    }

    @Test
    @Rule("R12")
    void isClosedByTheTellerAndOpenedAgain() {
        var experience = told(false);
        experience.answered();
        experience.judged(true, LATER);
        assertThat(experience.state()).isEqualTo(State.CLOSED);
        experience.judged(false, LATER.plus(1));
        assertThat(experience.state()).isEqualTo(State.REOPENED);
        assertThat(experience.waitingSince()).isEqualTo("2026-W51");
        experience.answered();
        assertThat(experience.state()).isEqualTo(State.ANSWERED);
    }

    @Test
    @Rule("R12")
    void lapsesOnlyWhenAnswered() {
        var experience = told(false);
        experience.lapse(LATER);
        assertThat(experience.state()).isEqualTo(State.WITH_TEAM);
        experience.answered();
        experience.lapse(LATER);
        assertThat(experience.state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Rule("R12")
    @Rule("R17")
    void aQuestionBackStopsTheClockAndAReplyStartsIt() {
        var experience = told(false);
        experience.askedBack();
        assertThat(experience.state()).isEqualTo(State.ASKED_BACK);
        assertThat(experience.waitingSince()).isNull();
        experience.replied(false, LATER);
        assertThat(experience.state()).isEqualTo(State.WITH_TEAM);
        assertThat(experience.waitingSince()).isEqualTo("2026-W50");
        experience.answered();
        experience.replied(true, LATER.plus(1));
        assertThat(experience.state()).isEqualTo(State.REOPENED);
        experience.askedBack();
        experience.lapse(LATER.plus(9));
        assertThat(experience.state()).isEqualTo(State.CLOSED);
        experience.replied(false, LATER.plus(10));
        assertThat(experience.state()).isEqualTo(State.REOPENED);
    }

    @Test
    @Rule("R35")
    void whatLeftTheTeamIsNeverPublicAgainAlsoWhenTheTellerAllowsATeam() {
        var experience = told(false);
        experience.choosePublic(true);
        refused("R35.permission", () -> experience.allowTeam(VINKHUIZEN, LATER));
        experience.keepFromTeam(null);
        assertThat(experience.mayBePublic()).isFalse();
        var beijum = UUID.randomUUID();
        experience.allowTeam(beijum, LATER);
        assertThat(experience.teamId()).isEqualTo(beijum);
        refused("R35.public", () -> experience.choosePublic(true));
        refused("R35.assign", () -> experience.assign(VINKHUIZEN));
    }

    @Test
    @Rule("R35")
    void whatOnlyTheCoordinatorReadsGoesToNoTeamAndIsNeverPublic() {
        var experience = told(true);
        refused("R35.assign", () -> experience.assign(UUID.randomUUID()));
        refused("R35.public", () -> experience.choosePublic(true));
        experience.choosePublic(false);
        assertThat(experience.teamId()).isEqualTo(VINKHUIZEN);
    }

    @Test
    @Rule("R13")
    @Rule("R15")
    void theTellerChoosesAndTheCoordinatorAssigns() {
        var experience = told(false);
        experience.choosePublic(true);
        assertThat(experience.mayBePublic()).isTrue();
        experience.choosePublic(false);
        assertThat(experience.mayBePublic()).isFalse();
        var beijum = UUID.randomUUID();
        experience.assign(beijum);
        assertThat(experience.teamId()).isEqualTo(beijum);
    }

    private static void refused(String rule, Runnable act) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(act::run)
                .matches(it -> it.name().equals(rule));
    }
}
