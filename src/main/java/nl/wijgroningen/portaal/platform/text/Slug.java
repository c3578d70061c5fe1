package nl.wijgroningen.portaal.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as they stand in addresses. */
public final class Slug {

    private static final Pattern TEAM = Pattern.compile("^WIJ\\s+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SILENT = Pattern.compile("[.'’‘]");
    private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    /** Without "WIJ", accents and dots, in small letters, every gap a hyphen: {@code helpman-eo}. */
    public static String of(String name) {
        var letters = ACCENTS.matcher(Normalizer.normalize(TEAM.matcher(name).replaceFirst(""), Normalizer.Form.NFD));
        var small = letters.replaceAll("").toLowerCase(Locale.ROOT);
        var hyphened = GAPS.matcher(SILENT.matcher(small).replaceAll("")).replaceAll("-");
        return hyphened.replaceAll("^-|-$", "");
    }
}
