package nl.wijgroningen.portaal.wijraad.composition.domain;

import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.TODAY;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.council;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.end;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.member;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.newYear;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.junit.jupiter.api.Test;

/** What would be, without touching what is. */
@Rule("R7")
class WhatIfTest {

    private static final LocalDate MOVES = LocalDate.of(2027, 7, 24);
    private final UUID candidate = UUID.randomUUID();

    @Test
    void someoneLeavesSomeoneComesAndTwoStay() {
        var now = council(12, 8);
        var what = WhatIf.of(
                now,
                Map.of(),
                List.of(
                        new WhatIf.Leaves(member(1), newYear(2027).minusDays(1)),
                        new WhatIf.Comes(candidate, 1, new Period(newYear(2027), end(1)), false, false),
                        new WhatIf.Stays(member(3), end(3).plusYears(3).minusDays(1)),
                        new WhatIf.Stays(member(6), end(6).plusYears(3).minusDays(1))),
                TODAY);
        assertThat(what.tried()).allMatch(it -> it.why() == null);
        assertThat(what.now()).isSameAs(now);
        assertThat(what.then().on(end(3)).sitting()).hasSize(10);
        // the youth portfolio leaves with member 1
        assertThat(what.then().breaks(new Period(TODAY, LocalDate.of(2027, 9, 1))))
                .containsExactly(new Council.Break(
                        new Period(newYear(2027), LocalDate.of(2027, 9, 1)),
                        new Composition.Verdict(Check.YOUTH, false, 0, 12, 1)));
        assertThat(now.breaks(new Period(TODAY, LocalDate.of(2027, 9, 1)))).isEmpty();
    }

    @Test
    void isRefusedInTheWordsOfAnAppointment() {
        var moving = council(12, 8).plus(new Home(member(2), MOVES, false));
        var during = new Period(newYear(2027), newYear(2028));
        var steps = List.<WhatIf.Step>of(
                new WhatIf.Moves(member(4), MOVES, false), new WhatIf.Comes(candidate, 13, during, false, false));
        var tried = WhatIf.of(moving, Map.of(), steps, TODAY).tried().get(1).why();
        var council = moving.plus(new Home(member(4), MOVES, false));
        var refused = catchThrowableOfType(
                RuleBroken.class,
                () -> Terms.check(
                        council,
                        Map.of(),
                        new Term(candidate, 13, candidate, during, UUID.randomUUID()),
                        List.of(new Home(candidate, during.from(), false)),
                        TODAY));
        assertThat(tried).isNotNull();
        assertThat(tried.name()).isEqualTo(refused.name()).isEqualTo("R4.shorter");
        assertThat(tried.numbers()).isEqualTo(refused.numbers()).containsExactly(MOVES, 6, 13, 7, MOVES.minusDays(1));
    }

    @Test
    void whatCannotBeIsToldAndNotTaken() {
        var council = council(12, 8);
        var taken = new WhatIf.Comes(candidate, 1, new Period(TODAY, newYear(2028)), true, false);
        var what = WhatIf.of(council, Map.of(), List.of(taken, new WhatIf.Leaves(candidate, TODAY)), TODAY);
        assertThat(what.tried())
                .extracting(it -> it.why() == null ? "" : it.why().name())
                .containsExactly("R8.seat", "R8.notSitting");
        assertThat(what.then()).isEqualTo(council);
        var twice = council.plus(term(1, member(1), end(1), end(1).plusYears(3)));
        var third = new WhatIf.Stays(member(1), end(1).plusYears(6).minusDays(1));
        assertThat(WhatIf.of(twice, Map.of(), List.of(third), TODAY)
                        .tried()
                        .get(0)
                        .why())
                .isNotNull()
                .matches(it -> it.name().equals("R12a.reappointment"));
    }
}
