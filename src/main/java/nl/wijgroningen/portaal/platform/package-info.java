/**
 * What every module uses: rules and refusals, pages and their guards, text, time, secrets, jobs and the database of the
 * demo. It knows no module.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package nl.wijgroningen.portaal.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
