package nl.wijgroningen.portaal.experience.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.Dots;
import nl.wijgroningen.portaal.experience.domain.State;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.domain.WaitingRoom;
import nl.wijgroningen.portaal.experience.improvement.domain.Noticing;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages;
import nl.wijgroningen.portaal.experience.read.Course;
import nl.wijgroningen.portaal.experience.read.FollowPage;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of the way back, which the teller's reply, judgement and permission show again when something is wrong. */
@Component
class MinePage {

    private static final Set<String> NOTICES =
            Set.of("oordeel", "reactie", "toestemming", "openbaarheid", "berichten", "berichten-einde", "merkt");

    private final FollowPage follow;
    private final Course course;
    private final WaitingRoom waiting;
    private final Teams teams;
    private final ImprovementPages improvements;
    private final Noticing noticing;
    private final Words words;
    private final Clock clock;

    MinePage(
            FollowPage follow,
            Course course,
            WaitingRoom waiting,
            Teams teams,
            ImprovementPages improvements,
            Noticing noticing,
            Words words,
            Clock clock) {
        this.follow = follow;
        this.course = course;
        this.waiting = waiting;
        this.teams = teams;
        this.improvements = improvements;
        this.noticing = noticing;
        this.words = words;
        this.clock = clock;
    }

    /**
     * What was typed in the forms of the page.
     *
     * @param finds personal data in the words of the judgement, to decide on
     * @param reply null: nothing was typed; what waits for the morning is shown
     * @param unjudged an improvement of which nothing was chosen
     */
    record Typed(
            @Nullable String judgement,
            @Nullable String words,
            List<String> finds,
            @Nullable String reply,
            List<String> replyFinds,
            @Nullable String permission,
            @Nullable UUID unjudged) {

        static final Typed NOTHING = new Typed(null, null, List.of(), null, List.of(), null, null);

        static Typed unjudged(UUID improvement) {
            return new Typed(null, null, List.of(), null, List.of(), null, improvement);
        }

        static Typed verdict(@Nullable String judgement, @Nullable String words, List<String> finds) {
            return new Typed(judgement, words, finds, null, List.of(), null, null);
        }

        static Typed reply(@Nullable String text, List<String> finds) {
            return new Typed(null, null, List.of(), text, finds, null, null);
        }

        static Typed permission(@Nullable String chosen) {
            return new Typed(null, null, List.of(), null, List.of(), chosen, null);
        }
    }

    /**
     * What came of it.
     *
     * @param firstDue the day that was promised first; null: that of now
     * @param resumed why it was taken up again after it was not possible, and {@code impossible} why it was not; or null
     * @param canJudge whether the teller may say if it is noticed
     * @param waits the answer waits for the morning
     */
    public record Outcome(
            UUID id,
            String title,
            String state,
            String what,
            LocalDate due,
            @Nullable LocalDate firstDue,
            @Nullable String impossible,
            @Nullable String resumed,
            boolean open,
            boolean canJudge,
            boolean waits) {}

    /** The question whether a team may read it (R35). */
    public record Permission(UUID question, String team, List<Option> options) {}

    /**
     * @param status key of the sentence on top
     * @param kept key of why only the coordinator reads it, when the teller did not choose that
     * @param asked the last thing that staff said is a question
     * @param notice key of what was just done, or null
     */
    public record Page(
            String last,
            String team,
            FollowPage.Told told,
            String status,
            @Nullable String kept,
            Dots dots,
            List<Outcome> outcomes,
            List<Option> noticed,
            List<Course.Entry> course,
            @Nullable Permission permission,
            boolean canReply,
            boolean asked,
            boolean canJudge,
            List<Option> judgements,
            Typed typed,
            boolean atOnce,
            @Nullable String notice) {}

    /** Empty when there is nothing to follow under this code. */
    FollowPage.@Nullable Told told(TellerCode code) {
        return follow.told(code).filter(it -> !it.withdrawn()).orElse(null);
    }

    String show(TellerCode code, FollowPage.Told told, Typed typed, @Nullable String done, Model model) {
        var id = told.id();
        var said = id == null ? List.<Course.Entry>of() : course.of(id);
        var came = id == null ? List.<ImprovementPages.Outcome>of() : improvements.outcomes(id);
        var outcomes = outcomes(code, came);
        var answered = said.stream().anyMatch(it -> it.kind() == Course.Kind.ANSWER);
        model.addAttribute(
                "page",
                new Page(
                        code.last(),
                        team(told),
                        told,
                        status(told),
                        kept(told),
                        Dots.of(
                                answered,
                                told.state() == State.CLOSED,
                                outcomes.stream().map(Outcome::state).toList()),
                        outcomes,
                        List.of(
                                new Option("ja", words.get("improvement.mine.yes")),
                                new Option(
                                        "nee", words.get("improvement.mine.no"), words.get("improvement.mine.hint"))),
                        said,
                        permission(told),
                        said.stream().anyMatch(it -> !it.isTellers()),
                        told.state() == State.ASKED_BACK,
                        answered && !told.verdictWaits(),
                        List.of(
                                new Option("ja", words.get("experience.mine.solved")),
                                new Option(
                                        "nee",
                                        words.get("experience.mine.not-solved"),
                                        words.get("experience.mine.not-solved.hint"))),
                        typed,
                        waiting.releasesAtOnce(),
                        NOTICES.contains(String.valueOf(done)) ? "experience.mine.done." + done : null));
        return "experience/mine";
    }

    private String team(FollowPage.Told told) {
        if (told.isKeptFromTeam()) {
            return words.get("experience.mine.coordinator");
        }
        return told.teamId() == null ? words.get("experience.mine.no-team") : name(told.teamId());
    }

    private String name(UUID team) {
        return teams.byId(team).map(Team::name).orElse("");
    }

    private @Nullable Permission permission(FollowPage.Told told) {
        var question = told.question();
        var team = told.questionTeam();
        return question == null || team == null
                ? null
                : new Permission(
                        question,
                        name(team),
                        List.of(
                                new Option("ja", words.get("experience.mine.permission.yes", name(team))),
                                new Option("nee", words.get("experience.mine.permission.no"))));
    }

    private static @Nullable String kept(FollowPage.Told told) {
        if (told.kept() == null || !told.isKeptFromTeam()) {
            return null;
        }
        return told.kept().equals("WORDS") ? "experience.mine.kept.words" : "experience.mine.kept.reader";
    }

    private static String status(FollowPage.Told told) {
        var state = told.state();
        if (told.verdictWaits() || told.waitingReply() != null) {
            return "experience.mine.status.verdict";
        }
        return "experience.mine.status." + (state == null ? "SENT" : state.name());
    }

    private List<Outcome> outcomes(TellerCode code, List<ImprovementPages.Outcome> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var today = LocalDate.now(clock);
        var said = noticing.waiting(code);
        return found.stream()
                .map(it -> new Outcome(
                        it.id(),
                        it.title(),
                        ImprovementPages.stand(it.state(), it.dueOn(), today),
                        it.what(),
                        it.dueOn(),
                        it.firstDueOn(),
                        it.impossible(),
                        it.resumed(),
                        it.state().isOpen(),
                        it.proof() != null && !said.contains(it.proof()),
                        it.proof() != null && said.contains(it.proof())))
                .toList();
    }
}
