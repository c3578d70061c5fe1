/** Votes on candidates: the secretary prepares, opens and closes them, members vote and confirm the count. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.selection.web;

import org.jspecify.annotations.NullMarked;
