package nl.wijgroningen.portaal.experience.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.Dots;
import nl.wijgroningen.portaal.experience.PublishedExperiences.Story;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages;
import nl.wijgroningen.portaal.experience.read.PublicStories;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.theme.Themes;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Finder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What tellers made public, with the answers: the list, and one. Only the year of telling shows (R16). */
@Controller
@Rule("R16")
class StoriesController {

    private static final String LIST = "/ervaringen";
    private static final int COUNTED = 1000;

    private final PublicStories stories;
    private final Finder finder;
    private final Teams teams;
    private final Themes themes;
    private final ImprovementPages improvements;
    private final Words words;
    private final Clock clock;

    StoriesController(
            PublicStories stories,
            Finder finder,
            Teams teams,
            Themes themes,
            ImprovementPages improvements,
            Words words,
            Clock clock) {
        this.stories = stories;
        this.finder = finder;
        this.teams = teams;
        this.themes = themes;
        this.improvements = improvements;
        this.words = words;
        this.clock = clock;
    }

    /** One choice of a filter. @param count null: not counted */
    public record Choice(
            String value,
            String label,
            boolean chosen,
            @Nullable String count) {}

    /** A filter that is on, and the list without it. */
    public record Chip(String label, String without) {}

    /**
     * @param count as {@link Words#count(int, int)}
     * @param meant the question that was probably meant, and its list
     * @param next the next page, or null
     * @param start the first page, where this is another one
     */
    public record Page(
            @Nullable String query,
            List<Choice> teams,
            List<Choice> themes,
            List<Choice> years,
            List<Chip> chips,
            boolean one,
            String count,
            List<Story> stories,
            Map<UUID, String> teamNames,
            @Nullable String meant,
            @Nullable String meantPath,
            @Nullable String next,
            @Nullable String start,
            @Nullable String notice) {}

    /**
     * @param team null: no team
     * @param recognised how many readers recognise it; null: too few to say
     * @param done whether the reader just said so
     */
    public record StoryPage(
            UUID id,
            String title,
            String language,
            @Nullable Team team,
            @Nullable String theme,
            int toldYear,
            boolean withCard,
            List<List<PublicationController.Piece>> story,
            List<PublicationController.Piece> answer,
            Dots dots,
            List<Outcome> outcomes,
            @Nullable Integer recognised,
            boolean done) {}

    /** An improvement that it led to. */
    public record Outcome(UUID id, String title, String state) {}

    /** The address of a list. */
    private record State(
            @Nullable String q,
            Set<String> team,
            Set<String> thema,
            @Nullable Integer jaar) {

        String path(@Nullable String after) {
            var uri = UriComponentsBuilder.fromPath(LIST);
            if (q != null) {
                uri.queryParam("q", "{q}");
            }
            team.forEach(it -> uri.queryParam("team", it));
            thema.forEach(it -> uri.queryParam("thema", it));
            if (jaar != null) {
                uri.queryParam("jaar", jaar);
            }
            if (after != null) {
                uri.queryParam("na", after);
            }
            return uri.encode()
                    .buildAndExpand(q == null ? Map.of() : Map.of("q", q))
                    .toUriString();
        }

        State without(String one) {
            return new State(
                    q,
                    team.stream().filter(it -> !it.equals(one)).collect(Collectors.toCollection(LinkedHashSet::new)),
                    thema.stream().filter(it -> !it.equals(one)).collect(Collectors.toCollection(LinkedHashSet::new)),
                    jaar);
        }
    }

    @GetMapping(LIST)
    String list(
            @RequestParam(name = "q", required = false) @Nullable String typed,
            @RequestParam(name = "team", required = false) @Nullable List<String> team,
            @RequestParam(name = "thema", required = false) @Nullable List<String> theme,
            @RequestParam(name = "jaar", required = false) @Nullable String year,
            @RequestParam(name = "na", required = false) @Nullable String after,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var allTeams = teams.all();
        var allThemes = themes.all(words.language());
        var themeIds = allThemes.stream().collect(Collectors.toMap(Themes.Theme::slug, Themes.Theme::id));
        var query = SearchWords.of(typed);
        var state = new State(
                query,
                known(team, allTeams.stream().map(Team::slug).toList()),
                known(theme, allThemes.stream().map(Themes.Theme::slug).toList()),
                year(year));
        var filter = new PublicStories.Filter(
                allTeams.stream()
                        .filter(it -> state.team().contains(it.slug()))
                        .map(Team::id)
                        .collect(Collectors.toSet()),
                state.thema().stream()
                        .map(themeIds::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                state.jaar());
        var most = query == null ? COUNTED : Finder.RANKED;
        List<Story> shown;
        String next;
        PublicStories.Counts counts;
        String meant = null;
        if (query == null) {
            var page = stories.page(filter, key(after));
            shown = page.stories();
            next = page.next() == null ? null : state.path(page.next().toString());
            counts = stories.counts(filter);
        } else {
            var found = finder.find(new Finder.Question(
                    Document.Kind.EXPERIENCE,
                    query,
                    filter.teams(),
                    filter.themes(),
                    filter.year(),
                    rank(after),
                    PublicStories.PAGE + 1));
            var hits = found.hits().stream().limit(PublicStories.PAGE).toList();
            shown = stories.of(hits.stream().map(Finder.Hit::id).toList());
            next = found.hits().size() <= PublicStories.PAGE
                    ? null
                    : state.path(hits.get(hits.size() - 1).key().toString());
            counts = counts(found);
            meant = found.number() == 0 ? finder.meant(query).orElse(null) : null;
        }
        var years = new ArrayList<Choice>();
        Stream.concat(counts.years().keySet().stream(), Stream.ofNullable(state.jaar()))
                .distinct()
                .sorted((one, other) -> other - one)
                .forEach(it ->
                        years.add(new Choice(String.valueOf(it), String.valueOf(it), it.equals(state.jaar()), null)));
        model.addAttribute(
                "page",
                new Page(
                        query,
                        allTeams.stream()
                                .map(it -> choice(
                                        it.slug(),
                                        it.name(),
                                        state.team(),
                                        query != null && !state.team().isEmpty()
                                                ? null
                                                : words.count(counts.teams().getOrDefault(it.id(), 0), most)))
                                .toList(),
                        allThemes.stream()
                                .map(it -> choice(
                                        it.slug(),
                                        it.name(),
                                        state.thema(),
                                        query != null && !state.thema().isEmpty()
                                                ? null
                                                : words.count(
                                                        counts.themes().getOrDefault(themeIds.get(it.slug()), 0),
                                                        most)))
                                .toList(),
                        years,
                        chips(state, allTeams, allThemes),
                        counts.number() == 1,
                        words.count(counts.number(), most),
                        shown,
                        allTeams.stream().collect(Collectors.toMap(Team::id, Team::name)),
                        meant,
                        meant == null ? null : new State(meant, state.team(), state.thema(), state.jaar()).path(null),
                        next,
                        after == null ? null : state.path(null),
                        "verborgen".equals(done) || "gemeld".equals(done) ? "experience.report.done." + done : null));
        return "experience/stories";
    }

    @GetMapping("/ervaringen/{id}")
    String show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var one = stories.one(id).orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        var outcomes = improvements.outcomes(id).stream()
                .map(it -> new Outcome(it.id(), it.title(), ImprovementPages.stand(it.state(), it.dueOn(), today)))
                .toList();
        model.addAttribute(
                "page",
                new StoryPage(
                        id,
                        one.title(),
                        one.language(),
                        one.teamId() == null ? null : teams.byId(one.teamId()).orElse(null),
                        words.language() == Language.EN ? one.themeEn() : one.themeNl(),
                        one.toldYear(),
                        one.withCard(),
                        Stream.of(one.happened(), one.wentWell(), one.couldBeBetter(), one.wish())
                                .filter(Objects::nonNull)
                                .map(PublicationController::pieces)
                                .toList(),
                        PublicationController.pieces(one.answer()),
                        Dots.of(
                                true,
                                false,
                                outcomes.stream().map(Outcome::state).toList()),
                        outcomes,
                        one.recognised(),
                        "herkend".equals(done)));
        return "experience/story-public";
    }

    private List<Chip> chips(State state, List<Team> allTeams, List<Themes.Theme> allThemes) {
        var chips = new ArrayList<Chip>();
        if (state.q() != null) {
            chips.add(new Chip(
                    "‘" + state.q() + "’", new State(null, state.team(), state.thema(), state.jaar()).path(null)));
        }
        allTeams.stream()
                .filter(it -> state.team().contains(it.slug()))
                .forEach(it ->
                        chips.add(new Chip(it.name(), state.without(it.slug()).path(null))));
        allThemes.stream()
                .filter(it -> state.thema().contains(it.slug()))
                .forEach(it ->
                        chips.add(new Chip(it.name(), state.without(it.slug()).path(null))));
        if (state.jaar() != null) {
            chips.add(new Chip(
                    String.valueOf(state.jaar()), new State(state.q(), state.team(), state.thema(), null).path(null)));
        }
        return chips;
    }

    private static Choice choice(String value, String label, Set<String> chosen, @Nullable String count) {
        return new Choice(value, label, chosen.contains(value), count);
    }

    /** What a search found, in the form of the counts of the whole list. */
    private static PublicStories.Counts counts(Finder.Found found) {
        var teams = new LinkedHashMap<UUID, Integer>();
        var themes = new LinkedHashMap<UUID, Integer>();
        var years = new LinkedHashMap<Integer, Integer>();
        for (var one : found.counts()) {
            if (one.team() != null) {
                teams.put(one.team(), one.number());
            } else if (one.theme() != null) {
                themes.put(one.theme(), one.number());
            } else if (one.year() != null) {
                years.put(one.year(), one.number());
            }
        }
        return new PublicStories.Counts(found.number(), teams, themes, years);
    }

    /** Those that exist, in the order in which they were asked. */
    private static Set<String> known(@Nullable List<String> asked, List<String> all) {
        return asked == null
                ? Set.of()
                : asked.stream().filter(all::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static @Nullable Integer year(@Nullable String asked) {
        return asked != null && asked.matches("20[0-9]{2}") ? Integer.valueOf(asked) : null;
    }

    private static PublicStories.@Nullable Key key(@Nullable String after) {
        try {
            return after == null ? null : PublicStories.Key.parse(after);
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
