package nl.wijgroningen.portaal.account;

import java.io.Serializable;
import java.util.Set;
import nl.wijgroningen.portaal.platform.web.SignedIn;

/** What a session keeps of who logged in. */
record StaffPrincipal(StaffId id, String username, String displayName, String label, Set<String> roles)
        implements SignedIn, Serializable {

    @Override
    public String toString() {
        return username; // the name of the principal in the session table
    }
}
