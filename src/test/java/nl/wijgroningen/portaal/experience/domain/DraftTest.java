package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import org.junit.jupiter.api.Test;

class DraftTest {

    private static final Draft EMPTY = Draft.start("nl", false, false);

    private static Draft telling(String happened, String wish) {
        return EMPTY.tells(new Draft.Story(happened, null, null, wish));
    }

    @Test
    @Rule("R14")
    void takesOutWhatIsNotKeptAndABsnAlways() {
        var draft = telling("Bel 06 12 34 56 78, bsn 123456782.", "Mail naar jan@voorbeeld.nl.");
        assertThat(draft.finds()).hasSize(3);
        var all = draft.finds().stream().map(Draft.Find::key).collect(Collectors.toSet());
        var kept = Objects.requireNonNull(draft.check(all).story());
        assertThat(kept.happened()).isEqualTo("Bel 06 12 34 56 78, bsn [weggehaald].");
        assertThat(kept.wish()).isEqualTo("Mail naar jan@voorbeeld.nl.");
        var none = Objects.requireNonNull(draft.check(Set.of()).story());
        assertThat(none.happened()).isEqualTo("Bel [weggehaald], bsn [weggehaald].");
        assertThat(none.wish()).isEqualTo("Mail naar [weggehaald].");
    }

    @Test
    @Rule("R14")
    void anotherTextIsCheckedAnew() {
        var draft = telling("Alles ging goed.", "Niets.").check(Set.of());
        assertThat(draft.checked()).isTrue();
        assertThat(draft.tells(Objects.requireNonNull(draft.story())).checked()).isTrue();
        assertThat(draft.tells(new Draft.Story("Nu anders.", null, null, null)).checked())
                .isFalse();
    }

    @Test
    @Rule("R14")
    void noBsnIsLeftInRandomTexts() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var i = 0; i < 500; i++) {
            var bsn = bsn(random);
            var text = "Woord ".repeat(random.nextInt(20)) + bsn + " en verder.";
            var clean =
                    Objects.requireNonNull(telling(text, text).check(Set.of()).story());
            assertThat(PersonalData.find(clean.happened()))
                    .as("%s, seed %d", text, seed)
                    .isEmpty();
            assertThat(clean.happened()).as("seed %d", seed).contains("[weggehaald]");
        }
    }

    @Test
    @Rule("R35")
    @Rule("R13")
    void whatOnlyTheCoordinatorReadsIsNeverPublic() {
        var only = new Draft.Readers(true, null);
        assertThat(EMPTY.choosesPublic(true).readBy(only).mayBePublic()).isFalse();
        assertThat(EMPTY.readBy(only).choosesPublic(true).mayBePublic()).isFalse();
        assertThat(EMPTY.readBy(Draft.Readers.TEAM).choosesPublic(true).mayBePublic())
                .isTrue();
        assertThat(EMPTY.readBy(Draft.Readers.TEAM).mayBePublic()).isNull();
    }

    /** A number that passes the 11-check. */
    private static String bsn(Random random) {
        while (true) {
            var digits = random.ints(8, 0, 10).toArray();
            var sum = 0;
            for (var i = 0; i < 8; i++) {
                sum += (9 - i) * digits[i];
            }
            var last = sum % 11;
            if (last < 10 && digits[0] > 0) {
                var text = new StringBuilder();
                for (var digit : digits) {
                    text.append(digit);
                }
                return text.append(last).toString();
            }
        }
    }
}
