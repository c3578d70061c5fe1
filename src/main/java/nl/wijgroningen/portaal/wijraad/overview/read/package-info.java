/** What everyone sees of the WIJ-raad, and its annual reports. */
@NullMarked
package nl.wijgroningen.portaal.wijraad.overview.read;

import org.jspecify.annotations.NullMarked;
