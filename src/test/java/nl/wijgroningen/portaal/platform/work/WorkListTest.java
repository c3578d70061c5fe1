package nl.wijgroningen.portaal.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of a list that comes from several modules: nothing twice, nothing left out, what must be done first on top. */
class WorkListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Worker henk = new Worker(UUID.randomUUID(), "Henk", Set.of("TEAM"), Set.of());

    /** Answers no more than it must, in any order. */
    private record Shelf(List<String> names, List<Item> all) implements WorkSource {

        @Override
        public List<Kind> kinds(Worker who) {
            return names.stream().map(it -> new Kind(it, "key." + it)).toList();
        }

        @Override
        public List<Item> items(Worker who, Ask ask) {
            var from = ask.from();
            var found = all.stream()
                    .filter(it -> ask.kinds().contains(it.kind()))
                    .filter(it -> !ask.late() || it.isLate(ask.today()))
                    .filter(it -> from == null
                            || it.due().isAfter(from.due())
                            || it.due().equals(from.due())
                                    && it.id().toString().compareTo(from.id().toString()) >= 0)
                    .sorted((one, other) -> (one.due() + one.id().toString())
                            .compareTo(other.due() + other.id().toString()))
                    .limit(ask.limit())
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(found, new Random(1));
            return found;
        }

        @Override
        public Map<String, Count> counts(Worker who, LocalDate today) {
            return names.stream()
                    .collect(Collectors.toMap(
                            it -> it,
                            name -> new Count(
                                    (int) all.stream()
                                            .filter(it -> it.kind().equals(name))
                                            .count(),
                                    0,
                                    0)));
        }
    }

    private static WorkSource.Item item(String kind, UUID id, int day) {
        return new WorkSource.Item(
                kind, id, "Een ding", "nl", "/werk/" + kind, null, null, TODAY.plusDays(day), null, null);
    }

    private static Shelf shelf(Random random, List<String> kinds, int number) {
        var items = new ArrayList<WorkSource.Item>();
        IntStream.range(0, number).forEach(i -> {
            var id = new UUID(random.nextLong(), random.nextLong()); // also those that Java takes for negative
            var day = random.nextInt(5) - 3;
            kinds.forEach(it -> items.add(item(it, id, day))); // one thing of each kind
        });
        return new Shelf(kinds, items);
    }

    @Test
    void everyItemIsOnOnePage() {
        var random = new Random(7);
        var one = shelf(random, List.of("te-beantwoorden", "na-te-kijken", "bezwaren"), 40);
        var other = shelf(random, List.of("te-bevestigen"), 45);
        var list = new WorkList(List.of(one, other));
        var seen = new ArrayList<WorkSource.Item>();
        WorkList.Key after = null;
        do {
            var rows = list.rows(henk, new WorkList.View(null, false, false), TODAY, after);
            assertThat(rows.items()).hasSizeLessThanOrEqualTo(WorkList.PAGE).isNotEmpty();
            seen.addAll(rows.items());
            after = rows.next() == null ? null : WorkList.Key.parse(rows.next().toString());
        } while (after != null);
        var all = new ArrayList<>(one.all());
        all.addAll(other.all());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
        assertThat(seen).extracting(WorkSource.Item::due).isSorted();
    }

    @Test
    void oneKindIsAskedOfItsSourceOnly() {
        var answers = new Shelf(List.of("te-beantwoorden"), List.of(item("te-beantwoorden", UUID.randomUUID(), -1)));
        WorkSource silent = new WorkSource() {
            @Override
            public List<Kind> kinds(Worker who) {
                return List.of();
            }

            @Override
            public List<Item> items(Worker who, Ask ask) {
                throw new AssertionError("asked for nothing");
            }

            @Override
            public Map<String, Count> counts(Worker who, LocalDate today) {
                throw new AssertionError("asked for nothing");
            }
        };
        var list = new WorkList(List.of(answers, silent));
        assertThat(list.rows(henk, new WorkList.View("te-beantwoorden", true, false), TODAY, null)
                        .items())
                .hasSize(1);
        assertThat(list.rows(henk, new WorkList.View("te-bevestigen", false, false), TODAY, null)
                        .items())
                .isEmpty();
        assertThat(list.counts(henk, TODAY)).containsOnlyKeys("te-beantwoorden");
    }

    @Test
    void aKeyIsReadOrRefused() {
        var key = new WorkList.Key(TODAY, UUID.randomUUID(), "na-te-kijken");
        assertThat(WorkList.Key.parse(key.toString())).isEqualTo(key);
        for (var wrong : List.of("", "x", "2026-11-24", "2026-13-01_" + key.id() + "_x", "2026-11-24_x_y")) {
            assertThatIllegalArgumentException().isThrownBy(() -> WorkList.Key.parse(wrong));
        }
    }
}
