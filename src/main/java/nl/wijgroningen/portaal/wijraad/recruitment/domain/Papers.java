package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.text.PlainText;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How what candidates write is kept: sealed with a key outside the database, bound to its row. */
@Component
class Papers {

    private static final int TOKEN_BYTES = 16;

    private final Keys keys;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    Papers(Keys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    record Content(String address, String motivation) {

        @Override
        public String toString() {
            return "Content[…]"; // never in a log
        }
    }

    byte[] seal(UUID candidate, Content content) {
        return keys.encrypt(
                Keys.Purpose.MAIL,
                "candidate " + candidate,
                json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
    }

    Content open(UUID candidate, byte[] sealed) {
        return json.readValue(
                new String(keys.decrypt(Keys.Purpose.MAIL, "candidate " + candidate, sealed), StandardCharsets.UTF_8),
                Content.class);
    }

    byte[] sealNote(UUID note, String words) {
        return keys.encrypt(Keys.Purpose.MAIL, "candidate note " + note, words.getBytes(StandardCharsets.UTF_8));
    }

    String openNote(UUID note, byte[] sealed) {
        return new String(keys.decrypt(Keys.Purpose.MAIL, "candidate note " + note, sealed), StandardCharsets.UTF_8);
    }

    /** The same person at the same address: a family may share an address. */
    byte[] personHash(String name, String address) {
        return keys.hash(
                Keys.Purpose.CODE,
                "candidate person " + PlainText.oneLine(name).toLowerCase(Locale.ROOT) + " "
                        + address.strip().toLowerCase(Locale.ROOT));
    }

    /** Of a link in a mail only this is kept. */
    byte[] hash(String token) {
        return keys.hash(Keys.Purpose.CODE, "candidate " + token);
    }

    /** Of 128 random bits. */
    String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
