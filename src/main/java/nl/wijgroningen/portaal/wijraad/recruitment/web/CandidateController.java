package nl.wijgroningen.portaal.wijraad.recruitment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.file.FileAnswers;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Inviting;
import nl.wijgroningen.portaal.wijraad.recruitment.read.RoundFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One candidate, for the secretary: what they wrote, a talk, notes. */
@Controller
@RequestMapping("/werk/wijraad/werving/{id}/kandidaten/{kandidaat}")
@Rule("R11")
class CandidateController {

    private static final int NOTE = 2000;

    private final RoundFile file;
    private final Inviting inviting;
    private final FileAnswers files;
    private final Words words;

    CandidateController(RoundFile file, Inviting inviting, FileAnswers files, Words words) {
        this.file = file;
        this.inviting = inviting;
        this.files = files;
        this.words = words;
    }

    public record Form(@Nullable String gesprek, @Nullable String notitie) {}

    /**
     * @param mark how the id begins: tells two candidates apart in a title, where a name does not belong
     * @param portfolios by name
     * @param talks times that are free
     */
    public record Page(
            Inviting.Paper paper,
            String mark,
            List<String> portfolios,
            @Nullable String time,
            List<Option> talks,
            Form typed,
            @Nullable String notice) {}

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("kandidaat") UUID candidate,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var notice = "uitgenodigd".equals(done) || "bericht".equals(done) || "notitie".equals(done)
                ? "recruitment.candidate.done." + done
                : null;
        return page(staff, id, candidate, new Form(null, null), notice, model);
    }

    @PostMapping("/uitnodiging")
    String invite(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("kandidaat") UUID candidate,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var talk = Fields.id(form.gesprek());
        if (talk == null) {
            errors.rejectValue("gesprek", "recruitment.invite.empty");
        }
        return talk != null
                        && Fields.done(
                                errors,
                                "gesprek",
                                words,
                                "recruitment.overtaken",
                                () -> inviting.invite(staff, id, candidate, talk))
                ? back(id, candidate, "uitgenodigd")
                : page(staff, id, candidate, form, null, model);
    }

    @PostMapping("/afwijzing")
    String decline(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("kandidaat") UUID candidate,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "", words, "recruitment.overtaken", () -> inviting.decline(staff, id, candidate))
                ? back(id, candidate, "bericht")
                : page(staff, id, candidate, form, null, model);
    }

    @PostMapping("/notities")
    String note(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("kandidaat") UUID candidate,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var note = Fields.text(errors, "notitie", form.notitie(), NOTE, "recruitment.note.empty");
        return Fields.done(
                        errors,
                        "notitie",
                        words,
                        "recruitment.overtaken",
                        () -> inviting.note(staff, id, candidate, note))
                ? back(id, candidate, "notitie")
                : page(staff, id, candidate, form, null, model);
    }

    @GetMapping("/cv")
    ResponseEntity<Resource> cv(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("kandidaat") UUID candidate,
            HttpServletResponse response) {
        return files.of(inviting.cv(staff, id, candidate).orElseThrow(NotFound::new), "cv kandidaat", response);
    }

    private static String back(UUID id, UUID candidate, String done) {
        return "redirect:/werk/wijraad/werving/" + id + "/kandidaten/" + candidate + "?gedaan=" + done;
    }

    private String page(Staff staff, UUID id, UUID candidate, Form typed, @Nullable String notice, Model model) {
        var paper = inviting.read(staff, id, candidate);
        var at = paper.talkAt();
        model.addAttribute(
                "page",
                new Page(
                        paper,
                        paper.id().toString().substring(0, 4),
                        paper.portfolios().stream()
                                .map(it -> words.get("wijraad.portfolio." + it))
                                .toList(),
                        at == null ? null : "%02d.%02d".formatted(at.getHour(), at.getMinute()),
                        paper.state().isOpen()
                                ? file.talks(id).stream()
                                        .filter(it -> it.candidateId() == null)
                                        .map(it -> new Option(
                                                it.id().toString(),
                                                words.get(
                                                        "recruitment.talk",
                                                        words.day(it.day()),
                                                        "%02d.%02d"
                                                                .formatted(
                                                                        it.begins()
                                                                                .getHour(),
                                                                        it.begins()
                                                                                .getMinute()),
                                                        it.place())))
                                        .toList()
                                : List.of(),
                        typed,
                        notice));
        return "recruitment/candidate";
    }
}
