/** What pages show of meetings. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.meeting.read;

import org.jspecify.annotations.NullMarked;
