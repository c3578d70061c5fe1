package nl.wijgroningen.portaal.wijraad.composition.domain;

import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.LIMITS;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.NUMBERS;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.TODAY;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.council;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.member;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.newYear;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the council is on a day, and who may be appointed. */
class CouncilTest {

    private static final LocalDate START = newYear(2027);
    private final UUID fatima = UUID.randomUUID();

    private Term free(LocalDate from, LocalDate until) {
        return term(13, fatima, from, until);
    }

    private List<Home> living(boolean inCity) {
        return List.of(new Home(fatima, newYear(2020), inCity));
    }

    private static void refuses(String rule, ThrowingCallable call, Object... numbers) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .satisfies(it -> assertThat(it.name()).isEqualTo(rule))
                .satisfies(it -> assertThat(it.numbers()).containsExactly(numbers));
    }

    @ParameterizedTest
    @CsvSource({"10, 10, false", "11, 11, true", "13, 13, true"})
    @Rule("R3")
    void hasElevenToThirteenMembers(int number, int inCity, boolean holds) {
        assertThat(council(number, inCity).on(TODAY).ofNumber())
                .isEqualTo(new Composition.Verdict(Check.NUMBER, holds, number, 13, 11));
    }

    @ParameterizedTest
    @CsvSource({"12, 6, false, 7", "12, 7, true, 7", "11, 5, false, 6", "11, 6, true, 6", "13, 7, true, 7"})
    @Rule("R4")
    void moreThanHalfLiveInTheCity(int number, int inCity, boolean holds, int needs) {
        assertThat(council(number, inCity).on(TODAY).ofMajority())
                .isEqualTo(new Composition.Verdict(Check.MAJORITY, holds, inCity, number, needs));
    }

    @Test
    @Rule("R5")
    void somebodyWhoSitsCarriesYouth() {
        var council = council(12, 8);
        assertThat(council.on(TODAY).ofYouth().holds()).isTrue();
        assertThat(council.layDown(member(1), Portfolio.YOUTH, TODAY)
                        .on(TODAY)
                        .ofYouth()
                        .holds())
                .isFalse();
        assertThat(council.without(member(1), TODAY).on(TODAY).ofYouth().holds())
                .isFalse();
        assertThat(council.without(member(1), TODAY)
                        .on(TODAY.minusDays(1))
                        .ofYouth()
                        .holds())
                .isTrue();
    }

    @Test
    @Rule("R7")
    void theMaximumHoldsOnEveryDayOfATerm() {
        var smaller = LIMITS.and(Map.of(LocalDate.of(2027, 3, 1), new Limits.Numbers(5, 11, 3, 6)));
        var council = council(12, 12, smaller);
        var term = free(START, newYear(2029));
        refuses(
                "R3.most",
                () -> Terms.check(council, Map.of(), term, living(true), TODAY),
                LocalDate.of(2027, 3, 1),
                13,
                11);
    }

    @Test
    @Rule("R7")
    void aMajorityThatBreaksOnOneDayEightMonthsAheadIsFound() {
        var moves = LocalDate.of(2027, 7, 24);
        var council = council(12, 8)
                .plus(new Home(member(2), moves, false))
                .plus(new Home(member(2), moves.plusDays(1), true));
        assertThat(council.breaks(new Period(TODAY, LocalDate.of(2027, 9, 1)))).isEmpty();
        var term = free(START, newYear(2028));
        // eight of thirteen live in the city; on that one day seven of thirteen, which is still more than half
        assertThat(council.refusal(term, living(false))).isEmpty();
        var tighter = council.plus(new Home(member(3), TODAY, false));
        assertThat(tighter.breaks(new Period(TODAY, LocalDate.of(2027, 9, 1))))
                .containsExactly(new Council.Break(
                        new Period(moves, moves.plusDays(1)),
                        new Composition.Verdict(Check.MAJORITY, false, 6, 12, 7)));
        refuses(
                "R4.shorter",
                () -> Terms.check(tighter, Map.of(), term, living(false), TODAY),
                moves,
                6,
                13,
                7,
                moves.minusDays(1));
        Terms.check(tighter, Map.of(), free(START, moves), living(false), TODAY);
        Terms.check(tighter, Map.of(), term, living(true), TODAY);
    }

    @Test
    @Rule("R7")
    void aBrokenMajorityCanBeRepaired() {
        var broken = council(11, 4);
        Terms.check(broken, Map.of(), free(START, newYear(2028)), living(true), TODAY);
        assertThat(broken.refusal(free(START, newYear(2028)), living(false))
                        .orElseThrow()
                        .broken()
                        .name())
                .isEqualTo("R4.majority");
    }

    @Test
    @Rule("R7")
    void whoMovesDuringTheTermIsJudgedByDay() {
        var council = council(12, 6);
        var moves = new Home(fatima, LocalDate.of(2027, 6, 1), false);
        var homes = List.of(living(true).get(0), moves);
        assertThat(council.refusal(free(START, newYear(2028)), homes)
                        .orElseThrow()
                        .day())
                .isEqualTo(moves.from());
    }

    @Test
    @Rule("R7")
    void whoGoesIsNeverRefused() {
        var council = council(11, 6);
        for (var seat = 1; seat <= 11; seat++) {
            council = council.without(member(seat), TODAY);
            assertThat(council.on(TODAY).number()).isEqualTo(11 - seat);
        }
        var gone = council;
        refuses("R8.notSitting", () -> gone.without(member(1), TODAY.plusDays(1)), TODAY);
    }

    @Test
    @Rule("R8")
    void termsOfASeatOrAMemberNeverOverlap() {
        var council = council(12, 8);
        var first = council.bySeat().get(1).get(0).during();
        refuses(
                "R8.seat",
                () -> council.plus(term(1, fatima, first.last(), newYear(2031))),
                1,
                first.from(),
                first.last());
        refuses(
                "R8.member",
                () -> council.plus(term(13, member(1), first.last(), newYear(2031))),
                1,
                first.from(),
                first.last());
        assertThat(council.plus(term(1, fatima, first.until(), newYear(2031))).terms())
                .hasSize(13);
        refuses("R8.period", () -> new Period(TODAY, TODAY), TODAY, TODAY.minusDays(1));
    }

    @Test
    @Rule("R12a")
    void aTermIsThreeYearsWithOneReappointment() {
        var council = council(12, 8);
        var seat = council.bySeat().get(3).get(0);
        refuses(
                "R12a.length",
                () -> Terms.check(council, Map.of(), free(START, newYear(2030).plusDays(1)), living(true), TODAY),
                START,
                3,
                newYear(2030).minusDays(1));
        var again =
                term(3, member(3), seat.during().until(), seat.during().until().plusYears(3));
        Terms.check(council, Map.of(), again, List.of(), TODAY);
        var twice = council.plus(again);
        var third = term(
                3, member(3), again.during().until(), again.during().until().plusYears(2));
        refuses("R12a.reappointment", () -> Terms.check(twice, Map.of(), third, List.of(), TODAY), 2L, 2);
    }

    @Test
    @Rule("R12a")
    void aPartTermOfLessThanHalfDoesNotCount() {
        var half = newYear(2027);
        assertThat(Council.none(LIMITS).counts(term(1, fatima, half, half.plusDays(547))))
                .isFalse();
        assertThat(Council.none(LIMITS).counts(term(1, fatima, half, half.plusDays(548))))
                .isTrue();
        assertThat(NUMBERS.leaving()).isEqualTo(4);
    }

    @Test
    @Rule("R12f")
    void whoIsYoungerThanSixteenNeedsAParent() {
        refuses("R12f.consent", () -> new Person(fatima, "F. Boukhari", AgeBand.UNDER_18, false, false));
        assertThat(new Person(fatima, "F. Boukhari", AgeBand.UNDER_18, false, true).consent())
                .isTrue();
    }

    @Test
    @Rule("R7")
    @Rule("R12a")
    void vacanciesOpenByThemselves() {
        var council = council(13, 8);
        assertThat(Needs.of(council, TODAY)).isEqualTo(new Needs(List.of(), List.of()));
        assertThat(Needs.of(council, LocalDate.of(2027, 2, 28)).places()).isEmpty();
        assertThat(Needs.of(council, LocalDate.of(2027, 3, 1)).places())
                .extracting(Needs.Place::seat)
                .containsExactly(3, 6, 9, 12);
    }

    @Test
    @Rule("R7")
    void whoGoesOpensAVacancyWithWhatIsMissing() {
        var far = LocalDate.of(2027, 7, 24);
        var without = council(13, 7).without(member(1), far);
        assertThat(Needs.of(without, TODAY).places()).containsExactly(new Needs.Place(1, far, true, true));
        assertThat(Needs.of(without, TODAY).tasks())
                .containsExactly(
                        new Needs.Task(far, new Composition.Verdict(Check.MAJORITY, false, 6, 12, 7)),
                        new Needs.Task(far, new Composition.Verdict(Check.YOUTH, false, 0, 12, 1)));
        var moved = council(13, 7).plus(new Home(member(2), far, false));
        assertThat(Needs.of(moved, TODAY).places()).containsExactly(new Needs.Place(null, far, true, false));
        var laidDown = council(12, 8).layDown(member(1), Portfolio.YOUTH, far);
        assertThat(Needs.of(laidDown, TODAY).places())
                .extracting(Needs.Place::seat, Needs.Place::city, Needs.Place::youth)
                .containsExactly(tuple(13, false, true));
    }
}
