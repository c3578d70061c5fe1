package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member carries a portfolio.
 *
 * @param until the first day without it; null: as long as the member sits
 */
public record Charge(
        UUID id,
        UUID member,
        Portfolio portfolio,
        LocalDate from,
        @Nullable LocalDate until) {

    boolean has(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
