package nl.wijgroningen.portaal.account.domain;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second step of logging in: a code of six digits that an app makes of a shared secret and the time (RFC 6238), or one
 * of ten recovery codes. Each code counts once.
 */
@Service
@Transactional
public class SecondFactor {

    public static final int RECOVERY_CODES = 10;

    /** The clock of a phone may be this many steps off. */
    private static final int DRIFT = 1;

    /** So many misses in an hour; then not even a right code gets in for a while. */
    private static final int MOST_MISSES = 10;

    public static final Duration PAUSE = Duration.ofHours(1);

    private static final int SECRET_BYTES = 20;

    /** Without look-alikes, as a volgcode; twelve of 27 are 57 bits. */
    private static final String ALPHABET = "ACDEFGHJKLMNPQRTUWXY2345789";

    private static final int RECOVERY_LENGTH = 12;

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();

    SecondFactor(JdbcClient jdbc, Keys keys, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A secret that is not in use yet.
     *
     * @param text to type into an app
     * @param sealed to send back with the first code; only this account's
     */
    public record Offer(String text, String sealed) {

        /** As it is shown, in groups of four. */
        public String spaced() {
            return text.replaceAll("(.{4})(?!$)", "$1 ");
        }

        /** The address that an app reads from a QR code. */
        public String uri(String name) {
            return "otpauth://totp/WIJ%20Groningen:" + percent(name) + "?secret=" + text + "&issuer=WIJ%20Groningen";
        }

        private static String percent(String name) {
            return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        }

        @Override
        public String toString() {
            return "Offer[…]"; // never in a log
        }
    }

    public boolean isSet(StaffId who) {
        return secret(who).isPresent();
    }

    public int recoveryCodesLeft(StaffId who) {
        return jdbc.sql("select count(*) from account_recovery_code where user_id = :id")
                .param("id", who.value())
                .query(Integer.class)
                .single();
    }

    /** The same in one statement with {@link #isSet}: empty when no app is set. */
    public Optional<Integer> recoveryCodes(StaffId who) {
        return jdbc.sql("""
						select (select count(*) from account_recovery_code c where c.user_id = f.user_id)
						from account_second_factor f where f.user_id = :id
						""").param("id", who.value()).query(Integer.class).optional();
    }

    public Offer offer(StaffId who) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return offer(who, secret);
    }

    /** The same offer once more, after a wrong code; a new one when it is none of ours. */
    public Offer offer(StaffId who, @Nullable String sealed) {
        return open(who, sealed).map(it -> offer(who, it)).orElseGet(() -> offer(who));
    }

    private Offer offer(StaffId who, byte[] secret) {
        var sealed = keys.encrypt(Keys.Purpose.ACCOUNT, "offer " + who, secret);
        return new Offer(
                Base32.write(secret), Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
    }

    /**
     * Takes the offered secret into use when the code belongs to it; one that was there before ends.
     *
     * @return the recovery codes, to show once; empty when the code is wrong
     */
    public Optional<List<String>> set(StaffId who, @Nullable String sealed, @Nullable String typed) {
        var secret = open(who, sealed);
        var step = secret.isEmpty() ? OptionalLong.empty() : step(secret.get(), digits(typed));
        if (step.isEmpty()) {
            audit.line(who.value(), "account.second-factor.set", "refused");
            return Optional.empty();
        }
        put(who, secret.orElseThrow(), step.getAsLong());
        audit.line(who.value(), "account.second-factor.set", "done");
        return Optional.of(newRecoveryCodes(who));
    }

    private void put(StaffId who, byte[] secret, long step) {
        jdbc.sql("""
						insert into account_second_factor (user_id, secret, last_step, set_on)
						values (:id, :secret, :step, :today)
						on conflict (user_id) do update
						set secret = excluded.secret, last_step = excluded.last_step, set_on = excluded.set_on
						""")
                .param("id", who.value())
                .param("secret", keys.encrypt(Keys.Purpose.ACCOUNT, "second factor " + who, secret))
                .param("step", step)
                .param("today", LocalDate.now(clock))
                .update();
    }

    /** Gives an account of the demo a second factor that no app has. */
    public void setForDemo(StaffId who) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        put(who, secret, 0);
    }

    /** Whether the code of the app, or the recovery code, is right and was not used before; it is used now. */
    public boolean take(StaffId who, @Nullable String typed) {
        var digits = digits(typed);
        var right = digits.length() == codes.getPasswordLength() ? takeCode(who, digits) : takeRecoveryCode(who, typed);
        if (!right) {
            audit.line(who.value(), "account.second-factor", "refused");
        }
        return right;
    }

    /** Whether too many codes of this account were wrong lately; over all nodes, and however often the password was right. */
    public boolean isOver(StaffId who) {
        return jdbc.sql("""
						select count(*) from account_audit
						where user_id = :id and action = 'account.second-factor' and outcome = 'refused' and at > :since
						""")
                        .param("id", who.value())
                        .param("since", OffsetDateTime.now(clock).minus(PAUSE))
                        .query(Integer.class)
                        .single()
                >= MOST_MISSES;
    }

    private boolean takeCode(StaffId who, String digits) {
        var step = secret(who).map(it -> step(it, digits)).orElse(OptionalLong.empty());
        return step.isPresent()
                && jdbc.sql(
                                        "update account_second_factor set last_step = :step where user_id = :id and last_step < :step")
                                .param("step", step.getAsLong())
                                .param("id", who.value())
                                .update()
                        == 1;
    }

    private boolean takeRecoveryCode(StaffId who, @Nullable String typed) {
        var taken = jdbc.sql("delete from account_recovery_code where user_id = :id and code_hash = :hash")
                        .param("id", who.value())
                        .param("hash", hash(who, readable(typed)))
                        .update()
                == 1;
        if (taken) {
            audit.line(who.value(), "account.recovery-code", "done");
        }
        return taken;
    }

    /** Ten new ones; those that were there count no longer. */
    public List<String> renewRecoveryCodes(StaffId who) {
        audit.line(who.value(), "account.recovery-codes", "done");
        return newRecoveryCodes(who);
    }

    private List<String> newRecoveryCodes(StaffId who) {
        jdbc.sql("delete from account_recovery_code where user_id = :id")
                .param("id", who.value())
                .update();
        var made = Stream.generate(this::recoveryCode)
                .distinct()
                .limit(RECOVERY_CODES)
                .toList();
        for (var code : made) {
            jdbc.sql("insert into account_recovery_code (user_id, code_hash) values (:id, :hash)")
                    .param("id", who.value())
                    .param("hash", hash(who, code))
                    .update();
        }
        return made.stream().map(it -> it.replaceAll("(.{4})(?!$)", "$1 ")).toList();
    }

    /** Takes the second factor away, passkeys too, so that the next log-in asks for a new one. */
    public void remove(StaffId who) {
        jdbc.sql("delete from account_passkey where user_id = :id")
                .param("id", who.value())
                .update();
        jdbc.sql("delete from account_second_factor where user_id = :id")
                .param("id", who.value())
                .update();
        jdbc.sql("delete from account_recovery_code where user_id = :id")
                .param("id", who.value())
                .update();
    }

    private Optional<byte[]> secret(StaffId who) {
        return jdbc.sql("select secret from account_second_factor where user_id = :id")
                .param("id", who.value())
                .query(byte[].class)
                .optional()
                .map(it -> keys.decrypt(Keys.Purpose.ACCOUNT, "second factor " + who, it));
    }

    private Optional<byte[]> open(StaffId who, @Nullable String sealed) {
        try {
            return sealed == null
                    ? Optional.empty()
                    : Optional.of(keys.decrypt(
                            Keys.Purpose.ACCOUNT,
                            "offer " + who,
                            Base64.getUrlDecoder().decode(sealed)));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    /** The half minute whose code this is, of those that are near enough. */
    private OptionalLong step(byte[] secret, String digits) {
        var now = clock.instant();
        var step = codes.getTimeStep();
        return IntStream.rangeClosed(-DRIFT, DRIFT)
                .mapToObj(it -> now.plus(step.multipliedBy(it)))
                .filter(it -> isEqual(code(secret, it), digits))
                .mapToLong(it -> it.getEpochSecond() / step.toSeconds())
                .findFirst();
    }

    private String code(byte[] secret, Instant at) {
        try {
            return codes.generateOneTimePasswordString(
                    new SecretKeySpec(secret, codes.getAlgorithm()), at, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String recoveryCode() {
        return random.ints(RECOVERY_LENGTH, 0, ALPHABET.length())
                .collect(StringBuilder::new, (code, it) -> code.append(ALPHABET.charAt(it)), StringBuilder::append)
                .toString();
    }

    private byte[] hash(StaffId who, String code) {
        return keys.hash(Keys.Purpose.ACCOUNT, "recovery " + who + " " + code);
    }

    private static String digits(@Nullable String typed) {
        var bare = typed == null ? "" : typed.replaceAll("[\\s-]", "");
        return bare.matches("[0-9]+") ? bare : "";
    }

    private static String readable(@Nullable String typed) {
        return typed == null ? "" : typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
