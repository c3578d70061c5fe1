package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;

/**
 * Ages in which the council can be put beside the city: its own bands and those of the population figures have only the
 * bounds at 18 and 65 in common.
 */
public enum AgeGroup {
    YOUNG,
    MIDDLE,
    OLD;

    static AgeGroup of(AgeBand band) {
        return switch (band) {
            case UNDER_18 -> YOUNG;
            case FROM_65 -> OLD;
            default -> MIDDLE;
        };
    }

    /** @param ages as in the population figures */
    static AgeGroup of(String ages) {
        return switch (ages) {
            case "0-17" -> YOUNG;
            case "65+" -> OLD;
            default -> MIDDLE;
        };
    }
}
