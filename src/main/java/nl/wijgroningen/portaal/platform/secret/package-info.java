@NullMarked
package nl.wijgroningen.portaal.platform.secret;

import org.jspecify.annotations.NullMarked;
