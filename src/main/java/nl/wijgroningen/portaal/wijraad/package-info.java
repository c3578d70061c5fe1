/**
 * The WIJ-raad, split by feature: {@code composition} keeps R3 to R9, R12a and R12f, {@code recruitment} R11 and R12c, {@code
 * meeting} R12d, {@code selection} R10 and R12b, {@code advice} R12e; {@code letter} and {@code overview} stand on top of them.
 */
@ApplicationModule(allowedDependencies = {"platform", "area", "account", "trail", "search"})
@NullMarked
package nl.wijgroningen.portaal.wijraad;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
