package nl.wijgroningen.portaal.wijraad.advice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceAnswering;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceJudging;
import nl.wijgroningen.portaal.wijraad.advice.domain.Outcome;
import nl.wijgroningen.portaal.wijraad.advice.domain.Result;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFile;
import nl.wijgroningen.portaal.wijraad.advice.read.AdvicePages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One point: the director answers it, and a year later the secretary writes down whether it was done. */
@Controller
@RequestMapping("/werk/wijraad/adviezen/{id}/punten/{punt}")
@Rule("R12e")
class AdvicePointController {

    private final AdviceFile files;
    private final AdviceAnswering answering;
    private final AdviceJudging judging;
    private final Accounts accounts;
    private final Words words;
    private final Clock clock;

    AdvicePointController(
            AdviceFile files,
            AdviceAnswering answering,
            AdviceJudging judging,
            Accounts accounts,
            Words words,
            Clock clock) {
        this.files = files;
        this.answering = answering;
        this.judging = judging;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param waarom why it is another one than before
     * @param doen {@code concept}: keep what is not ready
     * @param versie number of what happened to the point that was on the page
     */
    public record Form(
            @Nullable String uitkomst,
            @Nullable String reden,
            @Nullable String waarom,
            @Nullable String doen,
            @Nullable String versie) {

        static final Form EMPTY = new Form(null, null, null, null, null);
    }

    /**
     * @param answers whether who looks answers it now, {@code judges} whether they say whether it was done
     * @param again whether there is one already, which this corrects
     * @param draft what a director keeps that is not ready
     * @param overtaken somebody wrote something at the point since the page was made: it shows beside what was typed
     */
    public record Page(
            AdvicePages.Facts facts,
            AdvicePages.Point point,
            List<Option> choices,
            boolean answers,
            boolean judges,
            boolean again,
            AdviceFile.@Nullable Draft draft,
            @Nullable String drafter,
            boolean overtaken,
            Form typed) {}

    @GetMapping
    String show(Staff staff, @PathVariable("id") UUID id, @PathVariable("punt") UUID point, Model model) {
        return page(staff, id, point, Form.EMPTY, model);
    }

    @PostMapping("/antwoord")
    String answer(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID point,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var seen = Fields.number(form.versie());
        if ("concept".equals(form.doen())) {
            var outcome = Stream.of(Outcome.values())
                    .filter(it -> it.name().equals(form.uitkomst()))
                    .findFirst()
                    .orElse(null);
            var reason = Fields.optional(errors, "reden", form.reden(), Lengths.TEXT);
            return Fields.done(
                            errors,
                            "reden",
                            words,
                            "advice.overtaken",
                            () -> answering.draft(staff, id, point, seen, outcome, reason))
                    ? done(id, "concept")
                    : page(staff, id, point, form, model);
        }
        var outcome = Fields.choice(errors, "uitkomst", Outcome.class, form.uitkomst(), "advice.empty.uitkomst");
        var reason = Fields.text(errors, "reden", form.reden(), Lengths.TEXT, "advice.empty.antwoord");
        Fields.optional(errors, "waarom", form.waarom(), Lengths.TEXT);
        return outcome != null
                        && Fields.done(
                                errors,
                                form.waarom() == null ? "reden" : "waarom",
                                words,
                                "advice.overtaken",
                                () -> answering.answer(staff, id, point, seen, outcome, reason, form.waarom()))
                ? done(id, "beantwoord")
                : page(staff, id, point, form, model);
    }

    @PostMapping("/oordeel")
    String judge(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID point,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var result = Fields.choice(errors, "uitkomst", Result.class, form.uitkomst(), "advice.empty.oordeel");
        var told = Fields.text(errors, "reden", form.reden(), Lengths.TEXT, "advice.empty.woorden");
        Fields.optional(errors, "waarom", form.waarom(), Lengths.TEXT);
        return result != null
                        && Fields.done(
                                errors,
                                form.waarom() == null ? "reden" : "waarom",
                                words,
                                "advice.overtaken",
                                () -> judging.judge(
                                        staff, id, point, Fields.number(form.versie()), result, told, form.waarom()))
                ? done(id, "nagekeken")
                : page(staff, id, point, form, model);
    }

    private static String done(UUID id, String what) {
        return "redirect:/werk/wijraad/adviezen/" + id + "?gedaan=" + what;
    }

    private String page(Staff staff, UUID id, UUID pointId, Form typed, Model model) {
        var file = files.one(staff, id).orElseThrow(NotFound::new);
        var point = file.one().points().stream()
                .filter(it -> it.id().equals(pointId))
                .findFirst()
                .orElseThrow(NotFound::new);
        var from = point.judgeFrom();
        var answers = staff.is(Role.DIRECTOR)
                && file.facts().sentOn() != null
                && point.judgements().isEmpty();
        var judges = staff.is(Role.SECRETARY)
                && from != null
                && !LocalDate.now(clock).isBefore(from);
        if (!answers && !judges) {
            throw new NotFound();
        }
        var draft = file.draft(pointId);
        model.addAttribute(
                "page",
                new Page(
                        file.facts(),
                        point,
                        answers
                                ? Stream.of(Outcome.values())
                                        .map(it -> new Option(it.name(), words.get("advice.outcome." + it)))
                                        .toList()
                                : Stream.of(Result.values())
                                        .map(it -> new Option(it.name(), words.get("advice.result." + it)))
                                        .toList(),
                        answers,
                        !answers,
                        answers
                                ? !point.answers().isEmpty()
                                : !point.judgements().isEmpty(),
                        draft,
                        draft == null ? null : name(draft.writtenBy()),
                        typed.versie() != null && Fields.number(typed.versie()) != point.turn(),
                        typed.equals(Form.EMPTY) ? begun(point, draft, answers) : typed));
        return "advice/point";
    }

    private @Nullable String name(UUID user) {
        Map<UUID, String> names = accounts.names(Set.of(user));
        return names.get(user);
    }

    /** What stands in the form at first: what was kept, or what is to be corrected. */
    private static Form begun(AdvicePages.Point point, AdviceFile.@Nullable Draft draft, boolean answers) {
        var answer = point.answer();
        var judgement = point.judgement();
        if (!answers) {
            return judgement == null
                    ? Form.EMPTY
                    : new Form(judgement.outcome().name(), judgement.words(), null, null, null);
        }
        if (answer != null) {
            return new Form(answer.outcome().name(), answer.reason(), null, null, null);
        }
        return draft == null
                ? Form.EMPTY
                : new Form(draft.outcome() == null ? null : draft.outcome().name(), draft.reason(), null, null, null);
    }
}
