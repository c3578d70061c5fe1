package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.springframework.core.io.ClassPathResource;

/**
 * The residents of the city, from {@code data/population.csv}, which says of each line where it is from.
 *
 * @param lines by gebied and age
 */
record Population(List<Line> lines) {

    private static final String FILE = "data/population.csv";

    /** @param ages as in the file: {@code 18-34}, or {@code 65+} */
    record Line(String gebied, String ages, int residents) {}

    static Population read() {
        try {
            var text = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
            return new Population(
                    CSVFormat.RFC4180
                            .builder()
                            .setHeader()
                            .setSkipHeaderRecord(true)
                            .get()
                            .parse(new StringReader(text))
                            .stream()
                            .map(it -> new Line(
                                    it.get("gebied"), it.get("age_band"), Integer.parseInt(it.get("residents"))))
                            .toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int all() {
        return lines.stream().mapToInt(Line::residents).sum();
    }

    int of(AgeGroup group) {
        return lines.stream()
                .filter(it -> AgeGroup.of(it.ages()) == group)
                .mapToInt(Line::residents)
                .sum();
    }

    /** In the order of the file. */
    Map<String, Integer> byGebied() {
        var all = new LinkedHashMap<String, Integer>();
        lines.forEach(it -> all.merge(it.gebied(), it.residents(), Integer::sum));
        return all;
    }
}
