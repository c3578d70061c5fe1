package nl.wijgroningen.portaal.experience.improvement.web;

import java.util.List;
import nl.wijgroningen.portaal.experience.improvement.domain.Noticing;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** "Merkt u er iets van?", answered with the link of a mail. */
@Controller
@Rule("R34")
class NoticingController {

    private final Noticing noticing;
    private final Words words;

    NoticingController(Noticing noticing, Words words) {
        this.noticing = noticing;
        this.words = words;
    }

    /** @param merkt {@code ja} or {@code nee} */
    record Form(@Nullable String merkt) {

        boolean isChosen() {
            return "ja".equals(merkt) || "nee".equals(merkt);
        }

        boolean isNoticed() {
            return "ja".equals(merkt);
        }
    }

    /**
     * @param question null when the link was used or is not known
     * @param done the answer was given just now
     */
    public record Page(String token, Noticing.@Nullable Question question, List<Option> options, boolean done) {}

    /** A mail scanner opens links: this changes nothing (R43). */
    @GetMapping("/mijn-ervaring/vragen/{token}")
    @Rule("R43")
    String show(@PathVariable("token") String token, Model model) {
        return page(token, false, model);
    }

    @PostMapping("/mijn-ervaring/vragen/{token}")
    @Rule("R43")
    String answer(
            @PathVariable("token") String token, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        if (!form.isChosen() && noticing.question(token).isPresent()) {
            errors.rejectValue("merkt", "improvement.choose");
            return page(token, false, model);
        }
        var known = noticing.question(token).isPresent();
        noticing.say(token, form.isNoticed());
        return page(token, known, model);
    }

    private String page(String token, boolean done, Model model) {
        model.addAttribute(
                "page",
                new Page(
                        token,
                        noticing.question(token).orElse(null),
                        List.of(
                                new Option("ja", words.get("improvement.mine.yes")),
                                new Option(
                                        "nee", words.get("improvement.mine.no"), words.get("improvement.mine.hint"))),
                        done));
        return "improvement/question";
    }
}
