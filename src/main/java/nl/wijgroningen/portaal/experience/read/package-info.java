@NullMarked
package nl.wijgroningen.portaal.experience.read;

import org.jspecify.annotations.NullMarked;
