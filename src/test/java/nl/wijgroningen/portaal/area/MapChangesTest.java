package nl.wijgroningen.portaal.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import nl.wijgroningen.portaal.PortalTest;
import nl.wijgroningen.portaal.area.MapChanges.Line;
import nl.wijgroningen.portaal.area.MapChanges.Outcome;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.support.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The map changes from a day on; what was stays, and nothing is lost between. */
@PortalTest
class MapChangesTest {

    private static final String POSTCODE = "9723";

    @Autowired
    private MapChanges map;

    @Autowired
    private TeamChanges changes;

    @Autowired
    private BuurtChanges buurten;

    @Autowired
    private Places places;

    @Autowired
    private Teams teams;

    @Autowired
    private AreaGuide guide;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private LocalDate today;
    private LocalDate day;

    @BeforeEach
    void days() {
        today = LocalDate.now(clock);
        day = today.plusDays(60);
    }

    @AfterEach
    void takeBackWhatIsPlanned() {
        clock.reset();
        for (var course = map.course(POSTCODE);
                course.planned(today) != null || course.leaving(today) != null;
                course = map.course(POSTCODE)) {
            var stand = course.stand();
            transactions.executeWithoutResult(it -> map.cancel(POSTCODE, stand));
        }
        jdbc.sql("delete from area_slug_former where kind = 'team' and slug like 'proef-%'")
                .update();
        jdbc.sql("delete from area_team where slug like 'proef-%'").update();
        assertThat(teams.all()).hasSize(13);
    }

    @Test
    @Rule("R1")
    void aPostcodeGoesToAnotherTeamFromItsDay() {
        var old = places.byPc4(POSTCODE).get(0);
        var buurten = mine(POSTCODE, old.team().slug());
        assertThat(buurten).isNotEmpty();
        assertThat(map.along(POSTCODE, day, List.of(new Line(old.wijk().slug(), "beijum"))))
                .satisfies(it -> assertThat(it.buurten()).isNotEmpty())
                .satisfies(it -> assertThat(it.gebieden())
                        .extracting(MapChanges.Entered::team)
                        .containsExactly("WIJ Beijum"));
        assertThat(change(day, new Line(old.wijk().slug(), "beijum"))).isEqualTo(Outcome.DONE);
        assertThat(places.byPc4(POSTCODE).get(0).team()).isEqualTo(old.team());
        assertThat(mine(POSTCODE, old.team().slug())).isEqualTo(buurten);
        clock.moveTo(day.minusDays(1));
        assertThat(places.byPc4(POSTCODE).get(0).team()).isEqualTo(old.team());
        clock.moveTo(day);
        assertThat(places.byPc4(POSTCODE)).extracting(it -> it.team().slug()).containsExactly("beijum");
        assertThat(places.inCity(POSTCODE)).isTrue();
        assertThat(mine(POSTCODE, "beijum")).isNotEmpty();
        assertThat(guide.served("beijum")).extracting(AreaGuide.Served::pc4).contains(POSTCODE);
        clock.reset();
        assertThat(map.course(POSTCODE).on(today)).isNotNull();
        assertThat(map.course(POSTCODE).spans()).hasSize(2);
    }

    @Test
    @Rule("R1")
    void whatIsTakenBackLeavesTheMapAsItWas() {
        var before = rows();
        change(day, new Line("noordoost", "beijum"), new Line("helpman-eo", "helpman-de-wijert"));
        assertThat(rows()).isNotEqualTo(before);
        transactions.executeWithoutResult(it ->
                assertThat(map.cancel(POSTCODE, map.course(POSTCODE).stand())).isEqualTo(Outcome.DONE));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    @Rule("R1")
    void whatIsOverStaysAndAnOlderPageIsRefused() {
        var line = new Line("noordoost", "beijum");
        var seen = map.course(POSTCODE).stand();
        assertThat(change(today.minusDays(1), line)).isEqualTo(Outcome.TOO_EARLY);
        assertThat(change(day, line)).isEqualTo(Outcome.DONE);
        assertThat(change(day, line)).isEqualTo(Outcome.TOO_EARLY);
        assertThat(change(day.minusDays(1), line)).isEqualTo(Outcome.TOO_EARLY);
        assertThat(change(day.plusDays(1), new Line("noordoost", "nergens"))).isEqualTo(Outcome.NO_TEAM);
        var late = transactions.execute(it -> map.change(POSTCODE, day.plusDays(1), List.of(line), seen));
        assertThat(late).isEqualTo(Outcome.OVERTAKEN);
    }

    @Test
    @Rule("R1")
    void ofTwoAtOnceOneIsOvertaken() throws Exception {
        var seen = map.course(POSTCODE).stand();
        var together = new CyclicBarrier(2);
        Callable<Outcome> save = () -> {
            together.await();
            return transactions.execute(
                    it -> map.change(POSTCODE, day, List.of(new Line("noordoost", "beijum")), seen));
        };
        var pool = Executors.newFixedThreadPool(2);
        try {
            var outcomes = List.of(pool.submit(save), pool.submit(save));
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                    .containsExactlyInAnyOrder(Outcome.DONE, Outcome.OVERTAKEN);
        } finally {
            pool.shutdown();
        }
    }

    /** It leads nowhere from that day, its buurten go with it, and it can come back later. */
    @Test
    @Rule("R1")
    @Rule("R2")
    void aPostcodeLeavesTheCityFromItsDayAndMayComeBack() {
        var old = places.byPc4(POSTCODE).get(0);
        var buurten = map.leavingWith(POSTCODE);
        assertThat(buurten).isNotEmpty();
        assertThat(leave(today.minusDays(1))).isEqualTo(Outcome.TOO_EARLY);
        assertThat(leave(day)).isEqualTo(Outcome.DONE);
        assertThat(leave(day)).as("it leaves already").isEqualTo(Outcome.OVERTAKEN);
        assertThat(places.inCity(POSTCODE)).isTrue();
        assertThat(change(day, new Line("noordoost", "beijum"))).isEqualTo(Outcome.TOO_EARLY);
        clock.moveTo(day.minusDays(1));
        assertThat(places.byPc4(POSTCODE).get(0).team()).isEqualTo(old.team());
        assertThat(names()).containsAll(buurten);
        clock.moveTo(day);
        assertThat(places.byPc4(POSTCODE)).isEmpty();
        assertThat(places.inCity(POSTCODE)).isFalse();
        assertThat(names()).doesNotContainAnyElementsOf(buurten);
        assertThat(guide.served(old.team().slug()))
                .extracting(AreaGuide.Served::pc4)
                .doesNotContain(POSTCODE);
        clock.moveTo(today);
        assertThat(change(day.plusDays(10), new Line("noordoost", "beijum"))).isEqualTo(Outcome.DONE);
        clock.moveTo(day.plusDays(9));
        assertThat(places.inCity(POSTCODE)).isFalse();
        clock.moveTo(day.plusDays(10));
        assertThat(places.byPc4(POSTCODE)).extracting(it -> it.team().slug()).containsExactly("beijum");
    }

    private List<String> names() {
        return guide.names().stream().map(AreaGuide.Name::name).toList();
    }

    @Test
    @Rule("R2")
    void whatWouldLeaveAndStaysLeavesTheMapAsItWas() {
        var before = rows();
        assertThat(leave(day)).isEqualTo(Outcome.DONE);
        var left = rows();
        assertThat(left).isNotEqualTo(before);
        change(day.plusDays(10), new Line("noordoost", "beijum"));
        cancel();
        assertThat(rows()).isEqualTo(left);
        cancel();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    @Rule("R2")
    void ofTwoWhoLetItLeaveAtOnceOneIsOvertaken() throws Exception {
        var seen = map.course(POSTCODE).stand();
        var together = new CyclicBarrier(2);
        Callable<Outcome> leave = () -> {
            together.await();
            return transactions.execute(it -> map.leave(POSTCODE, day, seen));
        };
        var pool = Executors.newFixedThreadPool(2);
        try {
            var outcomes = List.of(pool.submit(leave), pool.submit(leave));
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                    .containsExactlyInAnyOrder(Outcome.DONE, Outcome.OVERTAKEN);
        } finally {
            pool.shutdown();
        }
    }

    private Outcome leave(LocalDate from) {
        var outcome = transactions.execute(
                it -> map.leave(POSTCODE, from, map.course(POSTCODE).stand()));
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private void cancel() {
        transactions.executeWithoutResult(it ->
                assertThat(map.cancel(POSTCODE, map.course(POSTCODE).stand())).isEqualTo(Outcome.DONE));
    }

    @Test
    @Rule("R1")
    void aBuurtBeginsAndGetsAnotherNameFromADayAndBothCanBeTakenBack() {
        var before = rows();
        var line = new Line("noordoost", "beijum");
        assertThat(buurt(() -> buurten.add("Proefwoude", line, List.of("9737"), today.minusDays(1))))
                .isEqualTo(BuurtChanges.Outcome.TOO_EARLY);
        assertThat(buurt(() -> buurten.add("Vinkhuizen", line, List.of(), day)))
                .isEqualTo(BuurtChanges.Outcome.NAME_TAKEN);
        assertThat(buurt(() -> buurten.add("Proefwoude", new Line("noordoost", "nergens"), List.of(), day)))
                .isEqualTo(BuurtChanges.Outcome.NO_TEAM);
        assertThat(buurt(() -> buurten.add("Proefwoude", line, List.of("1011"), day)))
                .isEqualTo(BuurtChanges.Outcome.OUTSIDE);
        assertThat(buurt(() -> buurten.add("Proefwoude", line, List.of("9737"), day)))
                .isEqualTo(BuurtChanges.Outcome.DONE);
        assertThat(guide.area("proefwoude")).isEmpty();
        assertThat(rename("Proefwoude", day.plusDays(9))).isEqualTo(BuurtChanges.Outcome.SAME);
        assertThat(rename("Beijum", day.plusDays(9))).isEqualTo(BuurtChanges.Outcome.NAME_TAKEN);
        assertThat(rename("Nieuw Proefwoude", day)).isEqualTo(BuurtChanges.Outcome.TOO_EARLY);
        assertThat(rename("Nieuw Proefwoude", day.plusDays(9))).isEqualTo(BuurtChanges.Outcome.DONE);
        assertThat(buurt(() -> buurten.rename("proefwoude", "Anders", day.plusDays(20), "gezien")))
                .isEqualTo(BuurtChanges.Outcome.OVERTAKEN);
        clock.moveTo(day);
        assertThat(names()).contains("Proefwoude");
        assertThat(mine("9737", "beijum")).contains("Proefwoude");
        clock.moveTo(day.plusDays(9));
        assertThat(names()).contains("Nieuw Proefwoude").doesNotContain("Proefwoude");
        assertThat(mine("9737", "beijum")).contains("Nieuw Proefwoude");
        assertThat(guide.area("proefwoude")).as("its address stays").isPresent();
        clock.moveTo(today);
        for (var turn = 0; turn < 2; turn++) {
            assertThat(buurt(() -> buurten.cancel(
                            "proefwoude",
                            buurten.bySlug("proefwoude").orElseThrow().stand())))
                    .isEqualTo(BuurtChanges.Outcome.DONE);
        }
        assertThat(rows()).isEqualTo(before);
    }

    /** What begins later is not cut off by what begins earlier. */
    @Test
    @Rule("R1")
    void aPostcodeWaitsForTheNameThatItsBuurtGetsLater() {
        var buurt = buurten.all().stream()
                .filter(it -> it.last().name().equals(map.leavingWith(POSTCODE).get(0)))
                .findFirst()
                .orElseThrow();
        assertThat(buurt(() -> buurten.rename(buurt.slug(), "Proefwoude", day, buurt.stand())))
                .isEqualTo(BuurtChanges.Outcome.DONE);
        try {
            assertThat(leave(day.minusDays(1))).isEqualTo(Outcome.BUURT_CHANGES);
            assertThat(change(day.minusDays(1), new Line("noordoost", "beijum")))
                    .isEqualTo(Outcome.BUURT_CHANGES);
            assertThat(leave(day.plusDays(1))).isEqualTo(Outcome.DONE);
            cancel();
        } finally {
            buurt(() -> buurten.cancel(
                    buurt.slug(), buurten.bySlug(buurt.slug()).orElseThrow().stand()));
        }
    }

    @Test
    @Rule("R1")
    void ofTwoWhoRenameAtOnceOneIsOvertaken() throws Exception {
        var seen = buurten.bySlug("vinkhuizen").orElseThrow().stand();
        var together = new CyclicBarrier(2);
        Callable<BuurtChanges.Outcome> rename = () -> {
            together.await();
            return transactions.execute(it -> buurten.rename("vinkhuizen", "Proefhuizen", day, seen));
        };
        var pool = Executors.newFixedThreadPool(2);
        try {
            var outcomes = List.of(pool.submit(rename), pool.submit(rename));
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                    .containsExactlyInAnyOrder(BuurtChanges.Outcome.DONE, BuurtChanges.Outcome.OVERTAKEN);
        } finally {
            pool.shutdown();
            buurt(() -> buurten.cancel(
                    "vinkhuizen", buurten.bySlug("vinkhuizen").orElseThrow().stand()));
        }
    }

    private BuurtChanges.Outcome rename(String name, LocalDate from) {
        return buurt(() -> buurten.rename(
                "proefwoude",
                name,
                from,
                buurten.bySlug("proefwoude").orElseThrow().stand()));
    }

    private BuurtChanges.Outcome buurt(Supplier<BuurtChanges.Outcome> change) {
        var outcome = transactions.execute(it -> change.get());
        assertThat(outcome).isNotNull();
        return outcome;
    }

    /** What the code takes care of, the tables hold by themselves. */
    @Test
    @Rule("R1")
    @Rule("R2")
    void theTablesRefuseGapsOverlapsAndTeamsThatAreNotThere() {
        refused("update area_pc4 set valid = daterange(lower(valid), '" + day + "') where pc4 = '9743'", "r2_covered");
        refused("delete from area_pc4 where pc4 = '9746' and rank = 1", "r1_ranks|r2_covered");
        refused("update area_pc4 set rank = 3 where pc4 = '9746' and rank = 2", "r1_ranks");
        refused(
                "insert into area_pc4 (pc4, rank, wijk_id, team_id, gebied_id, certainty, valid)"
                        + " select pc4, rank, wijk_id, team_id, gebied_id, certainty, daterange('" + day
                        + "', null) from area_pc4 where pc4 = '9743'",
                "\"r1\"");
        refused(
                "update area_team set valid = daterange(lower(valid), '" + day + "') where slug = 'vinkhuizen'",
                "r1_team|area_buurt_team_period");
        refused(
                "update area_postcode set valid = daterange(lower(valid), '" + day + "') where pc4 = '9743'",
                "r2_in_city");
        refused(
                "update area_buurt_pc4 set valid = daterange('2001-01-01', null) where pc4 = '9743'",
                "r1_buurt|area_buurt_pc4_once");
        refused("insert into area_postcode (pc4, valid) values ('9700', daterange('" + day + "', null))", "r2_covered");
    }

    private void refused(String sql, String constraint) {
        assertThatThrownBy(() ->
                        transactions.executeWithoutResult(it -> jdbc.sql(sql).update()))
                .as(sql)
                .hasStackTraceContaining("violates")
                .satisfies(it -> assertThat(trace(it)).containsPattern(constraint));
    }

    private static String trace(Throwable failed) {
        var text = new StringWriter();
        failed.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    @Rule("R1")
    void aTeamBeginsGetsAnotherNameAndEnds() {
        assertThat(in(() -> changes.add("WIJ Proef een", null, today.plusDays(1))))
                .isEqualTo(TeamChanges.Outcome.DONE);
        assertThat(in(() -> changes.add("WIJ Vinkhuizen", null, today))).isEqualTo(TeamChanges.Outcome.NAME_TAKEN);
        assertThat(in(() -> changes.add("WIJ De Wijert", null, today)))
                .as("leads to another team")
                .isEqualTo(TeamChanges.Outcome.NAME_TAKEN);
        assertThat(teams.bySlug("proef-een")).isEmpty();
        clock.moveTo(today.plusDays(1));
        assertThat(teams.bySlug("proef-een")).isPresent();
        var team = changes.bySlug("proef-een").orElseThrow();
        assertThat(in(() -> changes.change(team.id(), "WIJ Proef twee", "De Brug", team.stand())))
                .isEqualTo(TeamChanges.Outcome.DONE);
        assertThat(guide.formerTeam("proef-een")).contains("proef-twee");
        assertThat(in(() -> changes.change(team.id(), "WIJ Proef drie", null, team.stand())))
                .isEqualTo(TeamChanges.Outcome.OVERTAKEN);
        var renamed = changes.bySlug("proef-twee").orElseThrow();
        assertThat(in(() -> changes.end(team.id(), today.plusDays(9), "beijum", renamed.stand())))
                .isEqualTo(TeamChanges.Outcome.DONE);
        assertThat(teams.bySlug("proef-twee")).isPresent();
        assertThat(guide.formerTeam("proef-een")).contains("beijum");
        clock.moveTo(today.plusDays(9));
        assertThat(teams.bySlug("proef-twee")).isEmpty();
        assertThat(guide.formerTeam("proef-twee")).contains("beijum");
        assertThat(teams.byId(team.id())).isPresent();
    }

    @Test
    @Rule("R1")
    void aTeamWithPostcodesDoesNotEnd() {
        var team = changes.bySlug("vinkhuizen").orElseThrow();
        assertThat(in(() -> changes.end(team.id(), day, "hoogkerk", team.stand())))
                .isEqualTo(TeamChanges.Outcome.HAS_POSTCODES);
        assertThat(changes.postcodesOn(team.id(), day)).contains("9743");
    }

    private TeamChanges.Outcome in(Supplier<TeamChanges.Outcome> change) {
        var outcome = transactions.execute(it -> change.get());
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private Outcome change(LocalDate from, Line... lines) {
        var outcome = transactions.execute(it ->
                map.change(POSTCODE, from, List.of(lines), map.course(POSTCODE).stand()));
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private List<String> mine(String pc4, String team) {
        return guide.namesAt(pc4).stream()
                .filter(it -> team.equals(it.team()))
                .map(AreaGuide.Name::name)
                .toList();
    }

    /** Everything that a change of the map touches. */
    private List<String> rows() {
        return jdbc.sql("""
            select r from (
            	select pc4 || rank || wijk_id || team_id || gebied_id || valid as r from area_pc4
            	union all select slug || team_id || coalesce(wijk_id::text, '') || gebied_id || valid from area_buurt
            	union all select buurt_id || pc4 || valid from area_buurt_pc4
            	union all select team_id::text || gebied_id || valid from area_team_gebied
            	union all select pc4 || valid from area_postcode
            ) all_rows order by r
            """).query(String.class).list();
    }
}
