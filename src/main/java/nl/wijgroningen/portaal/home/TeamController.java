package nl.wijgroningen.portaal.home;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import nl.wijgroningen.portaal.area.AreaGuide;
import nl.wijgroningen.portaal.experience.PublicImprovements;
import nl.wijgroningen.portaal.experience.PublishedExperiences;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The WIJ-teams: all of them, and one. */
@Controller
class TeamController {

    private static final int STORIES = 3;

    private final AreaGuide guide;
    private final PublishedExperiences experiences;
    private final PublicImprovements improvements;

    TeamController(AreaGuide guide, PublishedExperiences experiences, PublicImprovements improvements) {
        this.guide = guide;
        this.experiences = experiences;
        this.improvements = improvements;
    }

    public record ListPage(List<Line> teams) {}

    /** @param places the buurten and villages it works in */
    public record Line(AreaGuide.Contact team, List<AreaGuide.Name> places) {}

    /**
     * @param postcodes that are mostly this team's
     * @param partly postcodes of which a part may be this team's
     * @param improvements what it promises and changed last
     * @param stories the newest published experiences with it
     */
    public record Page(
            AreaGuide.Contact team,
            List<AreaGuide.Name> places,
            List<String> postcodes,
            List<String> partly,
            List<PublicImprovements.Line> improvements,
            List<PublishedExperiences.Story> stories) {}

    @GetMapping("/teams")
    String list(Model model) {
        var names = guide.names();
        var teams =
                guide.contacts().stream().map(it -> new Line(it, of(it, names))).toList();
        model.addAttribute("page", new ListPage(teams));
        return "home/teams";
    }

    @GetMapping("/teams/{slug}")
    String show(@PathVariable("slug") String slug, HttpServletRequest request, Model model) {
        var team =
                guide.contacts().stream().filter(it -> it.slug().equals(slug)).findFirst();
        if (team.isEmpty()) {
            var now = guide.formerTeam(slug).orElseThrow(NotFound::new);
            request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.MOVED_PERMANENTLY);
            return "redirect:/teams/" + now;
        }
        var served = guide.served(slug);
        model.addAttribute(
                "page",
                new Page(
                        team.get(),
                        of(team.get(), guide.names()),
                        served.stream()
                                .filter(AreaGuide.Served::mostly)
                                .map(AreaGuide.Served::pc4)
                                .toList(),
                        served.stream()
                                .filter(it -> !it.mostly())
                                .map(AreaGuide.Served::pc4)
                                .toList(),
                        improvements.newestOf(team.get().id(), STORIES),
                        experiences.newestOf(team.get().id(), STORIES)));
        return "home/team";
    }

    private static List<AreaGuide.Name> of(AreaGuide.Contact team, List<AreaGuide.Name> names) {
        return names.stream().filter(it -> team.slug().equals(it.team())).toList();
    }
}
