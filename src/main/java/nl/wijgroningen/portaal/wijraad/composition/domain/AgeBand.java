package nl.wijgroningen.portaal.wijraad.composition.domain;

/** All that is kept of somebody's age (R12f). */
public enum AgeBand {
    UNDER_18,
    FROM_18,
    FROM_27,
    FROM_45,
    FROM_65
}
