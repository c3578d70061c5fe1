package nl.wijgroningen.portaal.experience.improvement.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.wijgroningen.portaal.account.StaffId;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an improvement and its proof allow. */
@Rule("R34")
class ImprovementTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final StaffId henk = new StaffId(UUID.randomUUID());
    private final StaffId fatima = new StaffId(UUID.randomUUID());
    private final Improvement promised = promise();

    private Improvement promise() {
        return new Improvement(
                UUID.randomUUID(),
                "Eén vaste medewerker",
                "Ieder huishouden krijgt één vaste medewerker.",
                "Team WIJ Vinkhuizen",
                TODAY.plusWeeks(6),
                henk,
                TODAY);
    }

    private Proof proof(Proof.Evidence evidence) {
        return new Proof(promised.id(), "Het is anders.", TODAY, evidence, henk, TODAY);
    }

    private Proof proof() {
        return proof(new Proof.Evidence("Huishoudens", "1 van de 10", "9 van de 10", null, null));
    }

    private static void refuses(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .matches(it -> it.name().equals(rule), rule);
    }

    @Test
    void isPromisedForTodayOrLater() {
        assertThat(promised.state()).isEqualTo(ImprovementState.PROMISED);
        refuses("R34.due", () -> new Improvement(null, "Titel", "Belofte", "Wie", TODAY.minusDays(1), henk, TODAY));
        refuses("R34.due", () -> promised.postpone(TODAY.minusDays(1), TODAY));
        promised.postpone(TODAY, TODAY);
        assertThat(promised.dueOn()).isEqualTo(TODAY);
    }

    @Test
    void isConfirmedByAnotherThanWhoOffered() {
        var proof = proof();
        refuses("R34.otherPerson", () -> proof.confirm(henk, TODAY));
        refuses("R34.otherPerson", () -> proof.giveBack(henk, TODAY));
        proof.confirm(fatima, TODAY);
        refuses("R34.decided", () -> proof.confirm(fatima, TODAY));
        refuses("R34.decided", () -> proof.giveBack(fatima, TODAY));
    }

    @Test
    void aProofNeedsEvidenceAndADayThatCame() {
        refuses("R34.evidence", () -> proof(new Proof.Evidence(null, null, null, null, null)));
        refuses(
                "R34.since",
                () -> new Proof(
                        promised.id(),
                        "Anders",
                        TODAY.plusDays(1),
                        new Proof.Evidence("n", "1", "2", null, null),
                        henk,
                        TODAY));
        assertThat(proof(new Proof.Evidence(null, null, null, UUID.randomUUID(), null))
                        .isOpen())
                .isTrue();
    }

    @Test
    void onlyTheFirstNoOfAProofOpensItAgain() {
        var proof = UUID.randomUUID();
        promised.done(proof, TODAY);
        assertThat(promised.reopen(UUID.randomUUID())).as("of an earlier proof").isFalse();
        assertThat(promised.reopen(proof)).isTrue();
        assertThat(promised.state()).isEqualTo(ImprovementState.BUSY);
        assertThat(promised.reopen(proof)).as("the second is only counted").isFalse();
    }

    @Test
    void whatEndedStaysAsItIs() {
        promised.notPossible("De wet staat het niet toe.", TODAY);
        var other = promise();
        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> promised.act(TODAY),
                () -> promised.postpone(TODAY, TODAY),
                () -> promised.done(UUID.randomUUID(), TODAY),
                () -> promised.notPossible("Nog eens.", TODAY),
                () -> promised.change("Anders", "Iets anders.", "Een ander", TODAY),
                () -> promised.mergeInto(other, TODAY),
                () -> other.mergeInto(promised, TODAY),
                () -> promised.split("Deel", "Belofte", TODAY, henk, TODAY))) {
            refuses("R34.open", change);
        }
        refuses("R34.itself", () -> other.mergeInto(other, TODAY));
    }

    /** Only what changed is kept, so that each page says what the promise said before and no more. */
    @Test
    void whatAPromiseSaidBeforeStays() {
        var what = "Ieder huishouden krijgt één vaste medewerker.";
        assertThat(promised.change("Eén vaste medewerker", "Binnen een maand.", "Team WIJ Vinkhuizen", TODAY))
                .isEqualTo(new Earlier(null, what, null, null));
        assertThat(promised.change("Een vaste hulp", "Binnen een maand.", "De coördinator", TODAY))
                .isEqualTo(new Earlier("Eén vaste medewerker", null, "Team WIJ Vinkhuizen", null));
        refuses("R34.same", () -> promised.change("Een vaste hulp", "Binnen een maand.", "De coördinator", TODAY));
        assertThat(promised.postpone(TODAY.plusWeeks(9), TODAY)).isEqualTo(Earlier.day(TODAY.plusWeeks(6)));
    }

    @Test
    void whatWasNotPossibleIsPromisedAgainForADayToCome() {
        refuses("R34.resume", () -> promised.resume(TODAY, TODAY));
        promised.notPossible("Er is geen zaal.", TODAY);
        refuses("R34.due", () -> promised.resume(TODAY.minusDays(1), TODAY));
        assertThat(promised.state()).isEqualTo(ImprovementState.NOT_POSSIBLE);
        assertThat(promised.resume(TODAY.plusWeeks(8), TODAY)).isEqualTo(Earlier.day(TODAY.plusWeeks(6)));
        assertThat(promised.state()).isEqualTo(ImprovementState.PROMISED);
        assertThat(promised.dueOn()).isEqualTo(TODAY.plusWeeks(8));
        promised.done(UUID.randomUUID(), TODAY);
        refuses("R34.resume", () -> promised.resume(TODAY, TODAY));
    }

    /**
     * Whatever happens in whatever order: done only with a proof, ended only once, and open again only from done or from not
     * possible.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsInEveryOrder(long seed) {
        var random = new Random(seed);
        for (var run = 0; run < 500; run++) {
            var one = promise();
            var proofs = new ArrayList<UUID>();
            for (var step = 0; step < 12; step++) {
                var before = one.state();
                var choice = random.nextInt(8);
                try {
                    switch (choice) {
                        case 0 -> one.act(TODAY);
                        case 1 -> one.postpone(TODAY.plusDays(random.nextInt(5)), TODAY);
                        case 2 -> {
                            proofs.add(UUID.randomUUID());
                            one.done(proofs.get(proofs.size() - 1), TODAY);
                        }
                        case 3 -> one.notPossible("Nee.", TODAY);
                        case 4 -> one.mergeInto(promise(), TODAY);
                        case 5 -> one.resume(TODAY, TODAY);
                        case 6 -> one.change("Titel " + step, "Belofte", "Wie", TODAY);
                        default ->
                            one.reopen(
                                    proofs.isEmpty() ? UUID.randomUUID() : proofs.get(random.nextInt(proofs.size())));
                    }
                } catch (RuleBroken refused) {
                    assertThat(one.state()).as("seed %d", seed).isEqualTo(before);
                    assertThat(choice == 5 ? before != ImprovementState.NOT_POSSIBLE : !before.isOpen())
                            .as("seed %d", seed)
                            .isTrue();
                }
                assertThat(one.proofId() != null).as("seed %d", seed).isEqualTo(one.state() == ImprovementState.DONE);
                if (!before.isOpen() && one.state() != before) {
                    assertThat(List.of(before, one.state()))
                            .as("seed %d", seed)
                            .isIn(
                                    List.of(ImprovementState.DONE, ImprovementState.BUSY),
                                    List.of(ImprovementState.NOT_POSSIBLE, ImprovementState.PROMISED));
                }
            }
        }
    }
}
