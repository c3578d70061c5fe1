package nl.wijgroningen.portaal.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.mail.Outbox.Problem;
import nl.wijgroningen.portaal.platform.mail.Outbox.State;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.support.Dump;
import nl.wijgroningen.portaal.support.MovableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The outbox with a real mail server: once, in order, through an hour without that server, and unreadable for others. */
@PortalTest
class OutboxTest {

    private static final String TO = "fatima@example.nl";
    private static final String TOKEN = "kR4pQ9xW2mTz7LbNcV5d1A";
    private static final Duration GIVE_UP = Duration.ofDays(2);

    @RegisterExtension
    static GreenMailExtension greenMail =
            new GreenMailExtension(ServerSetup.SMTP.dynamicPort()).withPerMethodLifecycle(false);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource source;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Keys keys;

    @Autowired
    private Demo demo;

    @Autowired
    private MovableClock clock;

    @Autowired
    private PortalSettings settings;

    private MailTexts texts;
    private Outbox outbox;
    private Sender sender;
    private int port;

    /** The portal under test is a demo without a mail server; these parts have one. */
    @BeforeEach
    void connect() throws Exception {
        greenMail.purgeEmailFromAllMailboxes();
        jdbc.sql("delete from platform_mail").update();
        var words = new StaticMessageSource();
        words.setParentMessageSource(bundle());
        for (var language : Language.values()) {
            words.addMessage("mail.test.subject", language.locale(), "Een koppeling voor u – geldig één dag");
            words.addMessage("mail.test.body", language.locale(), "Goedendag {name},\n\nVolg deze link:\n{link}");
        }
        texts = new MailTexts(words, settings);
        port = greenMail.getSmtp().getPort();
        to(port);
    }

    @AfterEach
    void tidy() {
        clock.reset();
        jdbc.sql("delete from platform_mail").update();
    }

    private static ResourceBundleMessageSource bundle() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasename("messages/platform-mail");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        return bundle;
    }

    private void to(@Nullable Integer smtpPort) {
        JavaMailSenderImpl smtp = null;
        if (smtpPort != null) {
            smtp = new JavaMailSenderImpl();
            smtp.setHost("127.0.0.1");
            smtp.setPort(smtpPort);
            smtp.setDefaultEncoding("UTF-8");
            smtp.getJavaMailProperties().put("mail.smtp.connectiontimeout", "2000");
            smtp.getJavaMailProperties().put("mail.smtp.timeout", "5000");
        }
        var server = new MailServer(smtp, "meedoen@wij.example", keys);
        outbox = new Outbox(jdbc, keys, json, texts, server, demo, clock);
        sender = new Sender(
                jdbc, transaction, outbox, texts, server, new MailSettings("meedoen@wij.example", GIVE_UP), clock);
    }

    private void write(String to, String name) {
        transaction.executeWithoutResult(status -> outbox.add(new Letter(
                to,
                "mail.test",
                Language.NL,
                Map.of("name", name, "link", "https://meedoen.example/wachtwoord/" + TOKEN))));
    }

    private record Row(State state, int attempts, @Nullable Problem problem) {}

    private List<Row> rows() {
        return jdbc.sql("select state, attempts, problem from platform_mail order by id")
                .query(Row.class)
                .list();
    }

    private static List<String> received() throws Exception {
        var names = new ArrayList<String>();
        for (var message : greenMail.getReceivedMessages()) {
            names.add(message.getContent()
                    .toString()
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("Goedendag (.*),", "$1"));
        }
        return names;
    }

    @Test
    void aMailIsPlainTextWithAFixedEndAndNoTracks() throws Exception {
        write(TO, "Fatima");
        sender.send();
        MimeMessage mail = greenMail.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Een koppeling voor u – geldig één dag");
        assertThat(mail.getContentType()).startsWith("text/plain; charset=UTF-8");
        assertThat(mail.getContent().toString().replace("\r", ""))
                .startsWith("Goedendag Fatima,\n\nVolg deze link:\nhttps://meedoen.example/wachtwoord/" + TOKEN
                        + "\n\n-- \n")
                .contains("U kunt deze mail niet beantwoorden.")
                .doesNotContain("{");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("nl");
        assertThat(mail.getMessageID()).matches("<[0-9a-f]{32}@wij\\.example>");
        assertThat(mail.getFrom()[0]).hasToString("meedoen@wij.example");
        assertThat(String.join("\n", Collections.list(mail.getAllHeaderLines())))
                .doesNotContainIgnoringCase("x-mailer")
                .doesNotContainIgnoringCase("disposition-notification");
        assertThat(rows()).containsExactly(new Row(State.SENT, 1, null));
    }

    /** What a mail program looks for to offer the meeting to the calendar. */
    @Test
    void aMeetingForTheCalendarGoesAlong() throws Exception {
        var calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Vergadering – één\r\nEND:VCALENDAR\r\n";
        transaction.executeWithoutResult(status -> outbox.add(new Letter(
                TO,
                "mail.test",
                Language.NL,
                Map.of("name", "Fatima", "link", "x"),
                new Attachment("vergadering.ics", "text/calendar; method=REQUEST; charset=UTF-8", calendar))));
        sender.send();
        var parts = (MimeMultipart) greenMail.getReceivedMessages()[0].getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        var file = parts.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("vergadering.ics");
        assertThat(file.getContentType()).contains("text/calendar").contains("method=REQUEST");
        assertThat(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(calendar);
        assertThat(rows()).containsExactly(new Row(State.SENT, 1, null));
    }

    @Test
    void aMailIsWrittenInTheTransactionThatIsItsReason() {
        var letter = new Letter(TO, "mail.test", Language.NL, Map.of("name", "Henk", "link", "x"));
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> add(letter));
        transaction.executeWithoutResult(status -> {
            outbox.add(letter);
            status.setRollbackOnly();
        });
        assertThat(rows()).isEmpty();
    }

    /** Through the portal's own bean: the one made here has no proxy that asks for a transaction. */
    @Autowired
    private Outbox own;

    private void add(Letter letter) {
        own.add(letter);
    }

    @Test
    void aLetterThatCannotBeWrittenIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transaction.executeWithoutResult(
                        status -> outbox.add(new Letter(TO, "mail.test", Language.NL, Map.of("name", "Henk")))))
                .withMessageContaining("{link}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Letter(
                        TO, "mail.test", Language.NL, Map.of("link", "https://x.example/" + UUID.randomUUID())))
                .withMessageContaining("no id");
        for (var address :
                List.of("", "fatima", "a@b", "a@b.nl\nBcc: c@d.nl", "a b@c.nl", "a@b.nl,c@d.nl", "<a@b.nl>")) {
            assertThatIllegalArgumentException()
                    .as(address)
                    .isThrownBy(() -> new Letter(address, "mail.test", Language.NL, Map.of()));
        }
    }

    @Test
    void twoSendersAtOnceSendEachMailOnceAndInOrder() throws Exception {
        var names = IntStream.range(0, 40).mapToObj(it -> "nummer " + it).toList();
        names.forEach(it -> write(TO, it));
        var barrier = new CyclicBarrier(4);
        var pool = Executors.newFixedThreadPool(4);
        var running = new ArrayList<Future<?>>();
        for (var i = 0; i < 4; i++) {
            running.add(pool.submit(() -> {
                barrier.await();
                for (var round = 0; round < 20; round++) {
                    sender.send();
                }
                return null;
            }));
        }
        for (var one : running) {
            one.get();
        }
        pool.shutdown();
        sender.send();
        assertThat(received()).isEqualTo(names);
        assertThat(rows()).hasSize(40).allMatch(it -> it.equals(new Row(State.SENT, 1, null)));
    }

    @Test
    void throughAnHourWithoutServerMailsWaitAndThenGoOnceInOrder() throws Exception {
        to(freePort());
        var names = IntStream.range(0, 7).mapToObj(it -> "nummer " + it).toList();
        var tries = 0;
        for (var minute = 0; minute < 60; minute++) {
            if (minute < 7) {
                write(TO, names.get(minute));
            }
            sender.send();
            assertThat(rows()).allMatch(it -> it.state() == State.WAITING);
            clock.advance(Duration.ofMinutes(1));
        }
        tries = rows().get(0).attempts();
        assertThat(tries).as("tries of the first, with growing pauses").isBetween(5, 7);
        assertThat(rows().get(0).problem()).isEqualTo(Problem.AWAY);
        assertThat(rows().subList(1, 7)).as("the others wait for the first").allMatch(it -> it.attempts() == 0);
        to(port);
        clock.advance(Duration.ofMinutes(30));
        sender.send();
        assertThat(received()).isEqualTo(names);
        assertThat(rows()).allMatch(it -> it.state() == State.SENT && it.problem() == null);
    }

    @Test
    void aMailThatTheServerRefusesHoldsUpNoOther() throws Exception {
        greenMail.getUserManager().setAuthRequired(false);
        var refusing = new RefusingServer("nergens@example.nl", "later@example.nl");
        try (refusing) {
            to(refusing.port());
            write("nergens@example.nl", "eerste");
            write("later@example.nl", "tweede");
            write(TO, "derde");
            sender.send();
            assertThat(rows())
                    .containsExactly(
                            new Row(State.GIVEN_UP, 1, Problem.REFUSED),
                            new Row(State.WAITING, 1, Problem.LATER),
                            new Row(State.SENT, 1, null));
            refusing.acceptAll();
            sender.send();
            assertThat(rows().get(1).state()).as("not before its pause").isEqualTo(State.WAITING);
            clock.advance(Duration.ofMinutes(2));
            sender.send();
            assertThat(rows().get(1).state()).isEqualTo(State.SENT);
            outbox.retryAll();
            sender.send();
            assertThat(rows()).allMatch(it -> it.state() == State.SENT);
            assertThat(refusing.taken()).containsExactly(TO, "later@example.nl", "nergens@example.nl");
        }
    }

    @Test
    void afterTwoDaysAMailIsGivenUpAndCanBeTriedAgain() throws Exception {
        to(freePort());
        write(TO, "Fatima");
        sender.send();
        clock.advance(Duration.ofDays(2).plusMinutes(1));
        sender.send();
        assertThat(rows()).containsExactly(new Row(State.GIVEN_UP, 2, Problem.AWAY));
        to(port);
        outbox.retry(jdbc.sql("select id from platform_mail").query(Long.class).single());
        sender.send();
        assertThat(received()).containsExactly("Fatima");
        outbox.retryAll();
        sender.send();
        assertThat(received()).as("what was sent is not sent again").hasSize(1);
    }

    @Test
    void withoutAServerMailsWaitAndAreGivenUpToo() {
        transaction.executeWithoutResult(status -> outbox.add(new Letter(TO, "mail.trial", Language.EN, Map.of())));
        to(null);
        sender.send();
        assertThat(rows()).containsExactly(new Row(State.WAITING, 1, Problem.NO_SERVER));
        clock.advance(Duration.ofDays(3));
        sender.send();
        assertThat(rows().get(0).state()).isEqualTo(State.GIVEN_UP);
    }

    @Test
    void aMailWrittenWithAnotherKeyIsGivenUpAndHoldsUpNoOther() throws Exception {
        write(TO, "eerste");
        jdbc.sql(
                        "update platform_mail set content = '\\x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'")
                .update();
        write(TO, "tweede");
        sender.send();
        assertThat(received()).containsExactly("tweede");
        assertThat(rows().get(0)).isEqualTo(new Row(State.GIVEN_UP, 1, Problem.UNREADABLE));
    }

    @Test
    void whoHasTheDatabaseReadsNoAddressAndNoToken() {
        write(TO, "Fatima");
        noneIn(Dump.of(source));
        sender.send();
        noneIn(Dump.of(source));
        var sent = jdbc.sql("select content from platform_mail")
                .query(byte[].class)
                .single();
        assertThat(outbox.open("mail.test", Language.NL, sent))
                .as("of what was sent only the address stays")
                .isEqualTo(new Outbox.Content(TO, Map.of()));
    }

    private static void noneIn(String dump) {
        for (var secret : List.of(TO, "fatima@", TOKEN, "Fatima")) {
            assertThat(dump).doesNotContain(secret);
            var bytes = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(dump).doesNotContain(bytes);
        }
    }

    @Test
    @Rule("R42")
    void whatIsDoneGoesAfterSevenDays() {
        write(TO, "Fatima");
        sender.send();
        var today = LocalDate.now(clock);
        assertThat(outbox.removeDone(today)).isZero();
        write(TO, "Henk");
        assertThat(outbox.removeDone(today.plusDays(1))).isEqualTo(1);
        assertThat(rows()).extracting(Row::state).containsExactly(State.WAITING);
    }

    @Test
    void addressesAreMasked() {
        assertThat(MailAddress.masked("fatima@example.nl")).isEqualTo("f…@e….nl");
        assertThat(MailAddress.masked("h@a.co.nl")).isEqualTo("h…@a….nl");
        assertThat(MailAddress.masked("𝒻@ø.nl")).isEqualTo("𝒻…@ø….nl");
    }

    @Test
    void pausesGrowToAnHour() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(it -> Outbox.pause(it).toMinutes()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(Outbox.pause(1000)).isEqualTo(Duration.ofHours(1));
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
