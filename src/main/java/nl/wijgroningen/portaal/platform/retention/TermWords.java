package nl.wijgroningen.portaal.platform.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.setting.Settings;
import nl.wijgroningen.portaal.platform.web.Words;
import org.springframework.stereotype.Component;

/** Says what a {@link Retention} removes, and when, in plain Dutch. */
@Component
class TermWords {

    private final Words words;
    private final Settings settings;

    TermWords(Words words, Settings settings) {
        this.words = words;
        this.settings = settings;
    }

    String name(String kind) {
        return words.get("retention.kind." + kind);
    }

    /** When things of each kind go by the settings of a day, by kind. */
    Map<String, String> grounds(List<Retention> retentions, LocalDate day) {
        var numbers = settings.of(retentions.stream().map(Retention::term).toList(), day);
        return retentions.stream().collect(Collectors.toMap(Retention::kind, it -> {
            var number = numbers.getOrDefault(it.term().name(), 0);
            return words.get(
                    "retention.kind." + it.kind() + ".ground",
                    words.get("setting." + it.term().name() + ".value", number));
        }));
    }
}
