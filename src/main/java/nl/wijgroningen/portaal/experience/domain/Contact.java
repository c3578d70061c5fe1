package nl.wijgroningen.portaal.experience.domain;

/** How the teller met WIJ. */
public enum Contact {
    HOME_VISIT,
    WALK_IN,
    PHONE,
    WRITTEN,
    GROUP,
    NO_CONTACT
}
