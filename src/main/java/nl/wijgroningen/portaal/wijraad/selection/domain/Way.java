package nl.wijgroningen.portaal.wijraad.selection.domain;

/** How it is asked. */
public enum Way {
    /** On one's own device, in the ballot box of one row (R12b). */
    SECRET(2, false),
    /** On one's own device; after closing everybody who was present reads who said what. */
    OPEN(2, false),
    /** By raising hands: one counts and enters, a second confirms. */
    HAND(1, true),
    /** On paper: one enters, a second confirms. */
    PAPER(1, true);

    private final int tellers;
    private final boolean entered;

    Way(int tellers, boolean entered) {
        this.tellers = tellers;
        this.entered = entered;
    }

    /** Nobody is to know who said what; by hand everybody sees it. */
    public boolean secret() {
        return this == SECRET || this == PAPER;
    }

    /** So many of those present confirm the count. */
    public int tellers() {
        return tellers;
    }

    /** Somebody enters the numbers that were counted in the meeting. */
    public boolean entered() {
        return entered;
    }
}
