package nl.wijgroningen.portaal.experience.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.domain.Objecting;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.read.FollowPage;
import nl.wijgroningen.portaal.experience.read.PublicationFile;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the teller sees of publishing: what was masked and why, and the way to somebody else who looks at it again. */
@Controller
@Rule("R14")
class MinePublicationController {

    private final FollowPage follow;
    private final PublicationFile publications;
    private final Objecting objecting;

    MinePublicationController(FollowPage follow, PublicationFile publications, Objecting objecting) {
        this.follow = follow;
        this.publications = publications;
        this.objecting = objecting;
    }

    record Form(
            @Size(max = StoryForm.MAX, message = "{form.too-long}") @Nullable
            String bezwaar) {}

    /**
     * @param file null while nobody checked it
     * @param shown the public text in pieces
     * @param canObject something was masked or refused, and no objection is open
     */
    public record Page(
            @Nullable UUID id,
            boolean mayBePublic,
            PublicationFile.@Nullable File file,
            List<List<PublicationController.Piece>> shown,
            List<PublicationController.Piece> answer,
            boolean canObject,
            boolean waits,
            @Nullable String words,
            @Nullable String notice) {}

    @GetMapping("/mijn-ervaring/publicatie")
    String show(
            @Nullable TellerCode code,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return page(code, null, "bezwaar".equals(done) ? "experience.mine.publication.done" : null, model);
    }

    @PostMapping("/mijn-ervaring/bezwaar")
    String object(
            @Nullable TellerCode code, @Valid @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        if (code == null) {
            return "redirect:/mijn-ervaring";
        }
        if (form.bezwaar() != null
                && PersonalData.find(form.bezwaar()).stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
            errors.rejectValue("bezwaar", "experience.find.bsn");
        }
        if (errors.hasErrors()) {
            return page(code, form.bezwaar(), null, model);
        }
        objecting.object(code, form.bezwaar() == null || form.bezwaar().isBlank() ? null : form.bezwaar());
        return "redirect:/mijn-ervaring/publicatie?gedaan=bezwaar";
    }

    private String page(@Nullable TellerCode code, @Nullable String words, @Nullable String notice, Model model) {
        var told = code == null
                ? null
                : follow.told(code).filter(it -> !it.withdrawn()).orElse(null);
        if (code == null || told == null || told.coordinatorOnly()) {
            return "redirect:/mijn-ervaring";
        }
        var id = told.id();
        var file = id == null ? null : publications.of(id).orElse(null);
        var shown = new ArrayList<List<PublicationController.Piece>>();
        if (file != null) {
            file.outcome().story().forEach(it -> shown.add(PublicationController.pieces(it)));
        }
        var waits = follow.objectionWaits(code);
        model.addAttribute(
                "page",
                new Page(
                        id,
                        told.mayBePublic(),
                        file,
                        shown,
                        file == null
                                ? List.of()
                                : PublicationController.pieces(file.outcome().answer()),
                        file != null
                                && !waits
                                && file.openObjection() == null
                                && (!file.masks().isEmpty() || !file.outcome().hasText()),
                        waits,
                        words,
                        notice));
        return "experience/mine-publication";
    }
}
