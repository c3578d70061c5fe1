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

/** The teams of one user; days are ISO, none: today. */
@Controller
@RequestMapping("/beheer/gebruikers/{id}/teams")
class UserTeamsController {

    private final Users users;
    private final UserPages pages;

    UserTeamsController(Users users, UserPages pages) {
        this.users = users;
        this.pages = pages;
    }

    record Form(@Nullable String team, @Nullable String vanaf) {}

    @PostMapping
    String addTeam(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        var team = pages.team(form.team());
        if (team.isEmpty()) {
            errors.rejectValue("team", "account.user.team.choose");
        }
        var from = pages.day(errors, form.vanaf());
        return pages.change(
                errors,
                "team",
                () -> users.addTeam(who, team.orElseThrow().id(), from, staff.id()),
                "team",
                staff,
                id,
                model);
    }

    @PostMapping("/{team}/einde")
    String endTeam(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("team") UUID team,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        var on = pages.day(errors, form.vanaf());
        return pages.change(errors, "", () -> users.endTeam(who, team, on, staff.id()), "team", staff, id, model);
    }
}
