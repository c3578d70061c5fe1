package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Councils to try things on: twelve members in thirteen seats, a third of whom leave each year. */
final class Councils {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final Limits.Numbers NUMBERS = new Limits.Numbers(11, 13, 3, 6);
    static final Limits LIMITS = Limits.always(NUMBERS);

    private Councils() {}

    static UUID member(int seat) {
        return new UUID(1, seat);
    }

    static LocalDate newYear(int year) {
        return LocalDate.of(year, 1, 1);
    }

    static Term term(int seat, UUID member, LocalDate from, LocalDate until) {
        return new Term(UUID.randomUUID(), seat, member, new Period(from, until), UUID.randomUUID());
    }

    /** The end of its first term: in 2027, 2028 or 2029. */
    static LocalDate end(int seat) {
        return LocalDate.of(2027 + seat % 3, 9, 1);
    }

    /** Seats one to {@code number}: the first {@code inCity} live in the city, the first one carries youth. */
    static Council council(int number, int inCity) {
        return council(number, inCity, LIMITS);
    }

    static Council council(int number, int inCity, Limits limits) {
        var terms = new ArrayList<Term>();
        var homes = new ArrayList<Home>();
        for (var seat = 1; seat <= number; seat++) {
            var until = end(seat);
            terms.add(term(seat, member(seat), until.minusYears(3), until));
            homes.add(new Home(member(seat), until.minusYears(3), seat <= inCity));
        }
        var youth = new Charge(UUID.randomUUID(), member(1), Portfolio.YOUTH, newYear(2025), null);
        return new Council(terms, homes, List.of(youth), limits);
    }
}
