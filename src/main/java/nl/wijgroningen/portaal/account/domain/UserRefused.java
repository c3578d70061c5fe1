package nl.wijgroningen.portaal.account.domain;

import java.util.Arrays;
import org.springframework.dao.DataIntegrityViolationException;

/** A change of a user that may not be; the message is {@code account.refused.NAME}. */
public class UserRefused extends RuntimeException {

    /** Why; most are kept by a constraint of the database, whose name they know. */
    public enum Why {
        /** Of oneself. */
        OWN("account_role_not_own"),
        LAST("account_beheer_stays"),
        /** Confirmed by who asked for it, or by who gets it. */
        SECOND("account_role_second_person"),
        /** Holds in that time already. */
        ROLE_TWICE("account_role_once"),
        TEAM_TWICE("r15"),
        ADDRESS("account_user_email_hash_key"),
        /** A colleague changed it meanwhile. */
        OVERTAKEN("");

        private final String constraint;

        Why(String constraint) {
            this.constraint = constraint;
        }
    }

    private final Why why;

    public UserRefused(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** Of what the database refused. */
    public static UserRefused of(DataIntegrityViolationException refused) {
        var cause = String.valueOf(refused.getMostSpecificCause().getMessage());
        return Arrays.stream(Why.values())
                .filter(it -> !it.constraint.isEmpty())
                .filter(it -> cause.contains('"' + it.constraint + '"')
                        || it == Why.LAST && cause.contains("the last administrator"))
                .findFirst()
                .map(UserRefused::new)
                .orElseThrow(() -> refused);
    }
}
