package nl.wijgroningen.portaal.platform.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the menu, brought by the module that owns the page.
 *
 * @param group of which it is one, for staff
 * @param order in its group, or in the public menu: lower stands first
 * @param path where it leads
 * @param key message with its name
 * @param roles that see it: none in the public menu, {@code "*"} for all staff
 */
public record Menu(Group group, int order, String path, String key, Set<String> roles) {

    private static final String ALL = "*";

    /** The parts of the menu of staff, in their order. */
    public enum Group {
        WORK(null),
        RESIDENTS("layout.group.residents"),
        COUNCIL("layout.group.council"),
        COUNCIL_NEW("layout.group.council.new"),
        COUNCIL_MEETS("layout.group.council.meets"),
        ADMINISTRATION("layout.group.administration"),
        OTHER("layout.group.other");

        private final @Nullable String key;

        Group(@Nullable String key) {
            this.key = key;
        }

        /** Message with its heading; null: it has none. */
        public @Nullable String key() {
            return key;
        }
    }

    public static Menu everyone(int order, String path, String key) {
        return new Menu(Group.WORK, order, path, key, Set.of());
    }

    public static Menu staff(Group group, int order, String path, String key, String... roles) {
        return new Menu(group, order, path, key, Set.of(roles));
    }

    /** For all who work with the portal, whatever their role. */
    public static Menu allStaff(Group group, int order, String path, String key) {
        return staff(group, order, path, key, ALL);
    }

    boolean isFor(SignedIn staff) {
        return roles.contains(ALL) || roles.stream().anyMatch(staff.roles()::contains);
    }

    public boolean isPublic() {
        return roles.isEmpty();
    }
}
