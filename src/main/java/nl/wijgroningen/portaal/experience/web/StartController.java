package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.wijgroningen.portaal.experience.domain.CardCode;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.domain.Telling;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The page before the first question: what happens, how long it takes, and the ways to tell. */
@Controller
class StartController {

    private final Telling telling;

    private final TellerCookie cookie;

    StartController(Telling telling, TellerCookie cookie) {
        this.telling = telling;
        this.cookie = cookie;
    }

    /**
     * @param young in words for who is under 18
     * @param resume a draft is open in this browser
     * @param team slug that goes along to the first question
     */
    public record Page(
            boolean young, boolean resume, @Nullable String team) {}

    @GetMapping("/ervaringen/nieuw")
    String show(
            @RequestParam(name = "voor", required = false) @Nullable String audience,
            @RequestParam(name = "team", required = false) @Nullable String team,
            @Nullable TellerCode code,
            HttpServletRequest request,
            Model model) {
        var young = "jong".equals(audience) && Language.of(request) == Language.NL; // English has one "you"
        if (young) {
            Language.speakToTheYoung(request);
        }
        var resume = code != null && telling.resume(code).isPresent();
        model.addAttribute("page", new Page(young, resume, slug(team)));
        return "experience/start";
    }

    /**
     * Whatever was typed as the code of a kaartje, telling begins: whether it counts is not said, here or later (R32).
     *
     * @param way {@code kort}, else the long one
     */
    @PostMapping("/ervaringen/nieuw")
    @Rule("R32")
    String begin(
            @RequestParam(name = "kaartje", required = false) @Nullable String card,
            @RequestParam(name = "voor", required = false) @Nullable String audience,
            @RequestParam(name = "team", required = false) @Nullable String team,
            @RequestParam(name = "weg", required = false) @Nullable String way,
            HttpServletRequest request,
            HttpServletResponse response) {
        cookie.setCard(CardCode.read(card).orElse(null), request, response);
        var path = UriComponentsBuilder.fromPath("kort".equals(way) ? "/ervaringen/nieuw/kort" : Step.PLACE.path());
        if ("jong".equals(audience)) {
            path.queryParam("voor", "jong");
        }
        if (slug(team) != null) {
            path.queryParam("team", team);
        }
        return "redirect:" + path.toUriString();
    }

    private static @Nullable String slug(@Nullable String team) {
        return team != null && team.matches("[a-z0-9-]{1,60}") ? team : null;
    }
}
