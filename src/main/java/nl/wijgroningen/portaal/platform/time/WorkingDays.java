package nl.wijgroningen.portaal.platform.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Dutch working days: Monday to Friday without the public holidays. Good for 1990 to 2100, as far as today's law goes;
 * other years are reckoned by the same rules.
 */
public final class WorkingDays {

    private WorkingDays() {}

    public static boolean isWorkingDay(LocalDate date) {
        var day = date.getDayOfWeek();
        return day != DayOfWeek.SATURDAY
                && day != DayOfWeek.SUNDAY
                && !holidays(date.getYear()).contains(date);
    }

    /** The date itself when it is a working day, otherwise the first working day after it. */
    public static LocalDate onOrAfter(LocalDate date) {
        var day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The first working day strictly after the date. */
    public static LocalDate next(LocalDate date) {
        return onOrAfter(date.plusDays(1));
    }

    /**
     * The so manieth working day strictly after the date; zero gives the date itself, also when it is no working day.
     * Throws IllegalArgumentException for a negative number.
     */
    public static LocalDate plus(LocalDate date, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Working days are counted forward: " + workingDays);
        }
        var day = date;
        for (int i = 0; i < workingDays; i++) {
            day = next(day);
        }
        return day;
    }

    /**
     * The public holidays of a year, those on a Saturday or Sunday too. Good Friday and, every year instead of once in
     * five, Liberation Day are among them: our choice, as municipal offices are closed then.
     */
    public static SortedSet<LocalDate> holidays(int year) {
        var easter = easter(year);
        var days = new TreeSet<LocalDate>();
        days.add(LocalDate.of(year, 1, 1));
        days.add(easter.minusDays(2)); // Goede Vrijdag
        days.add(easter);
        days.add(easter.plusDays(1));
        days.add(royalDay(year));
        days.add(LocalDate.of(year, 5, 5)); // Bevrijdingsdag
        days.add(easter.plusDays(39)); // Hemelvaartsdag
        days.add(easter.plusDays(49)); // Pinksteren
        days.add(easter.plusDays(50));
        days.add(LocalDate.of(year, 12, 25));
        days.add(LocalDate.of(year, 12, 26));
        return days;
    }

    /** Koningsdag, before 2014 Koninginnedag; on a Sunday it is kept the day before. */
    private static LocalDate royalDay(int year) {
        var day = year < 2014 ? LocalDate.of(year, 4, 30) : LocalDate.of(year, 4, 27);
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(1) : day;
    }

    /**
     * Easter Sunday by the anonymous Gregorian algorithm: Nature 13 (20 April 1876) p. 487, in the form of J. Meeus,
     * Astronomical Algorithms (1991), chapter 8, whose letters are kept.
     */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
