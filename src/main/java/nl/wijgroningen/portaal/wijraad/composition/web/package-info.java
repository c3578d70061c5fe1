/** Who sits in the WIJ-raad: for everyone, for the secretary and for the director. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.composition.web;

import org.jspecify.annotations.NullMarked;
