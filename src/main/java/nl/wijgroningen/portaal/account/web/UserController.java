package nl.wijgroningen.portaal.account.web;

import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.domain.UserRefused;
import nl.wijgroningen.portaal.account.domain.Users;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.platform.mail.MailAddress;
import nl.wijgroningen.portaal.platform.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Invites a user, and shows one. */
@Controller
@RequestMapping("/beheer/gebruikers")
class UserController {

    private final Users users;
    private final UserPages pages;

    UserController(Users users, UserPages pages) {
        this.users = users;
        this.pages = pages;
    }

    /** @param vanaf the first day, ISO; none: today */
    record NewForm(
            @Nullable String naam,
            @Nullable String adres,
            @Nullable String functie,
            @Nullable String rol,
            @Nullable String team,
            @Nullable String vanaf) {}

    /** @param today the day that a field for a day begins with */
    public record NewPage(
            @Nullable String name,
            @Nullable String address,
            @Nullable String label,
            @Nullable String role,
            @Nullable String team,
            String from,
            List<Option> roles,
            List<Option> teams) {}

    @GetMapping("/nieuw")
    String invite(@ModelAttribute("form") NewForm form, BindingResult errors, Model model) {
        return newPage(form, model);
    }

    @PostMapping
    String invite(Staff staff, @ModelAttribute("form") NewForm form, BindingResult errors, Model model) {
        UserPages.text(errors, "naam", form.naam());
        var address = MailAddress.read(form.adres());
        if (address.isEmpty()) {
            errors.rejectValue("adres", "account.user.address.malformed");
        }
        UserPages.text(errors, "functie", form.functie());
        var role = UserPages.role(form.rol());
        if (role.isEmpty()) {
            errors.rejectValue("rol", "account.user.role.choose");
        }
        var team = pages.team(form.team());
        if (role.filter(it -> it == Role.TEAM).isPresent() && team.isEmpty()) {
            errors.rejectValue("team", "account.user.team.choose");
        }
        var from = pages.day(errors, form.vanaf());
        if (!errors.hasErrors()) {
            try {
                var who = users.invite(
                        new Users.Invited(
                                String.valueOf(form.naam()),
                                address.orElseThrow(),
                                String.valueOf(form.functie()),
                                role.orElseThrow(),
                                team.map(Team::id).orElse(null),
                                from),
                        staff.id());
                return "redirect:/beheer/gebruikers/" + who + "?gedaan=uitnodiging";
            } catch (DataIntegrityViolationException refused) {
                UserPages.reject(errors, "adres", UserRefused.of(refused));
            }
        }
        return newPage(form, model);
    }

    private String newPage(NewForm form, Model model) {
        model.addAttribute(
                "page",
                new NewPage(
                        form.naam(),
                        form.adres(),
                        form.functie(),
                        form.rol(),
                        form.team(),
                        form.vanaf() == null ? pages.today() : form.vanaf(),
                        pages.roles(),
                        pages.teams()));
        return "account/user-new";
    }

    @GetMapping("/{id}")
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return pages.page(staff, id, done, model);
    }
}
