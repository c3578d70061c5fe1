package nl.wijgroningen.portaal.platform.mail;

import java.time.Clock;
import java.time.Duration;
import nl.wijgroningen.portaal.platform.secret.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what the demo only shows, to a mail server of a test: for tests of modules that write mails. */
public class SentMail {

    private static final String FROM = "meedoen@wij.example";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final MailTexts texts;
    private final Keys keys;
    private final Clock clock;

    public SentMail(
            JdbcClient jdbc, TransactionTemplate transaction, Outbox outbox, MailTexts texts, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.texts = texts;
        this.keys = keys;
        this.clock = clock;
    }

    /** All mails with one text, such as {@code mail.trial}; others wait on. */
    public void send(String text, int port) {
        pause(text, "LATER", "now() + interval '10 years'");
        try {
            sendThese(text, port);
        } finally {
            pause(text, "AWAY", "now()");
        }
    }

    private void pause(String text, String problem, String until) {
        jdbc.sql("update platform_mail set problem = :problem, next_attempt_at = " + until
                        + " where text <> :text and state = 'WAITING'")
                .param("text", text)
                .param("problem", problem)
                .update();
    }

    private void sendThese(String text, int port) {
        jdbc.sql("update platform_mail set state = 'WAITING', done_at = null where text = :text and state = 'SHOWN'")
                .param("text", text)
                .update();
        var smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(port);
        smtp.setDefaultEncoding("UTF-8");
        var server = new MailServer(smtp, FROM, keys);
        new Sender(jdbc, transaction, outbox, texts, server, new MailSettings(FROM, Duration.ofDays(2)), clock).send();
    }
}
