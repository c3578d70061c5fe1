package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletResponse;
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

/** Notes of staff on an experience, which the teller never sees; whoever wrote one can change it. */
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

    /**
     * @param notitiegezien the writer saw the personal data in the note and leaves it
     * @param versie of the note that was on the page, when it is changed
     */
    record Form(
            @NotBlank(message = "{experience.note.empty}") @Size(max = MAX, message = "{form.too-long}") @Nullable
            String notitie,

            @Nullable String notitiegezien,
            @Nullable String versie) {

        /** What is no number belongs to no version. */
        int version() {
            try {
                return versie == null ? -1 : Integer.parseInt(versie);
            } catch (NumberFormatException forged) {
                return -1;
            }
        }

        String text() {
            return notitie == null ? "" : notitie;
        }
    }

    /**
     * @param names of staff, by id
     * @param me who looks
     * @param note that was typed
     * @param finds personal data in it
     * @param kept whether no team reads it
     */
    public record Page(
            UUID id,
            List<ExperienceFile.Note> notes,
            Map<UUID, String> names,
            String me,
            @Nullable String note,
            List<String> finds,
            boolean kept) {}

    /**
     * @param version that is on the page
     * @param text that was typed, or the note as it is
     * @param finds personal data in it
     * @param theirs how it reads now, when it was changed on another screen meanwhile; else null
     */
    public record OnePage(
            UUID id,
            UUID note,
            int version,
            String text,
            List<String> finds,
            boolean kept,
            @Nullable String theirs) {}

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
        var finds = finds(form, errors);
        if (errors.hasErrors()) {
            return page(staff, id, form.text(), finds, model);
        }
        noting.note(staff, new ExperienceId(id), form.text());
        return "redirect:/werk/ervaringen/" + id + "?gedaan=notitie";
    }

    @GetMapping("/{notitie}")
    String one(Staff staff, @PathVariable("id") UUID id, @PathVariable("notitie") UUID note, Model model) {
        return one(staff, id, note, null, List.of(), model);
    }

    @PostMapping("/{notitie}")
    @Rule("R14")
    String change(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("notitie") UUID note,
            @Valid @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var finds = finds(form, errors);
        if (errors.hasErrors()) {
            return one(staff, id, note, form, finds, model);
        }
        try {
            noting.change(staff, new ExperienceId(id), note, form.version(), form.text());
        } catch (Noting.Overtaken overtaken) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute(
                    "page",
                    new OnePage(
                            id,
                            note,
                            overtaken.version(),
                            form.text(),
                            List.of(),
                            isKept(file(staff, id)),
                            overtaken.theirs()));
            return "experience/note";
        }
        return "redirect:/werk/ervaringen/" + id + "?gedaan=notitie-gewijzigd";
    }

    private static List<String> finds(Form form, BindingResult errors) {
        var finds = PersonalData.find(form.text());
        if (finds.stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
            errors.rejectValue("notitie", "experience.note.bsn");
        } else if (!finds.isEmpty() && form.notitiegezien() == null) {
            errors.rejectValue("notitie", "experience.note.finds");
        }
        return finds.stream().map(PersonalData.Hit::text).toList();
    }

    private ExperienceFile.File file(Staff staff, UUID id) {
        return files.look(staff, id).orElseThrow(NotFound::new);
    }

    private static boolean isKept(ExperienceFile.File file) {
        return file.story().coordinatorOnly() && !file.story().teamAllowed();
    }

    private String page(Staff staff, UUID id, @Nullable String note, List<String> finds, Model model) {
        var file = file(staff, id);
        model.addAttribute(
                "page",
                new Page(
                        id,
                        file.notes(),
                        accounts.names(file.people()),
                        staff.id().toString(),
                        note,
                        finds,
                        isKept(file)));
        return "experience/notes";
    }

    /** @param form what was typed; null: the note as it is */
    private String one(Staff staff, UUID id, UUID note, @Nullable Form form, List<String> finds, Model model) {
        var file = file(staff, id);
        var now = file.notes().stream()
                .filter(it ->
                        it.id().equals(note) && it.author().equals(staff.id().value()))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute(
                "page",
                new OnePage(
                        id,
                        note,
                        form == null ? now.version() : form.version(),
                        form == null ? now.text() : form.text(),
                        finds,
                        isKept(file),
                        null));
        return "experience/note";
    }
}
