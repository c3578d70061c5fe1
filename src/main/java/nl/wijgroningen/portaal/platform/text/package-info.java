@NullMarked
package nl.wijgroningen.portaal.platform.text;

import org.jspecify.annotations.NullMarked;
