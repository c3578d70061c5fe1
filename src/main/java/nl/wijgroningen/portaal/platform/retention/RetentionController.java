package nl.wijgroningen.portaal.platform.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is kept how long, and what went: for the administrator. */
@Controller
class RetentionController {

    private final List<Retention> retentions;
    private final RetentionReport report;
    private final TermWords terms;
    private final Clock clock;

    RetentionController(List<Retention> retentions, RetentionReport report, TermWords terms, Clock clock) {
        this.retentions = retentions;
        this.report = report;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * A kind and how its last run ended.
     *
     * @param day null: it has not run yet
     * @param failure what went wrong, or null
     */
    public record Kind(
            String name,
            String ground,
            @Nullable LocalDate day,
            int number,
            @Nullable String failure) {}

    /** A run in which something went or failed; the ground as it was that day. */
    public record Run(
            LocalDate day,
            String name,
            String ground,
            int number,
            @Nullable String failure) {}

    /**
     * @param failed how many kinds failed the last time
     * @param next key of the next page, or null
     */
    public record Page(
            List<Kind> kinds,
            long failed,
            List<Run> runs,
            boolean first,
            @Nullable Long next) {}

    @GetMapping("/beheer/bewaren")
    String show(@RequestParam(name = "na", required = false) @Nullable String after, Model model) {
        var kinds = kinds();
        var rows = report.before(key(after));
        var some = rows.stream().limit(RetentionReport.MOST).toList();
        var more = rows.size() > some.size();
        model.addAttribute(
                "page",
                new Page(
                        kinds,
                        kinds.stream().filter(it -> it.failure() != null).count(),
                        some.stream()
                                .map(it -> new Run(
                                        it.day(), name(it.kind()), it.ground(), it.number(), firstLine(it.failure())))
                                .toList(),
                        after == null,
                        more ? some.get(some.size() - 1).id() : null));
        return "platform/retention";
    }

    private List<Kind> kinds() {
        var today = LocalDate.now(clock);
        var grounds = terms.grounds(retentions, today);
        var last = report.last(retentions.stream().map(Retention::kind).toList()).stream()
                .collect(Collectors.toMap(RetentionReport.Row::kind, Function.identity()));
        return retentions.stream()
                .map(it -> {
                    var run = last.get(it.kind());
                    return new Kind(
                            terms.name(it.kind()),
                            grounds.getOrDefault(it.kind(), ""),
                            run == null ? null : run.day(),
                            run == null ? 0 : run.number(),
                            run == null ? null : firstLine(run.failure()));
                })
                .sorted(Comparator.comparing(Kind::name))
                .toList();
    }

    /** A kind that is no longer there keeps its code name. */
    private String name(String kind) {
        return retentions.stream().anyMatch(it -> it.kind().equals(kind)) ? terms.name(kind) : kind;
    }

    private static @Nullable String firstLine(@Nullable String failure) {
        return failure == null
                ? null
                : failure.lines().limit(2).map(String::strip).collect(Collectors.joining(" "));
    }

    private static long key(@Nullable String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException malformed) {
            throw new NotFound();
        }
    }
}
