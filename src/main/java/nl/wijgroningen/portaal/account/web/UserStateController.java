package nl.wijgroningen.portaal.account.web;

import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.account.domain.Users;
import nl.wijgroningen.portaal.account.read.UserFile;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Whether one user may log in: invited again, blocked, let in, without the second step, ended. */
@Controller
@RequestMapping("/beheer/gebruikers/{id}")
class UserStateController {

    private final Users users;
    private final UserFile file;
    private final UserPages pages;

    UserStateController(Users users, UserFile file, UserPages pages) {
        this.users = users;
        this.file = file;
        this.pages = pages;
    }

    /** Buttons only. */
    record Form() {}

    public record EndPage(UUID id, String name) {}

    @PostMapping("/uitnodiging")
    String inviteAgain(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        return pages.change(errors, "", () -> users.inviteAgain(who, staff.id()), "uitnodiging", staff, id, model);
    }

    @PostMapping("/blokkade")
    String block(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        return pages.change(errors, "", () -> users.block(who, staff.id()), "blokkade", staff, id, model);
    }

    @PostMapping("/toelating")
    String unblock(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        return pages.change(errors, "", () -> users.unblock(who, staff.id()), "toelating", staff, id, model);
    }

    @PostMapping("/tweede-stap")
    String removeSecondFactor(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        return pages.change(
                errors, "", () -> users.removeSecondFactor(who, staff.id()), "tweede-stap", staff, id, model);
    }

    @GetMapping("/einde")
    String askEnd(Staff staff, @PathVariable("id") UUID id, Model model) {
        var user = file.of(new StaffId(id)).orElseThrow(NotFound::new);
        if (user.account().state() == Accounts.State.ENDED
                || id.equals(staff.id().value())) {
            throw new NotFound();
        }
        model.addAttribute("page", new EndPage(id, user.account().displayName()));
        return "account/user-end";
    }

    @PostMapping("/einde")
    String end(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var who = pages.known(id);
        return pages.change(errors, "", () -> users.end(who, staff.id()), "einde", staff, id, model);
    }
}
