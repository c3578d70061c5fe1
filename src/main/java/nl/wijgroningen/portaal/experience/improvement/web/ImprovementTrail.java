package nl.wijgroningen.portaal.experience.improvement.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.improvement.domain.ImprovementState;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.trail.Node;
import nl.wijgroningen.portaal.trail.TrailSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decision, action, proof and judgement of improvements, in the trail. */
@Component
@Rule("R30")
class ImprovementTrail implements TrailSource {

    private static final String DUTCH = "nl";

    private final ImprovementPages improvements;
    private final Words words;
    private final Clock clock;

    ImprovementTrail(ImprovementPages improvements, Words words, Clock clock) {
        this.improvements = improvements;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Node.Kind kind() {
        return Node.Kind.IMPROVEMENT;
    }

    @Override
    public List<Step> steps(List<UUID> nodes) {
        return improvements.many(nodes).stream()
                .flatMap(it -> steps(it).stream())
                .toList();
    }

    private List<Step> steps(ImprovementPages.One one) {
        var steps = new ArrayList<Step>();
        steps.add(decision(one));
        var state = one.facts().state();
        var actions = new ArrayList<Piece>();
        for (var it : one.steps()) {
            switch (it.kind()) {
                case "ACTED" ->
                    actions.add(piece(Piece.Form.TEXT, words.day(it.day()) + ":", String.valueOf(it.words()), DUTCH));
                case "NOT_POSSIBLE" -> {
                    acted(actions, Mark.DONE, steps);
                    var stands = state == ImprovementState.NOT_POSSIBLE && it.equals(one.lastEnd());
                    steps.add(turn(
                            Mark.NOT,
                            stands ? "improvement.trail.not-possible" : "improvement.trail.was-not-possible",
                            it));
                }
                case "RESUMED" -> steps.add(turn(Mark.DONE, "improvement.trail.resumed", it));
                default -> {}
            }
        }
        var working = state == ImprovementState.BUSY && one.proof() == null;
        acted(actions, working ? Mark.NOW : Mark.DONE, steps);
        if (state == ImprovementState.PROMISED) {
            steps.add(todo(Stage.ACTION, "improvement.trail.action.todo"));
        }
        var proofs = new ArrayList<>(one.proofs());
        Collections.reverse(proofs);
        proofs.forEach(it -> prove(it, steps));
        if (state.isOpen()) {
            steps.add(todo(Stage.PROOF, "improvement.trail.proof.todo"));
        }
        return steps;
    }

    private Step decision(ImprovementPages.One one) {
        var facts = one.facts();
        var pieces = new ArrayList<Piece>();
        pieces.add(piece(Piece.Form.TEXT, null, facts.promise(), DUTCH));
        pieces.add(piece(Piece.Form.NOTE, words.get("improvement.by"), facts.owner(), DUTCH));
        var late = ImprovementPages.stand(facts.state(), facts.dueOn(), LocalDate.now(clock))
                .equals("late");
        if (facts.state().isOpen()) {
            pieces.add(piece(
                    Piece.Form.NOTE,
                    words.get(late ? "improvement.was-due" : "improvement.due"),
                    words.day(facts.dueOn()),
                    words.language().tag()));
        }
        if (facts.firstDueOn() != null) {
            pieces.add(piece(
                    Piece.Form.NOTE,
                    words.get("improvement.first-due"),
                    words.day(facts.firstDueOn()),
                    words.language().tag()));
        }
        one.steps().forEach(it -> {
            was("improvement.was.title", it.wasTitle(), pieces);
            was("improvement.was.promise", it.wasPromise(), pieces);
            was("improvement.was.owner", it.wasOwner(), pieces);
        });
        pieces.add(new Piece(
                Piece.Form.LINK,
                null,
                words.get("improvement.trail.link"),
                words.language().tag(),
                "/verbeteringen/" + facts.id()));
        return new Step(
                Stage.DECISION,
                late ? Mark.LATE : Mark.DONE,
                facts.title(),
                DUTCH,
                words.day(facts.promisedOn()),
                pieces);
    }

    private void was(String key, @Nullable String text, List<Piece> pieces) {
        if (text != null) {
            pieces.add(piece(Piece.Form.NOTE, words.get(key), text, DUTCH));
        }
    }

    /** What was done up to here. */
    private void acted(List<Piece> actions, Mark mark, List<Step> steps) {
        if (!actions.isEmpty()) {
            steps.add(new Step(
                    Stage.ACTION,
                    mark,
                    words.get("improvement.trail.acted"),
                    words.language().tag(),
                    null,
                    List.copyOf(actions)));
            actions.clear();
        }
    }

    /** That it was not possible, or was taken up again, and why. */
    private Step turn(Mark mark, String key, ImprovementPages.Step step) {
        return new Step(
                Stage.ACTION,
                mark,
                words.get(key),
                words.language().tag(),
                words.day(step.day()),
                List.of(piece(Piece.Form.TEXT, null, String.valueOf(step.words()), DUTCH)));
    }

    private void prove(ImprovementPages.Proof proof, List<Step> steps) {
        var pieces = new ArrayList<Piece>();
        pieces.add(piece(Piece.Form.TEXT, null, proof.change(), DUTCH));
        if (proof.indicator() != null) {
            pieces.add(piece(Piece.Form.TEXT, proof.indicator() + ":", proof.before() + " → " + proof.after(), DUTCH));
        }
        pieces.add(piece(
                Piece.Form.NOTE,
                words.get("improvement.since"),
                words.day(proof.since()),
                words.language().tag()));
        pieces.add(piece(
                Piece.Form.NOTE,
                null,
                words.get("improvement.proof.second", words.day(proof.confirmedOn())),
                words.language().tag()));
        steps.add(new Step(Stage.PROOF, Mark.DONE, null, DUTCH, words.day(proof.confirmedOn()), pieces));
        if (proof.current()) {
            steps.add(new Step(
                    Stage.JUDGEMENT,
                    Mark.NOW,
                    words.get("improvement.noticed.question"),
                    words.language().tag(),
                    words.get("improvement.trail.now"),
                    List.of(
                            counted("improvement.noticed.yes", proof.yes()),
                            counted("improvement.noticed.no", proof.no()),
                            new Piece(
                                    Piece.Form.LINK,
                                    null,
                                    words.get("improvement.trail.judge"),
                                    words.language().tag(),
                                    "/mijn-ervaring"))));
        } else {
            steps.add(new Step(
                    Stage.JUDGEMENT,
                    Mark.NOT,
                    words.get("improvement.trail.reopened"),
                    words.language().tag(),
                    null,
                    List.of(piece(
                            Piece.Form.TEXT,
                            null,
                            words.get("improvement.trail.reopened.text"),
                            words.language().tag()))));
        }
    }

    private Piece counted(String key, @Nullable Integer number) {
        return piece(
                Piece.Form.NOTE,
                words.get(key) + ":",
                number == null ? words.get("improvement.noticed.few") : String.valueOf(number),
                words.language().tag());
    }

    private Step todo(Stage stage, String key) {
        return new Step(stage, Mark.TODO, words.get(key), words.language().tag(), null, List.of());
    }

    private static Piece piece(Piece.Form form, @Nullable String label, String text, String language) {
        return new Piece(form, label, text, language, null);
    }
}
