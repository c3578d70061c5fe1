/**
 * From what was told to what came of it, and back (R30): a graph that modules write in their own transaction, and one
 * public page that tells a chain of it as a time line. What a node says of itself is told by its module ({@link
 * nl.wijgroningen.portaal.trail.TrailSource}).
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package nl.wijgroningen.portaal.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
