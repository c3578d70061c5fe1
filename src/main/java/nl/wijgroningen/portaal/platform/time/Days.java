package nl.wijgroningen.portaal.platform.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as forms and addresses send them. */
public final class Days {

    /**
     * What lies before this day or after {@link #LAST} is a slip of the pen, or forged. Years of five digits, and those before
     * our era, are written otherwise by PostgreSQL than Java reads them.
     */
    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    public static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DUTCH = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");

    private Days() {}

    /**
     * {@code 2026-11-24} as a date field sends it, or {@code 24-11-2026} as people type it; empty when it is no day, or lies
     * outside {@link #FIRST} and {@link #LAST}.
     */
    public static Optional<LocalDate> parse(@Nullable String typed) {
        return anyYear(typed).filter(it -> !it.isBefore(FIRST) && !it.isAfter(LAST));
    }

    /** @throws IllegalArgumentException when {@link #parse} finds none */
    public static LocalDate require(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no day"));
    }

    /** As {@link #parse}, of any year of four digits: to say that it lies too far away. */
    public static Optional<LocalDate> anyYear(@Nullable String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        var iso = ISO.matcher(typed.strip());
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        var dutch = DUTCH.matcher(typed.strip());
        return dutch.matches() ? day(dutch.group(3), dutch.group(2), dutch.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
