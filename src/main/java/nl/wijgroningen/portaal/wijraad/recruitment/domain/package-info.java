/** Finding members: a round with a profile and a text (R11), who applies (R12f), and when their papers go (R12c). */
@NullMarked
package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import org.jspecify.annotations.NullMarked;
