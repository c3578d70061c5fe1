package nl.wijgroningen.portaal.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.home.ContentPage.Block;
import nl.wijgroningen.portaal.home.ContentPage.Inline;
import nl.wijgroningen.portaal.home.ContentPage.Kind;
import nl.wijgroningen.portaal.home.ContentPage.Section;
import nl.wijgroningen.portaal.platform.web.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of text, and how Markdown becomes a page. */
class ContentPagesTest {

    static final List<String> NAMES = ContentPages.NAMES;

    private final ContentPages pages = new ContentPages();
    private final ContentReader dutch = new ContentReader(Language.NL);

    /** A heading missing in one language, a list an item shorter, a link elsewhere: a translation fell behind. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void bothLanguagesAreBuiltAlike(String name) {
        var nl = pages.page(name, Language.NL);
        var en = pages.page(name, Language.EN);
        assertThat(shape(en.intro())).isEqualTo(shape(nl.intro()));
        assertThat(en.sections()).hasSameSizeAs(nl.sections());
        for (var i = 0; i < nl.sections().size(); i++) {
            var a = nl.sections().get(i);
            var b = en.sections().get(i);
            assertThat(b.level()).as(a.title()).isEqualTo(a.level());
            assertThat(shape(b.blocks())).as(a.title()).isEqualTo(shape(a.blocks()));
        }
    }

    private static List<String> shape(List<Block> blocks) {
        return blocks.stream()
                .map(it -> it.kind() + " " + it.lines().size() + " "
                        + links(it)
                                .map(link -> link.replaceFirst("^/en(?=/)", ""))
                                .toList())
                .toList();
    }

    /** Every link to a page of text, and to a part of one, finds it in the same language. */
    @ParameterizedTest
    @EnumSource
    void linksBetweenThePagesLeadSomewhere(Language language) {
        for (var page : pages.all(language)) {
            var blocks = Stream.concat(
                    page.intro().stream(), page.sections().stream().flatMap(it -> it.blocks().stream()));
            blocks.flatMap(ContentPagesTest::links).forEach(link -> {
                var parts = link.substring(link.startsWith("/en/") ? 3 : 0).split("#");
                if (ContentPages.NAMES.contains(parts[0].replaceFirst("^/", ""))) {
                    assertThat(link).startsWith(language.prefix() + "/");
                    var to = pages.page(parts[0].substring(1), language);
                    assertThat(to.sections().stream().map(Section::id))
                            .as(link)
                            .contains(
                                    parts.length > 1
                                            ? parts[1]
                                            : to.sections().get(0).id());
                } else {
                    assertThat(link)
                            .matches("https://.+|mailto:.+@.+|tel:\\d+|/\\.well-known/security\\.txt"
                                    + "|(/en)?/(teams|wijken|ervaringen|ervaringen/nieuw|mijn-ervaring|zoeken)");
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPageHasATitleOfItsOwn(Language language) {
        assertThat(pages.all(language))
                .extracting(ContentPage::title)
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(pages.all(language)).extracting(ContentPage::name).containsExactlyElementsOf(NAMES);
    }

    @Test
    void aPageIsRead() {
        var page = dutch.read("proef", """
            # Titel

            Eerste regel,
            tweede regel met een [link](/teams) en **nadruk**.

            ## Kop {#deel}

            - een
            - [twee](/privacy#kop)

            ### Kleine kop met é

            1. Eerst
            2. Dan [dit](/.well-known/security.txt)
            """);
        assertThat(page.title()).isEqualTo("Titel");
        assertThat(page.intro())
                .containsExactly(new Block(
                        Kind.PARAGRAPH,
                        List.of(List.of(
                                text("Eerste regel,"),
                                text(" "),
                                text("tweede regel met een "),
                                new Inline("link", false, "/teams"),
                                text(" en "),
                                new Inline("nadruk", true, null),
                                text(".")))));
        assertThat(page.sections())
                .containsExactly(
                        new Section(
                                2,
                                "deel",
                                "Kop",
                                List.of(new Block(
                                        Kind.BULLETS,
                                        List.of(
                                                List.of(text("een")),
                                                List.of(new Inline("twee", false, "/privacy#kop")))))),
                        new Section(
                                3,
                                "kleine-kop-met-e",
                                "Kleine kop met é",
                                List.of(new Block(
                                        Kind.NUMBERS,
                                        List.of(
                                                List.of(text("Eerst")),
                                                List.of(
                                                        text("Dan "),
                                                        new Inline("dit", false, "/.well-known/security.txt")))))));
        assertThat(page.anchors()).isEmpty();
    }

    @Test
    void linksKeepTheLanguage() {
        var page = new ContentReader(Language.EN)
                .read(
                        "proef",
                        "# T\n\n"
                                + "[a](/teams) [b](/.well-known/security.txt) [c](/inloggen) [d](https://eupl.eu)"
                                + " [e](#f)");
        assertThat(page.intro().stream().flatMap(ContentPagesTest::links))
                .containsExactly("/en/teams", "/.well-known/security.txt", "/inloggen", "https://eupl.eu", "#f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Geen titel",
                "# T\n\n<b>vet</b>",
                "# T\n\n<script>alert(1)</script>",
                "# T\n\n![plaatje](/x.png)",
                "# T\n\n[klik](javascript:alert(1))",
                "# T\n\n[klik](http://onveilig.example)",
                "# T\n\n`code`",
                "# T\n\n*schuin*",
                "# T\n\n**[link in nadruk](/teams)**",
                "# T\n\n#### Te klein",
                "# T\n\n# Nog een titel",
                "# T\n\n## Kop\n\n## Kop",
                "# T\n\n- een\n\n  nog een alinea",
                "# T\n\n- een\n  - dieper",
            })
    void whatAPageCannotShowIsRefused(String markdown) {
        assertThatIllegalArgumentException().isThrownBy(() -> dutch.read("proef", markdown));
    }

    private static Inline text(String text) {
        return new Inline(text, false, null);
    }

    private static Stream<String> links(Block block) {
        return block.lines().stream().flatMap(List::stream).map(Inline::href).filter(Objects::nonNull);
    }
}
