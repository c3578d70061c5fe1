package nl.wijgroningen.portaal.wijraad.composition.domain;

import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.LIMITS;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.TODAY;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.member;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.newYear;
import static nl.wijgroningen.portaal.wijraad.composition.domain.Councils.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What was written stays as it was, and what was known on a day stays known. */
@Rule("R8")
class BookTest {

    private final UUID fatima = UUID.randomUUID();
    private final UUID henk = UUID.randomUUID();
    private final Fact.Author secretary = new Fact.Author(UUID.randomUUID(), TODAY);
    private final Book sitting = Book.empty(LIMITS)
            .appoint(
                    term(1, fatima, newYear(2025), newYear(2028)),
                    new Book.Newcomer(
                            new Person(fatima, "F. Boukhari", AgeBand.FROM_45, true, false),
                            true,
                            Set.of(Portfolio.YOUTH)),
                    secretary);

    private static Fact.Author on(LocalDate day) {
        return new Fact.Author(new UUID(2, 2), day);
    }

    private Term last(Book book) {
        return book.now().council().terms().get(book.now().council().terms().size() - 1);
    }

    @Test
    void aResignationIsSetRightAndTheMistakeStays() {
        var mistaken = sitting.leave(Fact.Kind.RESIGNED, fatima, LocalDate.of(2026, 12, 31), on(TODAY));
        var right = mistaken.correct(2, LocalDate.of(2027, 3, 31), "De brief noemt maart.", on(TODAY.plusDays(9)));
        assertThat(last(right).during().until()).isEqualTo(LocalDate.of(2027, 4, 1));
        assertThat(last(right).planned()).isEqualTo(newYear(2028));
        assertThat(right.at(right.knownOn(TODAY))).isEqualTo(mistaken.now());
        assertThat(right.facts().get(2).corrects()).isEqualTo(2);
        var undone = right.correct(2, null, "De brief is ingetrokken.", on(TODAY.plusDays(12)));
        assertThat(undone.now()).isEqualTo(sitting.now());
        assertThat(undone.at(3)).isEqualTo(right.now());
    }

    @Test
    void aMoveAndAPortfolioAreSetRight() {
        var moved = sitting.move(fatima, false, LocalDate.of(2027, 8, 1), secretary)
                .layDown(fatima, Portfolio.YOUTH, LocalDate.of(2027, 5, 1), secretary)
                .correct(2, LocalDate.of(2027, 9, 1), "Een maand later.", secretary)
                .correct(3, null, "Zij houdt jeugd.", secretary);
        var council = moved.now().council();
        assertThat(council.on(LocalDate.of(2027, 8, 31)).inCity()).containsExactly(fatima);
        assertThat(council.on(LocalDate.of(2027, 9, 1)).inCity()).isEmpty();
        assertThat(council.on(LocalDate.of(2027, 9, 1)).youth()).containsExactly(fatima);
    }

    @Test
    void whatLaterFactsRestOnIsNotTakenAway() {
        var refilled = sitting.leave(Fact.Kind.DIED, fatima, TODAY, secretary)
                .appoint(
                        term(1, henk, newYear(2027), newYear(2028)),
                        new Book.Newcomer(new Person(henk, "H. de Boer", AgeBand.FROM_65, true, false), true, Set.of()),
                        secretary);
        refuses("R8.seat", () -> refilled.correct(2, null, "Zij leeft.", secretary));
        refuses("R8.correction", () -> refilled.correct(1, TODAY, "Later begonnen.", secretary));
        assertThat(refilled.correct(2, TODAY.minusDays(1), "Een dag eerder.", secretary)
                        .now()
                        .council()
                        .on(TODAY)
                        .number())
                .isZero();
        var later = sitting.leave(Fact.Kind.RESIGNED, fatima, newYear(2027), secretary)
                .leave(Fact.Kind.DIED, fatima, TODAY, secretary);
        refuses("R8.later", () -> later.correct(2, null, "Toch niet.", secretary));
    }

    @Test
    void whatIsSoAlreadyIsNoFact() {
        refuses("R8.same", () -> sitting.move(fatima, true, TODAY, secretary));
        refuses("R8.same", () -> sitting.take(fatima, Portfolio.YOUTH, TODAY, secretary));
        refuses("R8.same", () -> sitting.layDown(fatima, Portfolio.WORK, TODAY, secretary));
        refuses("R8.notSitting", () -> sitting.leave(Fact.Kind.RESIGNED, fatima, newYear(2028), secretary));
        refuses("R8.notSitting", () -> sitting.take(fatima, Portfolio.WORK, newYear(2028), secretary));
    }

    @Test
    void aNameIsSetRight() {
        var named = sitting.rename(
                new Person(fatima, "F. Boukhari-Smit", AgeBand.FROM_45, true, false), "Zo heet zij.", secretary);
        assertThat(named.now().people().get(fatima).name()).isEqualTo("F. Boukhari-Smit");
        assertThat(named.at(1).people().get(fatima).name()).isEqualTo("F. Boukhari");
        assertThat(named.facts().get(1).corrects()).isEqualTo(1);
    }

    /** So many founders, of whom so many live in the city, with terms of so many years in turn. */
    private static Map<Term, Book.Newcomer> founders(int number, int inCity, boolean youth, int... years) {
        var first = new HashMap<Term, Book.Newcomer>();
        for (var seat = 1; seat <= number; seat++) {
            var member = member(seat);
            var during = new Period(newYear(2025), newYear(2025 + years[seat % years.length]));
            first.put(
                    new Term(UUID.randomUUID(), seat, member, during, null),
                    new Book.Newcomer(
                            new Person(member, "Lid " + seat, AgeBand.FROM_27, true, false),
                            seat <= inCity,
                            youth && seat == 1 ? Set.of(Portfolio.YOUTH) : Set.of()));
        }
        return first;
    }

    @Test
    @Rule("R6")
    void theFirstCouncilKeepsTheRulesAndSpreadsItsTerms() {
        var day = newYear(2025);
        var empty = Book.empty(LIMITS);
        var founded = empty.found(founders(12, 7, true, 1, 2, 3), day, secretary);
        assertThat(founded.now().council().on(day).verdicts()).allMatch(Composition.Verdict::holds);
        assertThat(empty.found(founders(13, 7, true, 1, 2, 3), day, secretary).turn())
                .isEqualTo(1);
        refuses("R6.founded", () -> founded.found(founders(12, 7, true, 1, 2, 3), day, secretary));
        refuses("R3.number", () -> empty.found(founders(10, 7, true, 1, 2, 3), day, secretary));
        refuses("R4.majority", () -> empty.found(founders(12, 6, true, 1, 2, 3), day, secretary));
        refuses("R5.youth", () -> empty.found(founders(12, 7, false, 1, 2, 3), day, secretary));
        refuses("R6.spread", () -> empty.found(founders(12, 7, true, 1, 2), day, secretary));
        refuses("R6.spread", () -> empty.found(founders(12, 7, true, 1, 2, 3, 3), day, secretary));
    }

    private static void refuses(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .matches(it -> it.name().equals(rule), rule);
    }
}
