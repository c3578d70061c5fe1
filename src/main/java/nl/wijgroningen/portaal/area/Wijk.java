package nl.wijgroningen.portaal.area;

import java.util.UUID;

/**
 * A wijk as the statistics office (CBS) draws it.
 *
 * @param cbsCode such as {@code WK001409}
 */
public record Wijk(UUID id, String slug, String name, String cbsCode) {}
