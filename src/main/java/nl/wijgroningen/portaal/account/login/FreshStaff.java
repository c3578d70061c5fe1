package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import nl.wijgroningen.portaal.account.AccountSettings;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.web.Stay;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads who is logged in anew for each request: a role that ended counts no longer, who is blocked is out, and after the
 * longest time of a session everyone logs in again.
 */
class FreshStaff extends OncePerRequestFilter {

    /** The request attribute with the {@link Staff} who asks. */
    static final String STAFF = FreshStaff.class.getName();

    private final Accounts accounts;
    private final AccountSettings settings;
    private final Clock clock;

    FreshStaff(Accounts accounts, AccountSettings settings, Clock clock) {
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null) {
            if (authentication.getPrincipal() instanceof StaffPrincipal principal) {
                refresh(principal, request);
            } else if (authentication.getPrincipal() instanceof HalfLoggedIn half
                    && !half.since().plus(HalfLoggedIn.TERM).isAfter(clock.instant())) {
                leave(request);
            }
        }
        chain.doFilter(request, response);
    }

    private void refresh(StaffPrincipal principal, HttpServletRequest request) {
        var left = Duration.between(clock.instant(), principal.since().plus(settings.longestSession()));
        Optional<Accounts.Account> account = left.isNegative() || left.isZero()
                ? Optional.empty()
                : accounts.byId(principal.id()).filter(it -> it.state() == Accounts.State.ACTIVE);
        if (account.isEmpty()) {
            leave(request);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(
                StaffPrincipal.of(account.get(), principal.since()).authentication()));
        request.setAttribute(STAFF, account.get().staff());
        Stay.set(request, left);
    }

    private static void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
