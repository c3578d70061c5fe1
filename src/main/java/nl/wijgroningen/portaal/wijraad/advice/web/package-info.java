/** Advices of the WIJ-raad: for everyone, and where they are written, answered and looked at again. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.advice.web;

import org.jspecify.annotations.NullMarked;
