package nl.wijgroningen.portaal.experience.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import nl.wijgroningen.portaal.experience.domain.Draft;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Points at personal data in the story; the teller takes each out or leaves it, but a BSN always goes (R14). */
@Controller
@Rule("R14")
class CheckController {

    private final Steps steps;
    private final Finds finds;

    CheckController(Steps steps, Words words) {
        this.steps = steps;
        this.finds = new Finds(words);
    }

    public record Page(Wizard wizard, List<Finds.Text> texts, List<Finds.Choice> choices) {}

    @GetMapping("/ervaringen/nieuw/gegevens")
    String show(OpenDraft open, @ModelAttribute Steps.Way way, Model model) {
        if (open.draft().story() == null) {
            return "redirect:" + Step.STORY.path();
        }
        model.addAttribute(
                "page",
                new Page(
                        Wizard.of(Step.CHECK, open.draft(), way.fromReview()),
                        finds.texts(open.draft()),
                        finds.choices(open.draft())));
        return "experience/check";
    }

    @PostMapping("/ervaringen/nieuw/gegevens")
    String save(OpenDraft open, @RequestParam Map<String, String> form, @ModelAttribute Steps.Way way) {
        if (open.draft().story() == null) {
            return "redirect:" + Step.STORY.path();
        }
        return steps.save(open, checked(open.draft(), form), Step.CHECK, way);
    }

    /** What is not said to stay, goes: also when the text changed since the page was made. */
    static Draft checked(Draft draft, Map<String, String> form) {
        var kept = new HashSet<String>();
        for (var find : draft.finds()) {
            if ("laat".equals(form.get(find.key()))) {
                kept.add(find.key());
            }
        }
        return draft.check(kept);
    }
}
