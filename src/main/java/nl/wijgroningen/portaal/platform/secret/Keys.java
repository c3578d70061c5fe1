package nl.wijgroningen.portaal.platform.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.database.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The keys of the portal and what is done with them: HMAC-SHA-256 to hash and derive, AES-256-GCM to encrypt. The keys
 * come from the settings; the demo makes its own and keeps them beside its database.
 */
@Component
public class Keys {

    /** What a key is for; one key never serves two ends. */
    public enum Purpose {
        /** Hashes volgcodes and what else a resident returns with (R12). */
        CODE,
        /** Encrypts drafts, together with the code (R12). */
        DRAFT,
        /** Seals what a lapsed form held. */
        FORM,
        /** Encrypts addresses for mail, and what candidates for the WIJ-raad write. */
        MAIL,
        /** Encrypts the second factor of staff, and hashes mailed links. */
        ACCOUNT,
        /** Hashes the codes on kaartjes (R32). */
        CARD
    }

    private static final int SHORTEST = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<Purpose, byte[]> keys = new EnumMap<>(Purpose.class);

    Keys(PortalSettings settings, Demo demo) {
        var home = demo.on() ? settings.data() : null;
        for (var purpose : Purpose.values()) {
            keys.put(purpose, key(purpose.name(), settings.secret().of(purpose), home));
        }
    }

    /** The keyed hash of a text, 32 bytes. */
    public byte[] hash(Purpose purpose, String text) {
        return hmac(key(purpose), text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Encrypts with a key that is made of this purpose's key and {@code with}: who has the database and the settings but
     * not {@code with} reads nothing.
     */
    public byte[] encrypt(Purpose purpose, String with, byte[] plain) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, hash(purpose, "encrypt " + with), nonce, plain);
        var whole = new byte[NONCE + sealed.length];
        System.arraycopy(nonce, 0, whole, 0, NONCE);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
    }

    /** @throws IllegalArgumentException when it was not encrypted like this, or was changed */
    public byte[] decrypt(Purpose purpose, String with, byte[] whole) {
        if (whole.length < NONCE + TAG_BITS / Byte.SIZE) {
            throw new IllegalArgumentException("too short");
        }
        var nonce = Arrays.copyOf(whole, NONCE);
        var sealed = Arrays.copyOfRange(whole, NONCE, whole.length);
        return cipher(Cipher.DECRYPT_MODE, hash(purpose, "encrypt " + with), nonce, sealed);
    }

    private byte[] key(Purpose purpose) {
        return Objects.requireNonNull(keys.get(purpose));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException changed) {
            throw new IllegalArgumentException("cannot be read", changed);
        }
    }

    private byte[] key(String name, @Nullable String given, @Nullable Path home) {
        if (given != null && !given.isBlank()) {
            if (given.length() < SHORTEST) {
                throw new StartRefused("The key PORTAL_SECRET_%s is too short: set at least %d random characters."
                        .formatted(name, SHORTEST));
            }
            return given.getBytes(StandardCharsets.UTF_8);
        }
        if (home == null) {
            throw new StartRefused("The portal needs its secret keys: set %s, each at least %d random characters."
                    .formatted(names(), SHORTEST));
        }
        return kept(home.resolve("keys").resolve(name.toLowerCase(Locale.ROOT))).getBytes(StandardCharsets.UTF_8);
    }

    private static String names() {
        return Arrays.stream(Purpose.values())
                .map(it -> "PORTAL_SECRET_" + it.name())
                .collect(Collectors.joining(", "));
    }

    private String kept(Path file) {
        try {
            Files.createDirectories(file.getParent());
            var bytes = new byte[SHORTEST];
            random.nextBytes(bytes);
            try {
                Files.writeString(
                        file,
                        Base64.getEncoder().encodeToString(bytes),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DSYNC);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            } catch (FileAlreadyExistsException made) {
                return Files.readString(file);
            }
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
