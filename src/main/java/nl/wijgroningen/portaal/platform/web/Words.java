package nl.wijgroningen.portaal.platform.web;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts, dates and weeks in the words of the page that is being made; in templates {@code @words}. */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    public String get(String key, Object... values) {
        return messages.getMessage(key, values, locale());
    }

    /** In another language than that of the page: on paper for a resident. */
    public String in(Language language, String key, Object... values) {
        return messages.getMessage(key, values, language.locale());
    }

    /** What was counted up to just above {@code most}: "12", or "meer dan 1.000". */
    public String count(int number, int most) {
        return count(language(), number, most);
    }

    /** As {@link #count(int, int)}, in another language than that of the page. */
    public String count(Language language, int number, int most) {
        return number <= most
                ? String.valueOf(number)
                : in(
                        language,
                        "words.more-than",
                        NumberFormat.getIntegerInstance(language.locale()).format(most));
    }

    /** The sentence of a rule that refuses; days in it are written out. */
    public String rule(RuleBroken broken) {
        return rule(messages, broken, locale());
    }

    static String rule(MessageSource messages, RuleBroken broken, Locale locale) {
        var numbers = Arrays.stream(broken.numbers())
                .map(it -> it instanceof LocalDate day
                        ? DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day)
                        : it)
                .toArray();
        return messages.getMessage(broken.messageKey(), numbers, locale);
    }

    /** "24 november 2026". */
    public String day(@Nullable LocalDate day) {
        return format(day, "d MMMM yyyy");
    }

    /** As {@link #day(LocalDate)}, in another language than that of the page. */
    public String day(Language language, LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale()).format(day);
    }

    /** "vrijdag 27 november", for a day nearby. */
    public String weekday(@Nullable LocalDate day) {
        return format(day, "EEEE d MMMM");
    }

    /** "24 november 2026, 19.30 uur". */
    public String moment(@Nullable Instant moment) {
        var pattern = language() == Language.EN ? "d MMMM yyyy, HH.mm" : "d MMMM yyyy, HH.mm 'uur'";
        return moment == null
                ? ""
                : DateTimeFormatter.ofPattern(pattern, locale()).format(moment.atZone(PortaalApplication.ZONE));
    }

    /** "week 47 van 2026", of {@code 2026-W47}. */
    public String week(@Nullable String week) {
        if (week == null) {
            return "";
        }
        var it = Week.parse(week);
        return get("words.week", String.valueOf(it.number()), String.valueOf(it.year()));
    }

    public Language language() {
        return locale().getLanguage().equals(Language.EN.tag()) ? Language.EN : Language.NL;
    }

    private static String format(@Nullable LocalDate day, String pattern) {
        return day == null ? "" : DateTimeFormatter.ofPattern(pattern, locale()).format(day);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
