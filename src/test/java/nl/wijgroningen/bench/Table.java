package nl.wijgroningen.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.wijgroningen.portaal.support.Weight;
import org.jspecify.annotations.Nullable;

/** What was measured, as a table with the bars beside it. */
final class Table {

    /** How much of the reference's requests per second a public page must reach, and how many times its p99 it may take. */
    private static final double SPEED = 1 / 3.0;

    private static final double SLOWEST = 5;
    private static final int FIRST = 100;
    private static final int NEXT = 15;

    private final List<Long> sizes;
    private final Map<Long, Map<Pages.Measured, Row>> rows = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    Table(List<Long> sizes) {
        this.sizes = sizes;
    }

    /** @param served as visitors get it; {@code anew} when each is made for them alone, the same for pages of staff */
    record Row(
            Load.Result reference,
            Load.Result served,
            Load.Result anew,
            int statements,
            Subject.Heap heap,
            Weight.@Nullable Page weight) {

        double speed() {
            return served.perSecond() / reference.perSecond();
        }

        double speedAnew() {
            return anew.perSecond() / reference.perSecond();
        }

        double median() {
            return anew.p50() / reference.p50();
        }

        double slowest() {
            return served.p99() / reference.p99();
        }

        long failed() {
            return reference.failed() + served.failed() + (anew == served ? 0 : anew.failed());
        }
    }

    void add(long size, Map<Pages.Measured, Row> measured) {
        rows.put(size, measured);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    long failed() {
        return rows.values().stream()
                .flatMap(it -> it.values().stream())
                .mapToLong(Row::failed)
                .sum();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append("Experiences: ");
        text.append(String.join(
                " and ", sizes.stream().map(it -> "%,d".formatted(it)).toList()));
        text.append(
                ". Speed and p99 beside the reference's, as served (requests per second at eight at a time); anew, p50 and growth (time per page, large city against small) of pages that are all made anew.\n\n");
        text.append(
                "| page | speed | p99 | anew | p50 | growth | SQL | heap MiB most / after | KiB first / next | bars |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|\n");
        var small = rows.get(sizes.get(0));
        var large = rows.get(sizes.get(sizes.size() - 1));
        large.forEach((page, row) -> {
            var growth = small.get(page).speedAnew() / row.speedAnew();
            text.append("| `%s` | %.2f | %.1f | %.2f | %.1f | %.2f | %s | %d / %d | %s | %s |%n"
                    .formatted(
                            page,
                            row.speed(),
                            row.slowest(),
                            row.speedAnew(),
                            row.median(),
                            growth,
                            small.get(page).statements() == row.statements()
                                    ? row.statements()
                                    : small.get(page).statements() + " → " + row.statements(),
                            row.heap().most(),
                            row.heap().after(),
                            weight(row),
                            bars(page.kind(), row, growth, small.get(page).statements(), list(large))));
        });
        text.append('\n');
        notes.forEach(it -> text.append("- ").append(it).append('\n'));
        return text.toString();
    }

    private static String weight(Row row) {
        return row.weight() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f / %.1f",
                        row.weight().first() / 1024.0,
                        row.weight().next() / 1024.0);
    }

    private static @Nullable Row list(Map<Pages.Measured, Row> rows) {
        return rows.entrySet().stream()
                .filter(it -> it.getKey().name().equals(Pages.LIST))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String bars(Pages.Kind kind, Row row, double growth, int statementsBefore, @Nullable Row list) {
        var missed = new ArrayList<String>();
        if (kind.isFast() && row.speed() < SPEED) {
            missed.add("speed");
        }
        if (kind.isFast() && row.slowest() > SLOWEST) {
            missed.add("p99");
        }
        if (list != null
                && kind.beside() > 0
                && row.anew().p95() / row.reference().p95()
                        > kind.beside() * list.anew().p95() / list.reference().p95()) {
            missed.add("p95 beside the list");
        }
        if (growth > kind.growth()) {
            missed.add("growth");
        }
        if (row.statements() > kind.statements || row.statements() != statementsBefore) {
            missed.add("SQL");
        }
        if (row.weight() != null
                && (row.weight().first() > FIRST * 1024 || row.weight().next() > NEXT * 1024)) {
            missed.add("weight");
        }
        if (row.failed() > 0) {
            missed.add(row.failed() + " failed");
        }
        return missed.isEmpty() ? "ok" : "**not**: " + String.join(", ", missed);
    }
}
