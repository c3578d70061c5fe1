package nl.wijgroningen.portaal.platform.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes typed text into plain text that shows all it holds: no invisible or direction-changing characters. */
public final class PlainText {

    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;

    /** One character as a reader sees it: a letter with its accents, an emoji with all its parts. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** Words whose full stop ends no sentence; single letters and letters with stops between are known by shape. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "bijv", "blz", "bv", "ca", "dhr", "dr", "drs", "ds", "enz", "evt", "excl", "fam", "incl", "ing", "ir", "jl",
            "max", "mevr", "min", "mr", "mw", "nl", "nr", "nrs", "pag", "prof", "resp", "st", "tel", "vgl");

    private static final Pattern INITIALS = Pattern.compile("\\p{L}(?:\\.\\p{L})*+");

    private PlainText() {}

    /**
     * The text in Unicode form NFC with LF line ends, without control characters (but LF and tab), lone surrogates,
     * noncharacters, zero-width characters, bidi controls, and white space at either end; null gives "". Cleaning twice
     * changes nothing more. ZWJ and ZWNJ stay between visible characters: emoji and some scripts are written with them.
     */
    public static String clean(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        var kept = new StringBuilder(typed.length());
        int joiner = 0;
        boolean afterVisible = false;
        int next;
        for (int i = 0; i < typed.length(); i = next) {
            int c = typed.codePointAt(i);
            next = i + Character.charCount(c);
            if (isLineEnd(c)) {
                if (c == '\r' && next < typed.length() && typed.charAt(next) == '\n') {
                    next++;
                }
                c = '\n';
            } else if (isInvisible(c)) {
                continue;
            }
            if (isJoiner(c)) {
                joiner = c;
                continue;
            }
            boolean visible = !isWhite(c);
            if (joiner != 0 && visible && afterVisible) {
                kept.appendCodePoint(joiner);
            }
            joiner = 0;
            kept.appendCodePoint(c);
            afterVisible = visible;
        }
        // only now: what was removed may have stood between a letter and its accent
        return strip(Normalizer.normalize(kept, Normalizer.Form.NFC));
    }

    /** {@link #clean Cleaned}, with every stretch of white space folded into one space. */
    public static String oneLine(@Nullable String typed) {
        var text = typed != null && isOneLine(typed) ? typed : clean(typed);
        if (isOneLine(text)) {
            return text;
        }
        var line = new StringBuilder(text.length());
        boolean afterWhite = false;
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int c = text.codePointAt(i);
            next = i + Character.charCount(c);
            boolean white = isWhite(c);
            if (!white) {
                line.appendCodePoint(c);
            } else if (!afterWhite) {
                line.append(' ');
            }
            afterWhite = white;
        }
        return line.toString();
    }

    /** Whether it is as {@link #oneLine} would make it; of a text with other letters than ours it is not said. */
    private static boolean isOneLine(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' && before == ' ' || !isOurs(c)) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** A space, ASCII, a letter with its accent in one, or a mark of ▮, quotes, dashes and dots: NFC as they stand. */
    private static boolean isOurs(char c) {
        return c >= ' ' && c <= '~' || c >= 0x00C0 && c <= 0x017F || "‘’“”–—…▮€".indexOf(c) >= 0;
    }

    /**
     * The first sentence on one line; one longer than max code points is cut after a word (a first word that is itself
     * too long: between characters as readers see them) and ends in '…', which counts for one. Throws
     * IllegalArgumentException when max is below one.
     */
    public static String opening(String text, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("No room for an opening: " + max);
        }
        var line = oneLine(text);
        var sentence = line.substring(0, endOfSentence(line));
        if (sentence.codePointCount(0, sentence.length()) <= max) {
            return sentence;
        }
        int limit = sentence.offsetByCodePoints(0, max - 1);
        // the space after the last word may stand at the limit itself
        int end = sentence.lastIndexOf(' ', limit);
        if (end <= 0) {
            end = lastGraphemeEnd(sentence, limit);
        }
        while (end > 0 && ",;:-–—".indexOf(sentence.charAt(end - 1)) >= 0) {
            end--;
        }
        return sentence.substring(0, end).stripTrailing() + '…';
    }

    /** Whether {@link #clean} removes the character wherever it stands; the personal data finder looks through it. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.SURROGATE -> true; // a pair was read as one code point, so this one is alone
            case Character.FORMAT ->
                c == 0x00AD // soft hyphen
                        || c == 0x061C
                        || c == 0x180E
                        || c == 0x200B
                        || c == 0x200E
                        || c == 0x200F
                        || (c >= 0x202A && c <= 0x202E) // bidi embeddings and overrides
                        || (c >= 0x2060 && c <= 0x206F) // word joiner, invisible operators, bidi isolates
                        || c == 0xFEFF
                        || (c >= 0xFFF9 && c <= 0xFFFB); // ruby anchors, unseen without their software
            default -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); // noncharacters
        };
    }

    static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == 0x0085 || c == 0x2028 || c == 0x2029;
    }

    static boolean isWhite(int c) {
        // the first leaves out no-break spaces, the second tab and line end
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isJoiner(int c) {
        return c == ZWJ || c == ZWNJ;
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        // all white space is in the first plane, so one char is one character here
        while (start < end && isWhite(text.charAt(start))) {
            start++;
        }
        while (end > start && isWhite(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static int endOfSentence(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (!isStop(line.charAt(i))) {
                continue;
            }
            int end = i + 1;
            while (end < line.length() && (isStop(line.charAt(end)) || isCloser(line.charAt(end)))) {
                end++;
            }
            boolean atWordEnd = end == line.length() || line.charAt(end) == ' ';
            if (atWordEnd && !(line.charAt(end - 1) == '.' && goesOn(line, end - 1))) {
                return end;
            }
            i = end - 1;
        }
        return line.length();
    }

    /** Whether the full stop at this place belongs to an abbreviation, or a small letter follows it. */
    private static boolean goesOn(String line, int stop) {
        if (stop + 2 < line.length() && Character.isLowerCase(line.codePointAt(stop + 2))) {
            return true;
        }
        // no abbreviation is longer, and so a long line of stops costs no more than a short one
        int start = stop;
        while (start > 0 && stop - start < 12 && isOfWord(line.charAt(start - 1))) {
            start--;
        }
        var word = line.substring(start, stop).toLowerCase(Locale.ROOT);
        return ABBREVIATIONS.contains(word) || INITIALS.matcher(word).matches();
    }

    private static boolean isOfWord(char c) {
        return Character.isLetter(c) || c == '.';
    }

    private static boolean isStop(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…';
    }

    private static boolean isCloser(char c) {
        return "\"'”’»)]".indexOf(c) >= 0;
    }

    private static int lastGraphemeEnd(String text, int limit) {
        var graphemes = GRAPHEME.matcher(text);
        int end = 0;
        while (graphemes.find() && graphemes.end() <= limit) {
            end = graphemes.end();
        }
        return end;
    }
}
