package nl.wijgroningen.portaal.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of text.
 *
 * @param name also its address
 * @param heading the title, with soft hyphens where a long word may break
 * @param intro the blocks before the first section
 */
public record ContentPage(String name, String heading, List<Block> intro, List<Section> sections) {

    /**
     * @param level of its heading: 2 or 3
     * @param id of its heading
     */
    public record Section(int level, String id, String title, List<Block> blocks) {}

    /** A paragraph is one line, a list is a line an item. */
    public record Block(Kind kind, List<List<Inline>> lines) {}

    public enum Kind {
        PARAGRAPH,
        BULLETS,
        NUMBERS
    }

    /** @param href where it leads, or null */
    public record Inline(
            String text, boolean strong, @Nullable String href) {}

    public String title() {
        return heading.replace("\u00ad", "");
    }

    /** The sections of the list on top; few enough need none. */
    public List<Section> anchors() {
        var main = sections.stream().filter(it -> it.level() == 2).toList();
        return main.size() > 4 ? main : List.of();
    }
}
