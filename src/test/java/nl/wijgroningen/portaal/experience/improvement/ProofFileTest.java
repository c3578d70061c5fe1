package nl.wijgroningen.portaal.experience.improvement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.file.Samples;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A proof with a document or a photo, through the form of staff; what is no good is refused in words, and nothing is lost. */
@PortalTest
@Rule("R34")
class ProofFileTest {

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Statements statements;

    private Http.Visitor anna;
    private String path = "";

    @BeforeEach
    void promised() {
        anna = http.staff("team");
        var experience = jdbc.sql("""
						select e.id from experience e join area_team t on t.id = e.team_id
						where t.slug = 'vinkhuizen' and not e.coordinator_only and e.state = 'CLOSED' order by e.id limit 1
						""").query(UUID.class).single();
        var form = "/werk/ervaringen/" + experience + "/verbetering";
        var made = anna.post(
                form,
                anna.get(form),
                Map.of(
                        "titel", "Een nieuwe balie",
                        "belofte", "De balie wordt lager, zodat u erbij kunt met een rolstoel.",
                        "wie", "Team WIJ Vinkhuizen",
                        "klaar",
                                LocalDate.now(PortaalApplication.ZONE)
                                        .plusDays(9)
                                        .toString()));
        assertThat(made.statusCode()).isEqualTo(303);
        path = made.headers().firstValue("Location").orElseThrow().replaceFirst("\\?.*", "");
    }

    private HttpResponse<String> offer(String field, byte[] file) {
        return anna.upload(
                path + "/bewijs",
                anna.get(path),
                Map.of(
                        "verandering", "De balie is lager.",
                        "sinds", LocalDate.now(PortaalApplication.ZONE).toString(),
                        "fototekst", "Een vrouw in een rolstoel zit aan de nieuwe balie."),
                field,
                "application/octet-stream",
                file);
    }

    private void refused(String field, byte[] file, String words) {
        var before = files();
        var answer = offer(field, file);
        assertThat(answer.statusCode()).as(words).isEqualTo(422);
        assertThat(answer.body())
                .contains(words, "id=\"" + field + "-fout\"", "De balie is lager.", "Een vrouw in een rolstoel");
        assertThat(files()).as("nothing of it is kept").isEqualTo(before);
    }

    private int files() {
        return jdbc.sql("select count(*) from platform_file")
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsNoPhotoOrDocumentIsRefusedInWords() {
        refused(
                "foto",
                Samples.text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
                "als foto gebruiken");
        refused("foto", Samples.greyPng(10_000, 10_000), "miljoen beeldpunten");
        refused("foto", Samples.joined(Samples.jpeg(40, 30), Samples.zip()), "ander soort bestand");
        refused("document", Samples.text("MZ\u0090\u0000 dit is een programma"), "geen pdf");
        refused("document", Samples.joined(Samples.pdf(1), Samples.zip()), "ander soort bestand");
        refused("document", Samples.jpeg(40, 30), "geen pdf");
    }

    @Test
    void aPhotoLosesWhereItWasTakenAndIsPublicOnlyOnceConfirmed() {
        assertThat(offer("foto", Samples.jpegWithPlace(6)).statusCode()).isEqualTo(303);
        var page = anna.get(path).body();
        var file = page.replaceFirst("(?s).*/bestanden/([0-9a-f-]{36}).*", "$1");
        assertThat(page).contains("alt=\"Een vrouw in een rolstoel");
        var shown = anna.get(path + "/bestanden/" + file);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(shown.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'; sandbox");
        assertThat(shown.body()).doesNotContain("Exif", "GPS");
        var open = path.replace("/werk", "");
        assertThat(http.visitor().get(open + "/bestanden/" + file).statusCode()).isEqualTo(404);
        assertThat(http.staff("team2").get(path + "/bestanden/" + file).statusCode())
                .isEqualTo(404);
        var bert = http.staff("team3");
        var proof = jdbc.sql("select id from experience_proof where photo_id = :file")
                .param("file", UUID.fromString(file))
                .query(UUID.class)
                .single();
        assertThat(bert.post(path + "/bewijs/" + proof + "/bevestiging", bert.get(path), Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(http.visitor().get(open).body()).contains(open + "/bestanden/" + file, "Een vrouw in een rolstoel");
        assertThat(http.visitor().get(open + "/bestanden/" + file).statusCode()).isEqualTo(200);
        assertThat(http.visitor()
                        .get("/verbeteringen/" + UUID.randomUUID() + "/bestanden/" + file)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDocumentIsEvidenceEnough() {
        assertThat(offer("document", Samples.pdf(2)).statusCode()).isEqualTo(303);
        assertThat(anna.get(path).body()).contains("bladzijden: 2");
    }

    @Test
    void moreProofsWithFilesAskNoMoreOfTheDatabase() {
        assertThat(offer("document", Samples.pdf(1)).statusCode()).isEqualTo(303);
        var one = statements.during(() -> anna.get(path)).size();
        var bert = http.staff("team3");
        for (var round = 0; round < 2; round++) {
            var proof = jdbc.sql("""
							select p.id from experience_proof p
							where p.improvement_id = :id and p.confirmed_by is null and p.returned_by is null
							""")
                    .param("id", UUID.fromString(path.replaceFirst(".*/", "")))
                    .query(UUID.class)
                    .single();
            var back = bert.post(
                    path + "/bewijs/" + proof + "/teruggave",
                    bert.get(path),
                    Map.of("waarom", "Schrijf erbij wanneer."));
            assertThat(back.statusCode()).isEqualTo(303);
            assertThat(offer("document", Samples.pdf(1)).statusCode()).isEqualTo(303);
        }
        assertThat(statements.during(() -> anna.get(path))).hasSize(one);
    }
}
