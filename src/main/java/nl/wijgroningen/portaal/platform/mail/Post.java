package nl.wijgroningen.portaal.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.mail.Outbox.Problem;
import nl.wijgroningen.portaal.platform.mail.Outbox.State;
import nl.wijgroningen.portaal.platform.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox as its keeper sees it: addresses masked, no words of a mail but in the demo. */
@Component
public class Post {

    public static final int PAGE = 20;

    /** Above this a count reads "meer dan 1.000". */
    public static final int COUNTED = 1000;

    private static final String UNREADABLE = "…";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final MailTexts texts;
    private final MailServer server;
    private final Demo demo;

    Post(JdbcClient jdbc, Outbox outbox, MailTexts texts, MailServer server, Demo demo) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.texts = texts;
        this.server = server;
        this.demo = demo;
    }

    /**
     * @param to masked
     * @param nextAttemptAt when it is tried again; only of what waits
     */
    public record Item(
            long id,
            String subject,
            String to,
            State state,
            Instant waitingSince,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable Problem problem,
            @Nullable Instant doneAt) {}

    /** @param next key of the next page; null on the last */
    public record Items(List<Item> items, @Nullable Long next) {}

    /** Each count stops just above {@link #COUNTED}. */
    public record Counts(int waiting, int sent, int givenUp, int shown) {

        public int of(@Nullable State state) {
            return state == null
                    ? waiting + sent + givenUp + shown
                    : switch (state) {
                        case WAITING -> waiting;
                        case SENT -> sent;
                        case GIVEN_UP -> givenUp;
                        case SHOWN -> shown;
                    };
        }
    }

    private record Row(
            long id,
            String text,
            Language language,
            byte[] content,
            State state,
            Instant waitingSince,
            int attempts,
            Instant nextAttemptAt,
            @Nullable Problem problem,
            @Nullable Instant doneAt) {}

    private static final String SELECT = """
			select id, text, language, content, state, waiting_since, attempts, next_attempt_at, problem, done_at
			from platform_mail
			""";

    /** Whether mails go anywhere. */
    public boolean isConnected() {
        return server.isThere();
    }

    /** The newest first; of one state, or of all. */
    public Items items(@Nullable State state, @Nullable Long before) {
        var rows = jdbc.sql(SELECT + """
						where (cast(:state as text) is null or state = :state) and (cast(:before as bigint) is null or id < :before)
						order by id desc
						limit :limit
						""")
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("limit", PAGE + 1)
                .query(Row.class)
                .list();
        var shown = rows.stream().limit(PAGE).map(this::item).toList();
        return new Items(shown, rows.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    }

    public Counts counts() {
        return jdbc.sql("""
						select
							(select count(*) from (select from platform_mail where state = 'WAITING' limit :limit) c) as waiting,
							(select count(*) from (select from platform_mail where state = 'SENT' limit :limit) c) as sent,
							(select count(*) from (select from platform_mail where state = 'GIVEN_UP' limit :limit) c) as given_up,
							(select count(*) from (select from platform_mail where state = 'SHOWN' limit :limit) c) as shown
						""").param("limit", COUNTED + 1).query(Counts.class).single();
    }

    public Optional<Item> item(long id) {
        return row(id).map(this::item);
    }

    /** What the mail says; only in the demo, where it is the way to follow a mailed link. */
    public Optional<Mail> words(long id) {
        return demo.on() ? row(id).filter(it -> it.state() != State.SENT).map(this::compose) : Optional.empty();
    }

    private Optional<Row> row(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional();
    }

    private Mail compose(Row row) {
        var content = outbox.open(row.text(), row.language(), row.content());
        return texts.compose(row.text(), row.language(), content.values()).with(content.attachment());
    }

    private Item item(Row row) {
        return new Item(
                row.id(),
                texts.subject(row.text(), Language.NL),
                to(row),
                row.state(),
                row.waitingSince(),
                row.attempts(),
                row.state() == State.WAITING ? row.nextAttemptAt() : null,
                row.problem(),
                row.doneAt());
    }

    private String to(Row row) {
        try {
            return MailAddress.masked(
                    outbox.open(row.text(), row.language(), row.content()).to());
        } catch (IllegalArgumentException otherKey) {
            return UNREADABLE;
        }
    }
}
