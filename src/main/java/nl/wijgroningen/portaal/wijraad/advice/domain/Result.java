package nl.wijgroningen.portaal.wijraad.advice.domain;

/** What came of a point, as the WIJ-raad sees it after a year. */
public enum Result {
    DONE,
    PARTLY,
    NOT
}
