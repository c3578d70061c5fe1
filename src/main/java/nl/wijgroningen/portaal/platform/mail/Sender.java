package nl.wijgroningen.portaal.platform.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import nl.wijgroningen.portaal.platform.mail.Outbox.Problem;
import nl.wijgroningen.portaal.platform.mail.Outbox.State;
import nl.wijgroningen.portaal.platform.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, the oldest first, one at a time over all nodes. When the server is away, all mails wait
 * for the first, with growing pauses; one that the server does not take now waits alone. A node that dies between the
 * server's "taken" and our note of it sends that one mail again, under the same Message-ID.
 */
@Component
class Sender {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final MailTexts texts;
    private final MailServer server;
    private final MailSettings settings;
    private final Clock clock;

    Sender(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Outbox outbox,
            MailTexts texts,
            MailServer server,
            MailSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.texts = texts;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    private record Row(
            long id,
            String text,
            Language language,
            byte[] content,
            Instant waitingSince,
            int attempts,
            Instant nextAttemptAt,
            @Nullable Problem problem) {}

    /** Returns when nothing is due, another node is at it, or the server is away. */
    void send() {
        while (Boolean.TRUE.equals(transaction.execute(status -> sendNext()))) {
            // the next one
        }
    }

    private boolean sendNext() {
        if (!isAlone()) {
            return false;
        }
        var now = clock.instant();
        var next = next(now);
        if (next.isEmpty() || next.get().nextAttemptAt().isAfter(now)) {
            return false;
        }
        return send(next.get(), now);
    }

    /** Held until this transaction ends, however it ends. */
    private boolean isAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('platform_mail'))")
                .query(Boolean.class)
                .single();
    }

    private Optional<Row> next(Instant now) {
        return jdbc.sql("""
						select id, text, language, content, waiting_since, attempts, next_attempt_at, problem
						from platform_mail
						where state = 'WAITING' and (problem is distinct from 'LATER' or next_attempt_at <= :now)
						order by id
						limit 1
						for update
						""").param("now", Timestamp.from(now)).query(Row.class).optional();
    }

    /** Whether to go on with the next. */
    private boolean send(Row row, Instant now) {
        var problem = hand(row, now);
        if (problem.isEmpty()) {
            sent(row, now);
            return true;
        }
        var over = row.waitingSince().plus(settings.giveUpAfter()).isBefore(now);
        var hopeless = problem.get() == Problem.REFUSED || problem.get() == Problem.UNREADABLE;
        failed(row, problem.get(), over || hopeless, now);
        return hopeless || problem.get() == Problem.LATER;
    }

    private Optional<Problem> hand(Row row, Instant now) {
        try {
            var content = outbox.open(row.text(), row.language(), row.content());
            var mail =
                    texts.compose(row.text(), row.language(), content.values()).with(content.attachment());
            return server.send(row.id(), content.to(), row.language(), mail, now);
        } catch (IllegalArgumentException | NoSuchMessageException unreadable) {
            return Optional.of(Problem.UNREADABLE);
        }
    }

    /** Of what was sent only the address stays, for the page of the outbox. */
    private void sent(Row row, Instant now) {
        var to = outbox.open(row.text(), row.language(), row.content()).to();
        jdbc.sql("""
						update platform_mail
						set state = 'SENT', content = :content, attempts = attempts + 1, problem = null, done_at = :now
						where id = :id
						""")
                .param("id", row.id())
                .param("content", outbox.seal(row.text(), row.language(), new Outbox.Content(to, Map.of())))
                .param("now", Timestamp.from(now))
                .update();
    }

    private void failed(Row row, Problem problem, boolean givenUp, Instant now) {
        jdbc.sql("""
						update platform_mail
						set state = :state, attempts = :attempts, next_attempt_at = :next, problem = :problem, done_at = :done
						where id = :id
						""")
                .param("id", row.id())
                .param("state", (givenUp ? State.GIVEN_UP : State.WAITING).name())
                .param("attempts", row.attempts() + 1)
                .param("next", Timestamp.from(now.plus(Outbox.pause(row.attempts() + 1))))
                .param("problem", problem.name())
                .param("done", givenUp ? Timestamp.from(now) : null)
                .update();
    }
}
