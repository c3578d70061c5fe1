package nl.wijgroningen.portaal.home;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.PublicImprovements;
import nl.wijgroningen.portaal.experience.PublishedExperiences;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page: what one can do here, and what happens with a story. */
@Controller
class HomeController {

    /** Well-known names in all parts of the city; a test checks that each has a page. */
    static final List<Shortcut> SHORTCUTS = List.of(
            new Shortcut("vinkhuizen", "Vinkhuizen"),
            new Shortcut("beijum", "Beijum"),
            new Shortcut("paddepoel", "Paddepoel"),
            new Shortcut("haren", "Haren"),
            new Shortcut("ten-boer", "Ten Boer"));

    /** A wijk, buurt or village by its slug. */
    public record Shortcut(String slug, String name) {}

    /** So many of the newest published experiences stand here. */
    private static final int STORIES = 3;

    /** And of what was done with them. */
    private static final int DONE = 3;

    private final PublishedExperiences experiences;
    private final PublicImprovements improvements;
    private final Teams teams;

    HomeController(PublishedExperiences experiences, PublicImprovements improvements, Teams teams) {
        this.experiences = experiences;
        this.improvements = improvements;
        this.teams = teams;
    }

    /** @param teamNames by id */
    public record Page(
            List<Shortcut> shortcuts,
            List<PublicImprovements.Line> done,
            List<PublishedExperiences.Story> stories,
            Map<UUID, String> teamNames) {}

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute(
                "page",
                new Page(
                        SHORTCUTS,
                        improvements.newestDone(DONE),
                        experiences.newest(STORIES),
                        teams.roll().names()));
        return "home/index";
    }
}
