package nl.wijgroningen.portaal.area;

import java.util.UUID;

/** One of the large parts of the municipality: five until 2018, seven since 2019. */
public record Gebied(UUID id, String slug, String name) {}
