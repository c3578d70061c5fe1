package nl.wijgroningen.portaal.experience.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.domain.Replying;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** What a teller says back: a reply, and whether a team may read what only the coordinator reads. */
@Controller
class MineReplyController {

    private final Replying replying;
    private final MinePage mine;

    MineReplyController(Replying replying, MinePage mine) {
        this.replying = replying;
        this.mine = mine;
    }

    /** @param gelezen the teller saw the personal data in the text and leaves it */
    record ReplyForm(
            @NotBlank(message = "{experience.mine.reply.empty}")
            @Size(max = StoryForm.MAX, message = "{form.too-long}")
            @Nullable
            String reactie,

            @Nullable String gelezen) {}

    /**
     * @param toestemming {@code ja} or {@code nee}
     * @param vraag id of the question that was on the page
     */
    record PermissionForm(
            @Nullable String toestemming, @Nullable String vraag) {}

    @PostMapping("/mijn-ervaring/reactie")
    @Rule("R14")
    String reply(
            @Nullable TellerCode code,
            @Valid @ModelAttribute("form") ReplyForm form,
            BindingResult errors,
            Model model) {
        if (code == null) {
            throw new NoDraft(false);
        }
        var told = mine.told(code);
        if (told == null) {
            return "redirect:/mijn-ervaring";
        }
        var text = form.reactie() == null ? "" : form.reactie();
        var finds = PersonalData.find(text);
        var hasBsn = finds.stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN);
        if (hasBsn) {
            errors.rejectValue("reactie", "experience.find.bsn");
        } else if (!finds.isEmpty() && form.gelezen() == null) {
            errors.rejectValue("reactie", "experience.find.words");
        }
        if (errors.hasErrors()) {
            var shown = hasBsn
                    ? List.<String>of()
                    : finds.stream().map(PersonalData.Hit::text).toList();
            return mine.show(code, told, MinePage.Typed.reply(text, shown), null, model);
        }
        replying.reply(code, text);
        return "redirect:/mijn-ervaring?gedaan=reactie";
    }

    @PostMapping("/mijn-ervaring/toestemming")
    @Rule("R35")
    String permit(
            @Nullable TellerCode code, @ModelAttribute("form") PermissionForm form, BindingResult errors, Model model) {
        var told = code == null ? null : mine.told(code);
        if (code == null || told == null || told.question() == null) {
            return "redirect:/mijn-ervaring";
        }
        var chosen = PublicController.read(form.toestemming());
        if (chosen == null) {
            errors.rejectValue("toestemming", "experience.choose");
        } else if (!replying.permit(code, question(form.vraag()), chosen)) {
            errors.rejectValue("toestemming", "experience.mine.permission.changed");
        }
        return errors.hasErrors()
                ? mine.show(code, told, MinePage.Typed.permission(form.toestemming()), null, model)
                : "redirect:/mijn-ervaring?gedaan=toestemming";
    }

    /** What is no id belongs to no question. */
    private static UUID question(@Nullable String id) {
        try {
            return id == null ? new UUID(0, 0) : UUID.fromString(id);
        } catch (IllegalArgumentException forged) {
            return new UUID(0, 0);
        }
    }
}
