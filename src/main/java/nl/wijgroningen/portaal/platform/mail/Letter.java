package nl.wijgroningen.portaal.platform.mail;

import java.util.Map;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.platform.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * A mail to write. Its words are the messages {@code TEXT.subject} and {@code TEXT.body} of a bundle {@code …-mail}, in
 * which {@code {name}} stands for a value; a fixed end is put below them. It holds nothing of an experience, no id of one
 * either: a link in it carries a token of its own.
 *
 * @param to the address, as {@link MailAddress} reads it
 * @param text the first part of the messages' names, such as {@code mail.trial}
 * @param values by the names in the text
 * @param attachment a file with it, or null
 */
public record Letter(
        String to,
        String text,
        Language language,
        Map<String, String> values,
        @Nullable Attachment attachment) {

    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    /** @throws IllegalArgumentException when the address is none, or a value holds the id of something */
    public Letter {
        if (MailAddress.read(to).isEmpty()) {
            throw new IllegalArgumentException("not an address"); // never with the address in it
        }
        values = Map.copyOf(values);
        if (values.values().stream().anyMatch(it -> ID.matcher(it).find())) {
            throw new IllegalArgumentException("a mail holds no id: give its link a token");
        }
    }

    public Letter(String to, String text, Language language, Map<String, String> values) {
        this(to, text, language, values, null);
    }

    @Override
    public String toString() {
        return "Letter[" + text + "]"; // never in a log
    }
}
