package nl.wijgroningen.portaal.platform.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as forms send them. */
public final class Days {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DUTCH = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");

    private Days() {}

    /** {@code 2026-11-24} as a date field sends it, or {@code 24-11-2026} as people type it; empty when it is no day. */
    public static Optional<LocalDate> parse(@Nullable String typed) {
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
