package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known, between two facts.
 *
 * @param since number of the fact that brought it
 * @param until number of the fact that replaced it; null: it stands
 */
record Row<T>(T value, int since, @Nullable Integer until) {

    boolean at(int turn) {
        return since <= turn && (until == null || turn < until);
    }

    static <T> List<T> at(Collection<Row<T>> rows, int turn) {
        return rows.stream().filter(it -> it.at(turn)).map(Row::value).toList();
    }

    /** What no longer stands ends with this fact, and what is new begins with it; nothing is removed. */
    static <T> List<Row<T>> after(List<Row<T>> rows, Collection<T> stands, int turn) {
        var kept = new HashSet<T>();
        var all = new ArrayList<Row<T>>();
        for (var row : rows) {
            if (row.until != null) {
                all.add(row);
            } else if (stands.contains(row.value)) {
                kept.add(row.value);
                all.add(row);
            } else {
                all.add(new Row<>(row.value, row.since, turn));
            }
        }
        stands.stream().filter(it -> !kept.contains(it)).forEach(it -> all.add(new Row<>(it, turn, null)));
        return List.copyOf(all);
    }
}
