package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.experience.domain.MaskedText;
import nl.wijgroningen.portaal.experience.domain.MaskedText.Mask;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was decided on publishing one experience: for who checks it, and for the teller. Asked after the scope is. */
@Component
public class PublicationFile {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PublicationFile(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param state PUBLISHED, HIDDEN, REFUSED or TAKEN_DOWN */
    public record Outcome(
            String state,
            @Nullable String reason,
            @Nullable String happened,
            @Nullable String wentWell,
            @Nullable String couldBeBetter,
            @Nullable String wish,
            @Nullable String answer,
            String language,
            UUID checkedBy,
            LocalDate checkedOn,
            @Nullable LocalDate publishedOn) {

        public boolean isPublic() {
            return state.equals("PUBLISHED");
        }

        public boolean hasText() {
            return happened != null;
        }

        /** What everyone reads, the answer apart. */
        public List<String> story() {
            return Stream.of(happened, wentWell, couldBeBetter, wish)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    /** What was masked; the words are those of the original. */
    public record Masked(int field, int begins, int ends, String words, String reason) {

        public Mask mask() {
            return new Mask(field, begins, ends, MaskedText.Reason.valueOf(reason));
        }

        public String place() {
            return mask().place();
        }
    }

    /** @param decision null while it is open */
    public record Objection(
            @Nullable String words,
            String week,
            @Nullable String decision,
            @Nullable String reason,
            @Nullable LocalDate decidedOn) {}

    public record Report(
            @Nullable String words,
            LocalDate reportedOn,
            LocalDate dueOn,
            boolean hid,
            @Nullable String decision) {}

    public record File(Outcome outcome, List<Masked> masks, List<Objection> objections, List<Report> reports) {

        public List<Report> openReports() {
            return reports.stream().filter(it -> it.decision() == null).toList();
        }

        public @Nullable Objection openObjection() {
            return objections.stream()
                    .filter(it -> it.decision() == null)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static final RowMapper<Outcome> OUTCOME = new DataClassRowMapper<>(Outcome.class);

    /** Empty while nobody checked it. */
    public Optional<File> of(UUID id) {
        return jdbc.sql("""
						select p.state, p.reason, p.happened, p.went_well, p.could_be_better, p.wish, p.answer, p.language,
							p.checked_by, p.checked_on, p.published_on,
							(select coalesce(json_agg(json_build_object('field', m.field, 'begins', m.begins, 'ends', m.ends,
								'words', m.words, 'reason', m.reason) order by m.field, m.begins), '[]')
								from experience_mask m where m.experience_id = p.experience_id)::text as masks,
							(select coalesce(json_agg(json_build_object('words', o.words, 'week', o.week, 'decision', o.decision,
								'reason', o.reason, 'decidedOn', o.decided_on) order by o.week, o.id), '[]')
								from experience_objection o where o.experience_id = p.experience_id)::text as objections,
							(select coalesce(json_agg(json_build_object('words', r.words, 'reportedOn', r.reported_on, 'dueOn', r.due_on,
								'hid', r.hid, 'decision', r.decision) order by r.reported_on, r.id), '[]')
								from experience_report r where r.experience_id = p.experience_id)::text as reports
						from experience_publication p where p.experience_id = :id
						""")
                .param("id", id)
                .query((row, number) -> new File(
                        Objects.requireNonNull(OUTCOME.mapRow(row, number)),
                        list(row.getString("masks"), Masked[].class),
                        list(row.getString("objections"), Objection[].class),
                        list(row.getString("reports"), Report[].class)))
                .optional();
    }

    private <T> List<T> list(String text, Class<T[]> type) {
        return List.of(json.readValue(text, type));
    }
}
