package nl.wijgroningen.portaal.experience.domain;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words that mean danger: what has one of them goes to the coordinator only, and at once (R35). The list is shipped, in
 * Dutch and English; the coordinator adds words and switches shipped ones off. A telling is searched for all of them,
 * whatever its language.
 */
@Component
@Transactional
public class DangerWords {

    private static final String FILE = "data/danger-words.csv";
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SILENT = Pattern.compile("['’‘]|\\p{Cf}");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final Map<String, Word> shipped;

    DangerWords(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.shipped = read();
    }

    /**
     * A word or a few words together.
     *
     * @param text as it is shown
     * @param language of a shipped word, null for one of the coordinator's own
     */
    public record Word(String text, @Nullable String language, boolean active) {

        public boolean isShipped() {
            return language != null;
        }
    }

    private record Change(String folded, String word, boolean active) {}

    /** The words that stand in these texts, whole and whatever their capitals and accents; empty when there are none. */
    @Rule("R35")
    @Transactional(readOnly = true)
    public List<String> in(Collection<@Nullable String> texts) {
        var folded = texts.stream()
                .filter(Objects::nonNull)
                .map(it -> " " + fold(it) + " ")
                .collect(Collectors.joining("\n"));
        return words().entrySet().stream()
                .filter(it -> it.getValue().active() && folded.contains(" " + it.getKey() + " "))
                .map(it -> it.getValue().text())
                .toList();
    }

    /** All words, those that are switched off too, in the order of the alphabet. */
    @Transactional(readOnly = true)
    public List<Word> list() {
        return words().values().stream()
                .sorted(Comparator.comparing(it -> fold(it.text())))
                .toList();
    }

    /** False when the word was there already, and on. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public boolean add(Staff by, String text) {
        var known = words().get(fold(text));
        if (fold(text).isEmpty() || known != null && known.active()) {
            return false;
        }
        change(by, fold(text), known == null ? text : known.text(), true);
        return true;
    }

    /**
     * Switches a word on or off; one of the coordinator's own is gone when it is off.
     *
     * @throws NotFound when there is no such word
     */
    @PreAuthorize("hasRole('COORDINATOR')")
    public void turn(Staff by, String text, boolean on) {
        var word = words().get(fold(text));
        if (word == null) {
            throw new NotFound();
        }
        if (word.isShipped() && !on) {
            change(by, fold(text), word.text(), false);
        } else if (word.isShipped() || !on) { // as it is shipped, or gone: nothing to remember
            jdbc.sql("delete from experience_danger_word where folded = :folded")
                    .param("folded", fold(text))
                    .update();
            audit.line(by.id(), "experience.danger-word", "danger-word", null);
        }
    }

    private void change(Staff by, String folded, String text, boolean active) {
        jdbc.sql("""
						insert into experience_danger_word (folded, word, active, changed_by, changed_on)
						values (:folded, :word, :active, :by, :today)
						on conflict (folded) do update
							set active = excluded.active, changed_by = excluded.changed_by, changed_on = excluded.changed_on
						""")
                .param("folded", folded)
                .param("word", text)
                .param("active", active)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        audit.line(by.id(), "experience.danger-word", "danger-word", null);
    }

    /** By their folded form. */
    private Map<String, Word> words() {
        var words = new TreeMap<>(shipped);
        jdbc.sql("select folded, word, active from experience_danger_word")
                .query(Change.class)
                .list()
                .forEach(it -> {
                    var known = shipped.get(it.folded());
                    words.put(it.folded(), new Word(it.word(), known == null ? null : known.language(), it.active()));
                });
        return words;
    }

    private static Map<String, Word> read() {
        try (var reader = new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
            var words = new LinkedHashMap<String, Word>();
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .forEach(it ->
                            words.put(fold(it.get("woorden")), new Word(it.get("woorden"), it.get("taal"), true)));
            return words;
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /** Small letters and digits without accents, one space between words, whatever sign stood there. */
    static String fold(String text) {
        var plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        var spoken = SILENT.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
        return GAPS.matcher(spoken).replaceAll(" ").strip();
    }
}
