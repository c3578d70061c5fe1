package nl.wijgroningen.portaal.wijraad.letter.domain;

/** What a letter is about, and so to whom it goes. */
public enum LetterKind {
    /** To the director. */
    NOMINATION,
    /** To who becomes a member. */
    APPOINTMENT,
    /** To who stays. */
    REAPPOINTMENT,
    /** To who was not appointed; the secretary sends it. */
    REFUSAL,
    /** To who leaves. */
    THANKS,
    /** To the next of kin. */
    CONDOLENCE,
    /** To who moves out of the city, and stays a member. */
    MOVING
}
