package nl.wijgroningen.portaal.experience.domain;

import nl.wijgroningen.portaal.platform.rule.Rule;

/** How an experience came in (R31); all count equally. */
@Rule("R31")
public enum Origin {
    WEB,
    CARD,
    PAPER,
    PHONE,
    CONVERSATION;

    /** Whether staff entered it for a resident. */
    public boolean isEntered() {
        return this != WEB && this != CARD;
    }
}
