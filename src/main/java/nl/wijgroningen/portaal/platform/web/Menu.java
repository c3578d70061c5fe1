package nl.wijgroningen.portaal.platform.web;

/**
 * An entry of the menu, brought by the module that owns the page.
 *
 * @param order lower stands first; staff and public entries are apart
 * @param path where it leads
 * @param key message with its name
 * @param role role that sees it, or empty for the public menu; {@code "*"} for all staff
 */
public record Menu(int order, String path, String key, String role) {

    public static Menu everyone(int order, String path, String key) {
        return new Menu(order, path, key, "");
    }

    public static Menu staff(int order, String path, String key, String role) {
        return new Menu(order, path, key, role);
    }

    boolean isFor(SignedIn staff) {
        return role.equals("*") || staff.roles().contains(role);
    }

    boolean isPublic() {
        return role.isEmpty();
    }
}
