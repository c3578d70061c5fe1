package nl.wijgroningen.portaal.account.web;

import java.util.Locale;
import nl.wijgroningen.portaal.account.domain.Passwords;
import org.springframework.validation.Errors;

/** Says beside the field why a password will not do. */
final class PasswordProblem {

    private PasswordProblem() {}

    static void reject(Errors errors, Passwords.Problem problem) {
        errors.rejectValue(
                "wachtwoord", "account.password.problem." + problem.name().toLowerCase(Locale.ROOT));
    }
}
