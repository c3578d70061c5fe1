package nl.wijgroningen.portaal.wijraad.selection.domain;

/** What is done when more have equally many votes than there are seats left. */
public enum Tie {
    /** A draw that everybody can do again ({@link Lot}). */
    LOT,
    /** Another vote among them; when they are equal again, a draw. */
    REVOTE
}
