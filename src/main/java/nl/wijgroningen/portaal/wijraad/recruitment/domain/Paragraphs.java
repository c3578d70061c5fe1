package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.util.List;
import java.util.regex.Pattern;

/** The paragraphs of a text: remarks stand beside them. */
public final class Paragraphs {

    private static final Pattern BETWEEN = Pattern.compile("\\n[ \\t]*\\n\\s*");

    private Paragraphs() {}

    /** Divided at empty lines; the first is number one. */
    public static List<String> of(String text) {
        return BETWEEN.splitAsStream(text.strip())
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }
}
