package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.domain.Handling;
import nl.wijgroningen.portaal.experience.read.ExperienceFile;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Somebody takes an experience up, gives it to a colleague, or lets go of it. */
@Controller
class HandlerController {

    private final ExperienceFile files;
    private final Handling handling;
    private final Accounts accounts;

    HandlerController(ExperienceFile files, Handling handling, Accounts accounts) {
        this.files = files;
        this.handling = handling;
        this.accounts = accounts;
    }

    /**
     * @param persoon id; empty after a choice that was left open; {@code niemand}: lets go
     * @param versie of the choice that was on the page
     */
    record Form(@Nullable String persoon, @Nullable String versie) {

        /** What is no number belongs to no choice. */
        int version() {
            try {
                return versie == null ? 0 : Integer.parseInt(versie);
            } catch (NumberFormatException forged) {
                return -1;
            }
        }
    }

    /** What somebody else chose in the meantime, or the choice that was left open. @param overtaken else nobody was chosen */
    public record Page(UUID id, Handlers.Handler handler, boolean overtaken) {}

    @PostMapping("/werk/ervaringen/{id}/behandelaar")
    @Rule("R15")
    String give(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var nobody = "niemand".equals(form.persoon());
        var to = person(form.persoon());
        if (to == null && !nobody) {
            errors.rejectValue("persoon", "experience.choose");
            return page(staff, id, false, model);
        }
        try {
            handling.give(staff, new ExperienceId(id), to, form.version());
        } catch (Overtaken overtaken) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(staff, id, true, model);
        }
        return "redirect:/werk/ervaringen/" + id + "?gedaan=" + (nobody ? "losgelaten" : "behandelaar");
    }

    private String page(Staff staff, UUID id, boolean overtaken, Model model) {
        var file = files.look(staff, id).orElseThrow(NotFound::new);
        model.addAttribute(
                "page",
                new Page(
                        id,
                        Handlers.of(
                                staff,
                                file,
                                accounts.people(Set.of(), Handlers.team(file)).working()),
                        overtaken));
        return "experience/handler";
    }

    private static @Nullable StaffId person(@Nullable String id) {
        try {
            return id == null ? null : new StaffId(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
