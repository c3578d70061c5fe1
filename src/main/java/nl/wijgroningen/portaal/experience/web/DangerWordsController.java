package nl.wijgroningen.portaal.experience.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.domain.DangerWords;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The words that send a telling to the coordinator only, as the coordinator keeps them (R35). */
@Controller
@Rule("R35")
class DangerWordsController {

    private final DangerWords danger;

    DangerWordsController(DangerWords danger) {
        this.danger = danger;
    }

    record Form(
            @NotBlank(message = "{experience.danger.empty}") @Size(max = 60, message = "{form.too-long}") @Nullable
            String woord) {}

    /**
     * @param own words of the coordinator
     * @param done what was just done, or null
     */
    public record Page(
            List<DangerWords.Word> own,
            List<DangerWords.Word> dutch,
            List<DangerWords.Word> english,
            @Nullable String typed,
            boolean done) {}

    @GetMapping("/werk/alarmwoorden")
    String show(@RequestParam(name = "gedaan", required = false) @Nullable String done, Model model) {
        return page(null, "ja".equals(done), model);
    }

    @PostMapping("/werk/alarmwoorden")
    String add(Staff staff, @Valid @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var word = form.woord();
        if (!errors.hasErrors() && word != null && !danger.add(staff, word)) {
            errors.rejectValue("woord", "experience.danger.known");
        }
        return errors.hasErrors() ? page(word, false, model) : "redirect:/werk/alarmwoorden?gedaan=ja";
    }

    /** @param on {@code aan} or {@code uit} */
    @PostMapping("/werk/alarmwoorden/stand")
    String turn(
            Staff staff,
            @RequestParam(name = "woord", required = false) @Nullable String word,
            @RequestParam(name = "stand", required = false) @Nullable String on) {
        if (word == null || !"aan".equals(on) && !"uit".equals(on)) {
            throw new NotFound();
        }
        danger.turn(staff, word, "aan".equals(on));
        return "redirect:/werk/alarmwoorden?gedaan=ja";
    }

    private String page(@Nullable String typed, boolean done, Model model) {
        var all = danger.list();
        model.addAttribute(
                "page",
                new Page(
                        all.stream().filter(it -> !it.isShipped()).toList(),
                        all.stream().filter(it -> "nl".equals(it.language())).toList(),
                        all.stream().filter(it -> "en".equals(it.language())).toList(),
                        typed,
                        done));
        return "experience/danger-words";
    }
}
