package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import nl.wijgroningen.portaal.experience.domain.MaskedText.Reason;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.junit.jupiter.api.Test;

@Rule("R14")
class MaskedTextTest {

    private static final List<String> TEXTS = List.of(
            "Toen kwam Marieke Jansen langs. Zij belde op 06 12 34 56 78, en MARIEKE luisterde.",
            "",
            "",
            "",
            "Dank u wel.");

    private static final MaskedText WHOLE = new MaskedText(TEXTS, List.of());

    private static String place(String word) {
        return WHOLE.words(0).stream()
                .filter(it -> it.text().equals(word))
                .findFirst()
                .orElseThrow()
                .place();
    }

    @Test
    void wordsSideBySideAreOneMask() {
        var text = MaskedText.of(TEXTS, List.of(place("Jansen"), place("Marieke")), List.of());
        assertThat(text.masks()).hasSize(1);
        assertThat(text.words(text.masks().get(0))).isEqualTo("Marieke Jansen");
        assertThat(text.masks().get(0).reason()).isEqualTo(Reason.NAME);
        assertThat(text.shown(0))
                .startsWith("Toen kwam " + MaskedText.MARK + " langs. Zij")
                .contains("MARIEKE");
        assertThat(text.shown(4)).isEqualTo("Dank u wel.");
    }

    @Test
    void findsAreSuggestedAndTypedWordsGoEverywhere() {
        assertThat(WHOLE.words(0).stream().filter(MaskedText.Word::suggested).map(MaskedText.Word::text))
                .containsExactly("06", "12", "34", "56", "78");
        assertThat(WHOLE.words(0).stream().filter(MaskedText.Word::nameLike).map(MaskedText.Word::text))
                .containsExactly("Marieke", "Jansen", "MARIEKE");
        var text = WHOLE.alsoWithout(" marieke ");
        assertThat(text.masks()).hasSize(2);
        assertThat(text.shown(0)).doesNotContainIgnoringCase("marieke");
        assertThat(text.lift(List.of(text.masks().get(0).place())).shown(0)).contains("Marieke");
    }

    @Test
    void theWordsAndWhatIsBetweenThemAreTheText() {
        for (var field = 0; field < TEXTS.size(); field++) {
            var text = new StringBuilder();
            WHOLE.words(field).forEach(it -> text.append(it.before()).append(it.text()));
            assertThat(text.append(WHOLE.rest(field))).hasToString(TEXTS.get(field));
        }
    }

    @Test
    void aCitizenServiceNumberIsSeen() {
        var texts = List.of("Mijn nummer is 123456782.", "", "", "", "Goed.");
        assertThat(new MaskedText(texts, List.of()).showsBsn()).isTrue();
        assertThat(MaskedText.of(texts, List.of("0:15-24"), List.of("CONTACT")).showsBsn())
                .isFalse();
    }

    @Test
    void aPlaceOutsideTheTextIsRefused() {
        for (var place : List.of("", "x", "0:1", "0:5-5", "0:-1-3", "9:0-1", "0:0-9999", "1:0-1")) {
            assertThatIllegalArgumentException().isThrownBy(() -> MaskedText.of(TEXTS, List.of(place), List.of()));
        }
    }
}
