package nl.wijgroningen.portaal.platform.mail;

import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.web.Language;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the words of a mail; the end is the same under each. */
@Component
public class MailTexts {

    private static final Pattern HOLE = Pattern.compile("\\{([\\w-]+)}");

    private final MessageSource messages;
    private final PortalSettings settings;

    MailTexts(MessageSource messages, PortalSettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    /** @throws IllegalArgumentException when the text asks a value that is not given */
    Mail compose(String text, Language language, Map<String, String> values) {
        var end = Map.of("home", settings.baseUrl() + language.prefix(), "phone", settings.phone());
        return new Mail(
                message(text + ".subject", language),
                fill(message(text + ".body", language), values) + "\n\n-- \n" + fill(message("mail.end", language), end)
                        + "\n",
                null);
    }

    /** Holds no value: it is what staff see of a mail. */
    public String subject(String text, Language language) {
        return Objects.requireNonNull(
                messages.getMessage(text + ".subject", null, text, language.locale())); // or its name, when it is gone
    }

    /** Without values a message is not read as a pattern. */
    private String message(String key, Language language) {
        return messages.getMessage(key, null, language.locale());
    }

    private static String fill(String text, Map<String, String> values) {
        return HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(value(hole, values)));
    }

    private static String value(MatchResult hole, Map<String, String> values) {
        var value = values.get(hole.group(1));
        if (value == null) {
            throw new IllegalArgumentException("no value for " + hole.group());
        }
        return value;
    }
}
