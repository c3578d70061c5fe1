@NullMarked
package nl.wijgroningen.portaal.platform.limit;

import org.jspecify.annotations.NullMarked;
