/** Terms: what is removed when, the report of it, and the file that keeps what went from coming back (R42). */
@NullMarked
package nl.wijgroningen.portaal.platform.retention;

import org.jspecify.annotations.NullMarked;
