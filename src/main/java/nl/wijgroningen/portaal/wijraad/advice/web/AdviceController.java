package nl.wijgroningen.portaal.wijraad.advice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.trail.Nodes;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceAnswering;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceRemarking;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceState;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceWriting;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFile;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One advice: read, remarked on, decided, sent, and answered as a whole. */
@Controller
@RequestMapping("/werk/wijraad/adviezen/{id}")
@Rule("R12e")
class AdviceController {

    private static final Set<String> DONE = Set.of(
            "gevraagd",
            "bewaard",
            "gecorrigeerd",
            "opmerking",
            "besloten",
            "heropend",
            "verstuurd",
            "concept",
            "beantwoord",
            "nagekeken");

    private final AdviceFile files;
    private final AdviceWriting writing;
    private final AdviceRemarking remarking;
    private final AdviceAnswering answering;
    private final Nodes nodes;
    private final Meetings meetings;
    private final Accounts accounts;
    private final Words words;
    private final Clock clock;

    AdviceController(
            AdviceFile files,
            AdviceWriting writing,
            AdviceRemarking remarking,
            AdviceAnswering answering,
            Nodes nodes,
            Meetings meetings,
            Accounts accounts,
            Words words,
            Clock clock) {
        this.files = files;
        this.writing = writing;
        this.remarking = remarking;
        this.answering = answering;
        this.nodes = nodes;
        this.meetings = meetings;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param bijeenkomst id of a meeting in the portal; then {@code dag} and {@code vergadering} do not count
     * @param versie number of the text on the page
     * @param formulier makes that a remark counts once
     */
    public record Form(
            @Nullable String opmerking,
            @Nullable String punt,
            @Nullable String dag,
            @Nullable String bijeenkomst,
            @Nullable String vergadering,
            @Nullable String versie,
            @Nullable String antwoorden,
            @Nullable String formulier) {

        static final Form EMPTY = new Form(null, null, null, null, null, null, null, null);
    }

    /**
     * @param voices what led to it, with whether others did that are not public
     * @param names of who did something, by id
     * @param places the points that a remark can be about
     * @param meetings in which it can have been decided, the last first
     * @param today to see of a point whether it can be judged
     */
    public record Page(
            AdviceFile.One file,
            AdviceLook look,
            Nodes.Known voices,
            Map<UUID, String> names,
            List<Option> places,
            List<Option> meetings,
            boolean secretary,
            boolean director,
            boolean remarks,
            LocalDate today,
            Form typed,
            @Nullable String notice) {

        /** Whether this is a draft that still can change. */
        public boolean draft() {
            return file.facts().state() == AdviceState.DRAFT;
        }

        /** Whether the director sees no more than the question. */
        public boolean questionOnly() {
            return file.facts().sentOn() == null && !secretary && director && !remarks;
        }
    }

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return page(
                staff, id, Form.EMPTY, done != null && DONE.contains(done) ? "advice.work.done." + done : null, model);
    }

    @PostMapping("/opmerkingen")
    String remark(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var remark = Fields.text(errors, "opmerking", form.opmerking(), Lengths.TEXT, "advice.empty.opmerking");
        var place = form.punt() == null ? null : Integer.valueOf(Fields.number(form.punt()));
        return Fields.done(
                        errors,
                        "opmerking",
                        words,
                        "advice.overtaken",
                        () -> remarking.remark(staff, id, Fields.made(form.formulier(), form), place, remark))
                ? done(id, "opmerking")
                : page(staff, id, form, null, model);
    }

    @PostMapping("/besluit")
    String decide(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var chosen = form.bijeenkomst();
        if (chosen != null) {
            var held = meetings().stream()
                    .filter(it -> it.id().toString().equals(chosen))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            return Fields.done(
                            errors,
                            "bijeenkomst",
                            words,
                            "advice.overtaken",
                            () -> writing.decide(staff, id, Fields.number(form.versie()), held.id()))
                    ? done(id, "besloten")
                    : page(staff, id, form, null, model);
        }
        var day = Fields.day(errors, "dag", form.dag());
        var meeting = Fields.text(errors, "vergadering", form.vergadering(), Lengths.TITLE, "advice.empty.vergadering");
        return Fields.done(
                        errors,
                        "dag",
                        words,
                        "advice.overtaken",
                        () -> writing.decide(staff, id, Fields.number(form.versie()), day, meeting))
                ? done(id, "besloten")
                : page(staff, id, form, null, model);
    }

    @PostMapping("/besluit/intrekking")
    String reopen(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(
                        errors,
                        "",
                        words,
                        "advice.overtaken",
                        () -> writing.reopen(staff, id, Fields.number(form.versie())))
                ? done(id, "heropend")
                : page(staff, id, form, null, model);
    }

    @PostMapping("/verzending")
    String send(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(
                        errors,
                        "",
                        words,
                        "advice.overtaken",
                        () -> writing.send(staff, id, Fields.number(form.versie())))
                ? done(id, "verstuurd")
                : page(staff, id, form, null, model);
    }

    @PostMapping("/antwoord")
    String answer(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(
                        errors,
                        "antwoorden",
                        words,
                        "advice.overtaken",
                        () -> answering.answerAll(staff, id, Fields.number(form.versie())))
                ? done(id, "beantwoord")
                : page(staff, id, form, null, model);
    }

    /** Those until today, the last first. */
    private List<Meeting> meetings() {
        var today = LocalDate.now(clock);
        var held = new ArrayList<>(meetings.around(today).stream()
                .filter(it -> !it.heldOn().isAfter(today))
                .toList());
        Collections.reverse(held);
        return held;
    }

    private static String done(UUID id, String what) {
        return "redirect:/werk/wijraad/adviezen/" + id + "?gedaan=" + what;
    }

    private String page(Staff staff, UUID id, Form typed, @Nullable String notice, Model model) {
        var file = files.one(staff, id).orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        var people = new HashSet<UUID>();
        file.steps().forEach(it -> people.add(it.doneBy()));
        file.remarks().forEach(it -> people.add(it.madeBy()));
        file.drafts().forEach(it -> people.add(it.writtenBy()));
        var places = new ArrayList<Option>();
        file.one()
                .points()
                .forEach(it -> places.add(new Option(
                        String.valueOf(it.place()), words.get("advice.point.of", it.place(), it.sentence()))));
        model.addAttribute(
                "page",
                new Page(
                        file,
                        AdviceLook.of(file.facts().state(), file.facts().term(), today),
                        nodes.of(file.one().voices()),
                        accounts.names(people),
                        places,
                        staff.is(Role.SECRETARY) && file.facts().state() == AdviceState.DRAFT
                                ? meetings().stream()
                                        .map(it -> new Option(
                                                it.id().toString(), it.title() + ", " + words.day(it.heldOn())))
                                        .toList()
                                : List.of(),
                        staff.is(Role.SECRETARY),
                        staff.is(Role.DIRECTOR),
                        staff.is(Role.SECRETARY) || staff.is(Role.COUNCIL_MEMBER),
                        today,
                        typed,
                        notice));
        return "advice/work-one";
    }
}
