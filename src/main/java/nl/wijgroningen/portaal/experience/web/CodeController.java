package nl.wijgroningen.portaal.experience.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.Due;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.print.Qr;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the code, once it is made and when somebody stops: to write over, to print, as QR and as a file. */
@Controller
class CodeController {

    private final Teams teams;
    private final Words words;
    private final Clock clock;

    CodeController(Teams teams, Words words, Clock clock) {
        this.teams = teams;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param qr path of an SVG of {@code size} by {@code size} modules
     * @param due the day by which there is an answer when it is sent this week
     * @param next where telling goes on
     */
    public record Page(
            List<String> groups,
            String qr,
            int size,
            @Nullable String team,
            LocalDate due,
            boolean stop,
            String next) {}

    @GetMapping("/ervaringen/nieuw/code")
    String show(OpenDraft open, @RequestParam(name = "stop", required = false) @Nullable String stop, Model model) {
        var place = open.draft().place();
        var team = place == null || place.team() == null
                ? null
                : teams.byId(place.team()).map(Team::name).orElse(null);
        var next = open.draft().shortWay() ? "/ervaringen/nieuw/kort/verhaal" : Step.TOPIC.path();
        var qr = Qr.of(open.code().spaced());
        model.addAttribute(
                "page",
                new Page(
                        open.code().groups(),
                        qr.path(),
                        qr.size(),
                        team,
                        Due.of(Week.of(LocalDate.now(clock))),
                        stop != null,
                        next));
        return "experience/code";
    }

    @GetMapping("/ervaringen/nieuw/code/bestand")
    ResponseEntity<String> file(@Nullable TellerCode code) {
        if (code == null) {
            throw new NoDraft(false);
        }
        var file = ContentDisposition.attachment().filename("code.txt").build();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/plain;charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(words.get("experience.code.file", code.spaced()));
    }
}
