package nl.wijgroningen.portaal.wijraad.advice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.trail.Node;
import nl.wijgroningen.portaal.trail.Nodes;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFigures;
import nl.wijgroningen.portaal.wijraad.advice.read.AdvicePages;
import nl.wijgroningen.portaal.wijraad.advice.read.AdvicePages.Stand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Advices of the WIJ-raad with their answers, for everyone. What is late shows as late. */
@Controller
@RequestMapping("/wijraad/adviezen")
@Rule("R12e")
class AdvicesController {

    private static final String LIST = "/wijraad/adviezen";

    private final AdvicePages advices;
    private final AdviceFigures figures;
    private final Nodes nodes;
    private final Words words;
    private final Clock clock;

    AdvicesController(AdvicePages advices, AdviceFigures figures, Nodes nodes, Words words, Clock clock) {
        this.advices = advices;
        this.figures = figures;
        this.nodes = nodes;
        this.words = words;
        this.clock = clock;
    }

    /** One in the list. */
    public record Shown(AdvicePages.Line line, AdviceLook look) {}

    /** What the list is narrowed to, and the list without it. */
    public record Chip(String label, String without) {}

    /**
     * @param next the next page, or null
     * @param start the first page, where this is another one
     */
    public record Page(
            AdviceFigures.Figures figures,
            List<Option> stands,
            @Nullable String stand,
            List<Option> years,
            @Nullable String year,
            List<Chip> chips,
            boolean one,
            String count,
            List<Shown> lines,
            @Nullable String next,
            @Nullable String start) {}

    /**
     * @param stories published experiences that led to it; their words stay on their own pages
     * @param others improvements that led to it
     * @param hidden whether experiences that are not public did too
     */
    public record OnePage(
            AdvicePages.One one,
            AdviceLook look,
            List<Node> stories,
            List<Node> others,
            boolean hidden,
            LocalDate today) {}

    /** The address of a list. */
    private record State(@Nullable Stand stand, @Nullable Integer year) {

        String path(@Nullable String after) {
            var uri = UriComponentsBuilder.fromPath(LIST);
            if (stand != null) {
                uri.queryParam("stand", name(stand));
            }
            if (year != null) {
                uri.queryParam("jaar", year);
            }
            if (after != null) {
                uri.queryParam("na", after);
            }
            return uri.toUriString();
        }
    }

    @GetMapping
    String list(
            @RequestParam(name = "stand", required = false) @Nullable String typedStand,
            @RequestParam(name = "jaar", required = false) @Nullable String typedYear,
            @RequestParam(name = "na", required = false) @Nullable String after,
            Model model) {
        var today = LocalDate.now(clock);
        var years = advices.years();
        var state = new State(
                Stream.of(Stand.values())
                        .filter(it -> name(it).equals(typedStand))
                        .findFirst()
                        .orElse(null),
                years.stream()
                        .filter(it -> String.valueOf(it).equals(typedYear))
                        .findFirst()
                        .orElse(null));
        var filter = new AdvicePages.Filter(state.stand(), state.year());
        var page = advices.page(filter, key(after));
        var number = advices.count(filter);
        model.addAttribute(
                "page",
                new Page(
                        figures.of(null),
                        Stream.of(Stand.values())
                                .map(it -> new Option(name(it), words.get("advice.stand." + name(it))))
                                .toList(),
                        state.stand() == null ? null : name(state.stand()),
                        years.stream()
                                .map(it -> new Option(String.valueOf(it), String.valueOf(it)))
                                .toList(),
                        state.year() == null ? null : String.valueOf(state.year()),
                        chips(state),
                        number == 1,
                        words.count(number, AdvicePages.COUNTED),
                        page.lines().stream()
                                .map(it -> new Shown(it, AdviceLook.of(it.state(), it.term(), today)))
                                .toList(),
                        page.next() == null ? null : state.path(page.next().toString()),
                        after == null ? null : state.path(null)));
        return "advice/list";
    }

    private List<Chip> chips(State state) {
        var chips = new ArrayList<Chip>();
        if (state.stand() != null) {
            chips.add(new Chip(
                    words.get("advice.stand." + name(state.stand())), new State(null, state.year()).path(null)));
        }
        if (state.year() != null) {
            chips.add(new Chip(String.valueOf(state.year()), new State(state.stand(), null).path(null)));
        }
        return chips;
    }

    @GetMapping("/{id}")
    String show(@PathVariable("id") UUID id, Model model) {
        var one = advices.one(id).orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        var known = nodes.of(one.voices());
        model.addAttribute(
                "page",
                new OnePage(
                        one,
                        AdviceLook.of(one.facts().state(), one.facts().term(), today),
                        known.open().stream()
                                .filter(it -> it.kind() == Node.Kind.EXPERIENCE)
                                .toList(),
                        known.open().stream()
                                .filter(it -> it.kind() != Node.Kind.EXPERIENCE)
                                .toList(),
                        known.hidden(),
                        today));
        return "advice/one";
    }

    private static String name(Stand stand) {
        return switch (stand) {
            case WAITING -> "wacht";
            case LATE -> "te-laat";
            case ANSWERED -> "beantwoord";
            case JUDGED -> "nagekeken";
        };
    }

    private static AdvicePages.@Nullable Key key(@Nullable String after) {
        try {
            return after == null ? null : AdvicePages.Key.parse(after);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }
}
