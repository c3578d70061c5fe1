package nl.wijgroningen.portaal.account;

/** What somebody does in the portal; screen names are {@code account.role.NAME}. */
public enum Role {
    TEAM,
    COORDINATOR,
    SECRETARY,
    DIRECTOR,
    COUNCIL_MEMBER,
    AREA,
    MUNICIPAL,
    STADADVISEERT,
    BEHEER
}
