@NullMarked
package nl.wijgroningen.portaal.platform.export;

import org.jspecify.annotations.NullMarked;
