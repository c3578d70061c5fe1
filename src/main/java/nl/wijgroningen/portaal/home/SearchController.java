package nl.wijgroningen.portaal.home;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.area.AreaGuide;
import nl.wijgroningen.portaal.area.Place;
import nl.wijgroningen.portaal.area.Places;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Wijk;
import nl.wijgroningen.portaal.platform.text.PlainText;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.search.Document;
import nl.wijgroningen.portaal.search.Finder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One box for a postcode, a place, a team or a page. */
@Controller
class SearchController {

    static final int LONGEST = 100;

    private final Places places;
    private final AreaGuide guide;
    private static final int STORIES = 5;

    private final Search search;
    private final Finder finder;
    private final Words words;

    SearchController(Places places, AreaGuide guide, Search search, Finder finder, Words words) {
        this.places = places;
        this.guide = guide;
        this.search = search;
        this.finder = finder;
        this.words = words;
    }

    enum State {
        /** Nothing was asked. */
        EMPTY,
        /** More was typed than a search takes; the first of it shows again. */
        LONG,
        /** A postcode in the city. */
        POSTCODE,
        /** A postcode that is not in the city. */
        OUTSIDE,
        FOUND,
        NOTHING
    }

    /**
     * @param query what was typed, to show again
     * @param choices the teams of a postcode, the likeliest first
     * @param stories published experiences that hold the words, the best first; {@code improvements} and
     *     {@code advices} of the WIJ-raad alike
     */
    public record Page(
            State state,
            @Nullable String query,
            @Nullable String pc4,
            List<Choice> choices,
            List<Search.Hit> hits,
            List<Finder.Hit> stories,
            List<Finder.Hit> improvements,
            List<Finder.Hit> advices) {

        /** Whether there may be more than what shows. */
        public boolean most() {
            return hits.size() == Search.MOST;
        }

        /** The part of the page that shows; also the keys of its texts. */
        public String name() {
            return state.name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param places the buurten and villages of this postcode that are the team's; its wijken where none is known */
    public record Choice(AreaGuide.Contact team, List<Link> places) {}

    /** A wijk, buurt or village. */
    public record Link(String slug, String name) {}

    @GetMapping("/zoeken")
    String show(@RequestParam(name = "q", required = false) @Nullable String typed, Model model) {
        model.addAttribute("page", page(PlainText.oneLine(typed)));
        return "home/search";
    }

    private Page page(String query) {
        if (query.isEmpty()) {
            return new Page(State.EMPTY, null, null, List.of(), List.of(), List.of(), List.of(), List.of());
        }
        if (query.codePointCount(0, query.length()) > LONGEST) {
            var first = query.substring(0, query.offsetByCodePoints(0, LONGEST));
            return new Page(State.LONG, first, null, List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var whole = Places.pc4(query);
        var pc4 = whole.or(() -> within(query));
        if (pc4.isPresent()) {
            var found = places.byPc4(pc4.get());
            if (!found.isEmpty()) {
                return new Page(
                        State.POSTCODE,
                        query,
                        pc4.get(),
                        choices(pc4.get(), found),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
            }
        }
        if (whole.isPresent()) {
            return new Page(State.OUTSIDE, query, whole.get(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var hits = search.find(query, words.language());
        var stories = find(Document.Kind.EXPERIENCE, query);
        var others = finder.few(query, Set.of(Document.Kind.IMPROVEMENT, Document.Kind.ADVICE), STORIES);
        var improvements = others.getOrDefault(Document.Kind.IMPROVEMENT, List.of());
        var advices = others.getOrDefault(Document.Kind.ADVICE, List.of());
        var nothing = hits.isEmpty() && stories.isEmpty() && improvements.isEmpty() && advices.isEmpty();
        return new Page(
                nothing ? State.NOTHING : State.FOUND, query, null, List.of(), hits, stories, improvements, advices);
    }

    private List<Finder.Hit> find(Document.Kind kind, String query) {
        return finder.find(new Finder.Question(kind, query, Set.of(), Set.of(), null, null, STORIES))
                .hits();
    }

    /** A postcode between other words: "9743 AB Groningen". */
    private static Optional<String> within(String query) {
        return Arrays.stream(query.split(" "))
                .flatMap(it -> Places.pc4(it).stream())
                .findFirst();
    }

    private List<Choice> choices(String pc4, List<Place> found) {
        var wijken = new LinkedHashMap<Team, Set<Link>>();
        for (var place : found) {
            wijken.computeIfAbsent(place.team(), it -> new LinkedHashSet<>()).add(link(place.wijk()));
        }
        var names = guide.namesAt(pc4);
        var contacts =
                guide.contacts().stream().collect(Collectors.toMap(AreaGuide.Contact::slug, Function.identity()));
        return wijken.entrySet().stream()
                .map(it -> {
                    var team = it.getKey().slug();
                    var near = names.stream()
                            .filter(name -> team.equals(name.team()))
                            .map(name -> new Link(name.slug(), name.name()))
                            .toList();
                    return new Choice(
                            Objects.requireNonNull(contacts.get(team)), // every team of today has one
                            near.isEmpty() ? List.copyOf(it.getValue()) : near);
                })
                .toList();
    }

    private static Link link(Wijk wijk) {
        return new Link(wijk.slug(), wijk.name());
    }
}
