/** Letters as pages show them. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.letter.read;

import org.jspecify.annotations.NullMarked;
