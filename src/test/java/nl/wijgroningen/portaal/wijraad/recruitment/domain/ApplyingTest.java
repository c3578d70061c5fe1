package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.file.CheckedFile;
import nl.wijgroningen.portaal.platform.file.FileRefused;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.file.Samples;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Week;
import nl.wijgroningen.portaal.support.Mailbox;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.wijraad.composition.domain.AgeBand;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who applies, changes and withdraws; and what is left then. */
@PortalTest
class ApplyingTest {

    private static final int AT_ONCE = 20;

    private static final LocalDate TODAY = LocalDate.now(PortaalApplication.ZONE);

    @Autowired
    private Applying applying;

    @Autowired
    private Inviting inviting;

    @Autowired
    private Recruiting recruiting;

    @Autowired
    private Candidates candidates;

    @Autowired
    private CandidateRetention retention;

    @Autowired
    private Leaving leaving;

    @Autowired
    private Files files;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Mailbox mailbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    private Recruits recruits;

    @BeforeEach
    void begin() {
        recruits = new Recruits(context);
    }

    @AfterEach
    void leave() {
        clock.reset();
        recruits.close();
    }

    private String token() {
        var link = Mailbox.links(mailbox.last("recruitment.mail.received")).get(0);
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private CheckedFile cv(int pages) {
        return files.checkDocument(Samples.pdf(pages));
    }

    private int count(String sql, UUID id) {
        return jdbc.sql("select count(*) from " + sql)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    @Test
    @Rule("R11")
    void twentyInTheSameSecondAllLand() throws Exception {
        var round = recruits.published();
        var barrier = new CyclicBarrier(AT_ONCE);
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var all = pool.invokeAll(IntStream.range(0, AT_ONCE)
                    .mapToObj(it -> (Callable<Boolean>) () -> {
                        barrier.await();
                        applying.apply(
                                round, Recruits.application("Proefpersoon " + it), it % 5 == 0 ? cv(1) : null, "NL");
                        return true;
                    })
                    .toList());
            for (var one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(candidates.selectable(round)).hasSize(AT_ONCE);
        assertThat(count("wijraad_candidate where round_id = :id and cv is not null", round))
                .isEqualTo(4);
        assertThat(mailbox.of("recruitment.mail.received")).hasSize(AT_ONCE);
        var ids = new HashSet<UUID>();
        candidates.selectable(round).forEach(it -> ids.add(it.id()));
        assertThat(ids).hasSize(AT_ONCE);
        removeFiles(round);
    }

    /** So that no file is left behind. */
    private void removeFiles(UUID round) {
        jdbc.sql("select id from wijraad_candidate where round_id = :id and cv is not null")
                .param("id", round)
                .query(UUID.class)
                .list()
                .forEach(it -> transaction.executeWithoutResult(done -> leaving.bury(it.toString(), Week.of(TODAY))));
        assertThat(count("wijraad_candidate where round_id = :id and cv is not null", round))
                .isZero();
    }

    @Test
    @Rule("R11")
    void theSameFormTwiceIsOne() {
        var round = recruits.published();
        var it = Recruits.application("Proefpersoon Dubbel");
        applying.apply(round, it, null, "NL");
        applying.apply(round, it, null, "NL");
        assertThat(candidates.selectable(round)).hasSize(1);
        assertThat(mailbox.of("recruitment.mail.received")).hasSize(1);
        assertThat(mailbox.of("recruitment.mail.again")).isEmpty();
        applying.apply(round, Recruits.with(it, "Iets anders.", EnumSet.noneOf(Portfolio.class), true), null, "NL");
        assertThat(candidates.selectable(round)).hasSize(1);
        assertThat(mailbox.of("recruitment.mail.again")).hasSize(1);
        assertThat(applying.open(token()).orElseThrow().motivation()).isEqualTo("Ik wil meedenken.");
    }

    @Test
    @Rule("R11")
    void outsideTheDaysOfTheRoundItIsRefusedWithTheDay() {
        var draft = recruits.draft();
        var round = recruits.published();
        clock.moveTo(TODAY.plusDays(14));
        applying.apply(round, Recruits.application("Proefpersoon Laat"), null, "NL");
        clock.moveTo(TODAY.plusDays(15));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> applying.apply(round, Recruits.application("Proefpersoon Later"), null, "NL"))
                .matches(it -> it.name().equals("R11.ended"))
                .matches(it -> it.numbers()[0].equals(TODAY.plusDays(14)));
        var own = applying.open(token()).orElseThrow();
        assertThat(own.changeable()).isFalse();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> applying.change(
                        token(),
                        own.version(),
                        Recruits.application("Proefpersoon Laat").answers(),
                        null,
                        false))
                .matches(it -> it.name().equals("R11.ended"));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> applying.apply(draft, Recruits.application("Proefpersoon Vroeg"), null, "NL"));
    }

    @Test
    @Rule("R12f")
    void aChildAppliesWithAParentsYes() {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> new Answers(
                        "Ja.", AgeBand.UNDER_18, false, false, null, EnumSet.noneOf(Portfolio.class), false))
                .matches(it -> it.name().equals("R12f.applicant"));
        var round = recruits.published();
        applying.apply(
                round,
                new Application(
                        "Kind",
                        "kind@post.example",
                        new Answers(
                                "Ja.", AgeBand.UNDER_18, false, true, null, EnumSet.noneOf(Portfolio.class), false)),
                null,
                "EN");
        var child = candidates.selectable(round).get(0);
        assertThat(child.sixteen()).isFalse();
        assertThat(child.consent()).isTrue();
        assertThat(mailbox.last("recruitment.mail.received").body()).contains("/en/wijraad/aanmelding/");
    }

    @Test
    @Rule("R12c")
    @Rule("R43")
    void whatIsWithdrawnIsGoneAtOnce() {
        var round = recruits.published();
        applying.apply(round, Recruits.application("Proefpersoon Weg"), cv(2), "NL");
        var token = token();
        var own = applying.open(token).orElseThrow();
        var cv = Objects.requireNonNull(own.cv());
        inviting.note(recruits.secretary, round, own.id(), "Belde over de vergaderingen.");
        applying.change(
                token,
                own.version(),
                Recruits.with(
                                Recruits.application("Proefpersoon Weg"),
                                "Beter gezegd.",
                                EnumSet.of(Portfolio.MONEY),
                                true)
                        .answers(),
                null,
                false);
        var changed = applying.open(token).orElseThrow();
        assertThat(changed.motivation()).isEqualTo("Beter gezegd.");
        assertThat(changed.inCity()).isTrue();
        assertThat(changed.cv()).isEqualTo(cv);
        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() -> applying.change(
                        token,
                        own.version(),
                        Recruits.application("Proefpersoon Weg").answers(),
                        null,
                        false));
        applying.withdraw(token);
        assertThat(applying.open(token)).isEmpty();
        assertThat(count("wijraad_candidate where id = :id", own.id())).isZero();
        assertThat(count("wijraad_candidate_note where candidate_id = :id", own.id()))
                .isZero();
        assertThat(count("platform_file where id = :id", cv)).isZero();
        assertThat(mailbox.of("recruitment.mail.withdrawn")).hasSize(1);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> applying.withdraw(token));
    }

    @Test
    @Rule("R12c")
    void papersGoFourWeeksAfterTheRoundOrAfterAYear() {
        var round = recruits.published();
        applying.apply(round, Recruits.application("Proefpersoon Kort"), null, "NL");
        var year = Recruits.application("Proefpersoon Jaar");
        applying.apply(
                round, Recruits.with(year, "Ik wil wachten.", EnumSet.noneOf(Portfolio.class), true), null, "NL");
        recruiting.close(recruits.secretary, round, recruits.version(round));
        // long ago, so that no other papers are past their term
        var end = LocalDate.of(2012, 10, 1);
        jdbc.sql("update wijraad_round set closed_on = :end where id = :id")
                .param("end", end)
                .param("id", round)
                .update();
        apply(end.plusWeeks(4));
        assertThat(names(round)).containsExactly("Proefpersoon Jaar", "Proefpersoon Kort");
        apply(end.plusWeeks(4).plusDays(1));
        assertThat(names(round)).containsExactly("Proefpersoon Jaar");
        apply(end.plusYears(1));
        assertThat(names(round)).containsExactly("Proefpersoon Jaar");
        apply(end.plusYears(1).plusDays(1));
        assertThat(names(round)).isEmpty();
    }

    private void apply(LocalDate day) {
        transaction.executeWithoutResult(it -> retention.apply(day));
    }

    private List<String> names(UUID round) {
        return jdbc.sql("select name from wijraad_candidate where round_id = :id order by name")
                .param("id", round)
                .query(String.class)
                .list();
    }

    @Test
    @Rule("R11")
    void aTimeForATalkIsForOne() {
        var round = recruits.published();
        recruiting.addTalk(recruits.secretary, round, TODAY.plusDays(21), LocalTime.of(19, 30), "De Oude School");
        applying.apply(round, Recruits.application("Proefpersoon A"), null, "NL");
        applying.apply(round, Recruits.application("Proefpersoon B"), null, "NL");
        var both = candidates.selectable(round);
        var talk = jdbc.sql("select id from wijraad_talk where round_id = :id")
                .param("id", round)
                .query(UUID.class)
                .single();
        inviting.invite(recruits.secretary, round, both.get(0).id(), talk);
        assertThat(mailbox.last("recruitment.mail.invitation").body())
                .contains("19.30 uur")
                .contains("De Oude School");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() ->
                        inviting.invite(recruits.secretary, round, both.get(1).id(), talk))
                .matches(it -> it.name().equals("R11.talk"));
        inviting.decline(recruits.secretary, round, both.get(1).id());
        assertThat(candidates.selectable(round)).containsExactly(both.get(0));
        candidates.chosen(both.get(0).id());
        assertThat(candidates.outcomes(round))
                .containsExactly(
                        new Candidates.Outcome(both.get(0).id(), "Proefpersoon A", CandidateState.CHOSEN, TODAY));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> candidates.chosen(both.get(1).id()));
    }

    /** What is wrong with a cv is said before anybody looks who it is from: it tells nothing about who applied. */
    @Test
    @Rule("R11")
    void aCvIsNoBookWhoeverSendsIt() {
        var round = recruits.published();
        var known = Recruits.application("Proefpersoon Bekend");
        applying.apply(round, known, null, "NL");
        var book = cv(Applying.CV_PAGES + 1);
        for (var it : List.of(known, Recruits.application("Proefpersoon Onbekend"))) {
            assertThatExceptionOfType(FileRefused.class)
                    .isThrownBy(() -> applying.apply(round, it, book, "NL"))
                    .matches(why -> why.reason() == FileRefused.Reason.PAGES);
        }
        assertThat(names(round)).containsExactly("Proefpersoon Bekend");
        var before = files();
        applying.apply(round, known, cv(1), "NL");
        assertThat(files()).as("nothing is left of the second").isEqualTo(before);
        assertThat(applying.open(token()).orElseThrow().cv()).isNull();
    }

    private int files() {
        return jdbc.sql("select count(*) from platform_file")
                .query(Integer.class)
                .single();
    }

    /** One record, one mail, and no error for who comes second. */
    @Test
    @Rule("R11")
    void theSameFormTwiceAtOnceIsOne() throws Exception {
        var round = recruits.published();
        var it = Recruits.application("Proefpersoon Tegelijk");
        var before = files();
        var barrier = new CyclicBarrier(AT_ONCE);
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var all = pool.invokeAll(IntStream.range(0, AT_ONCE)
                    .mapToObj(one -> (Callable<Boolean>) () -> {
                        var cv = cv(1);
                        barrier.await();
                        applying.apply(round, it, cv, "NL");
                        return true;
                    })
                    .toList());
            for (var one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(names(round)).containsExactly("Proefpersoon Tegelijk");
        assertThat(mailbox.of("recruitment.mail.received")).hasSize(1);
        assertThat(mailbox.of("recruitment.mail.again")).isEmpty();
        assertThat(files()).isEqualTo(before + 1);
        removeFiles(round);
    }
}
