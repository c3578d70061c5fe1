package nl.wijgroningen.portaal.platform.work;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.time.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The work of all modules as one list: what must be done first stands first, a page at a time by key. */
@Component
public class WorkList {

    public static final int PAGE = 20;

    /** So many are held at a time when all are gone through. */
    private static final int BATCH = 500;

    private static final Comparator<WorkSource.Item> ORDER = Comparator.comparing(WorkList::key);

    private final List<WorkSource> sources;

    WorkList(List<WorkSource> sources) {
        this.sources = sources;
    }

    /** The last item of a page; the next page begins after it. Ids compare as PostgreSQL compares them: as text. */
    public record Key(LocalDate due, UUID id, String kind) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::due)
                .thenComparing(it -> it.id().toString())
                .thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return due + "_" + id + "_" + kind;
        }

        /** @throws IllegalArgumentException when it is not one */
        public static Key parse(String text) {
            var parts = text.split("_", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException("no key");
            }
            return new Key(Days.require(parts[0]), UUID.fromString(parts[1]), parts[2]);
        }
    }

    /** @param kind name of the only one asked; null: all */
    public record View(@Nullable String kind, boolean late, boolean mine) {}

    /** @param next where the next page begins; null on the last */
    public record Rows(
            List<WorkSource.Item> items, @Nullable Key next) {}

    public List<WorkSource.Kind> kinds(Worker who) {
        return sources.stream().flatMap(it -> it.kinds(who).stream()).toList();
    }

    public Rows rows(Worker who, View view, LocalDate today, @Nullable Key after) {
        return rows(who, view, today, after, PAGE);
    }

    /** All that waits, in the order of the list. */
    public void each(Worker who, LocalDate today, Consumer<WorkSource.Item> to) {
        var all = new View(null, false, false);
        var rows = rows(who, all, today, null, BATCH);
        rows.items().forEach(to);
        while (rows.next() != null) {
            rows = rows(who, all, today, rows.next(), BATCH);
            rows.items().forEach(to);
        }
    }

    private Rows rows(Worker who, View view, LocalDate today, @Nullable Key after, int page) {
        var from = after == null ? null : new WorkSource.From(after.due(), after.id());
        var found = sources.stream()
                .flatMap(source -> {
                    var kinds = source.kinds(who).stream()
                            .map(WorkSource.Kind::name)
                            .filter(it -> view.kind() == null || it.equals(view.kind()))
                            .collect(Collectors.toSet());
                    // one thing may be of each of the kinds: so many of "from" itself were shown before
                    var limit = page + 1 + kinds.size();
                    var ask = new WorkSource.Ask(today, kinds, view.late(), view.mine(), from, limit);
                    return kinds.isEmpty() ? Stream.<WorkSource.Item>empty() : source.items(who, ask).stream();
                })
                .filter(it -> after == null || key(it).compareTo(after) > 0)
                .sorted(ORDER)
                .limit(page + 1)
                .toList();
        return found.size() <= page
                ? new Rows(found, null)
                : new Rows(found.subList(0, page), key(found.get(page - 1)));
    }

    /** By the name of the kind, of those that the person may have. */
    public Map<String, WorkSource.Count> counts(Worker who, LocalDate today) {
        var counts = new HashMap<String, WorkSource.Count>();
        for (var source : sources) {
            if (!source.kinds(who).isEmpty()) {
                counts.putAll(source.counts(who, today));
            }
        }
        return counts;
    }

    private static Key key(WorkSource.Item item) {
        return new Key(item.due(), item.id(), item.kind());
    }
}
