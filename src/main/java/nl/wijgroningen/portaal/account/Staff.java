package nl.wijgroningen.portaal.account;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.work.Worker;

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

    /** As the work list knows this person. */
    public Worker worker() {
        return new Worker(
                id.value(), displayName, roles.stream().map(Role::name).collect(Collectors.toSet()), teams);
    }

    public static Staff of(Worker worker) {
        return new Staff(
                new StaffId(worker.id()),
                worker.displayName(),
                worker.roles().stream().map(Role::valueOf).collect(Collectors.toSet()),
                worker.teams());
    }
}
