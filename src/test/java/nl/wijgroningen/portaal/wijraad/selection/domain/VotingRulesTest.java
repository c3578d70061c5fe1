package nl.wijgroningen.portaal.wijraad.selection.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Who votes on whom, and what a ballot may say. */
class VotingRulesTest {

    private static final List<UUID> PEOPLE = Votes.people(new Random(2), 12);
    private static final UUID ANNA = PEOPLE.get(0);
    private static final UUID BO = PEOPLE.get(1);
    private static final UUID CEES = PEOPLE.get(2);
    private static final UUID FATIMA = PEOPLE.get(5);
    private static final UUID HENK = PEOPLE.get(6);
    private static final UUID ABSENT = PEOPLE.get(11);
    private static final List<UUID> MEMBERS = PEOPLE.subList(5, 11);

    private static VotingRules rules(Kind kind, Map<UUID, Set<UUID>> recused) {
        return Votes.rules(
                kind,
                kind == Kind.EACH ? Majority.HALF : Majority.MOST,
                Tie.LOT,
                2,
                List.of(ANNA, BO, CEES),
                MEMBERS,
                recused);
    }

    private static void refuses(String name, ThrowingCallable call, Object... numbers) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(call).satisfies(it -> {
            assertThat(it.name()).isEqualTo(name);
            assertThat(it.numbers()).containsExactly(numbers);
        });
    }

    @Test
    @Rule("R10")
    void moreThanHalfOfTheSittingMembersIsThere() {
        assertThat(VotingRules.quorum(12)).isEqualTo(7);
        assertThat(VotingRules.quorum(13)).isEqualTo(7);
        refuses("R10.quorum", () -> VotingRules.checkQuorum(Votes.DAY, 6, 12), Votes.DAY, 6, 12, 7);
        assertThatCode(() -> VotingRules.checkQuorum(Votes.DAY, 7, 13)).doesNotThrowAnyException();
    }

    @Test
    @Rule("R10")
    void whoIsFamilyVotesOnTheOthers() {
        var rules = rules(Kind.EACH, Map.of(ANNA, Set.of(FATIMA)));
        assertThat(rules.voters(ANNA)).hasSize(5).doesNotContain(FATIMA);
        assertThat(rules.voters(BO)).hasSize(6);
        refuses(
                "R10.relative",
                () -> rules.ballot(FATIMA, Map.of(ANNA, Choice.FOR, BO, Choice.FOR, CEES, Choice.FOR), Set.of()),
                1,
                3);
        var ballot = rules.ballot(FATIMA, Map.of(BO, Choice.FOR, CEES, Choice.AGAINST), Set.of());
        assertThat(ballot.papers()).containsOnlyKeys(BO, CEES);
    }

    @Test
    @Rule("R10")
    void inAChoiceAmongSeveralWhoIsFamilyDoesNotVote() {
        var rules = rules(Kind.AMONG, Map.of(ANNA, Set.of(FATIMA)));
        assertThat(rules.voters()).hasSize(5).doesNotContain(FATIMA);
        assertThat(rules.abstains(FATIMA)).isTrue();
        refuses("R10.relative", () -> rules.ballot(FATIMA, Map.of(BO, Choice.CROSS), Set.of()), 1, 3);
    }

    @Test
    @Rule("R12b")
    void aSecretVoteIsOpenedWhenNoPileIsThatOfAFew() {
        assertThat(IntStream.rangeClosed(0, 13).map(VotingRules::toOpen))
                .as("so many of 0 … 13 who vote")
                .containsExactly(0, 1, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7);
        var rules = rules(Kind.EACH, Map.of(ANNA, Set.of(FATIMA, HENK)));
        var first = Set.copyOf(MEMBERS.subList(0, 4));
        refuses("R12b.few", () -> rules.checkSecret(first, Set.of()), 2, 4, 3);
        assertThatCode(() -> rules.checkSecret(first, Set.of(ANNA)))
                .as("the pile of who withdrew is not opened")
                .doesNotThrowAnyException();
        assertThatCode(() -> rules.checkSecret(Set.copyOf(MEMBERS.subList(0, 5)), Set.of()))
                .doesNotThrowAnyException();
        refuses("R12b.few", () -> rules.checkSecret(Set.copyOf(MEMBERS.subList(2, 5)), Set.of()), 3, 6, 4);
    }

    @Test
    @Rule("R10")
    @Rule("R12b")
    void aBallotThatCannotBe() {
        var each = rules(Kind.EACH, Map.of());
        var among = rules(Kind.AMONG, Map.of());
        refuses("R10.notPresent", () -> each.ballot(ABSENT, Map.of(ANNA, Choice.FOR), Set.of()), Votes.DAY);
        refuses("R12b.incomplete", () -> each.ballot(HENK, Map.of(ANNA, Choice.FOR), Set.of()), 1, 3);
        refuses(
                "R12b.tooMany",
                () -> among.ballot(HENK, Map.of(ANNA, Choice.CROSS, BO, Choice.CROSS, CEES, Choice.CROSS), Set.of()),
                3,
                2);
        refuses("R12b.withdrawn", () -> among.ballot(HENK, Map.of(ANNA, Choice.CROSS), Set.of(ANNA)), 2, 3);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> among.ballot(HENK, Map.of(HENK, Choice.CROSS), Set.of()));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> among.ballot(HENK, Map.of(ANNA, Choice.FOR), Set.of()));
        assertThat(among.ballot(HENK, Map.of(), Set.of(ANNA)).papers())
                .isEqualTo(Map.of(BO, Choice.BLANK, CEES, Choice.BLANK));
    }
}
