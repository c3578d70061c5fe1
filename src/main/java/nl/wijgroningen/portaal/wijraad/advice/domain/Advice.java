package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;

/** One advice, from question or draft to what came of it: it says what may happen to it, and on which day. */
@Rule("R12e")
final class Advice {

    static final int MOST_POINTS = 20;

    private final UUID id;
    private final LocalDate madeOn;
    private Wording wording;
    private final List<Point> points = new ArrayList<>();
    private @Nullable LocalDate decidedOn;
    private @Nullable String meeting;
    private @Nullable LocalDate sentOn;
    private @Nullable LocalDate dueOn;
    private @Nullable LocalDate answeredOn;
    private @Nullable LocalDate judgedOn;

    /**
     * A point, and how far it is.
     *
     * @param answers how many versions of the answer there are, {@code judgements} alike
     * @param answeredOn first
     * @param judgeFrom the first day on which can be said whether it was done
     * @param turn goes up with all that happens to it
     */
    record Point(
            UUID id,
            int place,
            String sentence,
            String explanation,
            int answers,
            int judgements,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate judgeFrom,
            int turn) {

        boolean says(Wording.Line line) {
            return sentence.equals(line.sentence()) && explanation.equals(line.explanation());
        }

        private Point answered(LocalDate day, LocalDate from) {
            return new Point(
                    id,
                    place,
                    sentence,
                    explanation,
                    answers + 1,
                    judgements,
                    answeredOn == null ? day : answeredOn,
                    judgeFrom == null ? from : judgeFrom,
                    turn + 1);
        }

        private Point judged() {
            return new Point(
                    id, place, sentence, explanation, answers, judgements + 1, answeredOn, judgeFrom, turn + 1);
        }
    }

    /** As it is kept. */
    record Kept(
            UUID id,
            String title,
            String why,
            AdviceKind kind,
            LocalDate madeOn,
            @Nullable LocalDate decidedOn,
            @Nullable String meeting,
            @Nullable LocalDate sentOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate judgedOn,
            int version) {}

    Advice(Kept kept, List<Point> points) {
        this.id = kept.id();
        this.madeOn = kept.madeOn();
        this.wording = new Wording(kept.title(), kept.why(), kept.kind(), lines(points));
        this.points.addAll(points);
        this.decidedOn = kept.decidedOn();
        this.meeting = kept.meeting();
        this.sentOn = kept.sentOn();
        this.dueOn = kept.dueOn();
        this.answeredOn = kept.answeredOn();
        this.judgedOn = kept.judgedOn();
    }

    private static List<Wording.Line> lines(List<Point> points) {
        return points.stream()
                .sorted(Comparator.comparingInt(Point::place))
                .map(it -> new Wording.Line(it.id(), it.sentence(), it.explanation()))
                .toList();
    }

    UUID id() {
        return id;
    }

    LocalDate madeOn() {
        return madeOn;
    }

    Wording wording() {
        return wording;
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    @Nullable
    LocalDate decidedOn() {
        return decidedOn;
    }

    @Nullable
    String meeting() {
        return meeting;
    }

    @Nullable
    LocalDate sentOn() {
        return sentOn;
    }

    @Nullable
    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    LocalDate answeredOn() {
        return answeredOn;
    }

    @Nullable
    LocalDate judgedOn() {
        return judgedOn;
    }

    AdviceState state() {
        if (judgedOn != null) {
            return AdviceState.JUDGED;
        }
        if (answeredOn != null) {
            return AdviceState.ANSWERED;
        }
        if (sentOn != null) {
            return AdviceState.SENT;
        }
        return decidedOn == null ? AdviceState.DRAFT : AdviceState.DECIDED;
    }

    Point point(UUID point) {
        return points.stream().filter(it -> it.id().equals(point)).findFirst().orElseThrow(NotFound::new);
    }

    /** Another draft: what was decided on is not written anew. */
    void rewrite(Wording to) {
        draft();
        if (to.points().size() > MOST_POINTS) {
            throw new RuleBroken("R12e.most", to.points().size(), MOST_POINTS);
        }
        var kept = points.stream().map(Point::id).toList();
        if (to.points().stream().anyMatch(it -> it.id() != null && !kept.contains(it.id()))) {
            throw new NotFound();
        }
        points.clear();
        var place = 0;
        for (var line : to.points()) {
            points.add(new Point(
                    line.id() == null ? UUID.randomUUID() : line.id(),
                    ++place,
                    line.sentence(),
                    line.explanation(),
                    0,
                    0,
                    null,
                    null,
                    0));
        }
        wording = new Wording(to.title(), to.why(), to.kind(), lines(points));
    }

    private void draft() {
        if (sentOn != null) {
            throw new RuleBroken("R12e.sent", sentOn);
        }
        if (decidedOn != null) {
            throw new RuleBroken("R12e.decided", decidedOn);
        }
    }

    /** The WIJ-raad decided on it in a meeting. */
    void decide(LocalDate day, String where, LocalDate today) {
        draft();
        if (day.isAfter(today)) {
            throw new RuleBroken("R12e.future", day);
        }
        if (day.isBefore(madeOn)) {
            throw new RuleBroken("R12e.before", day, madeOn);
        }
        if (wording.why().isBlank() || points.isEmpty()) {
            throw new RuleBroken("R12e.empty");
        }
        decidedOn = day;
        meeting = where;
    }

    /** It is a draft again; what was decided no longer holds. */
    void reopen() {
        if (sentOn != null) {
            throw new RuleBroken("R12e.sent", sentOn);
        }
        if (decidedOn == null) {
            throw new RuleBroken("R12e.undecided");
        }
        decidedOn = null;
        meeting = null;
    }

    /** @param weeks within which the director answers */
    void send(LocalDate today, int weeks) {
        if (sentOn != null) {
            throw new RuleBroken("R12e.sent", sentOn);
        }
        if (decidedOn == null) {
            throw new RuleBroken("R12e.undecided");
        }
        sentOn = today;
        dueOn = AdviceTerm.due(today, weeks);
    }

    /**
     * Other words for what was sent: as many points, and none that has an answer, as that would answer other words. Who is
     * answering a point sees the other words first.
     */
    void correct(Wording to) {
        sent();
        if (to.points().size() != points.size()
                || !to.points().stream()
                        .map(Wording.Line::id)
                        .toList()
                        .equals(wording.points().stream().map(Wording.Line::id).toList())) {
            throw new RuleBroken("R12e.points", points.size());
        }
        var corrected = new ArrayList<Point>();
        for (var line : to.points()) {
            var was = point(Objects.requireNonNull(line.id()));
            if (was.answers() > 0 && !was.says(line)) {
                throw new RuleBroken("R12e.answered", was.place());
            }
            corrected.add(new Point(
                    was.id(),
                    was.place(),
                    line.sentence(),
                    line.explanation(),
                    was.answers(),
                    was.judgements(),
                    was.answeredOn(),
                    was.judgeFrom(),
                    was.says(line) ? was.turn() : was.turn() + 1));
        }
        points.clear();
        points.addAll(corrected);
        wording = new Wording(to.title(), to.why(), wording.kind(), lines(points));
    }

    private LocalDate sent() {
        if (sentOn == null) {
            throw new RuleBroken("R12e.unsent");
        }
        return sentOn;
    }

    /**
     * The director answers a point, or corrects the answer.
     *
     * @param correction why; null for a first answer
     * @param months after which the WIJ-raad says whether it was done
     */
    Point answer(UUID id, String reason, @Nullable String correction, LocalDate today, int months) {
        sent();
        var point = point(id);
        if (reason.isBlank()) {
            throw new RuleBroken("R12e.reason", point.place());
        }
        if (point.answers() > 0 && (correction == null || correction.isBlank())) {
            throw new RuleBroken("R12e.correction", point.place());
        }
        if (point.judgements() > 0) {
            throw new RuleBroken("R12e.judged", point.place());
        }
        var answered = point.answered(today, today.plusMonths(months));
        points.set(points.indexOf(point), answered);
        if (answeredOn == null && points.stream().allMatch(it -> it.answers() > 0)) {
            answeredOn = today;
        }
        return answered;
    }

    /** The WIJ-raad says whether a point was done, or corrects that. */
    Point judge(UUID id, String words, @Nullable String correction, LocalDate today) {
        sent();
        var point = point(id);
        var from = point.judgeFrom();
        if (from == null) {
            throw new RuleBroken("R12e.unanswered", point.place());
        }
        if (today.isBefore(from)) {
            throw new RuleBroken("R12e.year", point.place(), from);
        }
        if (words.isBlank()) {
            throw new RuleBroken("R12e.words", point.place());
        }
        if (point.judgements() > 0 && (correction == null || correction.isBlank())) {
            throw new RuleBroken("R12e.correction", point.place());
        }
        var judged = point.judged();
        points.set(points.indexOf(point), judged);
        if (judgedOn == null && points.stream().allMatch(it -> it.judgements() > 0)) {
            judgedOn = today;
        }
        return judged;
    }

    /** Something was noted at a point that others must see before they write over it. */
    Point noted(UUID id) {
        sent();
        var point = point(id);
        var noted = new Point(
                point.id(),
                point.place(),
                point.sentence(),
                point.explanation(),
                point.answers(),
                point.judgements(),
                point.answeredOn(),
                point.judgeFrom(),
                point.turn() + 1);
        points.set(points.indexOf(point), noted);
        return noted;
    }
}
