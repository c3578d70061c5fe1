package nl.wijgroningen.portaal.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.account.domain.UserRefused;
import nl.wijgroningen.portaal.account.domain.Users;
import nl.wijgroningen.portaal.account.read.UserFile;
import nl.wijgroningen.portaal.platform.mail.MailAddress;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Name, function and e-mail address of one user. */
@Controller
@RequestMapping("/beheer/gebruikers/{id}/gegevens")
class UserDetailsController {

    private final Users users;
    private final UserFile file;
    private final UserPages pages;

    UserDetailsController(Users users, UserFile file, UserPages pages) {
        this.users = users;
        this.file = file;
        this.pages = pages;
    }

    /** @param stand the version that was on the page */
    record Form(
            @Nullable String naam,
            @Nullable String adres,
            @Nullable String functie,
            @Nullable String stand) {}

    @PostMapping
    String correct(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var user = file.of(new StaffId(id)).orElseThrow(NotFound::new);
        UserPages.text(errors, "naam", form.naam());
        UserPages.text(errors, "functie", form.functie());
        var address = MailAddress.read(form.adres());
        if (user.account().email() != null && address.isEmpty()) {
            errors.rejectValue("adres", "account.user.address.malformed");
        }
        if (!errors.hasErrors()) {
            try {
                var details = new Users.Details(
                        String.valueOf(form.naam()), address.orElse(null), String.valueOf(form.functie()));
                users.correct(new StaffId(id), details, seen(form.stand()), staff.id());
                return "redirect:/beheer/gebruikers/" + id + "?gedaan=gegevens";
            } catch (DataIntegrityViolationException refused) {
                UserPages.reject(errors, "adres", UserRefused.of(refused));
            } catch (UserRefused refused) {
                UserPages.reject(errors, "", refused);
                response.setStatus(HttpServletResponse.SC_CONFLICT);
            }
        }
        return pages.page(staff, id, null, form, model);
    }

    /** What is no number was never on a page. */
    private static long seen(@Nullable String typed) {
        return typed != null && typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : -1;
    }
}
