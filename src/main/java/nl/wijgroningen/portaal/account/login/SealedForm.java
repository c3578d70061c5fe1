package nl.wijgroningen.portaal.account.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.web.KeptForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries what somebody typed through the log-in page and back, encrypted, so that a lapsed session loses nothing and the
 * server keeps nothing.
 */
@Component
class SealedForm {

    private final Keys keys;
    private final JsonMapper json;

    SealedForm(Keys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    String seal(KeptForm form) {
        var sealed = keys.encrypt(
                Keys.Purpose.FORM, "kept", json.writeValueAsString(form).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Empty when it was not sealed here. */
    Optional<KeptForm> open(@Nullable String sealed) {
        if (sealed == null || sealed.isBlank()) {
            return Optional.empty();
        }
        try {
            var plain = keys.decrypt(
                    Keys.Purpose.FORM, "kept", Base64.getUrlDecoder().decode(sealed));
            return Optional.of(json.readValue(plain, KeptForm.class));
        } catch (IllegalArgumentException | JacksonException forged) {
            return Optional.empty();
        }
    }
}
