package nl.wijgroningen.portaal.wijraad.composition.domain;

/** What a member pays attention to in particular (aandachtsgebied). The letter asks for one: youth (R5). */
public enum Portfolio {
    YOUTH,
    CARERS,
    ELDERLY,
    DISABILITY,
    MENTAL_HEALTH,
    MONEY,
    HOUSING,
    WORK,
    NEWCOMERS,
    NEIGHBOURHOOD
}
