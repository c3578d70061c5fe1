package nl.wijgroningen.portaal.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.home.Digests.Rhythm;
import nl.wijgroningen.portaal.platform.mail.MailTexts;
import nl.wijgroningen.portaal.platform.mail.Outbox;
import nl.wijgroningen.portaal.platform.mail.SentMail;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The mail about work: to whom and when, what is in it, and once, whatever fails and however many nodes there are. */
@PortalTest
class DigestsTest {

    private static final String TEXT = "home.mail.digest";
    private static final LocalDate MONDAY = LocalDate.of(2027, 2, 8);

    @RegisterExtension
    static GreenMailExtension greenMail =
            new GreenMailExtension(ServerSetup.SMTP.dynamicPort()).withPerMethodLifecycle(false);

    @Autowired
    private Digests digests;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Outbox outbox;

    @Autowired
    private MailTexts texts;

    @Autowired
    private Keys keys;

    @Autowired
    private Http http;

    /** Everybody gets none, until a test says otherwise. */
    @BeforeEach
    void silence() throws Exception {
        greenMail.purgeEmailFromAllMailboxes();
        tidy();
        accounts.atWork().forEach(it -> digests.choose(it.staff(), Rhythm.NONE));
        clock.moveTo(MONDAY);
    }

    @AfterEach
    void tidy() {
        clock.reset();
        jdbc.sql("delete from platform_mail where text = :text")
                .param("text", TEXT)
                .update();
        jdbc.sql("delete from home_digest").update();
    }

    private Staff staff(String username) {
        return accounts.byName(username).orElseThrow().staff();
    }

    @Test
    void holdsNumbersAndLinksAndNothingOfATelling() throws Exception {
        digests.choose(staff("team"), Rhythm.DAILY);
        assertThat(digests.send()).isEqualTo(1);
        new SentMail(jdbc, transaction, outbox, texts, keys, clock)
                .send(TEXT, greenMail.getSmtp().getPort());
        var mail = greenMail.getReceivedMessages();
        assertThat(mail).hasSize(1);
        assertThat(mail[0].getAllRecipients()[0]).hasToString("team@wij.example");
        assertThat(mail[0].getSubject()).isEqualTo("Er wacht werk op u");
        var body = mail[0].getContent().toString().replace("\r", "");
        assertThat(body)
                .startsWith("Dag M. Hofstra,")
                .containsPattern("- Te beantwoorden: \\d+, waarvan te laat: \\d+\n")
                .contains("/werk\n", "/werk/mail")
                .doesNotContain("Zonder team", "Alleen voor u")
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}");
        var told = jdbc.sql("select distinct left(happened, 20) from experience where length(happened) > 20")
                .query(String.class)
                .list();
        assertThat(told).isNotEmpty().noneMatch(body::contains);
    }

    @Test
    void comesOnceADayAndNotOnFreeDays() {
        digests.choose(staff("team"), Rhythm.DAILY);
        assertThat(digests.send()).isEqualTo(1);
        assertThat(digests.send()).isZero();
        clock.moveTo(MONDAY.plusDays(1));
        assertThat(digests.send()).isEqualTo(1);
        clock.moveTo(MONDAY.plusDays(5));
        assertThat(digests.send()).as("on Saturday").isZero();
        assertThat(mailbox.of(TEXT)).hasSize(2);
    }

    @Test
    void everyWeekIsOnItsFirstWorkingDayOrTheFirstThatWasNotMissed() {
        digests.choose(staff("team"), Rhythm.WEEKLY);
        for (var day : Map.of(0, 1, 1, 0, 4, 0).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            clock.moveTo(MONDAY.plusDays(day.getKey()));
            assertThat(digests.send()).as("day " + day.getKey()).isEqualTo(day.getValue());
        }
        clock.moveTo(MONDAY.plusDays(8));
        assertThat(digests.send()).as("a Tuesday after a Monday without").isEqualTo(1);
        digests.choose(staff("team3"), Rhythm.WEEKLY);
        jdbc.sql("update home_digest set looked_on = null").update();
        clock.moveTo(MONDAY.plusDays(9));
        assertThat(digests.send()).as("who began on a Wednesday").isZero();
        clock.moveTo(LocalDate.of(2027, 3, 30)); // the day after Easter Monday
        assertThat(digests.send()).isEqualTo(2);
    }

    @Test
    void nothingWaitsNoMail() {
        digests.choose(staff("gemeente"), Rhythm.DAILY);
        digests.choose(staff("beheer"), Rhythm.DAILY);
        assertThat(digests.send()).isZero();
        digests.choose(staff("beheer2"), Rhythm.DAILY);
        clock.moveTo(MONDAY.plusDays(1));
        assertThat(digests.send()).isEqualTo(1);
        assertThat(mailbox.last(TEXT).body()).contains("- Te bevestigen: 1");
    }

    @Test
    void whoDidNotChooseGetsItAsItIsSet() {
        digests.choose(staff("team"), null);
        assertThat(digests.usual()).isEqualTo(Rhythm.WEEKLY);
        assertThat(digests.send()).isEqualTo(1);
        clock.moveTo(MONDAY.plusDays(1));
        assertThat(digests.send()).isZero();
    }

    /** One address cannot be read: the others get theirs, and this one does at the next try. */
    @Test
    void whatFailedIsTriedAgainAndNothingComesTwice() {
        for (var one : List.of("team", "team2", "coordinator")) {
            digests.choose(staff(one), Rhythm.DAILY);
        }
        var good = jdbc.sql("select email from account_user where username = 'team2'")
                .query(byte[].class)
                .single();
        try {
            email("team2", new byte[] {1, 2, 3});
            assertThatThrownBy(digests::send).isInstanceOf(RuntimeException.class);
            assertThat(mailbox.of(TEXT)).hasSize(2);
        } finally {
            email("team2", good);
        }
        assertThat(digests.send()).isEqualTo(1);
        assertThat(mailbox.of(TEXT))
                .hasSize(3)
                .extracting(it -> it.body().lines().findFirst().orElseThrow())
                .doesNotHaveDuplicates();
    }

    private void email(String username, byte[] sealed) {
        jdbc.sql("update account_user set email = :email where username = :name")
                .param("email", sealed)
                .param("name", username)
                .update();
    }

    @Test
    void twoNodesAtOnceWriteOneMailEach() throws Exception {
        var names = List.of("team", "team2", "team3", "coordinator", "coordinator2");
        names.forEach(it -> digests.choose(staff(it), Rhythm.DAILY));
        var together = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> node = () -> {
                together.await();
                return digests.send();
            };
            var written = new ArrayList<Integer>();
            for (var one : pool.invokeAll(List.of(node, node))) {
                written.add(one.get());
            }
            assertThat(written.get(0) + written.get(1)).isEqualTo(names.size());
        } finally {
            pool.shutdown();
        }
        assertThat(mailbox.of(TEXT)).hasSize(names.size());
    }

    @Test
    void whoLeftIsForgotten() {
        digests.choose(staff("team3"), Rhythm.DAILY);
        var id = staff("team3").id().value();
        try {
            jdbc.sql("update account_user set state = 'BLOCKED' where id = :id")
                    .param("id", id)
                    .update();
            assertThat(digests.send()).isZero();
            assertThat(jdbc.sql("select count(*) from home_digest where user_id = :id")
                            .param("id", id)
                            .query(Integer.class)
                            .single())
                    .isZero();
        } finally {
            jdbc.sql("update account_user set state = 'ACTIVE' where id = :id")
                    .param("id", id)
                    .update();
        }
    }

    @Test
    void isChosenOnAPage() {
        clock.reset();
        var team = http.staff("team");
        var page = team.get("/werk/mail");
        assertThat(page.body()).contains("Elke werkdag", "Zoals het voor iedereen is ingesteld: elke week");
        var saved = team.post("/werk/mail", page, Map.of("ritme", "werkdag"));
        assertThat(team.follow(saved).body()).contains("Opgeslagen.");
        assertThat(digests.chosen(staff("team"))).isEqualTo(Rhythm.DAILY);
        for (var wrong : Set.of("", "elk-uur")) {
            assertThat(team.post("/werk/mail", page, Map.of("ritme", wrong)).statusCode())
                    .isEqualTo(422);
        }
        team.post("/werk/mail", page, Map.of("ritme", "gewoon"));
        assertThat(digests.chosen(staff("team"))).isNull();
    }
}
