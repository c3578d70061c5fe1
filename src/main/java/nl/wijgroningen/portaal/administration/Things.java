package nl.wijgroningen.portaal.administration;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids in the audit trail of things that are known by a name: the same for the same name. */
final class Things {

    static final String SETTING = "setting";
    static final String THEME = "theme";
    static final String TEAM = "team";
    static final String POSTCODE = "postcode";
    static final String BUURT = "buurt";

    private Things() {}

    static UUID id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    }
}
