/** What waits for staff: the socket into which each module plugs its part, and the one list of them together. */
@NullMarked
package nl.wijgroningen.portaal.platform.work;

import org.jspecify.annotations.NullMarked;
