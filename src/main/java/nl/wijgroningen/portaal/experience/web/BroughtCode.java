package nl.wijgroningen.portaal.experience.web;

import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.platform.limit.Limit;
import org.jspecify.annotations.Nullable;

/**
 * The code in the cookie, known or not, for the page where codes are typed.
 *
 * @param over the limit that it was once too often wrong for, or null
 */
record BroughtCode(@Nullable TellerCode code, @Nullable Limit over) {}
