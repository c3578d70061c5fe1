package nl.wijgroningen.portaal.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WIJ Schilderswijk/Centrum|schilderswijk-centrum",
                "WIJ Helpman/De Wijert|helpman-de-wijert",
                "WIJ Ten Boer|ten-boer",
                "Helpman e.o.|helpman-eo",
                "Haren-West e.o.|haren-west-eo",
                "Glimmen-Onnen-Noordlaren|glimmen-onnen-noordlaren",
                "’t Vinkhuys|t-vinkhuys",
                "Café  Zuid – Oost|cafe-zuid-oost",
                "Wijert|wijert",
                "Één & twee|een-twee",
            })
    void isShortAndPlain(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
        assertThat(Slug.of(slug)).isEqualTo(slug);
    }
}
