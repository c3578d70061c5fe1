package nl.wijgroningen.portaal.platform.web;

import java.util.List;

/** The kinds of address: for staff, for a teller with a code, and public. Given without language. */
public final class Paths {

    private static final List<String> STAFF =
            List.of("/werk", "/beheer", "/account", "/inloggen", "/uitloggen", "/uitnodiging", "/wachtwoord");
    private static final List<String> TELLER = List.of("/ervaringen/nieuw", "/mijn-ervaring", "/snel-weg");

    private Paths() {}

    public static boolean isStaff(String path) {
        return isUnder(path, STAFF);
    }

    /** Pages that carry a code or what somebody tells: never kept, never compressed, never logged. */
    public static boolean isTeller(String path) {
        return isUnder(path, TELLER);
    }

    /** What tellers made public and may take back: a search engine would keep it. */
    static boolean isStory(String path) {
        return path.equals("/ervaringen") || path.equals("/ervaringen.atom") || path.startsWith("/ervaringen/");
    }

    public static boolean isPersonal(String path) {
        return isStaff(path) || isTeller(path);
    }

    private static boolean isUnder(String path, List<String> roots) {
        return roots.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
