package nl.wijgroningen.portaal.home;

import java.util.List;
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

    public record Page(List<Shortcut> shortcuts) {}

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("page", new Page(SHORTCUTS));
        return "home/index";
    }
}
