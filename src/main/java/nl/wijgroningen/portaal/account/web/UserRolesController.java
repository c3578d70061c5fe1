package nl.wijgroningen.portaal.account.web;

import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.domain.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The roles of one user; days are ISO, none: today. */
@Controller
@RequestMapping("/beheer/gebruikers/{id}/rollen")
class UserRolesController {

    private final Users users;
    private final UserPages pages;

    UserRolesController(Users users, UserPages pages) {
        this.users = users;
        this.pages = pages;
    }

    record Form(@Nullable String rol, @Nullable String vanaf) {}

    @PostMapping
    String addRole(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        var role = UserPages.role(form.rol());
        if (role.isEmpty()) {
            errors.rejectValue("rol", "account.user.role.choose");
        }
        var from = pages.day(errors, form.vanaf());
        return pages.change(
                errors, "rol", () -> users.addRole(who, role.orElseThrow(), from, staff.id()), "rol", staff, id, model);
    }

    @PostMapping("/{role}/bevestiging")
    String confirm(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("role") UUID role,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        return pages.change(
                errors, "", () -> users.confirmRole(who, role, staff.id()), "bevestiging", staff, id, model);
    }

    @PostMapping("/{role}/einde")
    String endRole(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("role") UUID role,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        var on = pages.day(errors, form.vanaf());
        return pages.change(errors, "", () -> users.endRole(who, role, on, staff.id()), "rol", staff, id, model);
    }
}
