/** Meetings: for everyone, for members, for the secretary and for the director. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.meeting.web;

import org.jspecify.annotations.NullMarked;
