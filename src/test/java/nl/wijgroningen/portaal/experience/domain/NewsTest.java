package nl.wijgroningen.portaal.experience.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.ExperienceSettings;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.retention.Graves;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.support.Http;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The address for news: when it is mailed to, once, and when it goes. */
@PortalTest
class NewsTest {

    private static final String ADDRESS = "fatima@voorbeeld.nl";

    @Autowired
    private Publications publications;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Experiences experiences;

    @Autowired
    private Responses responses;

    @Autowired
    private DangerWords danger;

    @Autowired
    private Demo demo;

    @Autowired
    private DraftBox drafts;

    @Autowired
    private News.Letters letters;

    @Autowired
    private Keys keys;

    @Autowired
    private Tombstones tombstones;

    @Autowired
    private List<Graves> graves;

    @Autowired
    private PortalSettings portal;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private Http http;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TransactionTemplate transaction;

    private WaitingRoom morning;
    private News news;

    /** The portal under test is a demo that sends at once; these parts wait for the morning. */
    @BeforeEach
    void waitForTheMorning() {
        var settings = new ExperienceSettings(ExperienceSettings.Release.MORNING, "");
        morning = new WaitingRoom(jdbc, json, experiences, responses, danger, publications, settings, demo);
        news = new News(jdbc, drafts, morning, letters, keys, tombstones, clock);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private TellerCode told(String language) {
        var code = TellerCode.random(new SecureRandom());
        var draft = Draft.start(language, false, true)
                .at(new Draft.Place(null, null))
                .readBy(Draft.Readers.TEAM)
                .tells(new Draft.Story("Nieuws gevraagd.", null, null, null))
                .check(Set.of())
                .choosesPublic(false);
        in(() -> drafts.add(code, draft));
        in(() -> new Telling(drafts, morning, keys, clock).send(code));
        return code;
    }

    private void in(Runnable work) {
        transaction.executeWithoutResult(it -> work.run());
    }

    private ExperienceId id(TellerCode code) {
        return new ExperienceId(jdbc.sql("select id from experience where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .query(UUID.class)
                .single());
    }

    private int mails(String text) {
        return mailbox.of(text).size();
    }

    @Test
    @Rule("R33")
    void waitsForTheMorningAndGoesOnceInTheLanguageOfTheTelling() throws Exception {
        var code = told("en");
        in(() -> news.ask(code, ADDRESS));
        in(morning::release);
        var before = mails("experience.mail.answer");
        in(() -> news.tell(id(code), Response.Kind.QUESTION));
        in(() -> news.tell(id(code), Response.Kind.ANSWER));
        assertThat(mails("experience.mail.answer")).isEqualTo(before);
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(4);
        List<Future<?>> all = IntStream.range(0, 4)
                .<Future<?>>mapToObj(it -> pool.submit(() -> {
                    start.await();
                    in(news::send);
                    return null;
                }))
                .toList();
        start.countDown();
        for (var one : all) {
            one.get();
        }
        pool.shutdown();
        assertThat(mails("experience.mail.answer")).isEqualTo(before + 1);
        var mail = mailbox.last("experience.mail.answer");
        assertThat(mail.subject()).isEqualTo("There is an answer");
        assertThat(Mailbox.links(mail)).allMatch(it -> it.contains("/en/mijn-ervaring"));
    }

    @Test
    @Rule("R43")
    void theLinkStopsOnlyByItsButtonAndTheAddressGoesWithIt() {
        var code = told("nl");
        in(() -> news.ask(code, ADDRESS));
        in(morning::release);
        in(() -> news.tell(id(code), Response.Kind.ANSWER));
        in(news::send);
        var link = java.net
                .URI
                .create(Mailbox.links(mailbox.last("experience.mail.answer")).get(1))
                .getPath();
        var visitor = http.visitor();
        assertThat(visitor.get(link).statusCode()).isEqualTo(200);
        assertThat(news.isAsked(code)).isTrue();
        assertThat(visitor.post(link, Map.of()).statusCode()).isEqualTo(200);
        assertThat(news.isAsked(code)).isFalse();
        var unknown = "/mijn-ervaring/berichten/onbekend";
        assertThat(visitor.post(link, Map.of()).body().replace(link, unknown))
                .as("used and unknown are one")
                .isEqualTo(visitor.post(unknown, Map.of()).body());
    }

    @Test
    @Rule("R33")
    void endsEightWeeksAfterClosingAndAlwaysAfterEighteenMonths() {
        var closed = told("nl");
        var open = told("nl");
        in(morning::release);
        in(() -> news.ask(closed, ADDRESS));
        in(() -> news.ask(open, ADDRESS));
        var now = Week.of(LocalDate.now(clock));
        jdbc.sql("update experience set state = 'CLOSED', waiting_since = null, closed_week = :week where id = :id")
                .param("week", now.toString())
                .param("id", id(closed).value())
                .update();
        clock.moveTo(LocalDate.now(clock).plusWeeks(7));
        in(news::removeEnded);
        assertThat(news.isAsked(closed)).isTrue();
        clock.moveTo(LocalDate.now(clock).plusWeeks(1));
        in(news::removeEnded);
        assertThat(news.isAsked(closed)).isFalse();
        assertThat(news.isAsked(open)).isTrue();
        clock.moveTo(LocalDate.now(clock).plusMonths(17));
        in(news::removeEnded);
        assertThat(news.isAsked(open)).isFalse();
    }

    /** What was buried is in the file; the row of before is put back, as a backup does. */
    @Test
    @Rule("R42")
    void aBackupBringsNoAddressBackThatWasStoppedOrReplaced() {
        var code = told("nl");
        in(() -> news.ask(code, "oud@voorbeeld.nl"));
        var replaced = newsId(code);
        in(() -> news.ask(code, ADDRESS));
        var stopped = newsId(code);
        in(() -> news.stop(code));
        assertThat(news.isAsked(code)).isFalse();
        assertThat(Objects.requireNonNull(portal.tombstones()))
                .content()
                .contains(replaced + " experience-news ", stopped + " experience-news ");
        var kind = graves.stream()
                .filter(it -> it.kind().equals(News.STOPPED))
                .findFirst()
                .orElseThrow();
        in(() -> news.ask(code, ADDRESS));
        assertThat(kind.unknown(List.of(replaced, stopped)))
                .as("asked again after stopping")
                .isEmpty();
        jdbc.sql("update experience_news set id = :id::uuid where code_hash = :hash")
                .param("id", stopped)
                .param("hash", drafts.hash(code))
                .update();
        assertThat(kind.unknown(List.of(replaced, stopped))).containsExactly(stopped);
        kind.bury(stopped, Week.of(LocalDate.now(clock)));
        assertThat(news.isAsked(code)).isFalse();
    }

    private String newsId(TellerCode code) {
        return jdbc.sql("select id::text from experience_news where code_hash = :hash")
                .param("hash", drafts.hash(code))
                .query(String.class)
                .single();
    }

    @Test
    @Rule("R33")
    void whoSentNothingLeavesNoAddress() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> in(() -> news.ask(TellerCode.random(new SecureRandom()), ADDRESS)));
    }
}
