package nl.wijgroningen.portaal.wijraad.overview;

import static org.assertj.core.api.Assertions.assertThat;

import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFigures;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of the WIJ-raad shows all of it, in both languages. */
@PortalTest
class WijRaadPageTest {

    @Autowired
    private Http http;

    @Autowired
    private AdviceFigures advices;

    @Test
    @Rule("R12d")
    @Rule("R12e")
    void everyoneSeesTheWholeCouncil() {
        var dutch = http.visitor().get("/wijraad").body();
        assertThat(dutch)
                .contains("D. Wiersema", "Rooster van aftreden", "Vrije plekken", "Klopt de samenstelling?")
                .contains(
                        "href=\"/wijraad/adviezen\"",
                        "href=\"/wijraad/jaarverslagen\"",
                        "href=\"/wijraad/vergaderingen\"")
                .contains("Volgende vergadering");
        var figures = advices.of(null);
        assertThat(figures.given()).as("advices of the demo").isPositive();
        assertThat(dutch).contains(figures.answered() + " van de " + figures.points());
        assertThat(http.visitor().get("/en/wijraad").body())
                .contains("Next meeting", "Advice and answers", "Annual reports")
                .contains(figures.answered() + " of " + figures.points())
                .contains("href=\"/en/wijraad/jaarverslagen\"");
    }
}
