/** Pages of nominations, members and letters. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.letter.web;

import org.jspecify.annotations.NullMarked;
