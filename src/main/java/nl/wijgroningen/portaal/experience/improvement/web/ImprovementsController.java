package nl.wijgroningen.portaal.experience.improvement.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.PublicImprovements.Line;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages.Stand;
import nl.wijgroningen.portaal.experience.web.SearchWords;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Finder;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** What was promised and what changed: the list, and one. What is late shows as late. */
@Controller
@Rule("R34")
class ImprovementsController {

    private static final String LIST = "/verbeteringen";

    private final ImprovementPages improvements;
    private final Files files;
    private final Finder finder;
    private final Teams teams;
    private final Words words;
    private final Clock clock;

    ImprovementsController(
            ImprovementPages improvements, Files files, Finder finder, Teams teams, Words words, Clock clock) {
        this.improvements = improvements;
        this.files = files;
        this.finder = finder;
        this.teams = teams;
        this.words = words;
        this.clock = clock;
    }

    /** One in the list, with its label and team. */
    public record Shown(Line line, String state, @Nullable String team) {}

    /** What the list is narrowed to, and the list without it. */
    public record Chip(String label, String without) {}

    /**
     * @param meant the words that were probably meant, and the list of them
     * @param next the next page, or null
     * @param start the first page, where this is another one
     */
    public record Page(
            @Nullable String query,
            List<Option> teams,
            @Nullable String team,
            List<Option> stands,
            @Nullable String stand,
            List<Chip> chips,
            boolean one,
            String count,
            List<Line> lines,
            Map<UUID, String> teamNames,
            @Nullable String meant,
            @Nullable String meantPath,
            @Nullable String next,
            @Nullable String start) {}

    /**
     * @param steps of its history, the last first
     */
    public record OnePage(
            ImprovementPages.One one,
            String state,
            @Nullable Team team,
            boolean late,
            Evidence evidence,
            List<ImprovementPages.Step> steps) {}

    /** The address of a list. */
    private record State(
            @Nullable String q,
            @Nullable Team team,
            @Nullable Stand stand) {

        String path(@Nullable String after) {
            var uri = UriComponentsBuilder.fromPath(LIST);
            if (q != null) {
                uri.queryParam("q", "{q}");
            }
            if (team != null) {
                uri.queryParam("team", team.slug());
            }
            if (stand != null) {
                uri.queryParam("stand", name(stand));
            }
            if (after != null) {
                uri.queryParam("na", after);
            }
            return uri.encode()
                    .buildAndExpand(q == null ? Map.of() : Map.of("q", q))
                    .toUriString();
        }
    }

    @GetMapping(LIST)
    String list(
            @RequestParam(name = "q", required = false) @Nullable String typed,
            @RequestParam(name = "team", required = false) @Nullable String team,
            @RequestParam(name = "stand", required = false) @Nullable String stand,
            @RequestParam(name = "na", required = false) @Nullable String after,
            Model model) {
        var roll = teams.roll();
        var chosen = roll.today().stream()
                .filter(it -> it.slug().equals(team))
                .findFirst()
                .orElse(null);
        var asked = SearchWords.of(typed);
        var state = new State(
                asked,
                chosen,
                Stream.of(Stand.values())
                        .filter(it -> asked == null && name(it).equals(stand)) // words are sought in all
                        .findFirst()
                        .orElse(null));
        var filter = new ImprovementPages.Filter(chosen == null ? null : chosen.id(), state.stand());
        List<Line> lines;
        String next;
        int number;
        String meant = null;
        if (state.q() == null) {
            var page = improvements.page(filter, key(after));
            lines = page.lines();
            next = page.next() == null ? null : state.path(page.next().toString());
            number = improvements.count(filter);
        } else {
            var found = finder.find(new Finder.Question(
                    Document.Kind.IMPROVEMENT,
                    state.q(),
                    chosen == null ? Set.of() : Set.of(chosen.id()),
                    Set.of(),
                    null,
                    rank(after),
                    ImprovementPages.PAGE + 1));
            var hits = found.hits().stream().limit(ImprovementPages.PAGE).toList();
            lines = improvements.of(hits.stream().map(Finder.Hit::id).toList());
            next = found.hits().size() <= ImprovementPages.PAGE
                    ? null
                    : state.path(hits.get(hits.size() - 1).key().toString());
            number = found.number();
            meant = number == 0 ? finder.meant(state.q()).orElse(null) : null;
        }
        model.addAttribute(
                "page",
                new Page(
                        state.q(),
                        roll.today().stream()
                                .map(it -> new Option(it.slug(), it.name()))
                                .toList(),
                        chosen == null ? null : chosen.slug(),
                        Stream.of(Stand.values())
                                .map(it -> new Option(name(it), words.get("improvement.stand." + name(it))))
                                .toList(),
                        state.stand() == null ? null : name(state.stand()),
                        chips(state),
                        number == 1,
                        words.count(number, state.q() == null ? ImprovementPages.COUNTED : Finder.RANKED),
                        lines,
                        roll.names(),
                        meant,
                        meant == null ? null : new State(meant, state.team(), null).path(null),
                        next,
                        after == null ? null : state.path(null)));
        return "improvement/list";
    }

    private List<Chip> chips(State state) {
        var chips = new ArrayList<Chip>();
        if (state.q() != null) {
            chips.add(new Chip("‘" + state.q() + "’", new State(null, state.team(), state.stand()).path(null)));
        }
        if (state.team() != null) {
            chips.add(new Chip(state.team().name(), new State(state.q(), null, state.stand()).path(null)));
        }
        if (state.stand() != null) {
            chips.add(new Chip(
                    words.get("improvement.stand." + name(state.stand())),
                    new State(null, state.team(), null).path(null)));
        }
        return chips;
    }

    @GetMapping(LIST + "/{id}")
    String show(@PathVariable("id") UUID id, HttpServletRequest request, Model model) {
        var one = improvements.one(id).orElseThrow(NotFound::new);
        var facts = one.facts();
        if (facts.mergedInto() != null) {
            request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.MOVED_PERMANENTLY);
            return "redirect:" + LIST + "/" + facts.mergedInto();
        }
        var today = LocalDate.now(clock);
        var state = ImprovementPages.stand(facts.state(), facts.dueOn(), today);
        var proof = one.proof();
        var steps = new ArrayList<>(one.steps());
        Collections.reverse(steps);
        model.addAttribute(
                "page",
                new OnePage(
                        one,
                        state,
                        facts.teamId() == null
                                ? null
                                : teams.byId(facts.teamId()).orElse(null),
                        state.equals("late"),
                        proof == null
                                ? Evidence.NONE
                                : Evidence.of(
                                        files.of(Evidence.ids(proof.documentId(), proof.photoId())),
                                        proof.documentId(),
                                        proof.photoId()),
                        steps));
        return "improvement/one";
    }

    private static String name(Stand stand) {
        return switch (stand) {
            case PROMISED -> "beloofd";
            case BUSY -> "bezig";
            case LATE -> "te-laat";
            case DONE -> "gedaan";
            case NOT_POSSIBLE -> "kan-niet";
        };
    }

    private static ImprovementPages.@Nullable Key key(@Nullable String after) {
        try {
            return after == null ? null : ImprovementPages.Key.parse(after);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }

    private static Finder.@Nullable Key rank(@Nullable String after) {
        try {
            return after == null ? null : Finder.Key.parse(after);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound();
        }
    }
}
