package nl.wijgroningen.portaal.wijraad.advice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.trail.Node;
import nl.wijgroningen.portaal.trail.TrailSource;
import nl.wijgroningen.portaal.wijraad.advice.read.AdvicePages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The advice, the answer of the director and what the WIJ-raad found after a year, in the trail. */
@Component
@Rule("R30")
class AdviceTrail implements TrailSource {

    private static final String DUTCH = "nl";

    private final AdvicePages advices;
    private final Words words;
    private final Clock clock;

    AdviceTrail(AdvicePages advices, Words words, Clock clock) {
        this.advices = advices;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Node.Kind kind() {
        return Node.Kind.ADVICE;
    }

    @Override
    public List<Step> steps(List<UUID> nodes) {
        return advices.many(nodes).stream().flatMap(it -> steps(it).stream()).toList();
    }

    private List<Step> steps(AdvicePages.One one) {
        var steps = new ArrayList<Step>();
        steps.add(advice(one));
        steps.add(answer(one));
        if (one.points().stream().anyMatch(it -> it.judgement() != null)) {
            steps.add(judgement(one));
        } else {
            one.points().stream()
                    .map(AdvicePages.Point::judgeFrom)
                    .filter(Objects::nonNull)
                    .min(LocalDate::compareTo)
                    .ifPresent(it -> steps.add(new Step(
                            Stage.JUDGEMENT,
                            Mark.TODO,
                            words.get("advice.trail.judge"),
                            language(),
                            words.get("advice.trail.from", words.day(it)),
                            List.of())));
        }
        return steps;
    }

    private Step advice(AdvicePages.One one) {
        var facts = one.facts();
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece(
                Piece.Form.NOTE,
                null,
                words.get("advice.trail.by." + facts.kind()) + " "
                        + words.get(facts.question() == null ? "advice.unasked.text" : "advice.asked.text"),
                language(),
                null));
        one.points()
                .forEach(it -> pieces.add(new Piece(Piece.Form.TEXT, it.place() + ".", it.sentence(), DUTCH, null)));
        pieces.add(new Piece(
                Piece.Form.LINK, null, words.get("advice.trail.link"), language(), "/wijraad/adviezen/" + facts.id()));
        return new Step(Stage.DECISION, Mark.DONE, facts.title(), DUTCH, words.day(facts.sentOn()), pieces);
    }

    private Step answer(AdvicePages.One one) {
        var today = LocalDate.now(clock);
        var facts = one.facts();
        var look = AdviceLook.of(facts.state(), facts.term(), today);
        var pieces = new ArrayList<Piece>();
        one.points().forEach(it -> {
            var answer = it.answer();
            if (answer != null) {
                pieces.add(new Piece(
                        Piece.Form.TEXT,
                        it.place() + ". " + words.get("advice.outcome." + answer.outcome()) + ".",
                        answer.reason(),
                        DUTCH,
                        null));
            }
        });
        if (!look.isAnswered()) {
            pieces.add(note(
                    look.isLate()
                            ? words.get("advice.late.text", words.day(facts.dueOn()), look.days())
                            : words.get("advice.waiting.text", words.day(facts.dueOn()))));
        } else if (look.isLate()) {
            pieces.add(note(words.get("advice.was-late", look.taken(), look.days())));
        }
        var mark = look.isAnswered() ? Mark.DONE : look.isLate() ? Mark.LATE : Mark.NOW;
        return new Step(
                Stage.ANSWER,
                mark,
                words.get(
                        look.isAnswered()
                                ? "advice.trail.answered"
                                : one.answered() > 0 ? "advice.trail.partly" : "advice.trail.waiting"),
                language(),
                look.isAnswered() ? words.day(facts.answeredOn()) : null,
                pieces);
    }

    private Step judgement(AdvicePages.One one) {
        var pieces = new ArrayList<Piece>();
        @Nullable LocalDate last = null;
        for (var point : one.points()) {
            var judgement = point.judgement();
            if (judgement != null) {
                pieces.add(new Piece(
                        Piece.Form.TEXT,
                        point.place() + ". " + words.get("advice.result." + judgement.outcome()) + ".",
                        judgement.words(),
                        DUTCH,
                        null));
                last = last == null || judgement.day().isAfter(last) ? judgement.day() : last;
            }
        }
        return new Step(
                Stage.JUDGEMENT, Mark.DONE, words.get("advice.trail.judged"), language(), words.day(last), pieces);
    }

    private Piece note(String text) {
        return new Piece(Piece.Form.NOTE, null, text, language(), null);
    }

    private String language() {
        return words.language().tag();
    }
}
