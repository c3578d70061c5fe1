package nl.wijgroningen.portaal.experience.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.experience.domain.Draft;
import nl.wijgroningen.portaal.platform.web.Words;

/** Personal data found in a story, as a page shows them: marked in the text, and a choice for each. */
class Finds {

    private final Words words;

    Finds(Words words) {
        this.words = words;
    }

    /** A piece of text, marked when it is a find. */
    public record Piece(String text, boolean marked) {}

    public record Text(List<Piece> pieces) {}

    /** @param alwaysGoes a BSN: there is nothing to choose */
    public record Choice(String key, String kind, String text, boolean alwaysGoes) {}

    List<Text> texts(Draft draft) {
        var story = Objects.requireNonNull(draft.story());
        var finds = draft.finds();
        var texts = new ArrayList<Text>();
        var all = Stream.of(story.happened(), story.wentWell(), story.couldBeBetter(), story.wish())
                .map(it -> it == null ? "" : it)
                .toList();
        for (var field = 0; field < all.size(); field++) {
            if (!all.get(field).isEmpty()) {
                texts.add(new Text(pieces(all.get(field), field, finds)));
            }
        }
        return texts;
    }

    List<Choice> choices(Draft draft) {
        return draft.finds().stream()
                .map(it -> new Choice(
                        it.key(),
                        words.get("experience.find." + it.hit().kind()),
                        it.hit().text(),
                        it.alwaysGoes()))
                .toList();
    }

    private static List<Piece> pieces(String text, int field, List<Draft.Find> finds) {
        var pieces = new ArrayList<Piece>();
        var at = 0;
        for (var find : finds) {
            if (find.field() == field) {
                var hit = find.hit();
                pieces.add(new Piece(text.substring(at, hit.start()), false));
                pieces.add(new Piece(text.substring(hit.start(), hit.end()), true));
                at = hit.end();
            }
        }
        pieces.add(new Piece(text.substring(at), false));
        return pieces;
    }
}
