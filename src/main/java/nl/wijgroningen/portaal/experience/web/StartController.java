package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.domain.Telling;
import nl.wijgroningen.portaal.platform.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page before the first question: what happens, how long it takes, and the ways to tell. */
@Controller
class StartController {

    private final Telling telling;

    StartController(Telling telling) {
        this.telling = telling;
    }

    /**
     * @param young in words for who is under 18
     * @param resume a draft is open in this browser
     * @param query goes along to the first question
     */
    public record Page(boolean young, boolean resume, String query) {}

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
        var query = new StringBuilder();
        if (young) {
            query.append("voor=jong");
        }
        if (team != null && team.matches("[a-z0-9-]{1,60}")) {
            query.append(query.isEmpty() ? "" : "&").append("team=").append(team);
        }
        var resume = code != null && telling.resume(code).isPresent();
        model.addAttribute("page", new Page(young, resume, query.isEmpty() ? "" : "?" + query));
        return "experience/start";
    }
}
