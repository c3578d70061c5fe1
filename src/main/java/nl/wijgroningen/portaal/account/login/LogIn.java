package nl.wijgroningen.portaal.account.login;

import java.time.Clock;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.domain.Passwords;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * The first step: checks name and password. An unknown name, and one that may not log in, cost the same time as a wrong
 * password.
 */
@Component
class LogIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final LogInLimits limits;
    private final Clock clock;

    LogIn(Accounts accounts, Passwords passwords, Audit audit, LogInLimits limits, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        limits.check(asked);
        var account = accounts.byName(asked.getName().strip());
        var right = passwords.isRight(account, String.valueOf(asked.getCredentials()));
        if (account.isEmpty() || !right || account.get().state() != Accounts.State.ACTIVE) {
            limits.missed(asked);
            audit.line(account.map(Accounts.Account::id).orElse(null), "account.log-in", "refused");
            throw new BadCredentialsException("refused");
        }
        return new HalfLoggedIn(account.get().staffId(), clock.instant()).authentication();
    }

    @Override
    public boolean supports(@Nullable Class<?> authentication) {
        return authentication != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
