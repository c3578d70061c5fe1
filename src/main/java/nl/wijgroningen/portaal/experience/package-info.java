/**
 * What residents tell about their contact with WIJ, without an account: telling, answering, following, withdrawing, and
 * what came of it: improvements. Keeps R12 to R18 and R31 to R35, as far as they are built.
 */
@ApplicationModule(allowedDependencies = {"platform", "area", "account", "trail", "search"})
@NullMarked
package nl.wijgroningen.portaal.experience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
