package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.wijgroningen.portaal.platform.rule.Rule;

/**
 * AES-256-GCM over the piles of one vote, bound to the vote and to who has voted: ballots that were changed, or put back
 * from before, cannot be opened.
 */
@Rule("R12b")
final class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    /** The ballots are not those that the portal put there. */
    static final class Changed extends RuntimeException {

        Changed() {
            super("the ballots were changed", null, false, false);
        }
    }

    static byte[] close(byte[] key, UUID selection, Set<UUID> voted, byte[] plain) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, selection, voted);
            var sealed = cipher.doFinal(plain);
            var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return whole;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Changed when it was not sealed like this */
    static byte[] open(byte[] key, UUID selection, Set<UUID> voted, byte[] whole) {
        if (whole.length <= NONCE) {
            throw new Changed();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, NONCE), selection, voted)
                    .doFinal(whole, NONCE, whole.length - NONCE);
        } catch (GeneralSecurityException changed) {
            throw new Changed();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, UUID selection, Set<UUID> voted)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derive(key, "ballots"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        var bound = selection + " " + voted.stream().map(UUID::toString).collect(Collectors.toCollection(TreeSet::new));
        cipher.updateAAD(bound.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    /** The seed of a draw: it comes from the key, and the key does not come from it. */
    static String seed(byte[] key) {
        return HexFormat.of().formatHex(derive(key, "lot"));
    }

    private static byte[] derive(byte[] key, String what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(what.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
