/** What a team promises because of what was told, and what becomes of it (R34). */
@NullMarked
package nl.wijgroningen.portaal.experience.improvement.domain;

import org.jspecify.annotations.NullMarked;
