package nl.wijgroningen.portaal.experience.web;

import java.util.Arrays;
import java.util.List;
import nl.wijgroningen.portaal.experience.domain.Contact;
import nl.wijgroningen.portaal.platform.theme.Themes;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** What it is about, and how the contact was. */
@Controller
class TopicController {

    private final Steps steps;
    private final Themes themes;
    private final Words words;

    TopicController(Steps steps, Themes themes, Words words) {
        this.steps = steps;
        this.themes = themes;
        this.words = words;
    }

    record Form(@Nullable String thema, @Nullable String contact) {}

    public record Page(
            Wizard wizard,
            List<Option> themes,
            @Nullable String theme,
            List<Option> contacts,
            @Nullable String contact) {}

    @GetMapping("/ervaringen/nieuw/onderwerp")
    String show(OpenDraft open, @ModelAttribute Steps.Way way, Model model) {
        return page(open, way, open.draft().theme(), open.draft().contact(), model);
    }

    @PostMapping("/ervaringen/nieuw/onderwerp")
    String save(
            OpenDraft open,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            @ModelAttribute Steps.Way way,
            Model model) {
        var known =
                themes.all(words.language()).stream().anyMatch(it -> it.slug().equals(form.thema()));
        if (!known) {
            errors.rejectValue("thema", "experience.topic.theme.empty");
        }
        var contact = contact(form.contact());
        if (contact == null) {
            errors.rejectValue("contact", "experience.topic.contact.empty");
        }
        if (errors.hasErrors() && !way.stops()) {
            return page(open, way, form.thema(), contact, model);
        }
        return steps.save(open, open.draft().about(known ? form.thema() : null, contact), Step.TOPIC, way);
    }

    private static @Nullable Contact contact(@Nullable String name) {
        return Arrays.stream(Contact.values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private String page(OpenDraft open, Steps.Way way, @Nullable String theme, @Nullable Contact contact, Model model) {
        model.addAttribute(
                "page",
                new Page(
                        Wizard.of(Step.TOPIC, open.draft(), way.fromReview()),
                        themes.all(words.language()).stream()
                                .map(it -> new Option(it.slug(), it.name()))
                                .toList(),
                        theme,
                        Arrays.stream(Contact.values())
                                .map(it -> new Option(it.name(), words.get("experience.contact." + it.name())))
                                .toList(),
                        contact == null ? null : contact.name()));
        return "experience/topic";
    }
}
