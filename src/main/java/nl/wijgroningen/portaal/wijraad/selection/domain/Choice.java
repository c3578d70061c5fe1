package nl.wijgroningen.portaal.wijraad.selection.domain;

/** What somebody says of one candidate. */
public enum Choice {
    FOR,
    AGAINST,
    ABSTAINED,
    /** One of those whom they choose among several. */
    CROSS,
    /** Not one of them. */
    BLANK;

    boolean inFavour() {
        return this == FOR || this == CROSS;
    }
}
