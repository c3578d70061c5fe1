package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.wijgroningen.portaal.account.AccountSettings;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.domain.SecondFactor;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.database.StartRefused;
import nl.wijgroningen.portaal.platform.web.KeptForm;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Ends the log-in: from here on the session is of somebody who did both steps, under a new id. */
@Component
class SecondStep {

    /** Session attribute: what a lapsed session kept, sealed. */
    static final String KEPT = "bewaard";

    private final Accounts accounts;
    private final SealedForm sealed;
    private final OnceShown once;
    private final SecondFactor factor;
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
            Audit audit,
            AccountSettings settings,
            Demo demo,
            Clock clock) {
        this.accounts = accounts;
        this.sealed = sealed;
        this.once = once;
        this.factor = factor;
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

    /** Whether the code is right; one that is not is a miss. */
    boolean take(HalfLoggedIn half, String code) {
        return factor.take(half.id(), code);
    }

    /** @return the recovery codes, or empty when the code does not belong to the secret */
    Optional<List<String>> setUp(HalfLoggedIn half, @Nullable String sealedSecret, String code) {
        return factor.set(half.id(), sealedSecret, code);
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
        request.changeSessionId();
        var whole = StaffPrincipal.of(account, clock.instant()).authentication();
        tokens.onAuthentication(whole, request, response);
        var context = new SecurityContextImpl(whole);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        audit.line(account.id(), "account.log-in", how);
        return sealed.open(kept);
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
