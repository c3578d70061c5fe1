package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.List;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.RoundState.Step;
import org.junit.jupiter.api.Test;

/** A text goes by way of Stadadviseert, or nowhere. */
@Rule("R11")
class RoundStateTest {

    private static void refuses(RoundState from, Step step, String rule) {
        assertThatExceptionOfType(RuleBroken.class)
                .as("%s after %s", step, from)
                .isThrownBy(() -> from.after(step))
                .matches(it -> it.name().equals(rule), rule);
    }

    @Test
    void goesFromDraftToPublic() {
        var state = RoundState.DRAFT;
        for (var step : List.of(Step.WRITTEN, Step.SENT, Step.LOOKED, Step.WRITTEN, Step.ADOPTED, Step.PUBLISHED)) {
            state = state.after(step);
        }
        assertThat(state).isEqualTo(RoundState.PUBLISHED);
        assertThat(state.after(Step.CLOSED)).isEqualTo(RoundState.CLOSED);
    }

    @Test
    void nothingBecomesPublicThatWasNotAdoptedAfterALook() {
        refuses(RoundState.DRAFT, Step.PUBLISHED, "R11.notLooked");
        refuses(RoundState.DRAFT, Step.ADOPTED, "R11.notLooked");
        refuses(RoundState.WITH_STADADVISEERT, Step.ADOPTED, "R11.with");
        refuses(RoundState.WITH_STADADVISEERT, Step.PUBLISHED, "R11.with");
        refuses(RoundState.LOOKED, Step.PUBLISHED, "R11.notAdopted");
    }

    @Test
    void whoChangesAnAdoptedTextBeginsAnew() {
        assertThat(RoundState.ADOPTED.after(Step.WRITTEN)).isEqualTo(RoundState.DRAFT);
        refuses(RoundState.WITH_STADADVISEERT, Step.WRITTEN, "R11.with");
        refuses(RoundState.PUBLISHED, Step.WRITTEN, "R11.published");
    }

    @Test
    void whatIsTakenBackIsADraftThatNobodyLookedAt() {
        assertThat(RoundState.WITH_STADADVISEERT.after(Step.TAKEN_BACK)).isEqualTo(RoundState.DRAFT);
        refuses(RoundState.DRAFT, Step.TAKEN_BACK, "R11.notSent");
        refuses(RoundState.LOOKED, Step.TAKEN_BACK, "R11.notSent");
        refuses(RoundState.ADOPTED, Step.TAKEN_BACK, "R11.adopted");
        refuses(RoundState.PUBLISHED, Step.TAKEN_BACK, "R11.published");
    }

    @Test
    void nothingHappensToAClosedRound() {
        EnumSet.complementOf(EnumSet.of(Step.STARTED)).forEach(step -> refuses(RoundState.CLOSED, step, "R11.closed"));
    }

    @Test
    void stadadviseertLooksOnlyAtWhatLiesWithThem() {
        refuses(RoundState.DRAFT, Step.LOOKED, "R11.notSent");
        refuses(RoundState.LOOKED, Step.LOOKED, "R11.notSent");
        refuses(RoundState.ADOPTED, Step.LOOKED, "R11.adopted");
    }

    @Test
    void paragraphsAreDividedByEmptyLines() {
        assertThat(Paragraphs.of("Eén\nregel\n\n \n\nTwee\n")).containsExactly("Eén\nregel", "Twee");
        assertThat(Paragraphs.of(" ")).isEmpty();
    }
}
