package nl.wijgroningen.portaal.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks name and password; an unknown name costs the same time as a wrong password. */
@Component
class LogIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Audit audit;
    private final PasswordEncoder encoder;
    private final LogInLimits limits;
    private final String nobody;

    LogIn(Accounts accounts, Audit audit, PasswordEncoder encoder, LogInLimits limits) {
        this.accounts = accounts;
        this.audit = audit;
        this.encoder = encoder;
        this.limits = limits;
        this.nobody = String.valueOf(encoder.encode(UUID.randomUUID().toString()));
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        limits.check(asked);
        var row = accounts.byUsername(asked.getName().strip());
        var password = String.valueOf(asked.getCredentials());
        var right =
                encoder.matches(password, row.map(Accounts.Row::passwordHash).orElse(nobody));
        if (row.isEmpty() || !right) {
            limits.missed(asked);
            audit.line(row.map(Accounts.Row::id).orElse(null), "account.log-in", "refused");
            throw new BadCredentialsException("refused");
        }
        audit.line(row.get().id(), "account.log-in", "done");
        var principal = row.get().principal();
        var authorities = principal.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, authorities);
    }

    @Override
    public boolean supports(@Nullable Class<?> authentication) {
        return authentication != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
