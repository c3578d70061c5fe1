package nl.wijgroningen.portaal.experience.improvement.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.improvement.domain.Proving;
import nl.wijgroningen.portaal.platform.file.CheckedFile;
import nl.wijgroningen.portaal.platform.file.FileRefused;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.file.Upload;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;

/** The proof of an improvement: offered by one, confirmed or given back by another. */
@Controller
@RequestMapping("/werk/verbeteringen/{id}/bewijs")
@Rule("R34")
class ProofController {

    private final ImprovementPage page;
    private final Proving proving;
    private final Files files;
    private final Clock clock;

    ProofController(ImprovementPage page, Proving proving, Files files, Clock clock) {
        this.page = page;
        this.proving = proving;
        this.files = files;
        this.clock = clock;
    }

    record Form(
            @Nullable String verandering,
            @Nullable String sinds,
            @Nullable String getal,
            @Nullable String eerst,
            @Nullable String nu,
            @Nullable List<MultipartFile> document,
            @Nullable List<MultipartFile> foto,
            @Nullable String fototekst,
            @Nullable String waarom,
            @Nullable String gezien) {

        Map<String, String> typed() {
            return ImprovementPage.typed(
                    "verandering", verandering,
                    "sinds", sinds,
                    "getal", getal,
                    "eerst", eerst,
                    "nu", nu,
                    "fototekst", fototekst,
                    "waarom", waarom);
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
        var alt = check.optional("fototekst", form.fototekst(), Files.ALT);
        var document = read(errors, "document", form.document());
        var photo = read(errors, "foto", form.foto());
        if (indicator.isEmpty() && document == null && photo == null && !errors.hasErrors()) {
            errors.rejectValue("getal", "improvement.empty.getal");
        } else if (indicator.isEmpty() != before.isEmpty() || indicator.isEmpty() != after.isEmpty()) {
            required(errors, "getal", indicator);
            required(errors, "eerst", before);
            required(errors, "nu", after);
        }
        var paper = errors.hasErrors() || document == null
                ? null
                : look(errors, "document", () -> files.checkDocument(document));
        var picture =
                errors.hasErrors() || photo == null ? null : look(errors, "foto", () -> files.checkPhoto(photo, alt));
        return page.change(
                staff,
                id,
                form.typed(),
                check,
                errors,
                () -> proving.offer(
                        staff,
                        id,
                        new Proving.Offer(change, since, none(indicator), none(before), none(after), paper, picture)),
                "bewijs",
                model);
    }

    private static byte @Nullable [] read(BindingResult errors, String field, @Nullable List<MultipartFile> sent) {
        try {
            return Upload.one(sent).orElse(null);
        } catch (FileRefused refused) {
            refused.tell(errors, field, field);
            return null;
        }
    }

    private static @Nullable CheckedFile look(BindingResult errors, String field, Supplier<CheckedFile> look) {
        try {
            return look.get();
        } catch (FileRefused refused) {
            refused.tell(errors, field, "fototekst");
            return null;
        }
    }

    private static void required(BindingResult errors, String field, String typed) {
        if (typed.isEmpty()) {
            errors.rejectValue(field, "improvement.empty." + (field.equals("getal") ? "telling" : field));
        }
    }

    private static @Nullable String none(String typed) {
        return typed.isEmpty() ? null : typed;
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
