/**
 * The WIJ-raad: who sits in it, and later how it finds members, meets and advises. Split by feature; {@code composition}
 * keeps R3 to R9, R12a and R12f, {@code advice} R12e.
 */
@ApplicationModule(allowedDependencies = {"platform", "area", "account", "trail", "search"})
@NullMarked
package nl.wijgroningen.portaal.wijraad;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
