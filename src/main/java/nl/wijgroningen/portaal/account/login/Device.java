package nl.wijgroningen.portaal.account.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * Where a session was begun, as its owner recognises it.
 *
 * @param browser such as "Firefox", or empty when it is not known
 * @param system such as "Windows", or empty
 */
public record Device(String browser, String system, String address) {

    private static final String BROWSER = "browser";
    private static final String SYSTEM = "systeem";
    private static final String ADDRESS = "adres";

    /** The first that a browser says of itself counts: most say that they are others too. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "SamsungBrowser",
            "Samsung Internet",
            "Firefox/",
            "Firefox",
            "FxiOS",
            "Firefox",
            "CriOS",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "Mac",
            "CrOS",
            "Chromebook",
            "Linux",
            "Linux");

    static void remember(HttpSession session, HttpServletRequest request) {
        var device = of(request.getHeader("User-Agent"), request.getRemoteAddr());
        session.setAttribute(BROWSER, device.browser());
        session.setAttribute(SYSTEM, device.system());
        session.setAttribute(ADDRESS, device.address());
    }

    public static Device of(Session session) {
        return new Device(
                session.getAttributeOrDefault(BROWSER, ""),
                session.getAttributeOrDefault(SYSTEM, ""),
                session.getAttributeOrDefault(ADDRESS, ""));
    }

    static Device of(@Nullable String agent, String address) {
        return new Device(first(BROWSERS, agent), first(SYSTEMS, agent), address);
    }

    private static String first(Map<String, String> names, @Nullable String agent) {
        return agent == null
                ? ""
                : names.entrySet().stream()
                        .filter(it -> agent.contains(it.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
    }

    private static Map<String, String> ordered(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
