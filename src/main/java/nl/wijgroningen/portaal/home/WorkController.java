package nl.wijgroningen.portaal.home;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.platform.work.WorkList;
import nl.wijgroningen.portaal.platform.work.WorkSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where staff begin after they logged in: what waits for them, of all modules, what must be done first on top. */
@Controller
class WorkController {

    private static final String PATH = "/werk";

    private final WorkList work;
    private final Words words;
    private final Clock clock;

    WorkController(WorkList work, Words words, Clock clock) {
        this.work = work;
        this.words = words;
        this.clock = clock;
    }

    /** A list of which one chooses. @param count as {@link Words#count(int, int)} */
    public record Tab(String path, String key, String count, boolean current) {}

    /** @param kind key of the message with its name */
    public record Line(WorkSource.Item item, String kind, boolean late) {}

    /** Items that are due in the same time. @param name last part of the message with its name */
    public record Group(String name, List<Line> lines) {}

    /**
     * @param any whether there is work for somebody with these roles at all
     * @param states all, late, and what the person took
     * @param kinds of which something waits, in the chosen state
     * @param filtered whether a part of the list is chosen
     * @param next address of the next page, or null
     */
    public record Page(
            boolean any,
            boolean coordinator,
            String all,
            String late,
            List<Tab> states,
            List<Tab> kinds,
            boolean filtered,
            List<Group> groups,
            boolean first,
            String start,
            @Nullable String next) {}

    /** @param stand {@code te-laat}, {@code van-mij}, or null: all */
    private record Chosen(@Nullable String stand, @Nullable String soort) {

        String path(@Nullable String after) {
            var uri = UriComponentsBuilder.fromPath(PATH);
            if (stand != null) {
                uri.queryParam("stand", stand);
            }
            if (soort != null) {
                uri.queryParam("soort", soort);
            }
            if (after != null) {
                uri.queryParam("na", after);
            }
            return uri.toUriString();
        }

        boolean late() {
            return "te-laat".equals(stand);
        }

        boolean mine() {
            return "van-mij".equals(stand);
        }

        int of(WorkSource.Count count) {
            return late() ? count.late() : mine() ? count.mine() : count.all();
        }
    }

    @GetMapping(PATH)
    @Rule("R17")
    String show(
            Staff staff,
            @RequestParam(name = "stand", required = false) @Nullable String stand,
            @RequestParam(name = "soort", required = false) @Nullable String sort,
            @RequestParam(name = "na", required = false) @Nullable String after,
            Model model) {
        var worker = staff.worker();
        var kinds = work.kinds(worker);
        var chosen = new Chosen(stand, sort);
        if (stand != null && !chosen.late() && !chosen.mine()
                || sort != null && kinds.stream().noneMatch(it -> it.name().equals(sort))) {
            throw new NotFound();
        }
        var today = LocalDate.now(clock);
        var rows = work.rows(worker, new WorkList.View(sort, chosen.late(), chosen.mine()), today, key(after));
        var counts = work.counts(worker, today);
        var total = kinds.stream().map(it -> count(counts, it)).reduce(WorkSource.Count.NONE, WorkSource.Count::plus);
        model.addAttribute(
                "page",
                new Page(
                        !kinds.isEmpty(),
                        staff.is(Role.COORDINATOR),
                        count(total.all()),
                        count(total.late()),
                        List.of(
                                state(null, "all", total.all(), chosen),
                                state("te-laat", "late", total.late(), chosen),
                                state("van-mij", "mine", total.mine(), chosen)),
                        kinds(kinds, counts, chosen),
                        stand != null || sort != null,
                        groups(rows.items(), kinds, today),
                        after == null,
                        chosen.path(null),
                        rows.next() == null ? null : chosen.path(rows.next().toString())));
        return "home/work";
    }

    private Tab state(@Nullable String stand, String name, int count, Chosen chosen) {
        var is = stand == null ? chosen.stand() == null : stand.equals(chosen.stand());
        return new Tab(new Chosen(stand, null).path(null), "home.work.state." + name, count(count), is);
    }

    private List<Tab> kinds(List<WorkSource.Kind> kinds, Map<String, WorkSource.Count> counts, Chosen chosen) {
        var tabs = new ArrayList<Tab>();
        for (var kind : kinds) {
            var count = chosen.of(count(counts, kind));
            var current = kind.name().equals(chosen.soort());
            if (count > 0 || current) {
                // chosen once more it is off
                var path = new Chosen(chosen.stand(), current ? null : kind.name()).path(null);
                tabs.add(new Tab(path, kind.key(), count(count), current));
            }
        }
        return tabs;
    }

    private static WorkSource.Count count(Map<String, WorkSource.Count> counts, WorkSource.Kind kind) {
        return counts.getOrDefault(kind.name(), WorkSource.Count.NONE);
    }

    private String count(int count) {
        return words.count(count, WorkSource.COUNTED);
    }

    private static List<Group> groups(List<WorkSource.Item> items, List<WorkSource.Kind> kinds, LocalDate today) {
        var sunday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        var groups = new ArrayList<Group>();
        for (var item : items) {
            var late = item.isLate(today);
            var name = late ? "late" : item.due().isAfter(sunday) ? "later" : "week";
            if (groups.isEmpty() || !groups.get(groups.size() - 1).name().equals(name)) {
                groups.add(new Group(name, new ArrayList<>()));
            }
            var key = kinds.stream()
                    .filter(it -> it.name().equals(item.kind()))
                    .findFirst()
                    .orElseThrow()
                    .key();
            groups.get(groups.size() - 1).lines().add(new Line(item, key, late));
        }
        return groups;
    }

    private static WorkList.@Nullable Key key(@Nullable String after) {
        try {
            return after == null ? null : WorkList.Key.parse(after);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }
}
