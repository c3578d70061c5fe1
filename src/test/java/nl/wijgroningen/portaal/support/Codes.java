package nl.wijgroningen.portaal.support;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The apps for codes of all staff. */
public final class Codes {

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    Codes(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** Makes the link of the demo's invited one anew, as a mail would have it. */
    String invitation() {
        var token = "proef" + UUID.randomUUID();
        jdbc.sql("""
						insert into account_link (token_hash, user_id, kind, expires_at)
						select :hash, id, 'INVITATION', now() + interval '1 day' from account_user
						where demo and state = 'INVITED' and label = 'WIJ Haren'
						on conflict (user_id, kind) do update set token_hash = excluded.token_hash
						""")
                .param("hash", keys.hash(Keys.Purpose.ACCOUNT, "link " + token))
                .update();
        return "/uitnodiging/" + token;
    }

    String passkey(String username) {
        return "/account/passkeys/"
                + jdbc.sql("""
						insert into account_passkey (id, user_id, credential_id, public_key, attestation, signature_count, transports,
							name, added_on)
						select gen_random_uuid(), id, 'proef'::bytea, '', '', 0, 'internal', 'werktelefoon', :today::date
						from account_user where username = :username
						on conflict (credential_id) do update set name = excluded.name
						returning id
						""")
                        .param("today", LocalDate.now(clock))
                        .param("username", username)
                        .query(UUID.class)
                        .single();
    }

    /** A link of a candidate of the demo who can still change the application, as a mail would have it. */
    String application() {
        var token = "proef" + UUID.randomUUID();
        jdbc.sql("""
						insert into wijraad_candidate_link (token_hash, candidate_id)
						select :hash, c.id from wijraad_candidate c join wijraad_round r on r.id = c.round_id
						where r.state = 'PUBLISHED' and c.state = 'APPLIED' order by c.name limit 1
						""")
                .param("hash", keys.hash(Keys.Purpose.CODE, "candidate " + token))
                .update();
        return "/wijraad/aanmelding/" + token;
    }

    private record Row(UUID id, byte[] secret) {}

    /** A code that counts, also when one of this half minute was used: a test does not wait for the next. */
    String of(String username) {
        var row = jdbc.sql("""
						update account_second_factor f set last_step = 0 from account_user u
						where u.id = f.user_id and u.username = :username
						returning u.id, f.secret
						""").param("username", username).query(Row.class).single();
        return code(keys.decrypt(Keys.Purpose.ACCOUNT, "second factor " + row.id(), row.secret()), clock.instant());
    }

    /** @param text as the page shows it, with spaces */
    public String ofText(String text) {
        return ofText(text, clock.instant());
    }

    public String ofText(String text, Instant at) {
        var bits = BigInteger.ZERO;
        for (var letter : text.replaceAll("\\s", "").toCharArray()) {
            bits = bits.shiftLeft(5).add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        }
        var bytes = bits.setBit(168).toByteArray(); // so that zeros in front stay
        return code(Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length), at);
    }

    private String code(byte[] secret, Instant at) {
        try {
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(secret, codes.getAlgorithm()), at, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
