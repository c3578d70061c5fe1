/**
 * The pages that bring everything together: home, wijken and teams, search, content pages, the work
 * list of staff and the mail about it. Asked by no other module.
 */
@ApplicationModule(allowedDependencies = {"platform", "area", "account", "search", "experience"})
@NullMarked
package nl.wijgroningen.portaal.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
