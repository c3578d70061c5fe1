package nl.wijgroningen.portaal.wijraad.letter.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.wijraad.letter.domain.LetterKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters that wait, those that were settled, and those of a nomination or a member. */
@Component
public class LetterList {

    /** So many settled letters stand on one page. */
    public static final int PAGE = 30;

    private static final String LINE = """
			select id, kind, recipient, subject, made_on, settled_on from wijraad_letter
			""";

    private final JdbcClient jdbc;

    LetterList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Line(
            UUID id,
            LetterKind kind,
            String recipient,
            String subject,
            LocalDate madeOn,
            @Nullable LocalDate settledOn) {}

    /** @param template the text as it was made */
    public record Letter(
            UUID id,
            LetterKind kind,
            @Nullable UUID nominationId,
            @Nullable UUID memberId,
            String recipient,
            String subject,
            String text,
            String template,
            LocalDate madeOn,
            @Nullable UUID changedBy,
            int version,
            @Nullable UUID settledBy,
            @Nullable LocalDate settledOn) {

        public boolean adjusted() {
            return !text.equals(template);
        }
    }

    /** The last of a page of settled letters. */
    public record From(LocalDate day, UUID id) {}

    /** Those that the secretary must still settle, the oldest first. */
    public List<Line> open() {
        return jdbc.sql(LINE + " where settled_on is null order by made_on, id")
                .query(Line.class)
                .list();
    }

    /**
     * The newest first, one more than a page holds when there are more.
     *
     * @param after the last one seen; null: from the newest
     */
    public List<Line> settled(@Nullable From after) {
        return jdbc.sql(LINE + " where settled_on is not null"
                        + (after == null ? "" : " and (settled_on, id) < (:day, :id)")
                        + " order by settled_on desc, id desc limit " + (PAGE + 1))
                .param("day", after == null ? null : after.day())
                .param("id", after == null ? null : after.id())
                .query(Line.class)
                .list();
    }

    /** @param settled only those that are; the director sees no other */
    public List<Line> ofNomination(UUID nomination, boolean settled) {
        return jdbc.sql(LINE + " where nomination_id = :id" + (settled ? " and settled_on is not null" : "")
                        + " order by made_on, id")
                .param("id", nomination)
                .query(Line.class)
                .list();
    }

    public List<Line> ofMember(UUID member) {
        return jdbc.sql(LINE
                        + " where member_id = :id or nomination_id in (select t.nomination_id from wijraad_term t where t.member_id = :id)"
                        + " order by made_on desc, id")
                .param("id", member)
                .query(Line.class)
                .list();
    }

    /** @param forDirector only what belongs to a nomination and is settled */
    public Optional<Letter> one(UUID id, boolean forDirector) {
        return jdbc.sql("""
						select id, kind, nomination_id, member_id, recipient, subject, text, template, made_on, changed_by, version,
							settled_by, settled_on
						from wijraad_letter
						where id = :id and (not :director or (nomination_id is not null and settled_on is not null))
						""")
                .param("id", id)
                .param("director", forDirector)
                .query(Letter.class)
                .optional();
    }
}
