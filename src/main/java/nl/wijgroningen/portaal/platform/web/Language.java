package nl.wijgroningen.portaal.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The two languages of the portal. English is the same address with {@code /en} before it; no cookie decides. */
public enum Language {
    NL("", new Locale("nl", "NL")),
    EN("/en", new Locale("en", "GB"));

    private static final String ATTRIBUTE = Language.class.getName();
    private static final String YOUNG = ATTRIBUTE + ".young";
    private static final Locale JE = new Locale("nl", "NL", "je");

    private final String prefix;
    private final Locale locale;

    Language(String prefix, Locale locale) {
        this.prefix = prefix;
        this.locale = locale;
    }

    /** What stands before the path: empty or {@code /en}. */
    public String prefix() {
        return prefix;
    }

    public Locale locale() {
        return locale;
    }

    /** The {@code lang} attribute. */
    public String tag() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == NL ? EN : NL;
    }

    public static Language of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Language language ? language : NL;
    }

    void set(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** From here on this page says "je" instead of "u", where the words differ (messages {@code …_nl_NL_je}). */
    public static void speakToTheYoung(HttpServletRequest request) {
        request.setAttribute(YOUNG, true);
    }

    /** The locale of the words on this page. */
    public static Locale words(HttpServletRequest request) {
        var language = of(request);
        return language == NL && request.getAttribute(YOUNG) != null ? JE : language.locale();
    }
}
