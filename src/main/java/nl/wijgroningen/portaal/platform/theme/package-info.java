@NullMarked
package nl.wijgroningen.portaal.platform.theme;

import org.jspecify.annotations.NullMarked;
