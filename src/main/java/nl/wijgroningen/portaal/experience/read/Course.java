package nl.wijgroningen.portaal.experience.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What teller and staff said to each other about one experience, in the order in which they said it (R12). */
@Component
public class Course {

    private final JdbcClient jdbc;

    Course(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first two are of staff, the others of the teller. */
    public enum Kind {
        ANSWER,
        QUESTION,
        REPLY,
        SOLVED,
        NOT_SOLVED
    }

    /**
     * @param text null for a verdict without words
     * @param author of staff; null: the teller
     * @param sentOn of what staff said; what the teller said has a week (R33)
     */
    public record Entry(
            Kind kind,
            @Nullable String text,
            @Nullable UUID author,
            @Nullable LocalDate sentOn,
            @Nullable String week) {

        public boolean isTellers() {
            return week != null;
        }

        /** The end of the message with what it is. */
        public String name() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The entries of experience {@code %s}; {@link ExperienceFile} has them in its one statement. */
    static final String SQL = """
			select kind, text, author, sent_on as "sentOn", week from (
				select kind, text, author, sent_on, null as week, turn, id, to_char(sent_on, 'IYYY"-W"IW') as at_week
				from experience_response where experience_id = %1$s and sent_on is not null
				union all
				select 'REPLY', text, null, null, week, turn, id, week from experience_reply where experience_id = %1$s
				union all
				select case when solved then 'SOLVED' else 'NOT_SOLVED' end, words, null, null, week, turn, id, week
				from experience_verdict where experience_id = %1$s
			) said
			order by turn nulls first, at_week, week nulls first, sent_on, id
			""";

    /** For the teller, whose code found the experience. */
    @Rule("R12")
    public List<Entry> of(UUID experience) {
        return jdbc.sql(SQL.formatted(":id"))
                .param("id", experience)
                .query(Entry.class)
                .list();
    }
}
