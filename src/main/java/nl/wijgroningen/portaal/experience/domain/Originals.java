package nl.wijgroningen.portaal.experience.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.experience.ExperienceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The texts of an experience as they were told and answered: what a check looks at. Asked after the scope is. */
@Component
public class Originals {

    private final JdbcClient jdbc;

    Originals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String happened,
            @Nullable String wentWell,
            @Nullable String couldBeBetter,
            @Nullable String wish,
            @Nullable String answer,
            String seen,
            @Nullable String hands) {}

    /**
     * @param texts in the order of {@link MaskedText}; the answers that were sent are one text
     * @param hands ids of who wrote, edited or entered
     * @param seen changes when anything about the experience does; goes along in the form
     */
    public record Original(List<String> texts, String seen, String hands) {

        /** Whether this person wrote or edited an answer, or entered the telling. */
        public boolean hasHand(StaffId who) {
            return hands.contains(who.toString());
        }

        public boolean isAnswered() {
            return !texts.get(MaskedText.ANSWER).isEmpty();
        }
    }

    public Optional<Original> of(ExperienceId id) {
        return jdbc.sql("""
						select e.happened, e.went_well, e.could_be_better, e.wish,
							(select string_agg(r.text, E'\n\n' order by r.sent_on, r.id) from experience_response r
								where r.experience_id = e.id and r.sent_on is not null and r.kind = 'ANSWER') as answer,
							e.version || '.' || (select count(*) from experience_response r
								where r.experience_id = e.id and r.sent_on is not null and r.kind = 'ANSWER')
								|| coalesce('.' || (select p.state from experience_publication p where p.experience_id = e.id), '') as seen,
							concat_ws(' ', e.entered_by::text, (select string_agg(h.user_id::text, ' ') from experience_part h
								where h.experience_id = e.id and h.part = 'HAND')) as hands
						from experience e where e.id = :id
						""")
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(it -> new Original(
                        Stream.of(it.happened(), it.wentWell(), it.couldBeBetter(), it.wish(), it.answer())
                                .map(text -> text == null ? "" : text)
                                .toList(),
                        it.seen(),
                        it.hands() == null ? "" : it.hands()));
    }
}
