package nl.wijgroningen.portaal.account.web;

import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.account.login.Passkeys;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.text.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Somebody's own passkeys: a name and the password first, then the device makes one. What is sent are forms as everywhere,
 * with what the device answered in a field of them.
 */
@Controller
@RequestMapping("/account/passkeys")
class PasskeysController {

    private static final int LONGEST = 60;

    /** Session attributes: what a device was asked, and what the passkey will be called. */
    private static final String OFFER = "passkey-aanbod";

    private static final String NAME = "passkey-naam";

    private final Passkeys passkeys;
    private final CurrentPassword current;

    PasskeysController(Passkeys passkeys, CurrentPassword current) {
        this.passkeys = passkeys;
        this.current = current;
    }

    record Form(@Nullable String naam, @Nullable String huidig) {}

    public record NewPage(@Nullable String name, boolean enough) {}

    /** @param options for the script of the page */
    public record MakePage(String name, String options, boolean failed) {}

    public record RemovePage(UUID id, String name, boolean last) {}

    @GetMapping("/nieuw")
    String begin(Staff staff, Model model) {
        return newPage(staff, null, model);
    }

    @PostMapping
    String begin(
            Staff staff, @ModelAttribute("form") Form form, BindingResult errors, HttpSession session, Model model) {
        var name = form.naam() == null ? null : PlainText.oneLine(form.naam());
        if (name == null || name.isBlank()) {
            errors.rejectValue("naam", "account.passkey.name.empty");
        } else if (name.length() > LONGEST) {
            errors.rejectValue("naam", "account.passkey.name.long");
        }
        current.check(staff, form.huidig(), errors);
        if (errors.hasErrors()) {
            return newPage(staff, name, model);
        }
        mayHaveOneMore(staff);
        session.setAttribute(NAME, name);
        return "redirect:/account/passkeys/maken";
    }

    @GetMapping("/maken")
    String make(Staff staff, HttpSession session, Model model) {
        return session.getAttribute(NAME) instanceof String name
                ? makePage(staff, name, false, session, model)
                : "redirect:/account/passkeys/nieuw";
    }

    /** @param answer of the device */
    @PostMapping("/maken")
    String take(
            Staff staff,
            @RequestParam(name = "antwoord", required = false) @Nullable String answer,
            HttpSession session,
            Model model) {
        if (!(session.getAttribute(NAME) instanceof String name)
                || !(session.getAttribute(OFFER) instanceof PublicKeyCredentialCreationOptions offer)) {
            return "redirect:/account/passkeys/nieuw";
        }
        session.removeAttribute(OFFER);
        mayHaveOneMore(staff);
        if (!passkeys.add(staff.id(), offer, answer, name, session.getId())) {
            return makePage(staff, name, true, session, model);
        }
        session.removeAttribute(NAME);
        return "redirect:/account?gedaan=passkey";
    }

    @GetMapping("/{id}")
    String askRemoval(Staff staff, @PathVariable("id") UUID id, Model model) {
        return removePage(staff, id, model);
    }

    @PostMapping("/{id}/einde")
    String remove(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpSession session,
            Model model) {
        var page = removePage(staff, id, model);
        current.check(staff, form.huidig(), errors);
        if (errors.hasErrors()) {
            return page;
        }
        passkeys.remove(staff.id(), id, session.getId());
        return "redirect:/account?gedaan=passkey-weg";
    }

    private void mayHaveOneMore(Staff staff) {
        if (!passkeys.isOn() || passkeys.of(staff.id()).size() >= Passkeys.MOST) {
            throw new NotFound();
        }
    }

    private String newPage(Staff staff, @Nullable String name, Model model) {
        mayHaveOneMore(staff);
        model.addAttribute("page", new NewPage(name, passkeys.isEnough()));
        return "account/passkey-new";
    }

    private String makePage(Staff staff, String name, boolean failed, HttpSession session, Model model) {
        var offer = passkeys.offer(staff.id());
        session.setAttribute(OFFER, offer);
        model.addAttribute("page", new MakePage(name, passkeys.text(offer), failed));
        return "account/passkey-make";
    }

    private String removePage(Staff staff, UUID id, Model model) {
        var all = passkeys.of(staff.id());
        var one = all.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow(NotFound::new);
        model.addAttribute("page", new RemovePage(id, one.name(), all.size() == 1));
        return "account/passkey-remove";
    }
}
