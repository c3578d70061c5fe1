package nl.wijgroningen.portaal.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import nl.wijgroningen.portaal.area.AreaGuide;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Menu;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds wijken, buurten, villages, teams and pages by words. What is asked is kept nowhere. */
@Component
class Search {

    static final int MOST = 50;

    private final AreaGuide guide;
    private final ContentPages contents;
    private final List<Menu> menus;
    private final Words words;

    Search(AreaGuide guide, ContentPages contents, List<Menu> menus, Words words) {
        this.guide = guide;
        this.contents = contents;
        this.menus = menus;
        this.words = words;
    }

    enum Kind {
        WIJK("home.search.kind.wijk"),
        BUURT("home.search.kind.buurt"),
        TEAM("home.search.kind.team"),
        PAGE("home.search.kind.page");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    /**
     * @param path without language
     * @param where the gebied, or the page of a heading; null where the title says all
     */
    public record Hit(
            Kind kind, String path, String title, @Nullable String where) {

        /** The message with its kind. */
        public String key() {
            return kind.key;
        }
    }

    /** @param names what it answers to */
    private record Candidate(Hit hit, List<String> names) {

        Candidate(Hit hit) {
            this(hit, List.of(hit.title()));
        }

        int likeness(Likeness asked) {
            return names.stream().map(Fold::words).mapToInt(asked::of).max().orElse(Likeness.NONE);
        }
    }

    private record Scored(Hit hit, int likeness) {}

    /** The best first, {@value #MOST} at most. What only looks like it comes when nothing holds the words. */
    List<Hit> find(String asked, Language language) {
        var folded = Fold.words(asked);
        if (folded.isEmpty()) {
            return List.of();
        }
        var likeness = new Likeness(folded);
        var scored = candidates(language).stream()
                .map(it -> new Scored(it.hit(), it.likeness(likeness)))
                .filter(it -> it.likeness() > Likeness.NONE)
                .toList();
        Predicate<Scored> held = it -> it.likeness() >= Likeness.HELD;
        var anyHeld = scored.stream().anyMatch(held);
        return scored.stream()
                .filter(it -> !anyHeld || held.test(it))
                .sorted(Comparator.comparingInt(Scored::likeness)
                        .reversed()
                        .thenComparing(it -> it.hit().kind())
                        .thenComparing(it -> it.hit().title()))
                .map(Scored::hit)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private List<Candidate> candidates(Language language) {
        var all = new ArrayList<Candidate>();
        for (var name : guide.names()) {
            var kind = name.wijk() ? Kind.WIJK : Kind.BUURT;
            all.add(new Candidate(new Hit(kind, "/wijken/" + name.slug(), name.name(), name.gebied())));
        }
        for (var team : guide.contacts()) {
            var hit = new Hit(Kind.TEAM, "/teams/" + team.slug(), team.name(), String.join(", ", team.gebieden()));
            all.add(new Candidate(
                    hit, team.location() == null ? List.of(team.name()) : List.of(team.name(), team.location())));
        }
        for (var page : contents.all(language)) {
            all.add(new Candidate(new Hit(Kind.PAGE, "/" + page.name(), page.title(), null)));
            for (var section : page.sections()) {
                var path = "/" + page.name() + "#" + section.id();
                all.add(new Candidate(new Hit(Kind.PAGE, path, section.title(), page.title())));
            }
        }
        for (var menu : menus) {
            if (menu.isPublic()) {
                all.add(new Candidate(new Hit(Kind.PAGE, menu.path(), words.get(menu.key()), null)));
            }
        }
        return all;
    }
}
