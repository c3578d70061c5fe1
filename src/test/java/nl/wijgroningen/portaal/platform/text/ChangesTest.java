package nl.wijgroningen.portaal.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.platform.text.Changes.Kind;
import nl.wijgroningen.portaal.platform.text.Changes.Part;
import org.junit.jupiter.api.Test;

/** Two versions, word by word. */
class ChangesTest {

    private static final String WORDS = "u wij raad zoekt een lid\n\n dat meedenkt ";

    @Test
    void saysWhatWentAndWhatCame() {
        assertThat(Changes.between("Wij zoeken drie leden.", "Wij zoeken vier nieuwe leden."))
                .containsExactly(
                        new Part(Kind.KEPT, "Wij zoeken "),
                        new Part(Kind.REMOVED, "drie "),
                        new Part(Kind.ADDED, "vier nieuwe "),
                        new Part(Kind.KEPT, "leden."));
        assertThat(Changes.between("", "Nieuw.")).containsExactly(new Part(Kind.ADDED, "Nieuw."));
        assertThat(Changes.between("Zelfde.", "Zelfde.")).containsExactly(new Part(Kind.KEPT, "Zelfde."));
    }

    @Test
    void bothVersionsCanBeReadInIt() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var i = 0; i < 500; i++) {
            var before = text(random);
            var after = text(random);
            var parts = Changes.between(before, after);
            assertThat(read(parts, Kind.ADDED)).as("seed %d", seed).isEqualTo(before);
            assertThat(read(parts, Kind.REMOVED)).as("seed %d", seed).isEqualTo(after);
        }
    }

    private static String read(List<Part> parts, Kind without) {
        return parts.stream().filter(it -> it.kind() != without).map(Part::text).collect(Collectors.joining());
    }

    private static String text(Random random) {
        var words = WORDS.split("(?<=\\s)");
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(it -> words[random.nextInt(words.length)])
                .collect(Collectors.joining());
    }
}
