package nl.wijgroningen.portaal.account;

import java.util.Set;
import java.util.UUID;

/**
 * The member of staff who asks, as a controller's argument; read anew for each request, so that a role or membership that
 * ended no longer counts.
 *
 * @param teams ids of the teams of today
 */
public record Staff(StaffId id, String displayName, Set<Role> roles, Set<UUID> teams) {

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
