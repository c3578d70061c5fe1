package nl.wijgroningen.portaal.platform.rule;

import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;

/** A change that the database may refuse, by a trigger or a constraint with a name, for a feature that is not known here. */
public final class Kept {

    private Kept() {}

    /**
     * Makes the change.
     *
     * @param constraint what may refuse it: its name stands between quotes in what the database says
     * @param refusal the rule that is broken then
     */
    public static void by(String constraint, Supplier<RuleBroken> refusal, Runnable change) {
        try {
            change.run();
        } catch (DataIntegrityViolationException refused) {
            if (String.valueOf(refused.getMostSpecificCause().getMessage()).contains('"' + constraint + '"')) {
                throw refusal.get();
            }
            throw refused;
        }
    }
}
