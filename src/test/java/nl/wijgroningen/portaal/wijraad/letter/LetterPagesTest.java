package nl.wijgroningen.portaal.wijraad.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Papers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secretary reads, adjusts and settles a letter; as paper it is PDF/UA. */
@PortalTest
class LetterPagesTest {

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private final UUID id = UUID.randomUUID();
    private final String path = "/werk/wijraad/brieven/" + id;

    @BeforeEach
    void aLetterLies() {
        jdbc.sql("""
						insert into wijraad_letter (id, kind, ended_on, recipient, subject, text, template, made_on)
						values (:id, 'THANKS', '2020-12-31', 'P. Proefpersoon', 'Dank', 'Beste P.,

						Dank u wel.', 'Beste P.', '2020-12-31')
						""").param("id", id).update();
    }

    @AfterEach
    void itGoes() {
        jdbc.sql("delete from wijraad_letter where id = :id").param("id", id).update();
    }

    private static Map<String, String> form(String text, int version) {
        return Map.of("aan", "P. Proefpersoon", "onderwerp", "Dank", "tekst", text, "versie", String.valueOf(version));
    }

    private byte[] paper(Http.Visitor visitor, String letter) {
        try (var file = visitor.stream(letter + "/bestand")) {
            return file.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    @Rule("R6")
    void isAdjustedSettledAndThenStays() {
        var secretary = http.staff("secretaris");
        assertThat(secretary.get("/werk?soort=brieven").body()).contains("Brief, Afscheid: P. Proefpersoon");
        var page = secretary.get(path);
        var empty = secretary.post(path, page, form("", 0));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Schrijf een tekst van hoogstens");
        assertThat(secretary
                        .post(path, page, form("Beste P.,\n\nTot ziens.", 0))
                        .statusCode())
                .isEqualTo(303);
        var overtaken = secretary.post(path, page, form("Mijn eigen tekst.", 0));
        assertThat(overtaken.statusCode()).isEqualTo(422);
        assertThat(overtaken.body()).contains("Mijn eigen tekst.").contains("Tot ziens.");
        assertThat(Papers.text(paper(secretary, path))).contains("Concept", "Tot ziens.");
        assertThat(secretary
                        .post(path + "/vaststelling", page, Map.of("versie", "0"))
                        .body())
                .contains("Lees hem opnieuw");
        assertThat(http.staff("bestuurder").get(path + "/bestand").statusCode()).isEqualTo(404);
        assertThat(secretary
                        .post(path + "/vaststelling", page, Map.of("versie", "1"))
                        .statusCode())
                .isEqualTo(303);
        var late = secretary.post(path, page, form("Toch anders.", 1));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("verandert niet meer (R6)");
        var pdf = paper(secretary, path);
        assertThat(Papers.failures(pdf)).isEmpty();
        assertThat(Papers.language(pdf)).isEqualTo("nl");
        assertThat(Papers.title(pdf)).isEqualTo("Dank");
        assertThat(Papers.text(pdf)).contains("P. Proefpersoon", "Tot ziens.").doesNotContain("Concept");
    }

    private record Kept(String kind, String id) {}

    /** One of each kind that the demo has. */
    @Test
    @Rule("R6")
    void everyKindIsPaperForEveryone() {
        var secretary = http.staff("secretaris");
        var kinds = jdbc.sql(
                        "select distinct on (kind) kind, id::text from wijraad_letter where id <> :id order by kind, id")
                .param("id", id)
                .query(Kept.class)
                .list();
        assertThat(kinds.stream().map(Kept::kind))
                .contains("NOMINATION", "APPOINTMENT", "REAPPOINTMENT", "REFUSAL", "THANKS", "MOVING");
        for (var one : kinds) {
            var pdf = paper(secretary, "/werk/wijraad/brieven/" + one.id());
            assertThat(Papers.failures(pdf)).as(one.kind()).isEmpty();
            assertThat(Papers.pages(pdf)).as(one.kind()).isEqualTo(1);
            Papers.picture(pdf, 0, "letter-" + one.kind().toLowerCase(Locale.ROOT));
        }
    }

    /** Of what is adjusted and settled in the same moment one is done, and the other is told. */
    @Test
    @Rule("R6")
    void twoSecretariesAtOnce() throws Exception {
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> both = Stream.of(path, path + "/vaststelling")
                    .map(it -> {
                        var visitor = http.staff("secretaris");
                        var page = visitor.get(path);
                        return pool.submit(() -> {
                            start.await();
                            return visitor.post(it, page, form("Aangepast.", 0)).statusCode();
                        });
                    })
                    .toList();
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(303, 422);
        } finally {
            pool.shutdownNow();
        }
    }
}
