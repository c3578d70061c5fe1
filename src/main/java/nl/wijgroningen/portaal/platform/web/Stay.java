package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody stays logged in who does nothing, as the page says.
 *
 * @param minutes rounded down
 * @param extendable false when the longest time of a session ends it, whatever is done
 */
public record Stay(long minutes, boolean extendable) {

    private static final String ATTRIBUTE = Stay.class.getName();

    /** @param longest what is left of the longest time of the session */
    public static void set(HttpServletRequest request, Duration longest) {
        var session = request.getSession(false);
        if (session != null) {
            var idle = Duration.ofSeconds(session.getMaxInactiveInterval());
            var extendable = idle.compareTo(longest) < 0;
            request.setAttribute(ATTRIBUTE, new Stay((extendable ? idle : longest).toMinutes(), extendable));
        }
    }

    static @Nullable Stay of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Stay stay ? stay : null;
    }
}
