package nl.wijgroningen.portaal.area;

/**
 * Where a postcode may lead.
 *
 * @param gebied in which the team serves the wijk; always one of the team's
 */
public record Place(Wijk wijk, Gebied gebied, Team team) {}
