package nl.wijgroningen.portaal.platform.web;

import java.util.Set;

/** What a page shows of the member of staff who is logged in; the account module's principal is one. */
public interface SignedIn {

    String displayName();

    /** The team or function beside the name. */
    String label();

    /** Names of roles, such as {@code TEAM}. */
    Set<String> roles();
}
