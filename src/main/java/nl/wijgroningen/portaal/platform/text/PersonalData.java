package nl.wijgroningen.portaal.platform.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds personal data in a text (R14). It sees through digits of other scripts, full-width letters, invisible
 * characters and accents put on digits; its work grows with the length of the text and no faster.
 */
public final class PersonalData {

    /** What can be found. */
    public enum Kind {
        BSN,
        PHONE,
        EMAIL,
        IBAN,
        ADDRESS,
        LICENCE_PLATE
    }

    /**
     * One find.
     *
     * @param start where it begins in the given text, in UTF-16 units
     * @param end where it ends, exclusive
     * @param text what stands there
     */
    public record Hit(Kind kind, int start, int end, String text) {

        /** Without the text: a hit that is logged must not carry a BSN into the log (D1). */
        @Override
        public String toString() {
            return kind + "[" + start + "," + end + ")";
        }
    }

    /** A find in the {@link View}. */
    private record Span(Kind kind, int start, int end) {
        int length() {
            return end - start;
        }
    }

    private static final int MAX_BEFORE_POSTCODE = 24;

    // Numbers that are no BSN though one in eleven passes the 11-check: dates, hours, years and amounts of money.
    private static final Pattern QUANTITY = Pattern.compile("""
        (?<![0-9]) (?:
            (?<![0-9][.\\-]) (?:0?[1-9]|[12][0-9]|3[01]) ([.\\-]) (?:0?[1-9]|1[0-2]) \\1 (?:19|20)[0-9]{2}
                (?![0-9]|\\1[0-9])
          | (?<![0-9][.\\-\\ ]) (?:0?[1-9]|[12][0-9]|3[01]) \\  (?:0?[1-9]|1[0-2]) \\  (?:19|20)[0-9]{2}
                (?![0-9]|\\ [0-9])
          | (?<![0-9][.\\-]) (?:0?[1-9]|[12][0-9]|3[01]) - (?:0?[1-9]|1[0-2]) - [0-9]{2}
                \\  (?:[01]?[0-9]|2[0-3]) [.:] [0-5][0-9] (?![0-9]|[.\\-][0-9])
          | (?<![0-9][.\\-]) (?:19|20)[0-9]{2} - (?:0[1-9]|1[0-2]) - (?:0[1-9]|[12][0-9]|3[01]) (?![0-9]|-[0-9])
          | (?<![0-9][.\\-]) (?:[01]?[0-9]|2[0-3]) [.] [0-5][0-9] - (?:[01]?[0-9]|2[0-4]) [.] [0-5][0-9]
                (?![0-9]|[.\\-][0-9])
          | (?<![0-9][.\\-]) (?:19|20)[0-9]{2} - (?:19|20)[0-9]{2} (?![0-9]|[.\\-][0-9])
          | (?<=(?:€|EUR)\\ ?) [0-9]{1,3} (?:[.][0-9]{3})++ (?![0-9])
        )\
        """, Pattern.COMMENTS);

    // As dates and the like, but by chance only when such numbers stand side by side: "2024 9743 AB", "10.30 2024".
    private static final Pattern TWO_NUMBERS = Pattern.compile(
            "(?:(?:19|20)[0-9]{2}|(?:[01][0-9]|2[0-3])[.][0-5][0-9])[ \\n][0-9]{4}|[0-9]{4}[ \\n](?:19|20)[0-9]{2}");

    // no full stop with a space: there the sentence ends, and the next one may begin with a number
    private static final String PHONE_GAP = "(?: ?[/-] ?| ?\\(|\\) ?-? ?|[ .])?+";

    private static final Pattern PHONE_GROUP = Pattern.compile(PHONE_GAP + "([0-9]++)");

    // nine digits in one group that begin with 0031 are a BSN
    private static final Pattern FROM_ABROAD = Pattern.compile(
            "(?<![0-9])(?:\\+|00(?![0-9]{6,7}(?![0-9])))31" + PHONE_GAP + "0?+(?:" + PHONE_GAP + "[0-9]){9}(?![0-9])");

    private static final Pattern NATIONAL =
            Pattern.compile("(?<![0-9])\\(?+(0[1-9](?:" + PHONE_GAP + "[0-9]){8})(?![0-9])");

    private static final Pattern INFORMATION_LINE = Pattern.compile("(?<![0-9])0(?:800|90[069])[ .-]{0,3}+"
            + "(?:[0-9]{7}|[0-9]{3}[ .-][0-9]{4}|[0-9]{4}|[0-9]{2} [0-9]{2})(?![0-9])");

    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]++");

    private static final Pattern AT = Pattern.compile(
            "@|\\s@\\s|\\s?+[(\\[{<]\\s?+(?:at|@|apenstaartje)\\s?+[)\\]}>]\\s?+|\\sapenstaartje\\s|(\\sat\\s)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}+"
                    + "(?:\\.|\\s?+[(\\[{<]\\s?+(?:dot|punt|\\.)\\s?+[)\\]}>]\\s?+|\\s(?:dot|punt)\\s)){1,8}"
                    + "(\\p{L}{2,24}+)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    // "at" alone is also an English word, with which "I was at school.Then" would be an address
    private static final Set<String> DOMAINS_AFTER_BARE_AT = Set.of("nl", "com", "net", "org", "eu", "be", "de");

    /** The postcode of C17, not the end of a date. */
    private static final Pattern POSTCODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?<![0-9][.:/-])[1-9][0-9]{3}( ?)((?!SA|SD|SS)[A-Z]{2})(?!\\p{L})",
            Pattern.CASE_INSENSITIVE);

    // not the beginning of a date, a time or an amount
    private static final String HOUSE_NUMBER = "[1-9][0-9]{0,4}+(?![.:,/]?[0-9])(?!-[0-9]{1,4}+-[0-9])"
            + "(?:-[0-9]{1,4}+|[ -]?+(?:bis|hs|huis|rood|zwart|[IVX]{1,4}+|[A-Z][0-9]{0,3}+)(?![\\p{L}\\p{N}]))?+";

    private static final Pattern NUMBER_AFTER = Pattern.compile(
            "[ ,;:\\n-]{0,3}+(?:(?:huis)?+(?:nummer|nr|no)[.:]?+ ?+)?+" + HOUSE_NUMBER, Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER_BEFORE = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?<![0-9][.:,/-])" + HOUSE_NUMBER + "[ ,;\\n]{1,3}+\\z", Pattern.CASE_INSENSITIVE);

    // The RDW's side codes 1 to 14, X a letter and 9 a digit.
    private static final String SIDE_CODES = "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 "
            + "9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX 9-XX-999 999-XX-9";

    private static final Pattern PLATE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_-])(?:" + plates(SIDE_CODES) + ")(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PLATE_WITHOUT_HYPHENS = Pattern.compile(
            "(?<![\\p{L}\\p{N}_-])(?:" + plates(SIDE_CODES.replace("-", "")) + ")(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])");

    // Plates with all letters or all digits together look like "VMBO10", "WK2025", "9743AB".
    private static final Pattern NO_PLATE_WITHOUT_HYPHENS = Pattern.compile(
            "[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}|[A-Z]{2}(?:19|20)[0-9]{2}|(?:WK|BU|GM|NR|PC|NL|EU|ID)[0-9]{4}"
                    + "|(?=[0-9]*+[A-Z]*?[AEIOUCQWY])(?:[A-Z]{4}[0-9]{2}|[0-9]{2}[A-Z]{4})");

    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Za-z]++");

    private static final Set<String> MONTHS =
            Set.of("jan", "feb", "mrt", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec");

    // What follows or splits numbers in ordinary Dutch; in capitals it counts as letters of a code all the same.
    private static final Set<String> UNITS =
            Set.of("km", "kg", "gr", "mg", "ml", "cl", "cm", "mm", "kw", "gb", "mb", "ha");

    private static final Set<String> WORDS = Set.of(
            "al", "af", "de", "di", "do", "en", "er", "ga", "ik", "in", "is", "ja", "je", "jr", "ma", "me", "na", "nr",
            "nu", "of", "om", "op", "te", "uw", "vr", "we", "wk", "wo", "za", "ze", "zo", "per", "tot", "uur", "van");

    /** Lengths from SWIFT's IBAN registry (ISO 13616). */
    private static final Map<String, Integer> IBAN_LENGTHS = Stream.of(("AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 "
                            + "BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 "
                            + "FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 "
                            + "KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 "
                            + "NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 "
                            + "SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
                    .split(" "))
            .collect(Collectors.toUnmodifiableMap(it -> it.substring(0, 2), it -> Integer.valueOf(it.substring(2))));

    private PersonalData() {}

    /**
     * All personal data in the text, from left to right and without overlap: the longest wins, but a BSN always.
     *
     * <p>A BSN is a row of 8 or 9 digits, in groups with one space, dot, hyphen or line end between, that passes the
     * 11-check; no group may be cut. Digits of a phone number or IBAN are no BSN, nor are those of a date, hours, years
     * or an amount after a euro sign (our choice: one in eleven passes the check, and a BSN goes without a question).
     */
    public static List<Hit> find(String text) {
        var view = new View(text);
        var found = new ArrayList<Span>();
        findIbans(view, found);
        var quantities = quantities(view.text);
        findPhonesOfFixedLength(view, quantities, found);
        findNumbersWithBsn(view, quantities, found);
        findEmails(view, found);
        findAddresses(view, found);
        findPlates(view, found);

        found.sort(Comparator.<Span, Boolean>comparing(it -> it.kind() != Kind.BSN)
                .thenComparing(Span::length, Comparator.reverseOrder()));
        var chosen = new TreeMap<Integer, Span>();
        for (var span : found) {
            var before = chosen.lowerEntry(span.end());
            if (before == null || before.getValue().end() <= span.start()) {
                chosen.put(span.start(), span);
            }
        }
        return chosen.values().stream().map(view::hit).toList();
    }

    /**
     * The text with each hit replaced; hits that overlap are replaced as one. Throws IllegalArgumentException for a hit
     * that was not found in this very text.
     */
    public static String without(String text, Collection<Hit> hits, String replacement) {
        var result = new StringBuilder(text.length());
        int done = 0;
        for (var hit : hits.stream().sorted(Comparator.comparingInt(Hit::start)).toList()) {
            boolean fits = hit.start() < hit.end()
                    && hit.end() - hit.start() == hit.text().length()
                    && text.startsWith(hit.text(), hit.start());
            if (!fits) {
                throw new IllegalArgumentException("Found in another text: " + hit);
            }
            if (hit.start() >= done) {
                result.append(text, done, hit.start()).append(replacement);
            }
            done = Math.max(done, hit.end());
        }
        return result.append(text, done, text.length()).toString();
    }

    /** The text with every BSN replaced, found as in {@link #find}; the replacement should hold no digits. */
    public static String withoutBsn(String text, String replacement) {
        var hits = find(text).stream().filter(it -> it.kind() == Kind.BSN).toList();
        return without(text, hits, replacement);
    }

    // IBAN

    private static void findIbans(View view, List<Span> found) {
        var text = view.text;
        for (int i = 0; i + 15 <= text.length(); i++) {
            // no space before the check digits: among many numbers one "is 12 …" in 97 would be Icelandic and hide a
            // BSN
            boolean begins = isLatin(text.charAt(i))
                    && isLatin(text.charAt(i + 1))
                    && isDigit(text.charAt(i + 2))
                    && isDigit(text.charAt(i + 3))
                    && !isWordBefore(text, i);
            if (!begins) {
                continue;
            }
            var length = IBAN_LENGTHS.get(text.substring(i, i + 2).toUpperCase(Locale.ROOT));
            if (length != null) {
                int end = endOfIban(text, i, length);
                if (end > i) {
                    found.add(new Span(Kind.IBAN, i, end));
                }
            }
        }
    }

    /** Where the IBAN of this length ends that begins at start, or -1. */
    private static int endOfIban(String text, int start, int length) {
        var iban = new StringBuilder(length);
        int digits = 0;
        int i = start;
        for (; i < text.length() && iban.length() < length; i++) {
            char c = text.charAt(i);
            if (isDigit(c) || isLatin(c)) {
                iban.append(Character.toUpperCase(c));
                digits += isDigit(c) ? 1 : 0;
            } else if (!isNumberGap(c) || isNumberGap(text.charAt(i - 1))) {
                return -1;
            }
        }
        boolean whole = iban.length() == length && (i == text.length() || !Character.isLetterOrDigit(text.charAt(i)));
        // at least half are digits in every country that is known; words would pass the check once in 97 times
        return whole && digits * 2 >= length && passesMod97(iban) ? i : -1;
    }

    /** ISO 13616: the first four characters go to the end, A is 10 and Z is 35, and the number is 1 modulo 97. */
    private static boolean passesMod97(CharSequence iban) {
        int rest = 0;
        for (int i = 0; i < iban.length(); i++) {
            int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1;
    }

    // Phone numbers and BSN, which must not be taken for each other

    private static BitSet quantities(String text) {
        var quantities = new BitSet();
        var quantity = QUANTITY.matcher(text);
        while (quantity.find()) {
            quantities.set(quantity.start(), quantity.end());
        }
        return quantities;
    }

    private static void findPhonesOfFixedLength(View view, BitSet quantities, List<Span> found) {
        var taken = (BitSet) quantities.clone();
        for (var pattern : List.of(INFORMATION_LINE, FROM_ABROAD)) {
            var number = pattern.matcher(view.text);
            while (number.find()) {
                found.add(new Span(Kind.PHONE, number.start(), number.end()));
                taken.set(number.start(), number.end());
            }
        }
        var national = NATIONAL.matcher(view.text);
        for (int from = 0; from < view.text.length() && national.find(from); ) {
            // "06-10-2026 14.30" and "0800-1234 06-12345678" begin as numbers of ten digits
            if (isWrittenAsPhone(national.group(1))
                    && taken.get(national.start(), national.end()).isEmpty()) {
                boolean inBrackets = national.group(1).indexOf(')') >= 0;
                found.add(new Span(Kind.PHONE, inBrackets ? national.start() : national.start(1), national.end()));
                from = national.end();
            } else {
                from = national.start() + 1;
            }
        }
    }

    /**
     * Whether ten digits are grouped as a phone number: all together, or after 06 or an area code. Otherwise "BSN
     * 012345672 1 keer" would hide a BSN, and "05-06-2026 12 uur" be a phone number.
     */
    private static boolean isWrittenAsPhone(String number) {
        var groups = NO_DIGITS.splitAsStream(number).toList();
        var first = groups.get(0);
        boolean prefix = first.equals("06") || first.length() == 3 || first.length() == 4;
        return groups.size() == 1 || (prefix && groups.get(groups.size() - 1).length() > 1);
    }

    private static void findNumbersWithBsn(View view, BitSet quantities, List<Span> found) {
        var taken = new BitSet();
        taken.or(quantities);
        found.forEach(it -> taken.set(it.start(), it.end()));
        var bsns = bsns(view.text, taken);
        var phones = phonesOfOpenLength(view.text, taken, bsns);
        var phonesByStart = new TreeMap<Integer, Span>();
        phones.forEach(it -> phonesByStart.put(it.start(), it));
        for (var bsn : bsns) {
            var phone = phonesByStart.lowerEntry(bsn.end());
            // a "phone number" without any digit more than the BSN is the BSN
            boolean ofPhone = phone != null
                    && phone.getValue().end() > bsn.start()
                    && !(phone.getValue().end() == bsn.end()
                            && NO_DIGITS
                                    .matcher(
                                            view.text.substring(phone.getValue().start(), bsn.start()))
                                    .matches());
            if (!ofPhone) {
                found.add(bsn);
            }
        }
        found.addAll(phones);
    }

    /** Every row of whole groups of digits that passes the 11-check; they may overlap. */
    private static List<Span> bsns(String text, BitSet taken) {
        var bsns = new ArrayList<Span>();
        for (int start = 0; start < text.length(); start++) {
            if (!isDigit(text.charAt(start)) || (start > 0 && isDigit(text.charAt(start - 1)))) {
                continue;
            }
            var digits = new StringBuilder(9);
            for (int i = start; i < text.length() && digits.length() < 10; i++) {
                if (isDigit(text.charAt(i))) {
                    digits.append(text.charAt(i));
                    boolean groupEnds = i + 1 == text.length() || !isDigit(text.charAt(i + 1));
                    if (groupEnds
                            && passesElevenCheck(digits)
                            && taken.get(start, i + 1).isEmpty()
                            && !TWO_NUMBERS
                                    .matcher(text.substring(start, i + 1))
                                    .matches()) {
                        bsns.add(new Span(Kind.BSN, start, i + 1));
                    }
                } else if (!isBsnGap(text.charAt(i)) || !isDigit(text.charAt(i - 1))) {
                    break;
                }
            }
        }
        return bsns;
    }

    /** D2: of nine digits, an eight-digit one led by 0, 9a+8b+7c+6d+5e+4f+3g+2h-i is a multiple of 11, not all zero. */
    private static boolean passesElevenCheck(CharSequence digits) {
        if (digits.length() != 8 && digits.length() != 9) {
            return false;
        }
        int sum = 0;
        boolean allZero = true;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int weight = digits.length() - i;
            sum += digit * (weight == 1 ? -1 : weight);
            allZero &= digit == 0;
        }
        return sum % 11 == 0 && !allZero;
    }

    /** Numbers of 8 to 14 digits after a plus; as their length is open, they end where a BSN may begin. */
    private static List<Span> phonesOfOpenLength(String text, BitSet taken, List<Span> bsns) {
        var bsnStarts = new BitSet();
        bsns.forEach(it -> bsnStarts.set(it.start()));
        var phones = new ArrayList<Span>();
        var group = PHONE_GROUP.matcher(text);
        for (int plus = text.indexOf('+'); plus >= 0; plus = text.indexOf('+', plus + 1)) {
            int digits = 0;
            int end = -1;
            group.region(plus + 1, text.length());
            while (digits < 14 && group.lookingAt()) {
                int start = group.start(1);
                digits += group.end() - start;
                boolean open = digits <= 14 && taken.get(start, group.end()).isEmpty();
                if (!open || (end > 0 && bsnStarts.get(start))) {
                    break;
                }
                end = digits >= 8 ? group.end() : -1;
                group.region(group.end(), text.length());
            }
            if (end > 0) {
                phones.add(new Span(Kind.PHONE, plus, end));
            }
        }
        return phones;
    }

    // E-mail addresses

    private static void findEmails(View view, List<Span> found) {
        var text = view.text;
        var at = AT.matcher(text);
        var domain = DOMAIN.matcher(text);
        while (at.find()) {
            int start = at.start();
            while (start > 0 && isOfLocalPart(text.charAt(start - 1))) {
                start--;
            }
            while (start < at.start() && ".-".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            if (start == at.start() || !domain.region(at.end(), text.length()).lookingAt()) {
                continue;
            }
            boolean bare = at.group(1) != null;
            if (!bare || DOMAINS_AFTER_BARE_AT.contains(domain.group(1).toLowerCase(Locale.ROOT))) {
                found.add(new Span(Kind.EMAIL, start, domain.end()));
            }
        }
    }

    private static boolean isOfLocalPart(char c) {
        return Character.isLetterOrDigit(c) || "._%+-".indexOf(c) >= 0;
    }

    // Addresses

    private static void findAddresses(View view, List<Span> found) {
        var text = view.text;
        var postcode = POSTCODE.matcher(text);
        var after = NUMBER_AFTER.matcher(text).useTransparentBounds(true);
        var before = NUMBER_BEFORE.matcher(text).useTransparentBounds(true);
        int done = 0;
        while (postcode.find()) {
            var letters = postcode.group(2);
            boolean spaced = !postcode.group(1).isEmpty();
            // "in 2024 op 12 maart", "1500 ml 3 keer per dag"
            if (!isCapitals(letters) && ((spaced && isWord(letters)) || isUnit(letters))) {
                continue;
            }
            int start = postcode.start();
            int end = postcode.end();
            // a number between two postcodes goes with the first
            int from = Math.max(Math.min(done, start), start - MAX_BEFORE_POSTCODE);
            if (before.region(from, start).find()) {
                start = before.start();
            }
            if (after.region(end, text.length()).lookingAt()) {
                end = after.end();
            }
            if (start < postcode.start() || end > postcode.end()) {
                found.add(new Span(Kind.ADDRESS, start, end));
                done = end;
            }
        }
    }

    // Licence plates

    private static void findPlates(View view, List<Span> found) {
        var plate = PLATE.matcher(view.text);
        while (plate.find()) {
            if (isPlate(plate.group())) {
                found.add(new Span(Kind.LICENCE_PLATE, plate.start(), plate.end()));
            }
        }
        var bare = PLATE_WITHOUT_HYPHENS.matcher(view.text);
        while (bare.find()) {
            if (isPlate(bare.group())
                    && !NO_PLATE_WITHOUT_HYPHENS.matcher(bare.group()).matches()) {
                found.add(new Span(Kind.LICENCE_PLATE, bare.start(), bare.end()));
            }
        }
    }

    private static boolean isPlate(String plate) {
        // "1-mei-25", "1-op-100"
        return NO_LETTERS
                .splitAsStream(plate)
                .noneMatch(it -> MONTHS.contains(it.toLowerCase(Locale.ROOT)) || (!isCapitals(it) && isWord(it)));
    }

    private static String plates(String sideCodes) {
        return sideCodes.replace("X", "[A-Z]").replace("9", "[0-9]").replace(' ', '|');
    }

    // Characters and words

    private static boolean isCapitals(String letters) {
        return letters.equals(letters.toUpperCase(Locale.ROOT));
    }

    private static boolean isWord(String letters) {
        return WORDS.contains(letters.toLowerCase(Locale.ROOT));
    }

    private static boolean isUnit(String letters) {
        return UNITS.contains(letters.toLowerCase(Locale.ROOT));
    }

    private static boolean isWordBefore(String text, int at) {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLatin(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isNumberGap(char c) {
        return c == ' ' || c == '.' || c == '-';
    }

    private static boolean isBsnGap(char c) {
        return isNumberGap(c) || c == '\n';
    }

    /** The text as a reader sees it, in plain characters, one for each that is seen, and where each of them stands. */
    private static final class View {

        private final String original;
        private final int[] starts;
        private final int[] ends;
        final String text;

        View(String original) {
            this.original = original;
            this.starts = new int[original.length()];
            this.ends = new int[original.length()];
            var plain = new StringBuilder(original.length());
            int next;
            for (int i = 0; i < original.length(); i = next) {
                int c = original.codePointAt(i);
                next = i + Character.charCount(c);
                if (c == '\r' && next < original.length() && original.charAt(next) == '\n') {
                    continue;
                }
                int seen = plain.length();
                if (isMark(c) && seen > 0 && ends[seen - 1] == i) {
                    // goes with its character, as the ring of a keycap
                    ends[seen - 1] = next;
                } else if (!isUnseen(c)) {
                    starts[seen] = i;
                    ends[seen] = next;
                    plain.append(plain(c));
                }
            }
            this.text = plain.toString();
        }

        Hit hit(Span span) {
            int start = starts[span.start()];
            int end = ends[span.end() - 1];
            return new Hit(span.kind(), start, end, original.substring(start, end));
        }

        private static boolean isUnseen(int c) {
            return Character.getType(c) == Character.FORMAT
                    || (PlainText.isInvisible(c) && !PlainText.isLineEnd(c))
                    || isMark(c);
        }

        private static boolean isMark(int c) {
            int type = Character.getType(c);
            return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
        }

        private static char plain(int c) {
            if (c < 0x80) {
                return c == '\r' ? '\n' : c == '\t' ? ' ' : (char) c;
            }
            if (Character.isDigit(c)) {
                return (char) ('0' + Character.digit(c, 10));
            }
            if (PlainText.isLineEnd(c)) {
                return '\n';
            }
            if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '−') {
                return '-';
            }
            if ("·•‧∙⋅。".indexOf(c) >= 0) {
                return '.';
            }
            // full-width and mathematical letters, raised and circled digits, no-break spaces
            var compatible = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
            if (compatible.length() == 1 && compatible.charAt(0) < 0x80) {
                return compatible.charAt(0);
            }
            return Character.isBmpCodePoint(c) ? (char) c : '\uFFFC';
        }
    }
}
