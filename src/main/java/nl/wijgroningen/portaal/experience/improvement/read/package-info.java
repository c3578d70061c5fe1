/** What pages show of improvements: one class a screen. */
@NullMarked
package nl.wijgroningen.portaal.experience.improvement.read;

import org.jspecify.annotations.NullMarked;
