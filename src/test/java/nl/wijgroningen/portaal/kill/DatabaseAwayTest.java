package nl.wijgroningen.portaal.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.wijgroningen.portaal.support.Http;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database is away for thirty seconds: pages say so, nothing is lost, and the portal goes on by itself. */
@Tag("kill")
class DatabaseAwayTest {

    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final String STORY = "/ervaringen/nieuw/kort/verhaal";

    @Test
    void whatWasSavedAndWhatIsTypedOutlastsIt(@TempDir Path folder) throws Exception {
        try (var server = new Server(folder);
                var portal = server.node("node")) {
            portal.start();
            var http = Http.at(portal.port());
            var teller = http.visitor();
            teller.post("/ervaringen/nieuw/kort", Map.of("team", "vinkhuizen", "lezers", "team"));
            teller.post(STORY, Map.of("gebeurde", "Dit was bewaard voordat de database wegging."));
            var staff = http.staff("team");

            server.stop();
            var since = Instant.now();
            var typed = "Dit typte ik terwijl de database weg was, en het mag niet weg.";
            for (var path : List.of("/ervaringen/nieuw/kort", STORY, "/mijn-ervaring", "/en" + STORY)) {
                saysSo(teller.get(path));
            }
            saysSo(http.visitor().get("/wijken/vinkhuizen"));
            saysSo(http.visitor().get("/zoeken?q=9746"));
            var kept = teller.post(STORY, Map.of("gebeurde", typed));
            saysSo(kept);
            assertThat(kept.body()).contains(typed).contains("Verstuur opnieuw");
            saysSo(staff.get("/werk"));
            saysSo(staff.get("/werk/ervaringen"));
            saysSo(http.visitor().post("/inloggen", Map.of("naam", "team", "wachtwoord", "groningen-demo")));
            assertThat(http.visitor().get("/en/bestaat-niet").statusCode()).isIn(404, 503);
            assertThat(http.visitor().get("/actuator/health/liveness").statusCode())
                    .as("the proxy keeps asking us")
                    .isEqualTo(200);
            assertThat(http.visitor().get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            Until.holds(
                    "the time is over",
                    AWAY.plusSeconds(60),
                    () -> Duration.between(since, Instant.now()).compareTo(AWAY) >= 0);

            server.start();
            Until.holds(
                    "the portal goes on",
                    Duration.ofSeconds(30),
                    () -> teller.get(STORY).statusCode() == 200);
            assertThat(teller.get(STORY).body()).contains("Dit was bewaard voordat de database wegging.");
            assertThat(teller.post(STORY, Map.of("gebeurde", typed)).statusCode())
                    .isEqualTo(303);
            assertThat(teller.get(STORY).body()).contains(typed);
            assertThat(staff.get("/werk").statusCode())
                    .as("the session is still there")
                    .isEqualTo(200);
            var beat =
                    "select last_success > now() - interval '30 seconds' from platform_job where task_name = 'platform-mail'";
            Until.holds("the jobs go on", Duration.ofSeconds(60), () -> "t".equals(server.ask(beat)));
            // The library of the jobs calls every miss of its own loop an error, and goes on.
            assertThat(Files.readAllLines(portal.log()))
                    .filteredOn(it -> it.contains(" ERROR "))
                    .allMatch(it -> it.matches(".* Run(AndLogErrors|UntilShutdown) .*"));
        }
    }

    private static void saysSo(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri().getPath()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .as(answer.uri().getPath())
                .contains("30");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body())
                .as(answer.uri().getPath())
                .contains("wij-header")
                .containsAnyOf("De site is even niet bereikbaar", "The site cannot be reached for a moment");
    }
}
