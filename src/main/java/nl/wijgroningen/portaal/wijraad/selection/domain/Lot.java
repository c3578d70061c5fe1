package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;

/**
 * A draw that nobody can steer and everybody can do again: at opening the SHA-256 of the seed is published, at closing the
 * seed. Who is drawn first has the lowest SHA-256 of the seed, a space and their id, all as text.
 */
@Rule("R12b")
final class Lot {

    private Lot() {}

    /** What is published of a seed before anybody votes. */
    static String commitment(String seed) {
        return sha256(seed);
    }

    /** In the order in which they are drawn. */
    static List<UUID> draw(String seed, Collection<UUID> equal) {
        return equal.stream()
                .sorted(Comparator.comparing(it -> sha256(seed + " " + it)))
                .toList();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
