package nl.wijgroningen.portaal.account.login;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.web.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What a session keeps of who logged in, with both steps; read anew for each request ({@link FreshStaff}).
 *
 * @param since when both steps were done
 */
public record StaffPrincipal(StaffId id, String displayName, String label, Set<String> roles, Instant since)
        implements SignedIn, Serializable {

    static StaffPrincipal of(Accounts.Account account, Instant since) {
        return new StaffPrincipal(
                account.staffId(),
                account.displayName(),
                account.label(),
                account.roleSet().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()),
                since);
    }

    Authentication authentication() {
        Collection<? extends GrantedAuthority> authorities = Stream.concat(
                        Factors.BOTH.stream().map(FactorGrantedAuthority::fromAuthority),
                        roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(this, null, List.copyOf(authorities));
    }

    @Override
    public String toString() {
        return id.toString(); // the name of the principal in the session table
    }
}
