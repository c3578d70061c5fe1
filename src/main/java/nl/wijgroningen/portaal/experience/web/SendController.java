package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.Draft;
import nl.wijgroningen.portaal.experience.domain.Statement;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.domain.Telling;
import nl.wijgroningen.portaal.experience.domain.WaitingRoom;
import nl.wijgroningen.portaal.experience.read.FollowPage;
import nl.wijgroningen.portaal.platform.print.Qr;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.theme.Themes;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The last page before sending, sending, and the page after it. */
@Controller
class SendController {

    private final Telling telling;
    private final FollowPage follow;
    private final WaitingRoom waiting;
    private final Teams teams;
    private final Themes themes;
    private final ReaderChoices readers;
    private final Words words;

    SendController(
            Telling telling,
            FollowPage follow,
            WaitingRoom waiting,
            Teams teams,
            Themes themes,
            ReaderChoices readers,
            Words words) {
        this.telling = telling;
        this.follow = follow;
        this.waiting = waiting;
        this.teams = teams;
        this.themes = themes;
        this.readers = readers;
        this.words = words;
    }

    /** One answer with the page on which it can be changed. */
    public record Line(String key, List<String> values, String path) {}

    public record Page(Wizard wizard, List<Line> lines, boolean coordinatorOnly) {}

    /**
     * @param due the day by which there is an answer
     * @param atOnce the demo: the team has it already
     * @param danger it went to the coordinator only because of words in it
     */
    public record SentPage(
            List<String> groups,
            String qr,
            int size,
            @Nullable LocalDate due,
            boolean atOnce,
            boolean coordinatorOnly,
            boolean danger) {}

    @GetMapping("/ervaringen/nieuw/controle")
    String show(OpenDraft open, Model model) {
        var missing = missing(open.draft());
        if (missing != null) {
            return "redirect:" + missing.path();
        }
        var draft = open.draft();
        var coordinatorOnly = Objects.requireNonNull(draft.readers()).coordinatorOnly();
        model.addAttribute("page", new Page(Wizard.of(Step.REVIEW, draft, false), lines(draft), coordinatorOnly));
        return "experience/review";
    }

    @PostMapping("/ervaringen/nieuw/verzending")
    String send(@Nullable TellerCode code, HttpServletRequest request) {
        if (code == null) {
            throw new NoDraft(false);
        }
        var draft = telling.resume(code);
        if (draft.isPresent()) {
            var missing = missing(draft.get());
            if (missing != null) {
                return "redirect:" + missing.path();
            }
        }
        try {
            telling.send(code);
        } catch (NotFound unknown) {
            throw new NoDraft(true);
        }
        var young = draft.map(Draft::young).orElse(false);
        return "redirect:/ervaringen/nieuw/verstuurd" + (young ? "?voor=jong" : "");
    }

    @GetMapping("/ervaringen/nieuw/verstuurd")
    String sent(
            @Nullable TellerCode code,
            @RequestParam(name = "voor", required = false) @Nullable String audience,
            HttpServletRequest request,
            Model model) {
        if (code == null) {
            return "redirect:/mijn-ervaring";
        }
        var told = follow.told(code).orElseThrow(() -> new NoDraft(true));
        if (told.withdrawn()) {
            return "redirect:/mijn-ervaring";
        }
        if ("jong".equals(audience)) {
            Language.speakToTheYoung(request);
        }
        var qr = Qr.of(code.spaced());
        model.addAttribute(
                "page",
                new SentPage(
                        code.groups(),
                        qr.path(),
                        qr.size(),
                        told.due(),
                        waiting.releasesAtOnce(),
                        told.coordinatorOnly(),
                        told.kept() != null));
        return "experience/sent";
    }

    /** The first step that still needs an answer, or null. */
    private static @Nullable Step missing(Draft draft) {
        if (draft.place() == null) {
            return Step.PLACE;
        }
        if (!draft.shortWay() && (draft.theme() == null || draft.contact() == null)) {
            return Step.TOPIC;
        }
        if (draft.readers() == null) {
            return Step.READERS;
        }
        if (draft.story() == null) {
            return Step.STORY;
        }
        if (!draft.checked()) {
            return Step.CHECK;
        }
        return draft.mayBePublic() == null ? Step.PUBLIC : null;
    }

    private List<Line> lines(Draft draft) {
        var lines = new ArrayList<Line>();
        var place = Objects.requireNonNull(draft.place());
        var team = place.team() == null
                ? words.get("experience.place.unknown")
                : teams.byId(place.team()).map(Team::name).orElse("");
        add(lines, "team", team, Step.PLACE);
        if (draft.theme() != null) {
            add(lines, "theme", themes.name(draft.theme(), words.language()).orElse(""), Step.TOPIC);
        }
        if (draft.contact() != null) {
            add(lines, "contact", words.get("experience.contact." + draft.contact()), Step.TOPIC);
        }
        var reading = Objects.requireNonNull(draft.readers());
        add(lines, "readers", readers.inWords(reading), Step.READERS);
        var story = Objects.requireNonNull(draft.story());
        add(lines, "happened", story.happened(), Step.STORY);
        add(lines, "went-well", story.wentWell(), Step.STORY);
        add(lines, "could-be-better", story.couldBeBetter(), Step.STORY);
        add(lines, "wish", story.wish(), Step.STORY);
        var statements = new ArrayList<String>();
        for (var statement : Statement.values()) {
            var answer = draft.statements().get(statement.key());
            if (answer != null) {
                statements.add(words.get("experience.statement." + statement.key()) + " "
                        + words.get("experience.answer." + answer) + ".");
            }
        }
        lines.add(new Line(
                "statements",
                statements.isEmpty() ? List.of(words.get("experience.review.none")) : statements,
                Step.STATEMENTS.path()));
        if (!reading.coordinatorOnly()) {
            var yes = Boolean.TRUE.equals(draft.mayBePublic());
            add(lines, "public", words.get(yes ? "experience.public.yes" : "experience.public.no"), Step.PUBLIC);
        }
        return lines;
    }

    private static void add(List<Line> lines, String key, @Nullable String value, Step step) {
        if (value != null) {
            lines.add(new Line(key, List.of(value), step.path()));
        }
    }
}
