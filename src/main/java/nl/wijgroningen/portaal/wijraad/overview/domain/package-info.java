/** The annual report of the WIJ-raad: drafted by the portal, edited by the secretary, frozen by a meeting. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.overview.domain;

import org.jspecify.annotations.NullMarked;
