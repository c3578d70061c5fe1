package nl.wijgroningen.portaal.platform.retention;

import java.time.LocalDate;
import nl.wijgroningen.portaal.platform.setting.Setting;

/** Removes one kind of thing when its term is over (R42). One bean a kind; the data map says which columns it removes. */
public interface Retention {

    /**
     * Names the kind, such as {@code experience.draft}: in the report, in the data map, and in the texts {@code
     * retention.kind.KIND} (what goes) and {@code retention.kind.KIND.ground} (when; the term is its hole).
     */
    String kind();

    /** How long it is kept. */
    Setting term();

    /**
     * Removes what is past its term; runs in a transaction of its own.
     *
     * @return how many went
     */
    int apply(LocalDate today);
}
