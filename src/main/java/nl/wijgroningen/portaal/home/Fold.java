package nl.wijgroningen.portaal.home;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words without what people type differently: capitals, accents, signs between words. */
final class Fold {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SILENT = Pattern.compile("[.'’‘]");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Fold() {}

    /** Small letters and digits, with one space between words: {@code schilderswijk centrum}. */
    static String words(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        var spoken = SILENT.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
        return GAPS.matcher(spoken).replaceAll(" ").strip();
    }

    /** The same, for an id in a page. */
    static String slug(String text) {
        return words(text).replace(' ', '-');
    }
}
