package nl.wijgroningen.portaal.platform.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for staff in one module; a module plugs in with a bean, and {@code /werk} and the mail about work show it
 * ({@link WorkList}). Who may see an item decides the source itself, in its query. Each question reads from an index and
 * stops, so that the list is as quick in a large city: two statements a source is usual, one for items and one for counts.
 */
public interface WorkSource {

    /** A count stops just above it and then reads "meer dan 1.000". */
    int COUNTED = 1000;

    /**
     * One kind of work.
     *
     * @param name as it stands in the address, Dutch, unlike all other kinds: {@code te-beantwoorden}
     * @param key message with its name, in a bundle of staff
     */
    record Kind(String name, String key) {}

    /**
     * One thing to do. The list is in the order of {@code due}, then {@code id}.
     *
     * @param id differs from that of every other item of its kind; never shown
     * @param text a short opening, on one line
     * @param language of the text, such as {@code nl}
     * @param address of the page where it is done
     * @param week since which it waits, such as {@code 2026-W47}; or else {@code day}; both null: only its due day counts
     * @param due the day on which it must be done: that of a rule, or a term of the source's choice
     * @param team name, where the reader works with more than one; null: none
     * @param person who took it, by name
     */
    record Item(
            String kind,
            UUID id,
            String text,
            String language,
            String address,
            @Nullable String week,
            @Nullable LocalDate day,
            LocalDate due,
            @Nullable String team,
            @Nullable String person) {

        public boolean isLate(LocalDate today) {
            return due.isBefore(today);
        }
    }

    /** @param late those of {@code all} past their due day; {@code mine} those that the person took */
    record Count(int all, int late, int mine) {

        public static final Count NONE = new Count(0, 0, 0);

        public Count plus(Count other) {
            return new Count(all + other.all, late + other.late, mine + other.mine);
        }
    }

    /**
     * Which items.
     *
     * @param kinds names, of those that this source has for the person
     * @param late only those past their due day
     * @param mine only those that the person took; a source in which nobody takes anything has none
     * @param from no item whose due day, and on that day whose id (as text), comes before it; null: from the start
     * @param limit the first so many are enough, in any order; more do no harm
     */
    record Ask(
            LocalDate today,
            Set<String> kinds,
            boolean late,
            boolean mine,
            @Nullable From from,
            int limit) {}

    record From(LocalDate due, UUID id) {}

    /** The kinds that this person may have at all, in the order of the screen; empty: this source has nothing for them. */
    List<Kind> kinds(Worker who);

    List<Item> items(Worker who, Ask ask);

    /** By the name of the kind; one that is absent counts none. */
    Map<String, Count> counts(Worker who, LocalDate today);
}
