package nl.wijgroningen.portaal.experience.improvement.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementFile;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementFile.Filter;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The improvements of a team, or of all for the coordinator: what is due first stands first. */
@Controller
@Rule("R34")
class ImprovementListController {

    private final ImprovementFile files;
    private final Teams teams;
    private final Words words;
    private final Clock clock;

    ImprovementListController(ImprovementFile files, Teams teams, Words words, Clock clock) {
        this.files = files;
        this.teams = teams;
        this.words = words;
        this.clock = clock;
    }

    public record Tab(String filter, String count, boolean current) {}

    public record Line(
            UUID id, String title, @Nullable String team, String state, LocalDate due, boolean open, boolean late) {}

    /** @param next key of the next page, or null */
    public record Page(
            List<Tab> tabs,
            String filter,
            List<Line> lines,
            boolean first,
            @Nullable String next) {}

    @GetMapping("/werk/verbeteringen")
    String show(
            Staff staff,
            @RequestParam(name = "filter", required = false) @Nullable String filter,
            @RequestParam(name = "na", required = false) @Nullable String after,
            Model model) {
        var chosen = filter == null
                ? Filter.OPEN
                : Stream.of(Filter.values())
                        .filter(it -> name(it).equals(filter))
                        .findFirst()
                        .orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        var rows = files.rows(staff, chosen, today, key(after));
        var counts = files.counts(staff, today);
        var names = teams.roll().names();
        model.addAttribute(
                "page",
                new Page(
                        Stream.of(Filter.values())
                                .map(it -> new Tab(name(it), count(counts.of(it)), it == chosen))
                                .toList(),
                        name(chosen),
                        rows.rows().stream()
                                .map(it -> {
                                    var state = ImprovementPages.stand(it.state(), it.dueOn(), today);
                                    return new Line(
                                            it.id(),
                                            it.title(),
                                            it.teamId() == null ? null : names.get(it.teamId()),
                                            state,
                                            it.dueOn(),
                                            it.state().isOpen(),
                                            state.equals("late"));
                                })
                                .toList(),
                        after == null,
                        rows.next() == null ? null : rows.next().toString()));
        return "improvement/work";
    }

    private static String name(Filter filter) {
        return switch (filter) {
            case OPEN -> "open";
            case LATE -> "te-laat";
            case PROOF -> "bewijs";
            case ENDED -> "klaar";
        };
    }

    private String count(int count) {
        return words.count(count, ImprovementFile.COUNTED);
    }

    private static ImprovementPages.@Nullable Key key(@Nullable String after) {
        try {
            return after == null ? null : ImprovementPages.Key.parse(after);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }
}
