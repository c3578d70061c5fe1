/** Rounds and candidates as pages show them. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.recruitment.read;

import org.jspecify.annotations.NullMarked;
