package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import nl.wijgroningen.portaal.platform.limit.Address;
import nl.wijgroningen.portaal.platform.limit.Limit;
import nl.wijgroningen.portaal.platform.limit.LimitSettings;
import nl.wijgroningen.portaal.platform.limit.Limits;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Guessing passwords costs: per address, and per account however many addresses try it. Over a limit nothing is checked,
 * so that a right guess does not show; an account takes one attempt every few minutes then, so that its owner gets in.
 */
@Component
class LogInLimits {

    private final Limits limits;
    private final Limit address;
    private final Limit account;

    LogInLimits(Limits limits, LimitSettings settings) {
        this.limits = limits;
        this.address = new Limit("log-in", settings.logIn(), Duration.ofMinutes(10));
        this.account = new Limit("account", settings.account(), Duration.ofHours(1));
    }

    /** @throws TooManyLogIns when one of the limits is reached */
    void check(Authentication asked) {
        if (limits.isOver(address, place(asked))) {
            throw new TooManyLogIns(address);
        }
        if (limits.isOver(account, name(asked))) {
            throw new TooManyLogIns(account);
        }
    }

    /** Who typed no name guesses nothing. */
    void missed(Authentication asked) {
        if (!name(asked).isEmpty()) {
            limits.missed(address, place(asked));
            limits.missed(account, name(asked));
        }
    }

    /** Whether too many log-ins from the address of this request failed, whatever they were tried with. */
    boolean isOver(HttpServletRequest request) {
        return limits.isOver(address, Address.place(request.getRemoteAddr()));
    }

    void missed(HttpServletRequest request) {
        limits.missed(address, Address.place(request.getRemoteAddr()));
    }

    Duration pause() {
        return address.pause();
    }

    private static String name(Authentication asked) {
        return asked.getName().strip().toLowerCase(Locale.ROOT);
    }

    private static String place(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails it ? Address.place(it.getRemoteAddress()) : "";
    }
}
