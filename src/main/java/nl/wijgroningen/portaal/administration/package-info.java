/**
 * What the administrator keeps: settings, themes, teams, buurten and the map of the postcodes, each from a day on, and the
 * log of who did what. Each change leaves an audit line in its own transaction. It keeps R1: old figures keep the map of
 * their time.
 */
@ApplicationModule(allowedDependencies = {"platform", "area", "account"})
@NullMarked
package nl.wijgroningen.portaal.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
