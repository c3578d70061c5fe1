package nl.wijgroningen.portaal.platform.mail;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where mails wait until {@link Sender} sends them. A mail is written in the transaction that is its reason: when that
 * fails, there is no mail. Who has the database reads no address and no link.
 */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JsonMapper json;
    private final MailTexts texts;
    private final Clock clock;
    private final boolean shows;

    Outbox(JdbcClient jdbc, Keys keys, JsonMapper json, MailTexts texts, MailServer server, Demo demo, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.texts = texts;
        this.clock = clock;
        this.shows = demo.on() && !server.isThere();
    }

    /** Where a mail stands. In a demo without a mail server it is shown on the page of the outbox and sent nowhere. */
    public enum State {
        WAITING,
        SENT,
        GIVEN_UP,
        SHOWN
    }

    /** Why a mail was not sent; never in the server's words, which may hold the address. */
    public enum Problem {
        /** The server does not answer. */
        AWAY,
        /** The server does not take our name and password. */
        LOG_IN,
        /** The server does not take this mail now. */
        LATER,
        /** The server never takes this mail: most often the address does not exist. */
        REFUSED,
        /** No server is set. */
        NO_SERVER,
        /** It was written with another key, or its text is gone. */
        UNREADABLE
    }

    /** @param attachment null in a mail without, and in what was written before there were any */
    record Content(
            String to, Map<String, String> values, @Nullable Attachment attachment) {

        Content(String to, Map<String, String> values) {
            this(to, values, null);
        }

        @Override
        public String toString() {
            return "Content[…]"; // never in a log
        }
    }

    /** @throws IllegalArgumentException when the text asks a value that the letter does not give */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Letter letter) {
        texts.compose(letter.text(), letter.language(), letter.values()); // now, not hours later at the sender
        var now = Timestamp.from(clock.instant());
        jdbc.sql("""
						insert into platform_mail (text, language, content, state, waiting_since, next_attempt_at, done_at)
						values (:text, :language, :content, :state, :now, :now, :done)
						""")
                .param("text", letter.text())
                .param("language", letter.language().name())
                .param(
                        "content",
                        seal(
                                letter.text(),
                                letter.language(),
                                new Content(letter.to(), letter.values(), letter.attachment())))
                .param("state", (shows ? State.SHOWN : State.WAITING).name())
                .param("now", now)
                .param("done", shows ? now : null)
                .update();
    }

    /** Writes a mail that shows whether mail arrives. */
    @Transactional
    public void addTrial(String to) {
        add(new Letter(to, "mail.trial", Language.NL, Map.of()));
    }

    /** Removes what was sent or given up before a day; returns how many went. */
    @Transactional
    int removeDone(LocalDate before) {
        return jdbc.sql("delete from platform_mail where done_at < :limit")
                .param(
                        "limit",
                        Timestamp.from(before.atStartOfDay(clock.getZone()).toInstant()))
                .update();
    }

    /** Tries a mail again that was not sent; one that was is left alone. */
    @Transactional
    public void retry(long id) {
        again(id);
    }

    /** Tries again all that was not sent. */
    @Transactional
    public void retryAll() {
        again(null);
    }

    private void again(@Nullable Long id) {
        jdbc.sql("""
						update platform_mail
						set state = 'WAITING', waiting_since = :now, attempts = 0, next_attempt_at = :now, problem = null, done_at = null
						where state in ('WAITING', 'GIVEN_UP') and (cast(:id as bigint) is null or id = :id)
						""")
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    byte[] seal(String text, Language language, Content content) {
        return keys.encrypt(
                Keys.Purpose.MAIL,
                with(text, language),
                json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException when it was written with another key */
    Content open(String text, Language language, byte[] sealed) {
        return json.readValue(
                new String(keys.decrypt(Keys.Purpose.MAIL, with(text, language), sealed), StandardCharsets.UTF_8),
                Content.class);
    }

    /** Binds the content to its text: moved to the row of another text it cannot be read. */
    private static String with(String text, Language language) {
        return "outbox " + text + " " + language;
    }

    /** 1, 2, 4, 8 … minutes, at most an hour. */
    static Duration pause(int attempts) {
        return Duration.ofMinutes(Math.min(60, 1L << Math.min(attempts - 1, 6)));
    }
}
