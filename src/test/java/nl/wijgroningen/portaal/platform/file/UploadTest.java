package nl.wijgroningen.portaal.platform.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files over the line, to a form that looks only at its words. */
@PortalTest
class UploadTest {

    private static final String FORM = "/werk/alarmwoorden";
    private static final int MEGABYTE = 1024 * 1024;

    @Autowired
    private Http http;

    @Test
    void aFormWithAFileIsReadWithItsWordsAndItsToken() {
        var coordinator = http.staff("coordinator");
        var page = coordinator.get(FORM);
        // Too long a word is told beside its field: the form was read.
        var answer = coordinator.upload(
                FORM, page, Map.of("woord", "lang ".repeat(20)), "foto", "image/png", new byte[11 * MEGABYTE]);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Er passen 60 tekens");
    }

    @Test
    void aFormWithAFileNeedsItsToken() {
        var coordinator = http.staff("coordinator");
        var other = http.staff("coordinator").get(FORM);
        var answer = coordinator.upload(FORM, other, Map.of("woord", "x"), "foto", "image/png", new byte[10]);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<main");
    }

    @Test
    void whatIsFarTooLargeGetsAPageThatSaysSo() {
        var coordinator = http.staff("coordinator");
        var page = coordinator.get(FORM);
        var answer =
                coordinator.upload(FORM, page, Map.of("woord", "x"), "foto", "image/jpeg", new byte[15 * MEGABYTE]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Dit bestand is te groot", "niet groter zijn dan 10 MB", "<main");
        assertThat(coordinator.get(FORM).statusCode()).isEqualTo(200);
    }

    @Test
    void longWordsInAFormWithAFileAreNotRead() {
        var coordinator = http.staff("coordinator");
        var page = coordinator.get(FORM);
        var answer = coordinator.upload(
                FORM, page, Map.of("woord", "x".repeat(MEGABYTE)), "foto", "image/jpeg", new byte[10]);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<main");
    }

    @Test
    void residentsSendNoFiles() {
        var coordinator = http.staff("coordinator");
        var page = coordinator.get(FORM);
        var story = "/ervaringen/nieuw/verhaal";
        var small = coordinator.upload(story, page, Map.of(), "foto", "image/png", new byte[10]);
        assertThat(small.statusCode()).isEqualTo(415);
        assertThat(small.body()).contains("geen formulier van deze site");
        var large = coordinator.upload(story, page, Map.of(), "foto", "image/png", new byte[15 * MEGABYTE]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("Dit is te groot");
    }
}
