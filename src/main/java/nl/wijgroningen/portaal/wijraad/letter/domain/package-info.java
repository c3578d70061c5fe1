/** Letters about members and candidates, made at the moment of a decision and frozen by the secretary. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.letter.domain;

import org.jspecify.annotations.NullMarked;
