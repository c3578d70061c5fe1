package nl.wijgroningen.portaal.wijraad;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Texts and days as they stand in letters and reports: in Dutch, whatever the page is in. */
@Component
public class DutchTexts {

    private static final Locale DUTCH = Locale.forLanguageTag("nl-NL");

    private final MessageSource messages;

    DutchTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String get(String key, Object... values) {
        return messages.getMessage(key, values, DUTCH);
    }

    /** "24 november 2026". */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", DUTCH).format(day);
    }
}
