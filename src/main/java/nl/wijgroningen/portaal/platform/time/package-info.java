@NullMarked
package nl.wijgroningen.portaal.platform.time;

import org.jspecify.annotations.NullMarked;
