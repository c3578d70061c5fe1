package nl.wijgroningen.portaal.experience.web;

import java.util.List;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Who may read it: only the team, or also everyone after a check (R13). */
@Controller
@Rule("R13")
class PublicController {

    private final Steps steps;
    private final Words words;

    PublicController(Steps steps, Words words) {
        this.steps = steps;
        this.words = words;
    }

    record Form(@Nullable String openbaar) {}

    public record Page(
            Wizard wizard, List<Option> options, @Nullable String chosen) {}

    static List<Option> options(Words words) {
        return List.of(
                new Option("nee", words.get("experience.public.no"), words.get("experience.public.no.hint")),
                new Option("ja", words.get("experience.public.yes"), words.get("experience.public.yes.hint")));
    }

    /** Null when it is neither. */
    static @Nullable Boolean read(@Nullable String chosen) {
        return "ja".equals(chosen) ? Boolean.TRUE : "nee".equals(chosen) ? Boolean.FALSE : null;
    }

    static @Nullable String value(@Nullable Boolean chosen) {
        return chosen == null ? null : chosen ? "ja" : "nee";
    }

    @GetMapping("/ervaringen/nieuw/openbaar")
    String show(OpenDraft open, @ModelAttribute Steps.Way way, Model model) {
        return page(open, way, value(open.draft().mayBePublic()), model);
    }

    @PostMapping("/ervaringen/nieuw/openbaar")
    String save(
            OpenDraft open,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            @ModelAttribute Steps.Way way,
            Model model) {
        var chosen = read(form.openbaar());
        if (chosen == null) {
            if (way.stops()) {
                return "redirect:/ervaringen/nieuw/code?stop=ja";
            }
            errors.rejectValue("openbaar", "experience.choose");
            return page(open, way, form.openbaar(), model);
        }
        return steps.save(open, open.draft().choosesPublic(chosen), Step.PUBLIC, way);
    }

    private String page(OpenDraft open, Steps.Way way, @Nullable String chosen, Model model) {
        model.addAttribute(
                "page", new Page(Wizard.of(Step.PUBLIC, open.draft(), way.fromReview()), options(words), chosen));
        return "experience/public";
    }
}
