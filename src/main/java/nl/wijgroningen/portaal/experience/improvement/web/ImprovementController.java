package nl.wijgroningen.portaal.experience.improvement.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.improvement.domain.Improving;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What staff do with one improvement, but for its proof. Everything typed here is public. */
@Controller
@RequestMapping("/werk/verbeteringen/{id}")
@Rule("R34")
class ImprovementController {

    private final ImprovementPage page;
    private final Improving improving;
    private final Clock clock;

    ImprovementController(ImprovementPage page, Improving improving, Clock clock) {
        this.page = page;
        this.improving = improving;
        this.clock = clock;
    }

    /**
     * The forms of the page together; each sends its own fields.
     *
     * @param versie of the improvement that was on the page
     * @param ervaring ids of experiences
     */
    record Form(
            @Nullable String versie,
            @Nullable String actie,
            @Nullable String dag,
            @Nullable String uitleg,
            @Nullable String titel,
            @Nullable String belofte,
            @Nullable String wie,
            @Nullable String wijziging,
            @Nullable String reden,
            @Nullable String hervatting,
            @Nullable String verbetering,
            @Nullable String deel,
            @Nullable String deelbelofte,
            @Nullable String deeldag,
            @Nullable List<String> ervaring,
            @Nullable String gezien) {

        /** What is no number belongs to no version. */
        long version() {
            try {
                return versie == null ? -1 : Long.parseLong(versie);
            } catch (NumberFormatException forged) {
                return -1;
            }
        }

        Map<String, String> typed() {
            return ImprovementPage.typed(
                    "actie", actie,
                    "dag", dag,
                    "uitleg", uitleg,
                    "titel", titel,
                    "belofte", belofte,
                    "wie", wie,
                    "wijziging", wijziging,
                    "reden", reden,
                    "hervatting", hervatting,
                    "verbetering", verbetering,
                    "deel", deel,
                    "deelbelofte", deelbelofte,
                    "deeldag", deeldag);
        }
    }

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return page.show(staff, id, Map.of(), List.of(), done, model);
    }

    @PostMapping("/acties")
    String act(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var check = new Checked(errors, form.gezien() != null);
        var words = check.text("actie", form.actie(), Checked.TEXT);
        return page.change(
                staff,
                id,
                form.typed(),
                check,
                errors,
                () -> improving.act(staff, id, form.version(), words),
                "actie",
                model);
    }

    @PostMapping("/termijn")
    String postpone(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var check = new Checked(errors, form.gezien() != null);
        var due = check.future("dag", form.dag(), LocalDate.now(clock));
        var why = check.text("uitleg", form.uitleg(), Checked.TEXT);
        return page.change(
                staff,
                id,
                form.typed(),
                check,
                errors,
                () -> improving.postpone(staff, id, form.version(), due, why),
                "termijn",
                model);
    }

    @PostMapping("/belofte")
    String change(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var check = new Checked(errors, form.gezien() != null);
        var title = check.text("titel", form.titel(), Checked.TITLE);
        var what = check.text("belofte", form.belofte(), Checked.TEXT);
        var owner = check.text("wie", form.wie(), Checked.TITLE);
        var why = check.text("wijziging", form.wijziging(), Checked.TEXT);
        return page.change(
                staff,
                id,
                form.typed(),
                check,
                errors,
                () -> improving.change(staff, id, form.version(), title, what, owner, why),
                "gewijzigd",
                model);
    }

    @PostMapping("/hervatting")
    String resume(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var check = new Checked(errors, form.gezien() != null);
        var why = check.text("hervatting", form.hervatting(), Checked.TEXT);
        var due = check.future("dag", form.dag(), LocalDate.now(clock));
        return page.change(
                staff,
                id,
                form.typed(),
                check,
                errors,
                () -> improving.resume(staff, id, form.version(), due, why),
                "hervat",
                model);
    }

    @PostMapping("/onmogelijkheid")
    String notPossible(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var check = new Checked(errors, form.gezien() != null);
        var reason = check.text("reden", form.reden(), Checked.TEXT);
        return page.change(
                staff,
                id,
                form.typed(),
                check,
                errors,
                () -> improving.notPossible(staff, id, form.version(), reason),
                "onmogelijk",
                model);
    }

    @PostMapping("/samenvoeging")
    String merge(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var check = new Checked(errors, true);
        if (form.verbetering() == null || form.verbetering().isEmpty()) {
            errors.rejectValue("verbetering", "improvement.empty.verbetering");
            return page.show(staff, id, form.typed(), List.of(), null, model);
        }
        var into = id(form.verbetering());
        var shown = page.change(
                staff,
                id,
                form.typed(),
                check,
                errors,
                () -> improving.merge(staff, id, form.version(), into),
                "samengevoegd",
                model);
        return shown.startsWith("redirect:") ? "redirect:/werk/verbeteringen/" + into + "?gedaan=samengevoegd" : shown;
    }

    @PostMapping("/afsplitsing")
    @Rule("R30")
    String split(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var check = new Checked(errors, form.gezien() != null);
        var title = check.text("deel", form.deel(), Checked.TITLE);
        var what = check.text("deelbelofte", form.deelbelofte(), Checked.TEXT);
        var due = check.future("deeldag", form.deeldag(), LocalDate.now(clock));
        var chosen = form.ervaring() == null ? List.<String>of() : form.ervaring();
        if (chosen.isEmpty()) {
            errors.rejectValue("ervaring", "rule.R34.source");
        }
        return page.change(
                staff,
                id,
                form.typed(),
                check,
                errors,
                () -> improving.split(
                        staff,
                        id,
                        form.version(),
                        title,
                        what,
                        due,
                        chosen.stream().map(ImprovementController::id).toList()),
                "gesplitst",
                model);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException forged) {
            throw new NotFound();
        }
    }
}
