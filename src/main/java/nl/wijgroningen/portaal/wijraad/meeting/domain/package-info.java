/** Meetings of the WIJ-raad, from the year plan to approved minutes (R12d). */
@NullMarked
package nl.wijgroningen.portaal.wijraad.meeting.domain;

import org.jspecify.annotations.NullMarked;
