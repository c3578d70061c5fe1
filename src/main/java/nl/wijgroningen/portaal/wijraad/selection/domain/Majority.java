package nl.wijgroningen.portaal.wijraad.selection.domain;

/** What somebody needs to be chosen. */
public enum Majority {
    /** More than half of the votes for and against, or of the ballots of a choice among several. */
    HALF,
    /** More than half of all who may vote, whether they do or not. */
    ALL,
    /** The most crosses, of a choice among several. */
    MOST
}
