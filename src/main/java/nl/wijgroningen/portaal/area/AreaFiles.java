package nl.wijgroningen.portaal.area;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The two files the map of the city is read from: {@code data/areas.csv} and {@code data/wij_teams.csv}. */
record AreaFiles(List<Postcode> postcodes, List<TeamLine> teams, int checksum) {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final Pattern REMARK = Pattern.compile("\\s*\\([^)]*\\)");
    private static final Pattern PROVINCE = Pattern.compile("\\s+G[Nn]$");
    private static final Pattern TWO_PARTS = Pattern.compile("(.+)-(\\S+) en -(\\S+)");
    private static final Pattern TEAM_CERTAINTY = Pattern.compile("team:(certain|plausible|guess)");

    /**
     * One line of areas.csv.
     *
     * @param names everyday names of buurten and villages
     * @param alsoWijken other wijken this postcode touches, by name
     * @param alsoTeams other teams, for those wijken
     * @param certainty of the team
     */
    record Postcode(
            String pc4,
            List<String> names,
            String wijkCode,
            String wijk,
            String gebied,
            String team,
            List<String> alsoWijken,
            List<String> alsoTeams,
            String certainty) {}

    /** One line of wij_teams.csv; the location is where the team was last seen to receive people. */
    record TeamLine(
            String name,
            List<String> gebieden,
            List<String> buurten,
            @Nullable String location) {}

    static AreaFiles read() {
        var areas = text("data/areas.csv");
        var teams = text("data/wij_teams.csv");
        var checksum = new CRC32();
        checksum.update((areas + teams).getBytes(StandardCharsets.UTF_8));
        return new AreaFiles(
                records(areas).stream().map(AreaFiles::postcode).toList(),
                records(teams).stream().map(AreaFiles::team).toList(),
                (int) checksum.getValue());
    }

    private static Postcode postcode(CSVRecord line) {
        var certainty = TEAM_CERTAINTY.matcher(line.get("certainty"));
        return new Postcode(
                line.get("pc4"),
                names(line.get("name")),
                line.get("cbs_wijk_code"),
                line.get("cbs_wijk"),
                line.get("gebied"),
                line.get("wij_team"),
                split(line.get("also_cbs_wijk"), ";"),
                split(line.get("also_wij_team"), ";"),
                certainty.find() ? certainty.group(1) : "guess");
    }

    private static TeamLine team(CSVRecord line) {
        var seen = split(line.get("location_seen"), ";");
        return new TeamLine(
                line.get("wij_team"),
                split(line.get("gebieden"), ";"),
                split(line.get("wijken_en_dorpen"), ","),
                seen.isEmpty()
                        ? null
                        : REMARK.matcher(seen.get(seen.size() - 1))
                                .replaceAll("")
                                .replace('\'', '’'));
    }

    /**
     * Takes a column of everyday names apart: "Korrewegwijk: Indische buurt" and "De Hunze/Van Starkenborgh" are two
     * names each, "Binnenstad-Zuid en -Oost" too; a remark in brackets and "GN" (for Groningen) are no part of a name.
     */
    static List<String> names(String column) {
        var names = new ArrayList<String>();
        for (var part : split(REMARK.matcher(column).replaceAll(""), "[,/:]")) {
            var two = TWO_PARTS.matcher(part);
            if (two.matches()) {
                names.add(two.group(1) + "-" + two.group(2));
                names.add(two.group(1) + "-" + two.group(3));
            } else {
                names.add(PROVINCE.matcher(part).replaceFirst(""));
            }
        }
        return List.copyOf(names);
    }

    private static List<String> split(String column, String mark) {
        return Arrays.stream(column.split(mark))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static List<CSVRecord> records(String text) {
        try (var parser = FORMAT.parse(new StringReader(text))) {
            return parser.getRecords();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("\r", "");
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
