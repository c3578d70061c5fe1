/**
 * The map of the city: gebieden, wijken, buurten and villages, postcodes, and the WIJ-team that serves each. It keeps
 * R1 (a postcode leads to one or more wijken and teams, with dates) and R2 (what lies in the city).
 */
@ApplicationModule(allowedDependencies = "platform")
@NullMarked
package nl.wijgroningen.portaal.area;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
