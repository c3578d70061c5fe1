/**
 * Who works with the portal: accounts, roles, log-in, sessions, and the audit trail of what staff did. It keeps R15's
 * membership: who belongs to which team, and when.
 */
@ApplicationModule(allowedDependencies = {"platform", "area"})
@NullMarked
package nl.wijgroningen.portaal.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
