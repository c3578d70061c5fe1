package nl.wijgroningen.portaal.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.text.PersonalData.Hit;
import nl.wijgroningen.portaal.platform.text.PersonalData.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // BSN
                "Mijn BSN is 123456782.                     | BSN 123456782",
                "111222333 en 123456782                     | BSN 111222333; BSN 123456782",
                "bsn:123456782abc                           | BSN 123456782",
                "Nummer 1234.56.782, bij het loket          | BSN 1234.56.782",
                "123 456 782                                | BSN 123 456 782",
                "1-2-3-4-5-6-7-8-2                          | BSN 1-2-3-4-5-6-7-8-2",
                "1 2.3-4 56.78-2                            | BSN 1 2.3-4 56.78-2",
                "Met acht cijfers 12345672                  | BSN 12345672",
                "Met een nul ervoor 012345672               | BSN 012345672",
                "Sinds 2024 123456782 en 3 jaar             | BSN 123456782",
                "In 2024 12.34.56.782                       | BSN 12.34.56.782",
                "tussen 3 123456782 12                      | BSN 123456782",
                "123456782 06-12345678                      | BSN 123456782; PHONE 06-12345678",
                "12-10-2025 123456782                       | BSN 123456782",
                "123456782,50                               | BSN 123456782",
                // phone
                "Bel 06-12345678.                           | PHONE 06-12345678",
                "Bel 06 12 34 56 78!                        | PHONE 06 12 34 56 78",
                "0612345678                                 | PHONE 0612345678",
                "06 - 1234 5678                             | PHONE 06 - 1234 5678",
                "0612 345 678                               | PHONE 0612 345 678",
                "(06)12345678                               | PHONE (06)12345678",
                "(06-12345678)                              | PHONE 06-12345678",
                "050-1234567                                | PHONE 050-1234567",
                "(050) 123 45 67                            | PHONE (050) 123 45 67",
                "050/1234567                                | PHONE 050/1234567",
                "0592-123456                                | PHONE 0592-123456",
                "085 0123456                                | PHONE 085 0123456",
                "tel.050.123.45.67                          | PHONE 050.123.45.67",
                "14 dagen 0501234567                        | PHONE 0501234567",
                "0800-1234                                  | PHONE 0800-1234",
                "0800-1234 06-12345678                      | PHONE 0800-1234; PHONE 06-12345678",
                "0900 1234567                               | PHONE 0900 1234567",
                "0900-88 44                                 | PHONE 0900-88 44",
                "09001234                                   | PHONE 09001234",
                "+31612345678                               | PHONE +31612345678",
                "+31 6 12345678                             | PHONE +31 6 12345678",
                "+31 (0)6-12 34 56 78                       | PHONE +31 (0)6-12 34 56 78",
                "+31(0)50 123 45 67                         | PHONE +31(0)50 123 45 67",
                "+31 06 12345678                            | PHONE +31 06 12345678",
                "0031612345678                              | PHONE 0031612345678",
                "0031 50 1234567                            | PHONE 0031 50 1234567",
                "+32 470 12 34 56                           | PHONE +32 470 12 34 56",
                "+32 470 12 34 56. 12 mensen                | PHONE +32 470 12 34 56",
                "thuis 06-12345678+31 (0) 50 - 1234567      | PHONE 06-12345678; PHONE +31 (0) 50 - 1234567",
                "+44 (0)20 7946 0958                        | PHONE +44 (0)20 7946 0958",
                "+4917012345678 bellen                      | PHONE +4917012345678",
                "050-1234567 06-12345678                    | PHONE 050-1234567; PHONE 06-12345678",
                // e-mail
                "Mail fatima@voorbeeld.nl.                  | EMAIL fatima@voorbeeld.nl",
                "f.de-vries+wij@mail.voorbeeld.co.uk,       | EMAIL f.de-vries+wij@mail.voorbeeld.co.uk",
                "<HENK_12@VOORBEELD.NL>                     | EMAIL HENK_12@VOORBEELD.NL",
                "-x@y.nl en ...a.b@c.nl                     | EMAIL x@y.nl; EMAIL a.b@c.nl",
                "mailto:x@y.nl?subject=hoi                  | EMAIL x@y.nl",
                "naam (at) voorbeeld.nl                     | EMAIL naam (at) voorbeeld.nl",
                "naam(at)voorbeeld(punt)nl                  | EMAIL naam(at)voorbeeld(punt)nl",
                "naam [AT] voorbeeld [dot] nl               | EMAIL naam [AT] voorbeeld [dot] nl",
                "naam at gmail.com                          | EMAIL naam at gmail.com",
                "naam apenstaartje voorbeeld punt nl        | EMAIL naam apenstaartje voorbeeld punt nl",
                "naam @ voorbeeld.nl                        | EMAIL naam @ voorbeeld.nl",
                "josé@wérk.nl                               | EMAIL josé@wérk.nl",
                "a@b.nl en c@d.nl                           | EMAIL a@b.nl; EMAIL c@d.nl",
                "x@y.nl.Dan verder                          | EMAIL x@y.nl.Dan",
                // IBAN
                "NL91ABNA0417164300                         | IBAN NL91ABNA0417164300",
                "NL91 ABNA 0417 1643 00 op mijn naam        | IBAN NL91 ABNA 0417 1643 00",
                "nl91abna0417164300                         | IBAN nl91abna0417164300",
                "NL91.ABNA.0417.1643.00                     | IBAN NL91.ABNA.0417.1643.00",
                "DE89 3704 0044 0532 0130 00                | IBAN DE89 3704 0044 0532 0130 00",
                "BE68539007547034                           | IBAN BE68539007547034",
                "GB82 WEST 1234 5698 7654 32                | IBAN GB82 WEST 1234 5698 7654 32",
                "NO93 8601 1117 947                         | IBAN NO93 8601 1117 947",
                "MT84MALT011000012345MTLCAST001S            | IBAN MT84MALT011000012345MTLCAST001S",
                // address
                "Eikenlaan 12, 9743 AB Groningen            | ADDRESS 12, 9743 AB",
                "Eikenlaan 12a 9743AB                       | ADDRESS 12a 9743AB",
                "Eikenlaan 12-2, 9743 ab                    | ADDRESS 12-2, 9743 ab",
                "Eikenlaan 12 bis 9743 AB                   | ADDRESS 12 bis 9743 AB",
                "9743 AB 12                                 | ADDRESS 9743 AB 12",
                "9743ab12                                   | ADDRESS 9743ab12",
                "9743 AB 12-2                               | ADDRESS 9743 AB 12-2",
                "9743 AB, nr. 12a.                          | ADDRESS 9743 AB, nr. 12a",
                "postcode 9743ab huisnummer 7               | ADDRESS 9743ab huisnummer 7",
                "9743 Ab 12 II                              | ADDRESS 9743 Ab 12 II",
                "9743 AB 12 9374 AB 3                       | ADDRESS 9743 AB 12; ADDRESS 9374 AB 3",
                "1011 EN 12                                 | ADDRESS 1011 EN 12",
                // licence plate
                "De auto 12-ABC-3 stond er.                 | LICENCE_PLATE 12-ABC-3",
                "kenteken:gb-001-b                          | LICENCE_PLATE gb-001-b",
                "GB001B                                     | LICENCE_PLATE GB001B",
                "AB12CD                                     | LICENCE_PLATE AB12CD",
                // the longest wins, but a BSN always
                "0612345678@voorbeeld.nl                    | EMAIL 0612345678@voorbeeld.nl",
                "123456782@voorbeeld.nl                     | BSN 123456782",
                "jan.12-ABC-3@voorbeeld.nl                  | EMAIL jan.12-ABC-3@voorbeeld.nl",
                "+123456782                                 | BSN 123456782",
                "+ (123456782)                              | BSN 123456782",
                "+31123456782                               | PHONE +31123456782",
                "+31 123456782                              | PHONE +31 123456782",
                "+49 123456782                              | PHONE +49 123456782",
                "06 12345672                                | PHONE 06 12345672",
                "+32 470 12 34 56 1.2.3.4.5.6.7.8.2         | PHONE +32 470 12 34 56; BSN 1.2.3.4.5.6.7.8.2",
                "003140003 2024                             | BSN 003140003",
                "012345672 1                                | BSN 012345672",
                "0123-45672 1                               | BSN 0123-45672",
                "12-12345672-AB                             | BSN 12345672",
                "FR1420041010050500013M02606                | IBAN FR1420041010050500013M02606",
                "FR14 2004 1010 0505 0001 3M02 606          | IBAN FR14 2004 1010 0505 0001 3M02 606",
                "9743 AB 12, 06-12345678, x@y.nl            | ADDRESS 9743 AB 12; PHONE 06-12345678; EMAIL x@y.nl"
            })
    void finds(String text, String expected) {
        assertThat(describe(PersonalData.find(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Gewoon een verhaal zonder iets erin.",
                // no BSN
                "123456789",
                "000000000",
                "00000000",
                "1234567821",
                "1123456782",
                "12345678212345678",
                "123  456  782",
                "123, 456, 782",
                "123/456/782",
                "1234567",
                "Een budget van € 12.345.672 en € 123.456.782",
                "10.000.000 stappen",
                "op 11-02-26 10.30 uur en 05-06-2026 12 uur",
                // no phone number
                "06-1234567",
                "06-123456789",
                "Gebeld op nummer 0592. 123456 keer",
                "+3161234",
                "+12 graden en +3",
                "+123456789012345",
                "0000000000",
                "van 08.30 09.30 10.30 11.30",
                "0800 is gratis",
                // no e-mail address
                "@wijgroningen.nl",
                "zie @wijgroningen.nl",
                "a@b",
                "jan@ voorbeeld.nl",
                "ik was at school.It was fun",
                "kijk op www.wijgroningen.nl/a.b",
                "a@.nl",
                "a@b.1",
                "a@b.c",
                // no IBAN
                "NL92ABNA4417164300",
                "NL91ABNA041716430",
                "NL91ABNA04171643000",
                "de 12 mensen die wij zagen waren blij",
                "de02 mensen die ik zag hier", // would pass the check
                // no address
                "9743 AB",
                "Ik woon in 9743AB.",
                "9743 SA 12",
                "0743 AB 12",
                "19743 AB 12",
                "9743 ABC 12",
                "in 2024 op 12 maart",
                "in 2024 en 2025",
                "van 1200 is 12 over",
                "sinds 1998 en 12 jaar",
                "1500 ml 3 keer per dag",
                "1500ml 3 keer per dag",
                "9743 AB 12-10-2025",
                "9743 AB 10.30 uur",
                "9743 AB 12:30",
                "12-10-2025 9743 AB",
                "op 12-10-2025 AB 12",
                "om 10.30 9743 AB",
                // no licence plate
                "van 12-10-2025 tot 1-1-26",
                "1 op 1",
                "1-op-100",
                "1-mei-25, 5-DEC-24 en 1MEI25",
                "10-12-jr",
                "wo-12-10",
                "om 10-10-en",
                "12-ABC-34",
                "A-1-B",
                "1-12-ABC-3",
                "12-abc-3-4",
                "ab12cd",
                "Ab12Cd",
                "VMBO10 en HAVO12",
                "WK2025, NL2024, EK2024 en GM0014",
                "WK001400",
                "COVID19",
                "A4 en B12 en U2",
                "24UURS",
                "AB12CDE",
                "2026-W48",
                "1-0, 2-2 en 3-1"
            })
    void leavesAlone(String text) {
        assertThat(PersonalData.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In week 48 kwamen er 12 mensen, in 2025 nog 1.250; dat kostte € 1.234,50 of 3.000 euro p.p. per jaar.",
                "Bus 9 rijdt 2 x per uur (10:15, 10.45 u), van 8-12 en 13-17 uur, ma-vr, behalve 24/7/365.",
                "Van 1 januari 2024 t/m 31-12-2024 sliep ik 4 à 5 uur; 1 op de 10 in wijk 3 ook, 50-plussers 2x zo"
                        + " veel.",
                "Artikel 2.1.3 lid 4 Wmo 2015 en art. 46 UAVG, zie blz. 12-14 en 100-200, § 3.2.1.",
                "De 65+'ers van blok 12-14-16 wonen op 3-hoog; 40% van 1.500 woningen is van vóór 1970, 80 m², 2e"
                        + " etage.",
                "Score 8,5 op 10; 3-0 gewonnen; temperatuur -12 tot +15; lat 53.2194, lon 6.5665; versie 4.1.2.",
                "Sinds 1-4-'23 krijg ik € 10,- per 14 dagen, zaak 2025/123, A28, N361, E22, CO2, H2O, 4G, MP3, 06.",
                "Team 12 - WIJ Vinkhuizen, kamer 1.23, Mo 2 tm 4, 9.00-17.00, 10.00-12.00 en 13.30-15.00 uur.",
                "Groepen van 10, 12, 14, 16, 18, 20 en 22; leeftijd 0-4, 4-12, 12-18, 18-27, 27-65, 65-75, 75+.",
                "WMO-2015, PC4 9743, gebied 3 (BU00140301), 5G-mast, 112 gebeld, 1e lijns, 30-km-zone, 10-rittenkaart."
            })
    void leavesOrdinaryDutchAlone(String text) {
        assertThat(PersonalData.find(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NL92ABNA0417164300",
                "XX91ABNA0417164300",
                "NL91  ABNA  0417  1643  00",
                "NL91 ABNA 0417 1643 001",
                "XNL91ABNA0417164300"
            })
    void takesNoOtherNumberForIban(String text) {
        assertThat(ofKind(Kind.IBAN, PersonalData.find(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd-MM-yyyy",
                "d-M-yyyy",
                "dd.MM.yyyy",
                "dd MM yyyy",
                "yyyy-MM-dd",
                "'op 'd-M-yyyy' 14.30 uur'",
                "dd-MM-yyyy' 14.30 uur'",
                "dd-MM-yy' 14.30 uur'"
            })
    void takesNoDateForBsn(String pattern) {
        var format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        for (var date = LocalDate.of(1925, 1, 1); date.getYear() < 2035; date = date.plusDays(1)) {
            assertThat(PersonalData.find(format.format(date)))
                    .as(pattern + ", " + date)
                    .isEmpty();
        }
    }

    @Test
    void takesNoYearsHoursOrAmountForBsn() {
        for (int i = 1940; i < 2040; i++) {
            for (int j = 1940; j < 2040; j++) {
                assertThat(PersonalData.find(i + "-" + j + ", " + i + " " + j)).isEmpty();
            }
        }
        for (int i = 0; i < 24 * 60; i += 15) {
            for (int j = 0; j < 24 * 60; j += 5) {
                var hours = String.format(Locale.ROOT, "%02d.%02d-%02d.%02d", i / 60, i % 60, j / 60, j % 60);
                assertThat(PersonalData.find(hours + " uur")).as(hours).isEmpty();
            }
        }
        for (int i = 100; i < 1000; i++) {
            assertThat(PersonalData.find("€ 12." + i + ".000, €" + i + ".500.000 of EUR 25.000." + i))
                    .as("amounts with " + i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "XX-99-99",
                "99-99-XX",
                "99-XX-99",
                "XX-99-XX",
                "XX-XX-99",
                "99-XX-XX",
                "99-XXX-9",
                "9-XXX-99",
                "XX-999-X",
                "X-999-XX",
                "XXX-99-X",
                "X-99-XXX",
                "9-XX-999",
                "999-XX-9"
            })
    void findsPlatesOfEverySideCode(String sideCode) {
        var random = new Random(sideCode.hashCode());
        for (int i = 0; i < 200; i++) {
            // without vowels, as plates have been since 1978: no words by chance
            var plate = sideCode.chars()
                    .mapToObj(it -> switch (it) {
                        case 'X' -> pick(random, "BDFGHJKLNPRSTVXZ");
                        case '9' -> pick(random, "0123456789");
                        default -> "-";
                    })
                    .collect(Collectors.joining());
            var small = plate.toLowerCase(Locale.ROOT);
            var bare = plate.replace("-", "");
            if (isLikeAnotherCode(bare)) {
                continue;
            }
            assertThat(describe(PersonalData.find("auto " + plate + "."))).isEqualTo("LICENCE_PLATE " + plate);
            if (!small.matches(".*(jr|nr|vr).*")) {
                assertThat(describe(PersonalData.find("(" + small + ")"))).isEqualTo("LICENCE_PLATE " + small);
            }
            assertThat(describe(PersonalData.find(bare))).isEqualTo("LICENCE_PLATE " + bare);
            assertThat(PersonalData.find(small.replace("-", ""))).isEmpty();
            assertThat(PersonalData.find(plate + "-B")).isEmpty();
            assertThat(PersonalData.find("B" + plate)).isEmpty();
        }
    }

    /** A postcode, a country or kind of area with a year or number. */
    private static boolean isLikeAnotherCode(String bare) {
        return bare.matches("[1-9][0-9]{3}[A-Z]{2}|[A-Z]{2}(19|20)[0-9]{2}|(NR|NL)[0-9]{4}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full-width digits      | １２３４５６７８２",
                "Arabic digits          | ١٢٣٤٥٦٧٨٢",
                "Devanagari and ASCII   | १२३456७८२",
                "mathematical digits    | 𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟐",
                "raised digits          | ¹²³⁴⁵⁶⁷⁸²",
                "circled digits         | ①②③④⑤⑥⑦⑧②",
                "keycaps                | 1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣2️⃣",
                "struck through         | 1\u03362\u03363\u03364\u03365\u03366\u03367\u03368\u03362\u0336",
                "loose accent           | 123\u200B\u0336456782",
                "next line              | 1234\u008556\u2028782",
                "zero-width             | 1\u200B2\u200D3\u20604\uFEFF5\u00AD6\u180E7\u200C8\u20632",
                "bidi                   | \u202E1\u202D2\u20663456\u200E782",
                "control characters     | 1\u00002\u00073456\u001B782",
                "tag characters         | 123\uDB40\uDC31456782",
                "no-break spaces        | 123\u00A0456\u202F782",
                "tab and odd spaces     | 123\t456\u3000782",
                "odd hyphens and dots   | 123\u2011456\u2212782",
                "middle dots            | 12·34・56782 of 1234•56·782"
            })
    void seesThroughDisguise(String disguise, String text) {
        var before = "😀 Ik héb\u200B dit nummer: ";
        var hits = PersonalData.find(before + text + "\u200B, klopt dat?");
        assertThat(hits).as(disguise).hasSize(1);
        var hit = hits.get(0);
        int shift = text.startsWith("\u202E") ? 1 : text.contains(" of ") ? text.indexOf("of ") + 3 : 0;
        assertThat(hit.kind()).isEqualTo(Kind.BSN);
        assertThat(hit.start()).isEqualTo(before.length() + shift);
        assertThat(hit.end()).isEqualTo(before.length() + text.length());
        assertThat(hit.text()).isEqualTo(text.substring(shift));
    }

    @Test
    void seesThroughDisguiseOfOtherKindsToo() {
        assertThat(describe(PersonalData.find("12\n34\r\n56\r782"))).isEqualTo("BSN 12\n34\r\n56\r782");
        assertThat(describe(PersonalData.find("ｆａｔｉｍａ＠ｖｏｏｒｂｅｅｌｄ．ｎｌ"))).startsWith("EMAIL ｆ");
        assertThat(describe(PersonalData.find("0\u200B6–1234\u00A05678"))).isEqualTo("PHONE 0\u200B6–1234\u00A05678");
        assertThat(describe(PersonalData.find("NL91\u00A0ABNA\u00A00417\u200B1643００")))
                .startsWith("IBAN NL91");
        assertThat(describe(PersonalData.find("12‐ABC‐3"))).startsWith("LICENCE_PLATE");
        assertThat(describe(PersonalData.find("Eikenlaan 12\r\n9743\u00A0AB"))).isEqualTo("ADDRESS 12\r\n9743\u00A0AB");
    }

    @Test
    void alwaysFindsABsnWhateverStandsBetweenItsDigits() {
        for (int seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            var bsn = disguised(validBsn(random), random);
            var before = dutch(random) + pick(random, " ,", " (", " BSN:", "\n", " nr. ", " is ", "", "x");
            var after = pick(random, "", ".", ", ", ") ", " en ", "; ", "\n", "x ", "@x.nl ") + dutch(random);
            // a line end or the like would join it with the last number of the text before
            before = isDigitLast(before) || before.matches("(?s).*[0-9]\\s") ? before + "dus " : before;
            after = after.matches("(?s)[\\s.]?[0-9].*") ? " dus" + after : after;
            assertThat(PersonalData.find(before + bsn + after))
                    .as("seed " + seed)
                    .contains(new Hit(Kind.BSN, before.length(), before.length() + bsn.length(), bsn));
        }
    }

    @Test
    void alwaysFindsABsnWrittenAsOneAmongOtherNumbers() {
        for (int seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            var bsn = validBsn(random);
            if (bsn.length() == 9) {
                var before =
                        dutch(random) + " " + pick(random, "2024", "12-10-2025", "7", "10.30", "€ 5", "9743") + " ";
                var after = " " + pick(random, "2024", "12-10-2025", "7", "10.30", "06-12345678", "9743 AB", "50");
                assertThat(PersonalData.find(before + bsn + after + " " + dutch(random)))
                        .as("seed " + seed)
                        .contains(new Hit(Kind.BSN, before.length(), before.length() + 9, bsn));
            }
        }
    }

    @Test
    void neverTakesANumberForBsnThatFailsTheElevenCheck() {
        for (int seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            var digits = digits(random, 8 + random.nextInt(2));
            var written = random.nextBoolean() ? digits : separated(digits, random, "", " ", ".", "-");
            if (isValid(digits) || hasValidPart(digits, written)) {
                continue;
            }
            var text = dutch(random) + " nummer " + written + " dus " + dutch(random);
            assertThat(PersonalData.find(text)).as("seed " + seed).noneMatch(it -> it.kind() == Kind.BSN);
        }
    }

    @Test
    void reportsHitsInOrderWithoutOverlapAndWithTheirText() {
        for (int seed = 1; seed <= 2000; seed++) {
            var text = jumble(new Random(seed), "");
            int end = 0;
            for (var hit : PersonalData.find(text)) {
                assertThat(hit.start()).as("seed " + seed).isGreaterThanOrEqualTo(end);
                assertThat(hit.text()).as("seed " + seed).isEqualTo(text.substring(hit.start(), hit.end()));
                if (hit.kind() == Kind.BSN) {
                    assertThat(isValid(hit.text().replaceAll("[^0-9]", "")))
                            .as("seed " + seed)
                            .isTrue();
                }
                end = hit.end();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void leavesNothingOfAKindThatIsTakenOut(Kind kind) {
        for (int seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            // a replacement glued to what stands beside it could make a new address; a BSN it can't
            var text = jumble(random, kind == Kind.BSN ? "" : " ");
            var hits = ofKind(kind, PersonalData.find(text));
            var replacement = pick(random, "[…]", "", "weg", "█████", " ");
            var without = PersonalData.without(text, hits, replacement);
            assertThat(ofKind(kind, PersonalData.find(without)))
                    .as("seed " + seed + ", replaced by '" + replacement + "'")
                    .isEmpty();
        }
    }

    @Test
    void takesOutEveryBsnAndNothingElse() {
        assertThat(PersonalData.withoutBsn("Ik (123456782), tel. 06-12345678, zij 111.222.333.", "[bsn]"))
                .isEqualTo("Ik ([bsn]), tel. 06-12345678, zij [bsn].");
        assertThat(PersonalData.withoutBsn("Niets.", "[bsn]")).isEqualTo("Niets.");
        for (int seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            var text = jumble(random, "") + disguised(validBsn(random), random) + jumble(random, "");
            var without = PersonalData.withoutBsn(text, "[bsn]");
            assertThat(ofKind(Kind.BSN, PersonalData.find(without)))
                    .as("seed " + seed)
                    .isEmpty();
            assertThat(ofKind(Kind.BSN, PersonalData.find(PlainText.clean(without))))
                    .as("seed " + seed + ", cleaned afterwards")
                    .isEmpty();
        }
    }

    @Test
    void replacesChosenHitsInAnyOrder() {
        var text = "x@y.nl en 06-12345678 en a@b.nl";
        var hits = PersonalData.find(text);
        assertThat(PersonalData.without(text, List.of(hits.get(2), hits.get(0)), "[$1]"))
                .isEqualTo("[$1] en 06-12345678 en [$1]");
        assertThat(PersonalData.without(text, List.of(), "[…]")).isEqualTo(text);
    }

    @Test
    void replacesOverlappingHitsAsOne() {
        var outer = new Hit(Kind.ADDRESS, 2, 6, "cdef");
        var inner = new Hit(Kind.PHONE, 3, 4, "d");
        var later = new Hit(Kind.PHONE, 5, 8, "fgh");
        assertThat(PersonalData.without("abcdefghij", List.of(later, inner, outer), "-"))
                .isEqualTo("ab-ij");
    }

    @ParameterizedTest
    @CsvSource({"0, 6, x@y.be", "1, 7, x@y.nl", "-1, 5, x@y.nl", "0, 5, x@y.nl", "4, 10, x@y.nl", "3, 3, ''"})
    void refusesHitsOfAnotherText(int start, int end, String found) {
        var hit = new Hit(Kind.EMAIL, start, end, found);
        assertThatIllegalArgumentException().isThrownBy(() -> PersonalData.without("x@y.nl", List.of(hit), "-"));
    }

    @Test
    void keepsTheFindOutOfLogs() {
        assertThat(PersonalData.find("bsn 123456782").toString()).isEqualTo("[BSN[4,13)]");
    }

    /** Ten times as long as a text may be: what is quadratic would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "0",
                "1 ",
                "0 ",
                "1.",
                "1-",
                "06",
                "06 ",
                "0-",
                "123 ",
                "12345678 ",
                "0501",
                "050 ",
                "111222333 ",
                "1.2-3 4",
                "12-10-2025 ",
                "10.00-",
                "2024-",
                ".000",
                "€1.000",
                "+",
                "+1",
                "+1 ",
                "+31",
                "+12345678 ",
                "+1234567 8",
                "(",
                "(0",
                "(06)",
                "0800",
                "a",
                "a.",
                "@",
                "a@",
                "@a.",
                "a@a.",
                "a@a.nl",
                ".@",
                "-",
                "a-",
                "(at)",
                " at ",
                " at a.nl",
                " at a dot",
                " at dot dot dot dot",
                "a (at) a (dot) ",
                " apenstaartje a.a.",
                "NL91",
                "NL",
                "NL91 ABNA 0417 ",
                "DE8",
                "DE89 3704 0044 0532 0130 0 ",
                "9743AB",
                "9743 AB ",
                "9743AB1",
                "1 9743AB",
                "1, ",
                "12-",
                "12-AB",
                "AB-12-",
                "1-ABC-",
                "A1",
                " ",
                "\n",
                "\t",
                "\u200B",
                "1\u200B",
                "1\u0336",
                "\u0301",
                "😀",
                "\uD83D",
                "１",
                "𝟏 "
            })
    void searchesHostileTextsInTime(String piece) {
        var text = "€ NL91 +31 06 1 x@" + piece.repeat(200_000 / piece.length()) + "x";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PersonalData.find(text));
    }

    @Test
    void searchesAnyJumbleInTime() {
        var random = new Random(14);
        var text = new StringBuilder();
        while (text.length() < 200_000) {
            text.append(jumble(random, ""));
        }
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PersonalData.find(text.toString()));
    }

    private static String describe(List<Hit> hits) {
        return hits.stream().map(it -> it.kind() + " " + it.text()).collect(Collectors.joining("; "));
    }

    private static List<Hit> ofKind(Kind kind, List<Hit> hits) {
        return hits.stream().filter(it -> it.kind() == kind).toList();
    }

    // The 11-check once more, from the words of D2 and not from the code.
    private static boolean isValid(String digits) {
        var d = ("0".repeat(Math.max(0, 9 - digits.length())) + digits)
                .chars()
                .map(it -> it - '0')
                .toArray();
        int sum = 9 * d[0] + 8 * d[1] + 7 * d[2] + 6 * d[3] + 5 * d[4] + 4 * d[5] + 3 * d[6] + 2 * d[7] - d[8];
        return (digits.length() == 8 || digits.length() == 9) && sum % 11 == 0 && !digits.matches("0+");
    }

    /** Whether the first or last eight of nine digits stand apart and are a valid number by themselves. */
    private static boolean hasValidPart(String digits, String written) {
        return digits.length() == 9
                && (!isDigitAt(written, 1) && isValid(digits.substring(1))
                        || !isDigitAt(written, written.length() - 2) && isValid(digits.substring(0, 8)));
    }

    private static boolean isDigitAt(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean isDigitLast(String text) {
        return !text.isEmpty() && isDigitAt(text, text.length() - 1);
    }

    private static String validBsn(Random random) {
        while (true) {
            // eight digits stand for nine with a 0 that was left out, so they begin with none
            var digits = random.nextInt(4) > 0 ? digits(random, 9) : 1 + random.nextInt(9) + digits(random, 7);
            if (isValid(digits)) {
                return digits;
            }
        }
    }

    private static String digits(Random random, int length) {
        return random.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private static String disguised(String digits, Random random) {
        int zero = "0０٠०".codePointAt(random.nextInt(8) == 0 ? random.nextInt(4) : 0);
        var other = digits.chars()
                .mapToObj(it -> Character.toString(random.nextInt(16) == 0 ? 0x1D7CE + it - '0' : zero + it - '0'))
                .collect(Collectors.joining());
        return switch (random.nextInt(4)) {
            case 0 -> other;
            case 1 -> separated(other, random, "", "", "", " ");
            case 2 -> separated(other, random, "", " ", ".", "-");
            default -> separated(other, random, "", "\u200B", " ", "\u00A0", "\u2011", ".\u200D", "\u2060-", "\uFEFF");
        };
    }

    private static String separated(String digits, Random random, String... separators) {
        var text = new StringBuilder();
        digits.codePoints().forEach(it -> {
            text.append(text.isEmpty() ? "" : pick(random, separators)).appendCodePoint(it);
        });
        return text.toString();
    }

    /** Up to a dozen words and numbers of ordinary Dutch. */
    private static String dutch(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pick(
                            random,
                            "de",
                            "lift",
                            "is",
                            "al",
                            "drie weken",
                            "stuk,",
                            "zegt",
                            "Fatima.",
                            "Om 10.30 uur",
                            "in 2024",
                            "op 12-10-2025",
                            "met 12",
                            "€ 12,50",
                            "9743 AB",
                            "1 op 1",
                            "06-12345678,",
                            "naar",
                            "Vinkhuizen"))
                    .append(' ');
        }
        return text.toString().strip();
    }

    /** Pieces of all kinds glued together, so that they overlap in ways nobody thought of. */
    private static String jumble(Random random, String glue) {
        var text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 ->
                            pick(random, " ", ".", "-", "@", "+", "(", ")", "\n", ",", "\u200B", "\r\n", "\t", "/");
                        case 1 -> digits(random, 1 + random.nextInt(5));
                        case 2 -> pick(random, "06-12345678", "050 123 45 67", "+31 ", "+32 470 12 34 56", "0800-1234");
                        case 3 ->
                            pick(random, "x@y.nl", "a (at) b.nl", " at ", ".nl", "NL91ABNA0417164300", "BE68 5390");
                        case 4 ->
                            pick(random, "9743 AB", "12, ", "12-ABC-3", "AB12CD", "12-10-2025", "10.00-12.00", "€ ");
                        default ->
                            pick(random, "a", "en", "123456782", "1234.56.782", "A", " 0", "1.2.3.4", "\uD83D", "é");
                    });
            text.append(glue);
        }
        return text.toString();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String pick(Random random, String characters) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }
}
