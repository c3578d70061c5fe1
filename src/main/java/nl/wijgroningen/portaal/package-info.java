@NullMarked
package nl.wijgroningen.portaal;

import org.jspecify.annotations.NullMarked;
