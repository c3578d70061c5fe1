@NullMarked
package nl.wijgroningen.portaal.platform.print;

import org.jspecify.annotations.NullMarked;
