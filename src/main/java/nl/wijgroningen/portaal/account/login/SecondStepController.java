package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.domain.SecondFactor;
import nl.wijgroningen.portaal.platform.print.Qr;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The second step of logging in: a code, or setting up the app that makes the codes. */
@Controller
@RequestMapping("/inloggen")
class SecondStepController {

    private final SecondStep step;
    private final SecondFactor factor;
    private final Passkeys passkeys;
    private final Accounts accounts;

    SecondStepController(SecondStep step, SecondFactor factor, Passkeys passkeys, Accounts accounts) {
        this.step = step;
        this.factor = factor;
        this.passkeys = passkeys;
        this.accounts = accounts;
    }

    /** @param geheim the offered secret, sealed; when the app is set up */
    record Form(@Nullable String code, @Nullable String geheim) {}

    /**
     * @param passkey whether a passkey would do
     * @param skippable whether the step may be left out, in the demo
     */
    public record Page(String name, boolean passkey, boolean skippable) {}

    /**
     * @param qr path of an SVG of {@code size} by {@code size} modules
     * @param secret to type into an app that cannot read the QR code
     */
    public record AppPage(String name, String qr, int size, String secret, String sealed, boolean skippable) {}

    @GetMapping("/code")
    String code(Model model) {
        var half = SecondStep.half();
        if (half == null) {
            return "redirect:/werk";
        }
        return factor.isSet(half.id()) ? codePage(half, model) : "redirect:" + step.path(half.id());
    }

    @PostMapping("/code")
    String take(
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var half = SecondStep.half();
        if (half == null) {
            return "redirect:/werk";
        }
        if (form.code() == null) {
            errors.rejectValue("code", "account.code.empty");
        } else if (factor.isOver(half.id())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SecondFactor.PAUSE.toSeconds()));
            errors.rejectValue("code", "account.code.over");
        } else if (!step.take(half, form.code())) {
            errors.rejectValue("code", "account.code.wrong");
        }
        return errors.hasErrors() ? codePage(half, model) : step.done(half, request, response, "done", "/werk", model);
    }

    @GetMapping("/app")
    String app(Model model) {
        var half = SecondStep.half();
        if (half == null) {
            return "redirect:/werk";
        }
        return step.mustSetUp(half.id()) ? appPage(half, null, model) : "redirect:" + step.path(half.id());
    }

    @PostMapping("/app")
    String setUp(
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var half = SecondStep.half();
        if (half == null) {
            return "redirect:/werk";
        }
        if (!step.mustSetUp(half.id())) {
            return "redirect:" + step.path(half.id()); // set up meanwhile: only who has it gets on
        }
        if (form.code() == null) {
            errors.rejectValue("code", "account.code.empty");
            return appPage(half, form.geheim(), model);
        }
        var recovery = step.setUp(half, form.geheim(), form.code());
        if (recovery.isEmpty()) {
            errors.rejectValue("code", "account.code.wrong");
            return appPage(half, form.geheim(), model);
        }
        step.show(request, half, recovery.get());
        return step.done(half, request, response, "done", "/account/herstelcodes", model);
    }

    /** Only in the demo; elsewhere there is no such page. */
    @PostMapping("/overslaan")
    String skip(HttpServletRequest request, HttpServletResponse response, Model model) {
        var half = SecondStep.half();
        if (half == null) {
            return "redirect:/werk";
        }
        if (!step.isSkippable()) {
            throw new NotFound();
        }
        return step.done(half, request, response, "skipped", "/werk", model);
    }

    private String codePage(HalfLoggedIn half, Model model) {
        model.addAttribute("page", new Page(name(half), passkeys.has(half.id()), step.isSkippable()));
        return "account/code";
    }

    private String appPage(HalfLoggedIn half, @Nullable String sealed, Model model) {
        var offer = factor.offer(half.id(), sealed);
        var name = name(half);
        var qr = Qr.of(offer.uri(name));
        model.addAttribute(
                "page", new AppPage(name, qr.path(), qr.size(), offer.spaced(), offer.sealed(), step.isSkippable()));
        return "account/app";
    }

    private String name(HalfLoggedIn half) {
        return accounts.byId(half.id()).orElseThrow(NotFound::new).displayName();
    }
}
