package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;

/**
 * Who applied, as far as a selection needs to know.
 *
 * @param sixteen 16 or older; else {@code consent} of a parent is there (R12f)
 */
public record Candidate(
        UUID id,
        UUID round,
        String name,
        AgeBand ageBand,
        boolean sixteen,
        boolean consent,
        boolean inCity,
        Set<Portfolio> portfolios) {}
