package nl.wijgroningen.portaal.experience.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.domain.Noting;
import nl.wijgroningen.portaal.experience.read.ExperienceFile;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Notes of staff on an experience, which the teller never sees. */
@Controller
@RequestMapping("/werk/ervaringen/{id}/notities")
class NoteController {

    private static final int MAX = 2000;

    private final ExperienceFile files;
    private final Noting noting;
    private final Accounts accounts;

    NoteController(ExperienceFile files, Noting noting, Accounts accounts) {
        this.files = files;
        this.noting = noting;
        this.accounts = accounts;
    }

    /** @param notitiegezien the writer saw the personal data in the note and leaves it */
    record Form(
            @NotBlank(message = "{experience.note.empty}") @Size(max = MAX, message = "{form.too-long}") @Nullable
            String notitie,

            @Nullable String notitiegezien) {}

    /**
     * @param names of staff, by id
     * @param note that was typed
     * @param finds personal data in it
     * @param kept whether no team reads it
     */
    public record Page(
            UUID id,
            List<ExperienceFile.Note> notes,
            Map<UUID, String> names,
            @Nullable String note,
            List<String> finds,
            boolean kept) {}

    @GetMapping
    String show(Staff staff, @PathVariable("id") UUID id, Model model) {
        return page(staff, id, null, List.of(), model);
    }

    @PostMapping
    @Rule("R14")
    String note(
            Staff staff,
            @PathVariable("id") UUID id,
            @Valid @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var text = form.notitie() == null ? "" : form.notitie();
        var finds = PersonalData.find(text);
        if (finds.stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
            errors.rejectValue("notitie", "experience.note.bsn");
        } else if (!finds.isEmpty() && form.notitiegezien() == null) {
            errors.rejectValue("notitie", "experience.note.finds");
        }
        if (errors.hasErrors()) {
            return page(
                    staff, id, text, finds.stream().map(PersonalData.Hit::text).toList(), model);
        }
        noting.note(staff, new ExperienceId(id), text);
        return "redirect:/werk/ervaringen/" + id + "?gedaan=notitie";
    }

    private String page(Staff staff, UUID id, @Nullable String note, List<String> finds, Model model) {
        var file = files.look(staff, id).orElseThrow(NotFound::new);
        var kept = file.story().coordinatorOnly() && !file.story().teamAllowed();
        model.addAttribute("page", new Page(id, file.notes(), accounts.names(file.people()), note, finds, kept));
        return "experience/notes";
    }
}
