package nl.wijgroningen.portaal.platform.web;

import java.util.List;
import java.util.regex.Pattern;

/** The kinds of address: for staff, for a teller with a code, and public. Given without language. */
public final class Paths {

    private static final List<String> STORIES = List.of("/ervaringen", "/verbeteringen", "/spoor");

    private static final List<String> STAFF =
            List.of("/werk", "/beheer", "/account", "/inloggen", "/uitloggen", "/uitnodiging", "/wachtwoord");
    private static final List<String> TELLER = List.of("/ervaringen/nieuw", "/mijn-ervaring", "/snel-weg");

    /** Where somebody applies for the WIJ-raad, and comes back by a mailed link. */
    private static final Pattern APPLICATION =
            Pattern.compile("/wijraad/(vacatures/[^/]+/aanmelding|aanmelding/[^/]+)(/.*)?");

    private Paths() {}

    public static boolean isStaff(String path) {
        return isUnder(path, STAFF);
    }

    /** Where staff who are logged in do their work, and where somebody applies: a form may hold a file. */
    static boolean takesFiles(String path) {
        return isUnder(path, List.of("/werk")) || isApplication(path);
    }

    /** What somebody who applies writes, and the link to it: never kept, never compressed, not for a search engine. */
    static boolean isApplication(String path) {
        return APPLICATION.matcher(path).matches();
    }

    /** Pages that carry a code or what somebody tells: never kept, never compressed, never logged. */
    public static boolean isTeller(String path) {
        return isUnder(path, TELLER);
    }

    /** What tellers made public and may take back, with the pages that quote it: a search engine would keep it. */
    static boolean isStory(String path) {
        return path.equals("/ervaringen.atom") || isUnder(path, STORIES);
    }

    public static boolean isPersonal(String path) {
        return isStaff(path) || isTeller(path) || isApplication(path);
    }

    private static boolean isUnder(String path, List<String> roots) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
