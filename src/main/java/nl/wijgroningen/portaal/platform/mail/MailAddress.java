package nl.wijgroningen.portaal.platform.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads addresses for mail, and shows them so that they are recognised but not read. */
public final class MailAddress {

    private static final int LONGEST = 254;

    private MailAddress() {}

    /** What somebody typed, when mail can be sent to it: one plain address with a domain. */
    public static Optional<String> read(@Nullable String typed) {
        var address = typed == null ? "" : typed.strip();
        if (address.length() > LONGEST || !address.matches("[^\\s@\"<>(),;:\\\\\\[\\]]+@[^\\s@]+\\.[^\\s@.]{2,}")) {
            return Optional.empty();
        }
        try {
            new InternetAddress(address, true).validate();
            return Optional.of(address);
        } catch (AddressException malformed) {
            return Optional.empty();
        }
    }

    /** {@code f…@e….nl} of {@code fatima@example.nl}. */
    public static String masked(String address) {
        var at = address.lastIndexOf('@');
        var dot = address.lastIndexOf('.');
        return first(address) + "…@" + first(address.substring(at + 1)) + "…" + address.substring(dot);
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
