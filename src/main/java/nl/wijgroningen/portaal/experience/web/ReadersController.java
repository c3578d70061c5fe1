package nl.wijgroningen.portaal.experience.web;

import java.util.List;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** "Gaat het over een medewerker, of wilt u dat het team dit niet leest?" */
@Controller
@Rule("R35")
class ReadersController {

    private final Steps steps;
    private final ReaderChoices choices;

    ReadersController(Steps steps, ReaderChoices choices) {
        this.steps = steps;
        this.choices = choices;
    }

    record Form(@Nullable String lezers) {}

    public record Page(
            Wizard wizard, List<Option> options, @Nullable String chosen) {}

    @GetMapping("/ervaringen/nieuw/lezers")
    String show(OpenDraft open, @ModelAttribute Steps.Way way, Model model) {
        return page(open, way, ReaderChoices.value(open.draft().readers()), model);
    }

    @PostMapping("/ervaringen/nieuw/lezers")
    String save(
            OpenDraft open,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            @ModelAttribute Steps.Way way,
            Model model) {
        var chosen = choices.read(form.lezers());
        if (chosen.isEmpty()) {
            if (way.stops()) {
                return "redirect:/ervaringen/nieuw/code?stop=ja";
            }
            errors.rejectValue("lezers", "experience.choose");
            return page(open, way, form.lezers(), model);
        }
        return steps.save(open, open.draft().readBy(chosen.get()), Step.READERS, way);
    }

    private String page(OpenDraft open, Steps.Way way, @Nullable String chosen, Model model) {
        model.addAttribute(
                "page", new Page(Wizard.of(Step.READERS, open.draft(), way.fromReview()), choices.options(), chosen));
        return "experience/readers";
    }
}
