package nl.wijgroningen.portaal.account.login;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.wijgroningen.portaal.account.StaffId;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Somebody whose password was right and whose second step is still to come; may see that step and nothing else. */
record HalfLoggedIn(StaffId id, Instant since) implements Serializable {

    static final Duration TERM = Duration.ofMinutes(15);

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(
                this, null, List.of(FactorGrantedAuthority.fromAuthority(Factors.PASSWORD)));
    }

    @Override
    public String toString() {
        return "half " + id; // the name of the principal in the session table
    }
}
