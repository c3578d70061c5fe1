/** What secretary and members see of votes on candidates. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.selection.read;

import org.jspecify.annotations.NullMarked;
