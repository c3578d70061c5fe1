/**
 * One index over what everyone may read. Modules put their public things in it, and take them out, in their own
 * transaction; it finds words by their stem, in Dutch and English, and knows a word that was meant for one typed wrong.
 */
@ApplicationModule(allowedDependencies = {"platform", "area", "account"})
@NullMarked
package nl.wijgroningen.portaal.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
