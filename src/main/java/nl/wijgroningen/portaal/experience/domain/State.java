package nl.wijgroningen.portaal.experience.domain;

/** Where a telling stands once it is released; before that it is a draft, or waits (R33). */
public enum State {
    WITH_TEAM,
    ANSWERED,
    /** The team asked the teller something. */
    ASKED_BACK,
    CLOSED,
    REOPENED
}
