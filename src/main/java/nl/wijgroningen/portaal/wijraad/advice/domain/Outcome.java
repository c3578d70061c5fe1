package nl.wijgroningen.portaal.wijraad.advice.domain;

/** What the director does with a point. */
public enum Outcome {
    ADOPTED,
    PARTLY,
    NOT
}
