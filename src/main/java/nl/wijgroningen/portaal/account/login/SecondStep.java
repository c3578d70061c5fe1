package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.wijgroningen.portaal.account.AccountSettings;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.account.domain.SecondFactor;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.database.StartRefused;
import nl.wijgroningen.portaal.platform.web.KeptForm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Ends the log-in: from here on the session is of somebody who did both steps, under a new id. */
@Component
class SecondStep {

    /** Session attribute: what a lapsed session kept, sealed. */
    static final String KEPT = "bewaard";

    private final Accounts accounts;
    private final SealedForm sealed;
    private final OnceShown once;
    private final SecondFactor factor;
    private final Passkeys passkeys;
    private final Audit audit;
    private final Clock clock;
    private final boolean skippable;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final CsrfAuthenticationStrategy tokens =
            new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository());

    SecondStep(
            Accounts accounts,
            SealedForm sealed,
            OnceShown once,
            SecondFactor factor,
            Passkeys passkeys,
            Audit audit,
            AccountSettings settings,
            Demo demo,
            Clock clock) {
        this.accounts = accounts;
        this.sealed = sealed;
        this.once = once;
        this.factor = factor;
        this.passkeys = passkeys;
        this.audit = audit;
        this.clock = clock;
        var asked = settings.skipSecondFactor();
        if (Boolean.TRUE.equals(asked) && !demo.on()) {
            throw new StartRefused(
                    "Only the demo lets people in without a second step: leave out PORTAL_ACCOUNT_SKIP_SECOND_FACTOR.");
        }
        this.skippable = asked == null ? demo.on() : asked;
    }

    /** Whether this step may be left out: in the demo. */
    boolean isSkippable() {
        return skippable;
    }

    /** Where somebody does this step: sets an app up only who has nothing yet that would be asked for. */
    String path(StaffId who) {
        if (factor.isSet(who)) {
            return "/inloggen/code";
        }
        return passkeys.has(who) ? "/inloggen/passkey" : "/inloggen/app";
    }

    /** Whether there is nothing yet that would be asked for. */
    boolean mustSetUp(StaffId who) {
        return !factor.isSet(who) && !passkeys.has(who);
    }

    /** Whether the code is right; one that is not is a miss. */
    boolean take(HalfLoggedIn half, String code) {
        return factor.take(half.id(), code);
    }

    /** @return the recovery codes, or empty when the code does not belong to the secret */
    Optional<List<String>> setUp(HalfLoggedIn half, @Nullable String sealedSecret, String code) {
        return factor.set(half.id(), sealedSecret, code);
    }

    /** Ends the log-in, and shows the page that comes next: what a lapsed session kept, else where {@code to} leads. */
    String done(
            HalfLoggedIn half,
            HttpServletRequest request,
            HttpServletResponse response,
            String how,
            String to,
            Model model) {
        KeptForm kept = done(half, request, response, how).orElse(null);
        if (kept == null || kept.fields().isEmpty()) {
            return "redirect:" + to;
        }
        model.addAttribute("page", new LogInController.KeptPage(kept));
        return "account/kept";
    }

    /** @return the form that a lapsed session kept, if any */
    Optional<KeptForm> done(HalfLoggedIn half, HttpServletRequest request, HttpServletResponse response, String how) {
        var account = accounts.byId(half.id())
                .filter(it -> it.state() == Accounts.State.ACTIVE)
                .orElseThrow(() -> new AccessDeniedException("blocked meanwhile"));
        var session = request.getSession();
        var kept = session.getAttribute(KEPT) instanceof String text ? text : null;
        session.removeAttribute(KEPT);
        Device.remember(session, request);
        become(StaffPrincipal.of(account, clock.instant()).authentication(), request, response);
        audit.line(account.id(), "account.log-in", how);
        return sealed.open(kept);
    }

    /** The first step is done, elsewhere than at our own log-in page. */
    void begin(HalfLoggedIn half, HttpServletRequest request, HttpServletResponse response) {
        become(half.authentication(), request, response);
    }

    private void become(Authentication who, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        tokens.onAuthentication(who, request, response);
        var context = new SecurityContextImpl(who);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Keeps the recovery codes for the next page. */
    void show(HttpServletRequest request, HalfLoggedIn half, List<String> recoveryCodes) {
        once.keep(request, half.id(), recoveryCodes);
    }

    static @Nullable HalfLoggedIn half() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof HalfLoggedIn half ? half : null;
    }
}
