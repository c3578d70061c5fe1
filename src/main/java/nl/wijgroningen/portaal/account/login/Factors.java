package nl.wijgroningen.portaal.account.login;

import java.util.List;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** The two steps of logging in, as authorities of Spring Security. */
final class Factors {

    static final String PASSWORD = FactorGrantedAuthority.PASSWORD_AUTHORITY;

    /** A code of an app, or a recovery code. */
    static final String CODE = "FACTOR_CODE";

    static final List<String> BOTH = List.of(PASSWORD, CODE);

    private Factors() {}
}
