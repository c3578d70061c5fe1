package nl.wijgroningen.portaal.wijraad.composition.domain;

import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.TODAY;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.council;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.end;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.member;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.newYear;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.junit.jupiter.api.Test;

/** Who steps down when. */
@Rule("R12a")
class RotationTest {

    @Test
    void twelveMembersLeaveFourAYearAndServeFullTerms() {
        var plan = Rotation.plan(council(12, 8), Map.of(), TODAY);
        assertThat(plan.holds()).isTrue();
        assertThat(plan.perYear()).isEqualTo(Map.of(2027, 4L, 2028, 4L, 2029, 4L, 2030, 4L, 2031, 4L));
        var ends = plan.leaves().stream().filter(it -> it.seat() == 1).toList();
        assertThat(ends)
                .containsExactly(
                        new Rotation.Leave(1, end(1), true), new Rotation.Leave(1, end(1).plusYears(3), false));
    }

    @Test
    void aThirteenthCannotBeFittedInAndItSaysSo() {
        var plan = Rotation.plan(council(13, 8), Map.of(), TODAY);
        assertThat(plan.holds()).isFalse();
        assertThat(plan.most()).isEqualTo(5);
        assertThat(plan.allowed()).isEqualTo(4);
        // there is no other end with which it would: so it is no reason to refuse
        var thirteenth = term(13, UUID.randomUUID(), newYear(2027), newYear(2030));
        Terms.check(
                council(12, 8),
                Map.of(),
                thirteenth,
                List.of(new Home(thirteenth.member(), newYear(2027), true)),
                TODAY);
    }

    @Test
    void anEndInAFullYearIsRefusedWhereAnotherWouldDo() {
        var eleven = council(11, 8);
        var off = term(12, UUID.randomUUID(), newYear(2027), newYear(2029));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() ->
                        Terms.check(eleven, Map.of(), off, List.of(new Home(off.member(), newYear(2027), true)), TODAY))
                .matches(it -> it.name().equals("R12a.third"))
                .satisfies(it -> assertThat(it.numbers()).contains(2028, 5, 4));
        assertThat(Rotation.propose(eleven, Map.of(), 12, newYear(2027), TODAY)).isEqualTo(newYear(2028));
    }

    @Test
    void whoComesAfterSomebodyWhoLeftEarlySitsOutTheTerm() {
        var council = council(12, 8).without(member(1), TODAY);
        assertThat(Rotation.propose(council, Map.of(), 1, TODAY.plusMonths(2), TODAY))
                .isEqualTo(end(1));
        assertThat(Rotation.plan(council, Map.of(), TODAY).holds()).isTrue();
    }

    @Test
    void whatWasChosenHolds() {
        var council = council(9, 8);
        assertThat(Rotation.propose(council, Map.of(3, newYear(2030)), 3, end(3), TODAY))
                .isEqualTo(newYear(2030));
        assertThat(Rotation.plan(council, Map.of(3, newYear(2030)), TODAY).leaves())
                .contains(new Rotation.Leave(3, newYear(2030), true));
    }
}
