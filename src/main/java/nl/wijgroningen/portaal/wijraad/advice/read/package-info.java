/** What screens, lists, work and figures ask about advices. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.advice.read;

import org.jspecify.annotations.NullMarked;
