package nl.wijgroningen.portaal.experience.domain;

/** Whose words an experience is in (R31). */
public enum Source {
    OWN,
    ON_BEHALF
}
