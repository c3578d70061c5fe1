package nl.wijgroningen.portaal.platform.work;

import java.util.Set;
import java.util.UUID;

/**
 * The member of staff whose work is asked for.
 *
 * @param roles names such as {@code TEAM}
 * @param teams ids of the teams of today
 */
public record Worker(UUID id, String displayName, Set<String> roles, Set<UUID> teams) {}
