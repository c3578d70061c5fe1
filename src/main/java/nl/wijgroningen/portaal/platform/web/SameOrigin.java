package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a form was sent from a page of ours, read from what the browser says of itself. Residents have no session to
 * keep a token in, and their cookie is {@code SameSite=Strict}: this is the second lock. {@code Sec-Fetch-Site} where the
 * browser sends it, else {@code Origin}, else {@code Referer}; a browser that sends none of the three is asked to press
 * the button once more on a page of ours.
 */
final class SameOrigin {

    private SameOrigin() {}

    static boolean holds(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        var origin = request.getHeader("Origin");
        return isOurs(origin != null ? origin : request.getHeader("Referer"), request);
    }

    private static boolean isOurs(@Nullable String address, HttpServletRequest request) {
        if (address == null) {
            return false;
        }
        try {
            var from = new URI(address);
            return request.getScheme().equalsIgnoreCase(from.getScheme())
                    && request.getServerName().equalsIgnoreCase(from.getHost())
                    && request.getServerPort() == (from.getPort() >= 0 ? from.getPort() : usual(request.getScheme()));
        } catch (URISyntaxException forged) {
            return false;
        }
    }

    private static int usual(String scheme) {
        return scheme.equalsIgnoreCase("https") ? 443 : 80;
    }
}
