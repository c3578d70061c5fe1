package nl.wijgroningen.portaal.platform.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A week of ISO 8601: it begins on Monday and belongs to the year of its Thursday, which near New Year is not always
 * the year of its days.
 *
 * @param year the week-based year, 1 to 9999
 * @param number 1 to 52, or 53 in a year that has it; anything else throws IllegalArgumentException
 */
public record Week(int year, int number) implements Comparable<Week> {

    private static final Pattern TEXT = Pattern.compile("([0-9]{4})-W([0-9]{2})");

    public Week {
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("No week-based year: " + year);
        }
        if (number < 1 || number > weeksOf(year)) {
            throw new IllegalArgumentException("No week of " + year + ": " + number);
        }
    }

    /** The week in which this date lies. */
    public static Week of(LocalDate date) {
        return new Week(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Reads what {@link #toString()} writes; throws IllegalArgumentException for anything else. */
    public static Week parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("No week: " + text);
        }
        return new Week(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public LocalDate monday() {
        return firstMonday(year).plusWeeks(number - 1L);
    }

    /** The day that decides to which year, and so to which quarter, the week belongs. */
    public LocalDate thursday() {
        return monday().plusDays(3);
    }

    public LocalDate friday() {
        return monday().plusDays(4);
    }

    /** The week so many weeks later, or earlier when negative. */
    public Week plus(int weeks) {
        return of(monday().plusWeeks(weeks));
    }

    /** The number of weeks from this one to the other, negative when the other is earlier. */
    public int weeksUntil(Week other) {
        return (int) ChronoUnit.WEEKS.between(monday(), other.monday());
    }

    @Override
    public int compareTo(Week other) {
        return year != other.year ? Integer.compare(year, other.year) : Integer.compare(number, other.number);
    }

    /** For example "2026-W48": sorts as text in the order of time. */
    @Override
    public String toString() {
        // ROOT: another locale may have digits of its own
        return String.format(Locale.ROOT, "%04d-W%02d", year, number);
    }

    private static int weeksOf(int year) {
        return (int) ChronoUnit.WEEKS.between(firstMonday(year), firstMonday(year + 1));
    }

    private static LocalDate firstMonday(int year) {
        // ISO 8601: 4 January always lies in week 1
        return LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
