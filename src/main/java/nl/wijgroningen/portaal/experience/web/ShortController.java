package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import nl.wijgroningen.portaal.experience.domain.Draft;
import nl.wijgroningen.portaal.experience.domain.Telling;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The short way: after the team (PlaceController) one box, and a last screen with check, choice and sending. */
@Controller
class ShortController {

    private static final String STORY = "/ervaringen/nieuw/kort/verhaal";
    static final String LAST = "/ervaringen/nieuw/kort/controle";

    private final Telling telling;
    private final SendController sending;
    private final Finds finds;
    private final Words words;

    ShortController(Telling telling, SendController sending, Words words) {
        this.telling = telling;
        this.sending = sending;
        this.finds = new Finds(words);
        this.words = words;
    }

    public record StoryPage(Wizard wizard, List<String> groups, StoryForm form, int max) {}

    public record LastPage(
            Wizard wizard,
            List<Finds.Text> texts,
            List<Finds.Choice> choices,
            boolean coordinatorOnly,
            List<Option> options,
            @Nullable String chosen) {}

    record Form(@Nullable String openbaar) {}

    @GetMapping(STORY)
    String show(OpenDraft open, Model model) {
        return storyPage(open, StoryForm.of(open.draft().story()), model);
    }

    @PostMapping(STORY)
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
            return storyPage(open, form, model);
        }
        telling.save(open.code(), open.draft().tells(story));
        return "redirect:" + (way.stops() ? "/ervaringen/nieuw/code?stop=ja" : LAST);
    }

    @GetMapping(LAST)
    String last(OpenDraft open, Model model) {
        if (open.draft().story() == null) {
            return "redirect:" + STORY;
        }
        return lastPage(open, PublicController.value(open.draft().mayBePublic()), model);
    }

    @PostMapping(LAST)
    String send(
            OpenDraft open,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            @RequestParam Map<String, String> finds,
            HttpServletRequest request,
            Model model) {
        if (open.draft().story() == null) {
            return "redirect:" + STORY;
        }
        var chosen = isConfidential(open.draft()) ? Boolean.FALSE : PublicController.read(form.openbaar());
        if (chosen == null) {
            errors.rejectValue("openbaar", "experience.choose");
            return lastPage(open, form.openbaar(), model);
        }
        telling.save(open.code(), CheckController.checked(open.draft(), finds).choosesPublic(chosen));
        return sending.send(open.code(), request);
    }

    private String storyPage(OpenDraft open, StoryForm form, Model model) {
        var wizard = Wizard.shortWay(2, "/ervaringen/nieuw/kort", "experience.step.review", STORY);
        model.addAttribute("page", new StoryPage(wizard, open.code().groups(), form, StoryForm.MAX));
        return "experience/short-story";
    }

    private String lastPage(OpenDraft open, @Nullable String chosen, Model model) {
        model.addAttribute(
                "page",
                new LastPage(
                        Wizard.shortWay(3, STORY, null, LAST),
                        finds.texts(open.draft()),
                        finds.choices(open.draft()),
                        isConfidential(open.draft()),
                        PublicController.options(words),
                        chosen));
        return "experience/short-last";
    }

    private static boolean isConfidential(Draft draft) {
        var readers = draft.readers();
        return readers != null && readers.coordinatorOnly();
    }
}
