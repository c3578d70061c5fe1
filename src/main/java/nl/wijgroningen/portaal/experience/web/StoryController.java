package nl.wijgroningen.portaal.experience.web;

import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The story, in the teller's own words. */
@Controller
class StoryController {

    private final Steps steps;

    StoryController(Steps steps) {
        this.steps = steps;
    }

    public record Page(Wizard wizard, StoryForm form, int max) {}

    @GetMapping("/ervaringen/nieuw/verhaal")
    String show(OpenDraft open, @ModelAttribute Steps.Way way, Model model) {
        return page(open, way, StoryForm.of(open.draft().story()), model);
    }

    @PostMapping("/ervaringen/nieuw/verhaal")
    String save(
            OpenDraft open,
            @Valid @ModelAttribute("form") StoryForm form,
            BindingResult errors,
            @ModelAttribute Steps.Way way,
            Model model) {
        var story = form.story();
        if (story == null && way.stops()) {
            return "redirect:/ervaringen/nieuw/code?stop=ja";
        }
        if (story == null || errors.hasErrors()) {
            return page(open, way, form, model);
        }
        return steps.save(open, open.draft().tells(story), Step.STORY, way);
    }

    private String page(OpenDraft open, Steps.Way way, StoryForm form, Model model) {
        model.addAttribute(
                "page", new Page(Wizard.of(Step.STORY, open.draft(), way.fromReview()), form, StoryForm.MAX));
        return "experience/story";
    }
}
