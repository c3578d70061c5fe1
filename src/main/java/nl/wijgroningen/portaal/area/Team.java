package nl.wijgroningen.portaal.area;

import java.util.UUID;

/**
 * A WIJ-team.
 *
 * @param slug its name in addresses, without "WIJ"
 * @param name with "WIJ"
 */
public record Team(UUID id, String slug, String name) {}
