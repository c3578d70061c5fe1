package nl.wijgroningen.portaal.wijraad.advice.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What may happen to an advice, and when. */
@Rule("R12e")
class AdviceTest {

    private static final LocalDate MADE = LocalDate.of(2026, 3, 1);
    private static final LocalDate SENT = LocalDate.of(2026, 4, 1);

    private final Advice advice = new Advice(
            new Advice.Kept(
                    UUID.randomUUID(), "Bellen", "", AdviceKind.ADVICE, MADE, null, null, null, null, null, null, 1),
            List.of());

    private static Wording wording(Wording.Line... lines) {
        return new Wording("Bellen", "Inwoners wachten.", AdviceKind.ADVICE, List.of(lines));
    }

    private static Wording.Line line(String sentence) {
        return new Wording.Line(null, sentence, "");
    }

    private UUID point(int place) {
        return advice.points().get(place - 1).id();
    }

    private void written() {
        advice.rewrite(wording(line("Bel terug."), line("Bel snel.")));
    }

    private void sent() {
        written();
        advice.decide(SENT, "Vergadering", SENT);
        advice.send(SENT, 6);
    }

    private static void refuses(String rule, ThrowingCallable call) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(call)
                .matches(it -> it.name().equals(rule), rule);
    }

    @Test
    void aDraftIsWrittenAnewAndKeepsItsPoints() {
        written();
        var second = point(2);
        advice.rewrite(wording(line("Bel eerst."), new Wording.Line(second, "Bel snel.", "Binnen een dag.")));
        assertThat(advice.points()).extracting(Advice.Point::place).containsExactly(1, 2);
        assertThat(point(2)).isEqualTo(second);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> advice.rewrite(wording(new Wording.Line(UUID.randomUUID(), "Van elders.", ""))));
        refuses(
                "R12e.most",
                () -> advice.rewrite(wording(IntStream.rangeClosed(1, 21)
                        .mapToObj(it -> line("Punt " + it))
                        .toArray(Wording.Line[]::new))));
    }

    @Test
    void isDecidedInAMeetingThatWasBeforeItIsSent() {
        refuses("R12e.empty", () -> advice.decide(SENT, "Vergadering", SENT));
        written();
        refuses("R12e.future", () -> advice.decide(SENT.plusDays(1), "Vergadering", SENT));
        refuses("R12e.before", () -> advice.decide(MADE.minusDays(1), "Vergadering", SENT));
        refuses("R12e.undecided", () -> advice.send(SENT, 6));
        refuses("R12e.undecided", advice::reopen);
        advice.decide(MADE, "Vergadering", SENT);
        assertThat(advice.state()).isEqualTo(AdviceState.DECIDED);
        refuses("R12e.decided", () -> advice.rewrite(wording(line("Anders."))));
        refuses("R12e.decided", () -> advice.decide(MADE, "Vergadering", SENT));
        advice.reopen();
        assertThat(advice.state()).isEqualTo(AdviceState.DRAFT);
        advice.decide(SENT, "Vergadering", SENT);
        advice.send(SENT, 6);
        assertThat(advice.state()).isEqualTo(AdviceState.SENT);
        assertThat(advice.dueOn()).isEqualTo(LocalDate.of(2026, 5, 13));
        refuses("R12e.sent", () -> advice.send(SENT, 6));
        refuses("R12e.sent", advice::reopen);
        refuses("R12e.sent", () -> advice.rewrite(wording(line("Anders."))));
    }

    @Test
    void eachPointIsAnsweredWithAReason() {
        written();
        refuses("R12e.unsent", () -> advice.answer(point(1), "Ja.", null, SENT, 12));
        advice.decide(SENT, "Vergadering", SENT);
        advice.send(SENT, 6);
        refuses("R12e.reason", () -> advice.answer(point(1), "  ", null, SENT, 12));
        advice.answer(point(1), "Dat doen wij.", null, SENT.plusDays(3), 12);
        assertThat(advice.state()).as("with one of two answers").isEqualTo(AdviceState.SENT);
        assertThat(advice.answeredOn()).isNull();
        refuses("R12e.correction", () -> advice.answer(point(1), "Toch niet.", null, SENT.plusDays(4), 12));
        var corrected = advice.answer(point(1), "Toch niet.", "Het geld is op.", SENT.plusDays(4), 12);
        assertThat(corrected.answers()).isEqualTo(2);
        assertThat(corrected.judgeFrom())
                .as("a year after the first answer")
                .isEqualTo(SENT.plusDays(3).plusYears(1));
        advice.answer(point(2), "Dat kan niet.", null, SENT.plusDays(9), 12);
        assertThat(advice.state()).isEqualTo(AdviceState.ANSWERED);
        assertThat(advice.answeredOn()).isEqualTo(SENT.plusDays(9));
        advice.answer(point(2), "Dat kan toch.", "Er kwam geld.", SENT.plusDays(90), 12);
        assertThat(advice.answeredOn()).as("a correction does not make it late").isEqualTo(SENT.plusDays(9));
    }

    @Test
    void isJudgedAYearAfterTheAnswerAndNotADayEarlier() {
        sent();
        refuses("R12e.unanswered", () -> advice.judge(point(1), "Gedaan.", null, SENT.plusYears(3)));
        advice.answer(point(1), "Dat doen wij.", null, SENT.plusDays(3), 12);
        advice.answer(point(2), "Dat doen wij.", null, SENT.plusDays(5), 12);
        var from = SENT.plusDays(3).plusYears(1);
        refuses("R12e.year", () -> advice.judge(point(1), "Gedaan.", null, from.minusDays(1)));
        refuses("R12e.words", () -> advice.judge(point(1), " ", null, from));
        advice.judge(point(1), "Gedaan.", null, from);
        refuses("R12e.year", () -> advice.judge(point(2), "Gedaan.", null, from));
        refuses("R12e.judged", () -> advice.answer(point(1), "Nee.", "Anders.", from, 12));
        refuses("R12e.correction", () -> advice.judge(point(1), "Niet gedaan.", null, from.plusDays(1)));
        advice.judge(point(1), "Niet gedaan.", "Wij keken verkeerd.", from.plusDays(1));
        assertThat(advice.state()).isEqualTo(AdviceState.ANSWERED);
        advice.judge(point(2), "Gedaan.", null, from.plusDays(2));
        assertThat(advice.state()).isEqualTo(AdviceState.JUDGED);
        assertThat(advice.judgedOn()).isEqualTo(from.plusDays(2));
    }

    @Test
    void whatWasSentIsCorrectedWithoutPointsMoreOrLessAndWithoutTouchingWhatWasAnswered() {
        sent();
        advice.answer(point(1), "Dat doen wij.", null, SENT, 12);
        refuses("R12e.points", () -> advice.correct(wording(line("Bel terug."))));
        refuses(
                "R12e.answered",
                () -> advice.correct(wording(
                        new Wording.Line(point(1), "Bel nooit.", ""), new Wording.Line(point(2), "Bel snel.", ""))));
        advice.correct(wording(
                new Wording.Line(point(1), "Bel terug.", ""),
                new Wording.Line(point(2), "Bel meteen.", "Binnen een dag.")));
        assertThat(advice.points()).extracting(Advice.Point::sentence).containsExactly("Bel terug.", "Bel meteen.");
        assertThat(advice.points().get(0).answers()).isEqualTo(1);
    }
}
