package nl.wijgroningen.portaal.home;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.wijgroningen.portaal.home.ContentPage.Block;
import nl.wijgroningen.portaal.home.ContentPage.Inline;
import nl.wijgroningen.portaal.home.ContentPage.Kind;
import nl.wijgroningen.portaal.home.ContentPage.Section;
import nl.wijgroningen.portaal.platform.web.Language;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Reads a page of text from Markdown: one title, headings of two levels with an optional id ({@code ## Bellen {#bel}}),
 * paragraphs, lists, strong words and links. Anything else is refused when the portal starts, HTML too.
 */
final class ContentReader {

    private static final Pattern ID = Pattern.compile("\\s*\\{#([a-z0-9-]+)}$");
    private static final Pattern ADDRESS = Pattern.compile("(?:/|#|https://|mailto:|tel:).*");
    private static final List<String> WITHOUT_LANGUAGE = List.of("/.well-known", "/inloggen");

    private final Parser parser = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class))
            .build();

    private final Language language;

    ContentReader(Language language) {
        this.language = language;
    }

    ContentPage read(String name, String markdown) {
        String title = null;
        var ids = new HashSet<String>();
        var intro = new ArrayList<Block>();
        var sections = new ArrayList<Section>();
        var blocks = intro;
        for (var node = parser.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof Heading heading)) {
                blocks.add(block(node));
            } else if (heading.getLevel() == 1 && title == null && intro.isEmpty()) {
                title = text(heading);
            } else if (title != null && (heading.getLevel() == 2 || heading.getLevel() == 3)) {
                blocks = new ArrayList<>();
                var section = section(heading, blocks);
                if (!ids.add(section.id())) {
                    throw new IllegalArgumentException(name + ": two headings have id " + section.id());
                }
                sections.add(section);
            } else {
                throw new IllegalArgumentException(name + ": heading " + text(heading) + " is out of place");
            }
        }
        if (title == null) {
            throw new IllegalArgumentException(name + ": no title");
        }
        return new ContentPage(name, title, List.copyOf(intro), List.copyOf(sections));
    }

    private static Section section(Heading heading, List<Block> blocks) {
        var text = text(heading);
        var id = ID.matcher(text);
        return id.find()
                ? new Section(heading.getLevel(), id.group(1), text.substring(0, id.start()), blocks)
                : new Section(heading.getLevel(), Fold.slug(text), text, blocks);
    }

    private Block block(Node node) {
        if (node instanceof Paragraph) {
            return new Block(Kind.PARAGRAPH, List.of(inlines(node)));
        }
        if (!(node instanceof BulletList || node instanceof OrderedList)) {
            throw unknown(node);
        }
        var lines = new ArrayList<List<Inline>>();
        for (var item = node.getFirstChild(); item != null; item = item.getNext()) {
            var only = item.getFirstChild();
            if (!(only instanceof Paragraph) || only.getNext() != null) {
                throw unknown(item);
            }
            lines.add(inlines(only));
        }
        return new Block(node instanceof BulletList ? Kind.BULLETS : Kind.NUMBERS, List.copyOf(lines));
    }

    private List<Inline> inlines(Node parent) {
        var inlines = new ArrayList<Inline>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text text) {
                inlines.add(new Inline(text.getLiteral(), false, null));
            } else if (node instanceof SoftLineBreak) {
                inlines.add(new Inline(" ", false, null));
            } else if (node instanceof StrongEmphasis) {
                inlines.add(new Inline(text(node), true, null));
            } else if (node instanceof Link link) {
                inlines.add(new Inline(text(node), false, address(link.getDestination())));
            } else {
                throw unknown(node);
            }
        }
        return List.copyOf(inlines);
    }

    private String address(String written) {
        if (!ADDRESS.matcher(written).matches()) {
            throw new IllegalArgumentException("link to " + written);
        }
        var own = written.startsWith("/") && WITHOUT_LANGUAGE.stream().noneMatch(written::startsWith);
        return own ? language.prefix() + written : written;
    }

    /** Of a node that may hold nothing but text. */
    private static String text(Node parent) {
        var text = new StringBuilder();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Text part) {
                text.append(part.getLiteral());
            } else if (node instanceof SoftLineBreak) {
                text.append(' ');
            } else {
                throw unknown(node);
            }
        }
        return text.toString();
    }

    private static IllegalArgumentException unknown(Node node) {
        return new IllegalArgumentException(
                "content pages have no " + node.getClass().getSimpleName());
    }
}
