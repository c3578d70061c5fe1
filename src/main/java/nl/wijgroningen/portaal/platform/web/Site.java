package nl.wijgroningen.portaal.platform.web;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the layout of every page needs to know.
 *
 * @param language of this page
 * @param path without language
 * @param bilingual whether this page exists in both languages
 * @param demo whether the demo bar shows
 * @param signedIn on pages for staff only: public pages are the same for everyone
 * @param stay how long who does nothing stays logged in
 * @param menu the main menu; for everyone one group
 */
public record Site(
        Language language,
        String path,
        String baseUrl,
        boolean bilingual,
        boolean demo,
        String phone,
        @Nullable SignedIn signedIn,
        @Nullable Stay stay,
        List<MenuGroup> menu,
        Files files) {

    private static final Pattern ID = Pattern.compile("/([0-9a-f]{4})[0-9a-f]{4}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The addresses of {@link Assets}; the last two are scripts of a few pages. */
    public record Files(String css, String js, String font, String icon, String passkey, String progress) {}

    /**
     * Entries that stand together.
     *
     * @param key message with their heading; null: there is none
     */
    public record MenuGroup(@Nullable String key, List<MenuItem> items) {}

    /** One entry of the menu; {@code current} when the page belongs to it. */
    public record MenuItem(String path, String key, boolean current) {}

    public String lang() {
        return language.tag();
    }

    /** The path of the home page in this language; English has no {@code /} behind it. */
    public String home() {
        return language == Language.EN ? "/en" : "/";
    }

    /**
     * How the id in the path begins: tells the pages of staff about two experiences apart, in a title, where words of
     * residents do not belong; empty where the path has none.
     */
    public String mark() {
        var id = ID.matcher(path);
        return id.find() ? id.group(1) : "";
    }

    /** An id for a form on this page that makes something, so that it makes one when it is sent twice ({@link Fields#made}). */
    public String form() {
        return UUID.randomUUID().toString();
    }

    /** The path of this page in the given language. */
    public String in(Language other) {
        return other == Language.EN && path.equals("/") ? "/en" : other.prefix() + path;
    }

    public String inOther() {
        return in(language.other());
    }

    public String inDutch() {
        return in(Language.NL);
    }

    public String inEnglish() {
        return in(Language.EN);
    }
}
