package nl.wijgroningen.portaal.experience.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;

/**
 * The texts of an experience and the places in them that are masked: what everyone reads is made of both (R14).
 *
 * @param texts happened, went well, could be better, wish, answer; empty where there is none
 * @param masks in the order of the texts, none touching another
 */
@Rule("R14")
public record MaskedText(List<String> texts, List<Mask> masks) {

    public static final int HAPPENED = 0;
    public static final int WENT_WELL = 1;
    public static final int COULD_BE_BETTER = 2;
    public static final int WISH = 3;
    public static final int ANSWER = 4;

    /** Stands for masked words, however many; a page shows it as such. */
    public static final String MARK = "█████";

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern CORE = Pattern.compile("[\\p{L}\\p{N}@+#].*[\\p{L}\\p{N}]|[\\p{L}\\p{N}@+#]");

    /** Why words are masked; names are {@code experience.mask.NAME}. */
    public enum Reason {
        NAME,
        CONTACT,
        RECOGNISABLE,
        ACCUSATION
    }

    /** A place in the original, in UTF-16 units, the end exclusive. */
    public record Mask(int field, int begins, int ends, Reason reason) {

        /** As it goes along in a form. */
        public String place() {
            return field + ":" + begins + "-" + ends;
        }
    }

    /**
     * A word of a text, without the signs around it.
     *
     * @param suggested it belongs to personal data that was found
     * @param nameLike it has a capital within a sentence
     */
    public record Word(
            int field, int begins, int ends, String before, String text, boolean suggested, boolean nameLike) {

        public String place() {
            return field + ":" + begins + "-" + ends;
        }
    }

    public MaskedText {
        texts = List.copyOf(texts);
        masks = joined(texts, masks);
    }

    /**
     * The original with the places that a form names.
     *
     * @param places as {@link Mask#place()} writes them
     * @param reasons in their order; where one is missing it is guessed
     * @throws IllegalArgumentException when a place is not in the texts
     */
    public static MaskedText of(List<String> texts, List<String> places, List<String> reasons) {
        var masks = new ArrayList<Mask>();
        for (var i = 0; i < places.size(); i++) {
            var parts = places.get(i).split("[:-]");
            if (parts.length != 3) {
                throw new IllegalArgumentException("no place");
            }
            var field = Integer.parseInt(parts[0]);
            var begins = Integer.parseInt(parts[1]);
            var ends = Integer.parseInt(parts[2]);
            if (field < 0
                    || field >= texts.size()
                    || begins < 0
                    || ends <= begins
                    || ends > texts.get(field).length()) {
                throw new IllegalArgumentException("no place in the texts");
            }
            var reason = i < reasons.size() ? Reason.valueOf(reasons.get(i)) : guess(texts.get(field), begins, ends);
            masks.add(new Mask(field, begins, ends, reason));
        }
        return new MaskedText(texts, masks);
    }

    private static Reason guess(String text, int begins, int ends) {
        return PersonalData.find(text).stream().anyMatch(it -> it.start() < ends && begins < it.end())
                ? Reason.CONTACT
                : Reason.NAME;
    }

    /** With every place where these words stand, whatever their capitals. */
    public MaskedText alsoWithout(String words) {
        if (words.isBlank()) {
            return this;
        }
        var all = new ArrayList<>(masks);
        var sought = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(words.strip()) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (var field = 0; field < texts.size(); field++) {
            var matcher = sought.matcher(texts.get(field));
            while (matcher.find()) {
                all.add(new Mask(
                        field,
                        matcher.start(),
                        matcher.end(),
                        guess(texts.get(field), matcher.start(), matcher.end())));
            }
        }
        return new MaskedText(texts, all);
    }

    /** Without one of the masks. */
    public MaskedText lift(List<String> places) {
        return new MaskedText(
                texts, masks.stream().filter(it -> !places.contains(it.place())).toList());
    }

    public String words(Mask mask) {
        return texts.get(mask.field()).substring(mask.begins(), mask.ends());
    }

    /** What everyone reads of a field. */
    public String shown(int field) {
        var original = texts.get(field);
        var text = new StringBuilder();
        var at = 0;
        for (var mask : masks) {
            if (mask.field() == field) {
                text.append(original, at, mask.begins()).append(MARK);
                at = mask.ends();
            }
        }
        return text.append(original, at, original.length()).toString();
    }

    /** Whether a citizen service number would be public. */
    public boolean showsBsn() {
        for (var field = 0; field < texts.size(); field++) {
            if (PersonalData.find(shown(field)).stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
                return true;
            }
        }
        return false;
    }

    /** The words of a field one by one, with what stands between them. */
    public List<Word> words(int field) {
        var text = texts.get(field);
        var hits = PersonalData.find(text);
        var words = new ArrayList<Word>();
        var at = 0;
        var first = true;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            var core = CORE.matcher(matcher.group());
            if (!core.find()) {
                continue;
            }
            var begins = matcher.start() + core.start();
            var ends = matcher.start() + core.end();
            var word = text.substring(begins, ends);
            var suggested = hits.stream().anyMatch(it -> it.start() < ends && begins < it.end());
            var starts = first || text.substring(at, begins).matches("(?s).*[.?!:\\n].*");
            words.add(new Word(
                    field,
                    begins,
                    ends,
                    text.substring(at, begins),
                    word,
                    suggested,
                    !starts
                            && Character.isUpperCase(word.codePointAt(0))
                            && !word.toUpperCase(Locale.ROOT).equals("WIJ")));
            at = ends;
            first = false;
        }
        return words;
    }

    /** What follows the last word. */
    public String rest(int field) {
        var words = words(field);
        return words.isEmpty()
                ? texts.get(field)
                : texts.get(field).substring(words.get(words.size() - 1).ends());
    }

    /** Masks in order, those that touch or have only space between them as one. */
    private static List<Mask> joined(List<String> texts, List<Mask> masks) {
        var sorted = masks.stream()
                .sorted(Comparator.comparingInt(Mask::field).thenComparingInt(Mask::begins))
                .toList();
        var joined = new ArrayList<Mask>();
        for (var mask : sorted) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null
                    && last.field() == mask.field()
                    && (mask.begins() <= last.ends()
                            || texts.get(mask.field())
                                    .substring(last.ends(), mask.begins())
                                    .isBlank())) {
                joined.set(
                        joined.size() - 1,
                        new Mask(last.field(), last.begins(), Math.max(last.ends(), mask.ends()), last.reason()));
            } else {
                joined.add(mask);
            }
        }
        return joined.stream().collect(Collectors.toUnmodifiableList());
    }
}
