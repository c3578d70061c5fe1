package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The meetings of the WIJ-raad for other features: when they are, and who was present. */
@Component
public class Meetings {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    /** Days before and after the day that is asked for. */
    private static final int AROUND = 92;

    private static final String SELECT = """
			select m.id, m.held_on, m.kind, m.state,
				(select string_agg(a.member_id::text, ' ') from wijraad_attendance a where a.meeting_id = m.id and a.present) as present
			from wijraad_meeting m
			""";

    private final JdbcClient jdbc;
    private final MessageSource messages;

    Meetings(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    private record Row(
            UUID id,
            LocalDate heldOn,
            Meeting.Kind kind,
            Meeting.State state,
            @Nullable String present) {}

    public Optional<Meeting> of(UUID id) {
        return jdbc.sql(SELECT + " where m.id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(this::meeting);
    }

    /** As {@link #of}; until the transaction ends nobody moves or cancels it, or writes down who is there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Meeting> hold(UUID id) {
        jdbc.sql("select id from wijraad_meeting where id = :id for share")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return of(id);
    }

    /** Those of about three months before and after a day that were not cancelled, the first one first. */
    public List<Meeting> around(LocalDate day) {
        return jdbc
                .sql(SELECT + " where m.held_on between :from and :to and m.state <> 'CANCELLED'"
                        + " order by m.held_on, m.starts_at, m.id")
                .param("from", day.minusDays(AROUND))
                .param("to", day.plusDays(AROUND))
                .query(Row.class)
                .list()
                .stream()
                .map(this::meeting)
                .toList();
    }

    private Meeting meeting(Row row) {
        return new Meeting(
                row.id(),
                row.heldOn(),
                messages.getMessage(row.kind().title(), null, DUTCH),
                row.state(),
                row.present() == null
                        ? Set.of()
                        : Arrays.stream(row.present().split(" "))
                                .map(UUID::fromString)
                                .collect(Collectors.toSet()));
    }
}
