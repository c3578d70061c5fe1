package nl.wijgroningen.portaal.experience.web;

import java.util.UUID;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.improvement.domain.Noticing;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The teller says whether an improvement is noticed, with the code. */
@Controller
@Rule("R34")
class MineImprovementController {

    private final MinePage mine;
    private final Noticing noticing;

    MineImprovementController(MinePage mine, Noticing noticing) {
        this.mine = mine;
        this.noticing = noticing;
    }

    /**
     * @param verbetering its id
     * @param merkt {@code ja} or {@code nee}
     */
    record Form(@Nullable String verbetering, @Nullable String merkt) {}

    @PostMapping("/mijn-ervaring/verbeteringen")
    String say(@Nullable TellerCode code, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var told = code == null ? null : mine.told(code);
        if (code == null || told == null) {
            return "redirect:/mijn-ervaring";
        }
        var id = id(form.verbetering());
        if (!"ja".equals(form.merkt()) && !"nee".equals(form.merkt())) {
            errors.rejectValue("merkt", "improvement.choose");
            return mine.show(code, told, MinePage.Typed.unjudged(id), null, model);
        }
        noticing.say(code, id, "ja".equals(form.merkt()));
        return "redirect:/mijn-ervaring?gedaan=merkt";
    }

    private static UUID id(@Nullable String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }
}
