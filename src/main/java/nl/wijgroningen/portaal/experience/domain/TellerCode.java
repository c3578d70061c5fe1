package nl.wijgroningen.portaal.experience.domain;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The volgcode: 16 characters of an alphabet of 27 without look-alikes, 76 bits. Who has it is the teller; it is kept
 * nowhere but with them.
 */
@Rule("R12")
public record TellerCode(String value) {

    /** No O or 0, I or 1, B or 8, S or 5, Z or 2, G or 6, U or V both: of each pair at most one. */
    static final String ALPHABET = "ACDEFGHJKLMNPQRTUWXY2345789";

    static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final String READ_AS_FROM = "BSZV61I";
    private static final String READ_AS_TO = "852UGLL";

    public TellerCode {
        if (!isCode(value, LENGTH)) {
            throw new IllegalArgumentException("no code"); // never with the text in it
        }
    }

    static TellerCode random(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return of(bytes);
    }

    /** The code that 32 random bytes stand for; the bias is under 2⁻¹⁷⁹. */
    static TellerCode of(byte[] bytes) {
        return new TellerCode(letters(bytes, LENGTH));
    }

    /** So many characters of the alphabet, of 32 random bytes. */
    static String letters(byte[] bytes, int length) {
        var base = BigInteger.valueOf(ALPHABET.length());
        var rest = new BigInteger(1, bytes);
        var code = new StringBuilder();
        for (var i = 0; i < length; i++) {
            var next = rest.divideAndRemainder(base);
            code.append(ALPHABET.charAt(next[1].intValue()));
            rest = next[0];
        }
        return code.toString();
    }

    /** Reads what somebody typed: any case, with or without spaces and hyphens; look-alikes are forgiven. */
    public static Optional<TellerCode> read(@Nullable String typed) {
        return clean(typed).filter(it -> isCode(it, LENGTH)).map(TellerCode::new);
    }

    static boolean isCode(String text, int length) {
        return text.length() == length && text.chars().allMatch(it -> ALPHABET.indexOf(it) >= 0);
    }

    /** What was typed in the letters of the alphabet; may still be no code. */
    static Optional<String> clean(@Nullable String typed) {
        if (typed == null || typed.length() > 100) {
            return Optional.empty();
        }
        var code = new StringBuilder();
        for (var c : Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                var alike = READ_AS_FROM.indexOf(c);
                code.append(alike >= 0 ? READ_AS_TO.charAt(alike) : c);
            }
        }
        return Optional.of(code.toString());
    }

    /** Four groups of four. */
    public List<String> groups() {
        var groups = new ArrayList<String>();
        for (var i = 0; i < LENGTH; i += GROUP) {
            groups.add(value.substring(i, i + GROUP));
        }
        return groups;
    }

    public String last() {
        return value.substring(LENGTH - GROUP);
    }

    /** In groups, as it is printed. */
    public String spaced() {
        return String.join(" ", groups());
    }

    @Override
    public String toString() {
        return "TellerCode[…]"; // never in a log
    }
}
