package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.support.MovableClock;
import nl.wijgroningen.portaal.wijraad.recruitment.read.RoundFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A round on the real database, from draft to public. */
@PortalTest
@Rule("R11")
class RecruitingTest {

    private static final LocalDate TODAY = LocalDate.now(PortaalApplication.ZONE);

    @Autowired
    private Recruiting recruiting;

    @Autowired
    private Looking looking;

    @Autowired
    private Applying applying;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Rounds rounds;

    @Autowired
    private RoundFile file;

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

    private static void refuses(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .matches(it -> it.name().equals(rule), rule);
    }

    private RoundState state(UUID id) {
        return rounds.of(id).orElseThrow().state();
    }

    @Test
    void theDatabasePublishesNothingThatWasNotAdoptedAfterALook() {
        var id = recruits.draft();
        assertThatThrownBy(() -> jdbc.sql("""
						update wijraad_round set state = 'PUBLISHED', published_version = 1, published_by = started_by, published_on = started_on
						where id = :id
						""").param("id", id).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("r11_");
        assertThatThrownBy(() -> jdbc.sql("""
						update wijraad_round set state = 'ADOPTED', adopted_version = 1, adopted_by = started_by, adopted_on = started_on
						where id = :id
						""").param("id", id).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("r11_");
        assertThat(state(id)).isEqualTo(RoundState.DRAFT);
    }

    @Test
    void remarksAndVersionsAreKept() {
        var id = recruits.draft();
        refuses("R11.notSent", () -> {
            recruiting.send(recruits.secretary, id, recruits.version(id));
            looking.looked(recruits.stadadviseert, id, recruits.version(id));
            looking.remark(recruits.stadadviseert, id, recruits.version(id), 1, "Te laat.");
        });
        recruiting.send(recruits.secretary, id, recruits.version(id));
        looking.remark(recruits.stadadviseert, id, recruits.version(id), 2, "Schrijf hoeveel uur dat is.");
        refuses("R11.with", () -> recruiting.write(recruits.secretary, id, recruits.version(id), "Anders.", null));
        looking.looked(recruits.stadadviseert, id, recruits.version(id));
        recruiting.write(recruits.secretary, id, recruits.version(id), Recruits.TEXT + " Vier uur.", null);
        assertThat(state(id)).isEqualTo(RoundState.LOOKED);
        for (var sql : List.of(
                "delete from wijraad_remark where round_id = :id",
                "update wijraad_remark set words = 'x' where round_id = :id",
                "update wijraad_round_text set dutch = 'x' where round_id = :id")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param("id", id).update()).hasMessageContaining("R11");
        }
        assertThat(jdbc.sql("select dutch from wijraad_round_text where round_id = :id order by version")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly(Recruits.TEXT, Recruits.TEXT + " Vier uur.");
    }

    @Test
    void whoChangesAnAdoptedTextSendsItAgain() {
        var id = recruits.draft();
        recruiting.send(recruits.secretary, id, recruits.version(id));
        looking.looked(recruits.stadadviseert, id, recruits.version(id));
        recruiting.adopt(recruits.secretary, id, recruits.version(id));
        recruiting.write(recruits.secretary, id, recruits.version(id), "Een andere tekst.", null);
        assertThat(state(id)).isEqualTo(RoundState.DRAFT);
        refuses("R11.notLooked", () -> recruiting.adopt(recruits.secretary, id, recruits.version(id)));
        refuses("R11.notLooked", () -> recruiting.publish(recruits.secretary, id, recruits.version(id)));
    }

    @Test
    void whatIsTakenBackIsWrittenAndSentAgain() {
        var id = recruits.draft();
        recruiting.send(recruits.secretary, id, recruits.version(id));
        looking.remark(recruits.stadadviseert, id, recruits.version(id), 1, "Schrijf ‘zoekt’.");
        recruiting.takeBack(recruits.secretary, id, recruits.version(id));
        assertThat(state(id)).isEqualTo(RoundState.DRAFT);
        refuses("R11.notSent", () -> looking.remark(recruits.stadadviseert, id, recruits.version(id), 1, "Te laat."));
        refuses("R11.notSent", () -> looking.looked(recruits.stadadviseert, id, recruits.version(id)));
        recruiting.write(recruits.secretary, id, recruits.version(id), "Wij zoeken een lid.", null);
        refuses("R11.notLooked", () -> recruiting.adopt(recruits.secretary, id, recruits.version(id)));
        recruiting.send(recruits.secretary, id, recruits.version(id));
        looking.looked(recruits.stadadviseert, id, recruits.version(id));
        assertThat(state(id)).isEqualTo(RoundState.LOOKED);
        assertThat(jdbc.sql("select kind from wijraad_round_step where round_id = :id order by turn")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("STARTED", "SENT", "TAKEN_BACK", "WRITTEN", "SENT", "LOOKED");
    }

    /** Who looks at the first text cannot have looked at the second. */
    @Test
    void nobodyLookedAtATextThatTheyNeverSaw() {
        var id = recruits.draft();
        recruiting.send(recruits.secretary, id, recruits.version(id));
        var seen = recruits.version(id);
        recruiting.takeBack(recruits.secretary, id, seen);
        recruiting.write(recruits.secretary, id, recruits.version(id), "Een heel andere tekst.", null);
        recruiting.send(recruits.secretary, id, recruits.version(id));
        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> looking.looked(recruits.stadadviseert, id, seen));
        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() -> looking.remark(recruits.stadadviseert, id, seen, 1, "Van de eerste tekst."));
        assertThat(state(id)).isEqualTo(RoundState.WITH_STADADVISEERT);
        assertThat(rounds.of(id).orElseThrow().lookedVersion()).isNull();
        assertThat(file.history(id, 2).remarks()).isEmpty();
    }

    @Test
    void theSecondOfTwoSecretariesIsToldSo() {
        var id = recruits.draft();
        var seen = recruits.version(id);
        recruiting.write(recruits.secretary, id, seen, "Van de een.", null);
        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() -> recruiting.write(recruits.secretary, id, seen, "Van de ander.", null));
    }

    @Test
    void aVacancyIsInOneRoundAtATime() throws Exception {
        var vacancy = recruits.vacancy();
        Callable<Boolean> start = () -> {
            Recruits.enter();
            try {
                recruits.draft(vacancy);
                return true;
            } catch (RuleBroken taken) {
                return false;
            }
        };
        var pool = Executors.newFixedThreadPool(4);
        try {
            var started = 0;
            for (var one :
                    pool.invokeAll(IntStream.range(0, 4).mapToObj(it -> start).toList())) {
                started += one.get() ? 1 : 0;
            }
            assertThat(started).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
        var id = jdbc.sql("select round_id from wijraad_round_vacancy where vacancy_id = :id")
                .param("id", vacancy)
                .query(UUID.class)
                .single();
        recruiting.close(recruits.secretary, id, recruits.version(id));
        assertThat(state(recruits.draft(vacancy))).isEqualTo(RoundState.DRAFT);
    }

    @Test
    void daysInTheWrongOrderAreRefused() {
        var id = recruits.draft();
        refuses(
                "R11.order",
                () -> recruiting.plan(
                        recruits.secretary,
                        id,
                        recruits.version(id),
                        new Recruiting.Plan("Proef", TODAY.plusDays(9), TODAY.plusDays(8), null)));
        refuses(
                "R11.past",
                () -> recruiting.plan(
                        recruits.secretary,
                        id,
                        recruits.version(id),
                        new Recruiting.Plan("Proef", TODAY.minusDays(9), TODAY.minusDays(1), null)));
        refuses(
                "R11.letters",
                () -> recruiting.addTalk(recruits.secretary, id, TODAY.plusDays(3), LocalTime.NOON, "Stadhuis"));
        var open = recruits.published();
        refuses(
                "R11.earlier",
                () -> recruiting.plan(
                        recruits.secretary,
                        open,
                        recruits.version(open),
                        new Recruiting.Plan("Proef", TODAY, TODAY.plusDays(5), null)));
    }

    private UUID start(Recruiting.Plan plan, UUID... vacancies) {
        var id = recruiting.start(recruits.secretary, plan, List.of(vacancies), Recruits.TEXT, null);
        recruits.own(plan.title());
        return id;
    }

    private static Recruiting.Plan days(int opens, int closes, int letters) {
        return new Recruiting.Plan(
                "Een proef met dagen", TODAY.plusDays(opens), TODAY.plusDays(closes), TODAY.plusDays(letters));
    }

    @Test
    void aRoundIsForVacanciesAndHasItsDaysInOrder() {
        refuses("R11.vacancy", () -> start(days(0, 9, 12)));
        refuses("R11.vacancy", () -> start(days(0, 9, 12), recruits.vacancy(), UUID.randomUUID()));
        refuses("R11.letters", () -> start(days(0, 9, 9), recruits.vacancy()));
        var id = recruits.draft();
        refuses("R11.letters", () -> recruiting.plan(recruits.secretary, id, recruits.version(id), days(0, 14, 14)));
        recruiting.close(recruits.secretary, id, recruits.version(id));
        refuses("R11.closed", () -> recruiting.plan(recruits.secretary, id, recruits.version(id), days(0, 14, 20)));
        refuses(
                "R11.closed",
                () -> recruiting.addTalk(recruits.secretary, id, TODAY.plusDays(25), LocalTime.NOON, "De Oude School"));
    }

    @Test
    void nobodyAppliesBeforeTheFirstDayAndNothingIsPublishedAfterTheLast() {
        var id = start(days(3, 9, 12), recruits.vacancy());
        recruiting.send(recruits.secretary, id, recruits.version(id));
        looking.looked(recruits.stadadviseert, id, recruits.version(id));
        recruiting.adopt(recruits.secretary, id, recruits.version(id));
        clock.moveTo(TODAY.plusDays(10));
        refuses("R11.past", () -> recruiting.publish(recruits.secretary, id, recruits.version(id)));
        clock.reset();
        recruiting.publish(recruits.secretary, id, recruits.version(id));
        refuses("R11.notOpen", () -> applying.apply(id, Recruits.application("Te vroeg"), null, "NL"));
    }

    @Test
    void theProfileSaysWhatTheCouncilHasBesideTheCity() {
        var id = recruits.draft();
        var young = jdbc.sql("""
						select p.has, p.wanted, p.residents, p.city, r.members from wijraad_profile p join wijraad_round r on r.id = p.round_id
						where p.round_id = :id and p.kind = 'AGE' and p.name = 'YOUNG'
						""").param("id", id).query().singleRow();
        var city = Population.read();
        assertThat(young)
                .containsEntry("residents", city.of(AgeGroup.YOUNG))
                .containsEntry("city", city.all())
                .containsEntry("wanted", (Integer) young.get("members") * city.of(AgeGroup.YOUNG) / city.all());
        assertThat(city.byGebied()).hasSize(7);
        assertThat(city.of(AgeGroup.YOUNG) + city.of(AgeGroup.MIDDLE) + city.of(AgeGroup.OLD))
                .isEqualTo(city.all());
    }
}
