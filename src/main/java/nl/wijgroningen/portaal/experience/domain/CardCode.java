package nl.wijgroningen.portaal.experience.domain;

import java.security.SecureRandom;
import java.util.Optional;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;

/** The code on a kaartje: 12 characters of the alphabet of {@link TellerCode}, 57 bits; it stands on that paper only. */
@Rule("R32")
public record CardCode(String value) {

    static final int LENGTH = 12;
    private static final int GROUP = 4;

    public CardCode {
        if (!TellerCode.isCode(value, LENGTH)) {
            throw new IllegalArgumentException("no code"); // never with the text in it
        }
    }

    static CardCode random(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return new CardCode(TellerCode.letters(bytes, LENGTH));
    }

    /** Reads what somebody typed, as forgivingly as {@link TellerCode#read}; what is no code is nothing, not a mistake. */
    public static Optional<CardCode> read(@Nullable String typed) {
        return TellerCode.clean(typed)
                .filter(it -> TellerCode.isCode(it, LENGTH))
                .map(CardCode::new);
    }

    /** Three groups of four, as it is printed. */
    public String spaced() {
        return value.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return "CardCode[…]"; // never in a log
    }
}
