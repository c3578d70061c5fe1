package nl.wijgroningen.portaal.experience.improvement.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.improvement.domain.Proving;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The proof of an improvement: offered by one, confirmed or given back by another. */
@Controller
@RequestMapping("/werk/verbeteringen/{id}/bewijs")
@Rule("R34")
class ProofController {

    private final ImprovementPage page;
    private final Proving proving;
    private final Clock clock;

    ProofController(ImprovementPage page, Proving proving, Clock clock) {
        this.page = page;
        this.proving = proving;
        this.clock = clock;
    }

    record Form(
            @Nullable String verandering,
            @Nullable String sinds,
            @Nullable String getal,
            @Nullable String eerst,
            @Nullable String nu,
            @Nullable String waarom,
            @Nullable String gezien) {

        Map<String, String> typed() {
            var typed = new HashMap<String, String>();
            put(typed, "verandering", verandering);
            put(typed, "sinds", sinds);
            put(typed, "getal", getal);
            put(typed, "eerst", eerst);
            put(typed, "nu", nu);
            put(typed, "waarom", waarom);
            return typed;
        }

        private static void put(Map<String, String> typed, String field, @Nullable String value) {
            if (value != null) {
                typed.put(field, value);
            }
        }
    }

    @PostMapping
    String offer(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var check = new Checked(errors, form.gezien() != null);
        var change = check.text("verandering", form.verandering(), Checked.TEXT);
        var since = check.past("sinds", form.sinds(), LocalDate.now(clock));
        var indicator = check.optional("getal", form.getal(), Checked.TITLE);
        var before = check.optional("eerst", form.eerst(), Checked.TITLE);
        var after = check.optional("nu", form.nu(), Checked.TITLE);
        if (indicator.isEmpty()) {
            errors.rejectValue("getal", "improvement.empty.getal");
        } else {
            if (before.isEmpty()) {
                errors.rejectValue("eerst", "improvement.empty.eerst");
            }
            if (after.isEmpty()) {
                errors.rejectValue("nu", "improvement.empty.nu");
            }
        }
        return page.change(
                staff,
                id,
                form.typed(),
                check,
                errors,
                () -> proving.offer(staff, id, new Proving.Offer(change, since, indicator, before, after, null, null)),
                "bewijs",
                model);
    }

    @PostMapping("/{proof}/bevestiging")
    String confirm(Staff staff, @PathVariable("id") UUID id, @PathVariable("proof") UUID proof) {
        proving.confirm(staff, id, proof);
        return "redirect:/werk/verbeteringen/" + id + "?gedaan=bevestigd";
    }

    @PostMapping("/{proof}/teruggave")
    String giveBack(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("proof") UUID proof,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var check = new Checked(errors, form.gezien() != null);
        var why = check.text("waarom", form.waarom(), Checked.TEXT);
        return page.change(
                staff, id, form.typed(), check, errors, () -> proving.giveBack(staff, id, proof, why), "terug", model);
    }
}
