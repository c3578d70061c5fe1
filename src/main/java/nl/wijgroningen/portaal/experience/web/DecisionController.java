package nl.wijgroningen.portaal.experience.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.domain.Deciding;
import nl.wijgroningen.portaal.experience.read.DecisionList;
import nl.wijgroningen.portaal.experience.read.ExperienceFile;
import nl.wijgroningen.portaal.experience.read.PublicationFile;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
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

/** Where the coordinator decides on objections of tellers and reports of readers (R14). */
@Controller
@RequestMapping("/werk/bezwaren")
@Rule("R14")
class DecisionController {

    /** From so many texts hidden on one day on the list says so: somebody may be emptying it. */
    static final int MANY = 10;

    private static final int REASON = 1000;

    private final DecisionList list;
    private final ExperienceFile files;
    private final PublicationFile publications;
    private final Deciding deciding;
    private final Teams teams;
    private final Words words;
    private final Clock clock;

    DecisionController(
            DecisionList list,
            ExperienceFile files,
            PublicationFile publications,
            Deciding deciding,
            Teams teams,
            Words words,
            Clock clock) {
        this.list = list;
        this.files = files;
        this.publications = publications;
        this.deciding = deciding;
        this.teams = teams;
        this.words = words;
        this.clock = clock;
    }

    record Form(
            @Nullable String besluit,
            @Nullable List<String> masker,
            @Nullable String waarom) {

        List<String> places() {
            return masker == null ? List.of() : masker;
        }
    }

    /** @param hiddenToday null when they are not many */
    public record ListPage(
            List<DecisionList.Report> reports,
            List<DecisionList.Objection> objections,
            Map<UUID, String> teamNames,
            LocalDate today,
            @Nullable Integer hiddenToday,
            @Nullable String notice) {}

    /** @param changes whether changing means other masks, not a new check */
    public record Page(
            UUID id,
            ExperienceFile.Story story,
            PublicationFile.File file,
            LocalDate today,
            boolean changes,
            List<Option> decisions,
            List<Option> outcomes,
            List<String> lifted,
            @Nullable String chosen,
            @Nullable String reason) {}

    @GetMapping
    String list(Staff staff, @RequestParam(name = "gedaan", required = false) @Nullable String done, Model model) {
        var today = LocalDate.now(clock);
        var hidden = list.hiddenOn(today);
        model.addAttribute(
                "page",
                new ListPage(
                        list.reports(staff),
                        list.objections(staff),
                        teams.all().stream().collect(Collectors.toMap(Team::id, Team::name)),
                        today,
                        hidden >= MANY ? hidden : null,
                        "ja".equals(done) ? "experience.decide.done" : null));
        return "experience/decisions";
    }

    @GetMapping("/{id}")
    String show(Staff staff, @PathVariable("id") UUID id, Model model) {
        return page(open(staff, id), List.of(), null, null, model);
    }

    @PostMapping("/{id}/bezwaar")
    String objection(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var opened = open(staff, id);
        check(form, errors, "blijft", "anders");
        if (errors.hasErrors()) {
            return page(opened, form.places(), form.besluit(), form.waarom(), model);
        }
        var reason = form.waarom() == null ? "" : form.waarom();
        if ("anders".equals(form.besluit())) {
            deciding.change(staff, new ExperienceId(id), form.places(), reason);
        } else {
            deciding.keep(staff, new ExperienceId(id), reason);
        }
        return "redirect:/werk/bezwaren?gedaan=ja";
    }

    @PostMapping("/{id}/melding")
    String report(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var opened = open(staff, id);
        if ("terug".equals(form.besluit())) {
            deciding.restore(staff, new ExperienceId(id));
            return "redirect:/werk/bezwaren?gedaan=ja";
        }
        check(form, errors, "weg", "weg");
        if (errors.hasErrors()) {
            return page(opened, List.of(), form.besluit(), form.waarom(), model);
        }
        deciding.takeDown(staff, new ExperienceId(id), form.waarom() == null ? "" : form.waarom());
        return "redirect:/werk/bezwaren?gedaan=ja";
    }

    private static void check(Form form, BindingResult errors, String one, String other) {
        if (!one.equals(form.besluit()) && !other.equals(form.besluit())) {
            errors.rejectValue("besluit", "experience.choose");
        }
        if (form.waarom() == null || form.waarom().isBlank()) {
            errors.rejectValue("waarom", "experience.decide.why.empty");
        } else if (form.waarom().length() > REASON) {
            errors.rejectValue("waarom", "experience.publish.why.long");
        }
    }

    private record Opened(ExperienceFile.Story story, PublicationFile.File file) {}

    /** Something to decide on; what is decided is not there. */
    private Opened open(Staff staff, UUID id) {
        var story = files.look(staff, id).orElseThrow(NotFound::new).story();
        return publications
                .of(id)
                .filter(it -> it.openObjection() != null || !it.openReports().isEmpty())
                .map(it -> new Opened(story, it))
                .orElseThrow(NotFound::new);
    }

    private String page(
            Opened opened, List<String> lifted, @Nullable String chosen, @Nullable String reason, Model model) {
        var file = opened.file();
        var changes = file.outcome().hasText();
        model.addAttribute(
                "page",
                new Page(
                        opened.story().id(),
                        opened.story(),
                        file,
                        LocalDate.now(clock),
                        changes,
                        List.of(
                                new Option("blijft", words.get("experience.decide.keep")),
                                new Option(
                                        "anders",
                                        changes
                                                ? words.get("experience.decide.change")
                                                : words.get("experience.decide.again"))),
                        List.of(
                                new Option("terug", words.get("experience.decide.restore")),
                                new Option("weg", words.get("experience.decide.take-down"))),
                        lifted,
                        chosen,
                        reason));
        return "experience/decision";
    }
}
