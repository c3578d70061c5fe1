package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import nl.wijgroningen.portaal.experience.ExperienceNumbers;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.setting.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps drafts: found by the keyed hash of the code, read with a key that is made of the code (R12). */
@Component
class DraftBox {

    private static final int BLOCK = 512;

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JsonMapper json;
    private final Clock clock;
    private final Settings settings;

    DraftBox(JdbcClient jdbc, Keys keys, JsonMapper json, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    private record Row(byte[] content, int version) {}

    /** A draft and how often it was saved. */
    record Kept(Draft draft, int version) {}

    byte[] hash(TellerCode code) {
        return keys.hash(Keys.Purpose.CODE, code.value());
    }

    /** False when there is one under this code already. */
    boolean add(TellerCode code, Draft draft) {
        return jdbc.sql("""
						insert into experience_draft (code_hash, content, expires_on, version)
						values (:hash, :content, :expires, 1)
						on conflict (code_hash) do nothing
						""")
                        .param("hash", hash(code))
                        .param("content", seal(code, draft))
                        .param("expires", expires())
                        .update()
                == 1;
    }

    boolean replace(TellerCode code, Draft draft) {
        return jdbc.sql("""
						update experience_draft set content = :content, expires_on = :expires, version = version + 1
						where code_hash = :hash and expires_on >= :today
						""")
                        .param("hash", hash(code))
                        .param("content", seal(code, draft))
                        .param("expires", expires())
                        .param("today", LocalDate.now(clock))
                        .update()
                == 1;
    }

    Optional<Kept> find(TellerCode code) {
        return jdbc.sql(
                        "select content, version from experience_draft where code_hash = :hash and expires_on >= :today")
                .param("hash", hash(code))
                .param("today", LocalDate.now(clock))
                .query(Row.class)
                .optional()
                .map(it -> new Kept(open(code, it.content()), it.version()));
    }

    /** Takes the draft out; of those who do so at the same moment one gets it. */
    Optional<Draft> take(TellerCode code) {
        return jdbc.sql(
                        "delete from experience_draft where code_hash = :hash and expires_on >= :today returning content, version")
                .param("hash", hash(code))
                .param("today", LocalDate.now(clock))
                .query(Row.class)
                .optional()
                .map(it -> open(code, it.content()));
    }

    void remove(TellerCode code) {
        jdbc.sql("delete from experience_draft where code_hash = :hash")
                .param("hash", hash(code))
                .update();
    }

    private LocalDate expires() {
        return LocalDate.now(clock).plusDays(settings.of(ExperienceNumbers.DRAFT_DAYS));
    }

    /** Padded with spaces to whole blocks, so that the length of a draft says little. */
    private byte[] seal(TellerCode code, Draft draft) {
        var plain = json.writeValueAsBytes(draft);
        var padded = Arrays.copyOf(plain, (plain.length / BLOCK + 1) * BLOCK);
        Arrays.fill(padded, plain.length, padded.length, (byte) ' ');
        return keys.encrypt(Keys.Purpose.DRAFT, code.value(), padded);
    }

    private Draft open(TellerCode code, byte[] content) {
        return json.readValue(keys.decrypt(Keys.Purpose.DRAFT, code.value(), content), Draft.class);
    }
}
