package nl.wijgroningen.portaal.account.login;

import nl.wijgroningen.portaal.platform.limit.Limit;
import org.springframework.security.core.AuthenticationException;

/** Too many failed log-ins from this address or on this account; nothing was checked. */
class TooManyLogIns extends AuthenticationException {

    private final transient Limit limit;

    TooManyLogIns(Limit limit) {
        super(limit.name());
        this.limit = limit;
    }

    Limit limit() {
        return limit;
    }
}
