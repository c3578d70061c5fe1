/** The pages of improvements: for everyone, for staff, and for tellers. */
@NullMarked
package nl.wijgroningen.portaal.experience.improvement.web;

import org.jspecify.annotations.NullMarked;
