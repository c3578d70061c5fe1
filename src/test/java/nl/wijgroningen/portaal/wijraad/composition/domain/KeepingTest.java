package nl.wijgroningen.portaal.wijraad.composition.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.PortaalApplication;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** The first years of a council, on the database: founded, appointed, resigned, moved, corrected. */
class KeepingTest {

    private static final LocalDate TODAY = LocalDate.now(PortaalApplication.ZONE);

    private static CouncilDatabase council;

    @BeforeAll
    static void found() {
        council = new CouncilDatabase("wijraad_keeping");
        var founding = council.get(Founding.class);
        founding.enter(council.secretary, "Besluit 2026-114", TODAY.minusDays(20), TODAY.minusDays(10));
        for (var seat = 1; seat <= 12; seat++) {
            founding.add(council.secretary, version(founding), founder(seat, seat <= 8, seat % 3 + 1));
        }
        var before = version(founding) - 1;
        assertThatExceptionOfType(Overtaken.class)
                .as("a form that is sent twice")
                .isThrownBy(() -> founding.add(council.secretary, before, founder(12, false, 1)));
        assertThatExceptionOfType(Overtaken.class)
                .as("what the director did not see")
                .isThrownBy(() -> founding.confirm(council.director, before));
        assertThatExceptionOfType(Overtaken.class).isThrownBy(() -> founding.remove(council.secretary, before, 12));
        assertThat(founding.founders()).hasSize(12);
        refuses(
                "R12f.consent",
                () -> founding.add(
                        council.secretary,
                        version(founding),
                        new Founding.Founder(13, "Jong", AgeBand.UNDER_18, false, false, true, Set.of(), 1)));
        founding.add(council.secretary, version(founding), founder(13, true, 1));
        refuses("R3.seat", () -> founding.add(council.secretary, version(founding), founder(14, true, 1)));
        founding.remove(council.secretary, version(founding), 13);
        refuses("R6.otherPerson", () -> founding.confirm(council.secretary, version(founding)));
        founding.confirm(council.director, version(founding));
        refuses("R6.founded", () -> founding.add(council.secretary, version(founding), founder(13, true, 1)));
        refuses("R6.founded", () -> founding.confirm(council.director, version(founding)));
    }

    @AfterAll
    static void leave() {
        council.close();
    }

    private static int version(Founding founding) {
        return Objects.requireNonNull(founding.decision()).version();
    }

    private static Founding.Founder founder(int seat, boolean inCity, int years) {
        return new Founding.Founder(
                seat,
                "Oprichter " + seat,
                AgeBand.FROM_45,
                true,
                false,
                inCity,
                seat == 1 ? EnumSet.of(Portfolio.YOUTH) : Set.of(),
                years);
    }

    private static void refuses(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .matches(it -> it.name().equals(rule), rule);
    }

    private static UUID member(int seat) {
        return council.book().now().council().on(TODAY).sitting().stream()
                .filter(it -> it.seat() == seat)
                .findFirst()
                .orElseThrow()
                .member();
    }

    private static List<String> open(String table, String column) {
        return council.jdbc
                .sql("select " + column + "::text from " + table + " where closed_on is null order by 1")
                .query(String.class)
                .list();
    }

    @Test
    @Rule("R6")
    @Rule("R7")
    @Rule("R8")
    @Rule("R12a")
    void livesAndKeepsWhatItWas() {
        var recording = council.get(Recording.class);
        var appointing = council.get(Appointing.class);
        var founded = council.book();
        assertThat(founded.now().council().on(TODAY).number()).isEqualTo(12);
        assertThat(open("wijraad_vacancy", "seat")).containsExactly("13");

        var moves = TODAY.plusMonths(8);
        recording.move(council.secretary, 1, member(2), false, moves);
        recording.leave(council.secretary, 2, member(1), false, TODAY.plusDays(40));
        recording.move(council.secretary, 3, member(4), false, moves);
        assertThat(open("wijraad_vacancy", "seat")).containsExactly("1", "13");
        assertThat(open("wijraad_task", "rule")).containsExactly("MAJORITY", "YOUTH");
        assertThatExceptionOfType(Overtaken.class)
                .isThrownBy(() -> recording.move(council.secretary, 2, member(3), false, moves));

        var outside = council.nominate(
                13, false, TODAY.plusDays(50), TODAY.plusDays(50).plusYears(1));
        refuses("R6.otherPerson", () -> appointing.appoint(council.secretary, outside));
        refuses("R4.shorter", () -> appointing.appoint(council.director, outside));
        appointing.refuse(council.director, outside, "De meerderheid woont dan niet in de gemeente.");
        refuses("R6.decided", () -> appointing.appoint(council.director, outside));
        refuses(
                "R6.past",
                () -> appointing.appoint(
                        council.director, council.nominate(13, true, TODAY.minusDays(1), TODAY.plusYears(1))));
        refuses("R3.seat", () -> council.nominate(14, true, TODAY, TODAY.plusYears(1)));

        recording.correct(council.secretary, 4, 3, null, "De brief is ingetrokken.");
        recording.correct(council.secretary, 5, 4, null, "Het ging om iemand anders.");
        assertThat(open("wijraad_vacancy", "seat")).containsExactly("13");
        assertThat(open("wijraad_task", "rule")).isEmpty();
        assertThat(council.book().at(1)).isEqualTo(founded.now());
        assertThat(council.book().at(3)).isNotEqualTo(council.book().now());

        var inside = council.nominate(
                13, true, TODAY.plusDays(50), TODAY.plusDays(50).plusYears(1));
        appointing.appoint(council.director, inside);
        assertThat(council.book().now().council().on(TODAY.plusDays(50)).number())
                .isEqualTo(13);
        assertThat(open("wijraad_vacancy", "seat")).isEmpty();
        recording.rename(
                council.secretary, council.book().turn(), member(5), "O. Vijf", AgeBand.FROM_27, "Zo heet zij.");
        recording.take(council.secretary, council.book().turn(), member(5), Portfolio.WORK, TODAY);
        recording.layDown(council.secretary, council.book().turn(), member(5), Portfolio.WORK, TODAY.plusDays(5));
        layDownIsCorrectedByItsLastDay(recording);
        refuses(
                "R12a.length",
                () -> recording.choose(council.secretary, council.book().turn(), 1, TODAY.plusYears(6)));
        refuses(
                "R12a.chosen",
                () -> recording.choose(
                        council.secretary,
                        council.book().turn(),
                        3,
                        TODAY.minusDays(10).plusYears(2).minusDays(1)));
        assertThat(council.book().now().people().get(member(5)).name()).isEqualTo("O. Vijf");
    }

    /** As it was asked for at first: the last day; and so is that of who resigns or dies. */
    private static void layDownIsCorrectedByItsLastDay(Recording recording) {
        var laidDown = council.book().turn();
        recording.correct(council.secretary, laidDown, laidDown, TODAY.plusDays(3), "Het was eerder.");
        var after = council.book().now().council();
        assertThat(after.portfolios(member(5), TODAY.plusDays(3))).contains(Portfolio.WORK);
        assertThat(after.portfolios(member(5), TODAY.plusDays(4))).doesNotContain(Portfolio.WORK);
        recording.correct(council.secretary, laidDown + 1, laidDown, TODAY.plusDays(6), "Toch later.");
        assertThat(council.book().now().council().portfolios(member(5), TODAY.plusDays(6)))
                .contains(Portfolio.WORK);
        for (var died : List.of(true, false)) {
            recording.leave(council.secretary, council.book().turn(), member(7), died, TODAY.plusDays(20));
            var left = council.book().turn();
            recording.correct(council.secretary, left, left, TODAY.plusDays(10), "Het was eerder.");
            assertThat(council.book().now().council().termOf(member(7), TODAY.plusDays(10)))
                    .isPresent();
            assertThat(council.book().now().council().termOf(member(7), TODAY.plusDays(11)))
                    .isEmpty();
            recording.correct(council.secretary, left + 1, left, null, "Het was iemand anders.");
        }
    }

    /** One day that JSON writes otherwise, and the book could be read no more. */
    @Test
    @Rule("R8")
    void aDayThatCannotBeReadBackIsNotWritten() {
        for (var forbidden : List.of(
                "insert into wijraad_fact (turn, kind, day, made_on, made_by) select 9999, 'SCHEDULED', '%s', made_on, made_by"
                        + " from wijraad_fact where turn = 1",
                "insert into wijraad_home (member_id, from_on, in_city, since) select member_id, '%s', true, 1 from wijraad_term"
                        + " where seat = 9",
                "insert into wijraad_chosen (seat, until_on, since) values (9, '%s', 1)",
                "insert into wijraad_charge (id, member_id, portfolio, during, since) select gen_random_uuid(), member_id, 'MONEY',"
                        + " daterange(least('2026-01-01', '%1$s'::date), greatest('2026-02-01', '%1$s'::date)), 1 from wijraad_term"
                        + " where seat = 9",
                "insert into wijraad_term (id, seat, member_id, during, planned, founding_id, since) select gen_random_uuid(), 20,"
                        + " gen_random_uuid(), daterange(least('2026-01-01', '%1$s'::date), greatest('2026-02-01', '%1$s'::date)),"
                        + " greatest('2026-02-01', '%1$s'::date), founding_id, since from wijraad_term where seat = 9")) {
            for (var day : List.of("10000-01-01", "0044-03-15 BC")) {
                assertThatExceptionOfType(DataIntegrityViolationException.class)
                        .as(forbidden)
                        .isThrownBy(
                                () -> council.jdbc.sql(forbidden.formatted(day)).update())
                        .withMessageContaining("r8_days");
            }
        }
    }

    @Test
    @Rule("R6")
    @Rule("R8")
    @Rule("R9")
    @Rule("R12f")
    void theDatabaseKeepsTheRulesToo() {
        for (var forbidden : List.of(
                "update wijraad_fact set day = day + 1",
                "delete from wijraad_fact",
                "delete from wijraad_term",
                "update wijraad_term set during = daterange(lower(during), upper(during) - 1)",
                "update wijraad_person set name = 'Iemand anders'",
                "update wijraad_home set in_city = not in_city",
                "insert into wijraad_fact (turn, kind, day, made_on, made_by) select turn, kind, day, made_on, made_by from wijraad_fact",
                "insert into wijraad_fact (turn, kind, day, made_on, made_by) select 9999, 'CORRECTED', day, made_on, made_by from wijraad_fact where turn = 1",
                "insert into wijraad_term (id, seat, member_id, during, planned, founding_id, since) select gen_random_uuid(), seat,"
                        + " member_id, during, planned, founding_id, since from wijraad_term where seat = 4",
                "insert into wijraad_term (id, seat, member_id, during, planned, since) select gen_random_uuid(), 20, member_id,"
                        + " daterange('2040-01-01', '2041-01-01'), '2041-01-01', since from wijraad_term where seat = 4",
                "update wijraad_person set until = since + 1, name = 'Iemand anders'",
                "insert into wijraad_person (member_id, name, age_band, sixteen, consent, since) select id, 'Jong', 'UNDER_18', false, false, 1"
                        + " from wijraad_member",
                "update wijraad_founding set confirmed_by = entered_by",
                "insert into wijraad_founder values (1, (select id from wijraad_founding), 'Vier', 'FROM_18', true, false, true, '{}', 4)")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(forbidden)
                    .isThrownBy(() -> council.jdbc.sql(forbidden).update());
        }
    }
}
