/**
 * The WIJ-raad: who sits in it, how it finds members, meets, chooses and advises. Split by feature: {@code composition} keeps
 * R3 to R9, R12a and R12f, {@code recruitment} R11 and R12c, {@code meeting} R12d, {@code advice} R12e.
 */
@ApplicationModule(allowedDependencies = {"platform", "area", "account", "trail", "search"})
@NullMarked
package nl.wijgroningen.portaal.wijraad;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
