package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member holds a seat.
 *
 * @param during as it is known now: a resignation makes it shorter
 * @param planned the first day after it, as it was appointed
 * @param nomination on which it was appointed; null: by the founding decision (R6)
 */
public record Term(
        UUID id,
        int seat,
        UUID member,
        Period during,
        LocalDate planned,
        @Nullable UUID nomination) {

    /** One that runs as it is meant. */
    Term(UUID id, int seat, UUID member, Period during, @Nullable UUID nomination) {
        this(id, seat, member, during, during.until(), nomination);
    }

    /** It ended, or will end, before its time. */
    public boolean cut() {
        return during.until().isBefore(planned);
    }

    /** The same term with another last day. */
    Term until(LocalDate until) {
        return new Term(id, seat, member, new Period(during.from(), until), planned, nomination);
    }
}
