/** The WIJ-raad as pages show it. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.composition.read;

import org.jspecify.annotations.NullMarked;
