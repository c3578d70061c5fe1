/** The public page of the WIJ-raad, and its annual reports. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.overview.web;

import org.jspecify.annotations.NullMarked;
