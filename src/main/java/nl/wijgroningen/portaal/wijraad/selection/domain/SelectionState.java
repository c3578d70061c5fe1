package nl.wijgroningen.portaal.wijraad.selection.domain;

/** Where a vote stands. */
public enum SelectionState {
    PREPARED,
    OPEN,
    /** Closed and counted; tellers confirm it. */
    COUNTED,
    DECIDED,
    /** Broken off. */
    CANCELLED
}
