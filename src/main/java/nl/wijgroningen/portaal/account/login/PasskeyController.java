package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Logging in with a passkey: as the second step of who typed a password, or, where the setting says so, as both at once.
 * Who did nothing yet gets a session by a button: a robot that follows links makes none.
 */
@Controller
@RequestMapping("/inloggen/passkey")
class PasskeyController {

    /** Session attribute: what the device was asked; good for one answer. */
    private static final String QUESTION = "passkey-vraag";

    private final Passkeys passkeys;
    private final SecondStep step;
    private final SealedForm sealed;
    private final LogInLimits limits;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    PasskeyController(
            Passkeys passkeys,
            SecondStep step,
            SealedForm sealed,
            LogInLimits limits,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.passkeys = passkeys;
        this.step = step;
        this.sealed = sealed;
        this.limits = limits;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param options for the script of the page
     * @param problem null, {@code failed} or {@code slowed}
     * @param other where who has no passkey at hand goes on
     */
    public record Page(String options, @Nullable String problem, String other) {}

    /** Begins without a password; who was halfway begins anew, maybe as somebody else. */
    @PostMapping("/vraag")
    String begin(@RequestParam(name = "bewaard", required = false) @Nullable String kept, HttpServletRequest request) {
        if (isLoggedIn()) {
            return "redirect:/werk";
        }
        if (!passkeys.isEnough()) {
            throw new NotFound();
        }
        if (SecondStep.half() != null) {
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
        }
        if (sealed.open(kept).isPresent()) {
            request.getSession().setAttribute(SecondStep.KEPT, kept);
        }
        request.getSession().setAttribute(QUESTION, passkeys.question(null));
        return "redirect:/inloggen/passkey";
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        if (isLoggedIn()) {
            return "redirect:/werk";
        }
        var session = request.getSession(false);
        return session == null || !mayAsk(session) ? "redirect:/inloggen" : page(session, null, model);
    }

    /** @param answer of the device */
    @PostMapping
    String take(
            @RequestParam(name = "antwoord", required = false) @Nullable String answer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (isLoggedIn()) {
            return "redirect:/werk";
        }
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(QUESTION) instanceof PublicKeyCredentialRequestOptions question)) {
            return "redirect:/inloggen";
        }
        session.removeAttribute(QUESTION);
        if (limits.isOver(request)) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(limits.pause().toSeconds()));
            return page(session, "slowed", model);
        }
        var who = passkeys.answer(question, answer).filter(this::mayLogIn);
        if (who.isEmpty()) {
            limits.missed(request);
            audit.line(Optional.ofNullable(who()).map(StaffId::value).orElse(null), "account.passkey", "refused");
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(session, "failed", model);
        }
        return step.done(new HalfLoggedIn(who.get(), clock.instant()), request, response, "passkey", "/werk", model);
    }

    /** The one who typed the password, or anyone where no password is needed; who is blocked or left, never. */
    private boolean mayLogIn(StaffId owner) {
        var half = who();
        return (half == null ? passkeys.isEnough() : half.equals(owner))
                && accounts.staff(owner).isPresent();
    }

    private boolean mayAsk(HttpSession session) {
        var half = who();
        return half == null ? passkeys.isEnough() && session.getAttribute(QUESTION) != null : passkeys.has(half);
    }

    private String page(HttpSession session, @Nullable String problem, Model model) {
        var half = who();
        var question = passkeys.question(half);
        session.setAttribute(QUESTION, question);
        model.addAttribute(
                "page", new Page(passkeys.text(question), problem, half == null ? "/inloggen" : "/inloggen/code"));
        return "account/passkey";
    }

    private static @Nullable StaffId who() {
        var half = SecondStep.half();
        return half == null ? null : half.id();
    }

    private static boolean isLoggedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof StaffPrincipal;
    }
}
