package nl.wijgroningen.portaal.wijraad.overview.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingList;
import nl.wijgroningen.portaal.wijraad.overview.domain.AnnualReporting;
import nl.wijgroningen.portaal.wijraad.overview.domain.SectionKind;
import nl.wijgroningen.portaal.wijraad.overview.read.AnnualReports;
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

/** The secretary has the portal draft an annual report, edits its sections, and writes down which meeting adopted it. */
@Controller
@RequestMapping("/werk/wijraad/jaarverslagen")
@Rule("R12d")
class AnnualReportingController {

    private static final int TEXT = 8000;

    private final AnnualReports reports;
    private final AnnualReporting reporting;
    private final MeetingList meetings;
    private final Accounts accounts;
    private final Words words;
    private final Clock clock;

    AnnualReportingController(
            AnnualReports reports,
            AnnualReporting reporting,
            MeetingList meetings,
            Accounts accounts,
            Words words,
            Clock clock) {
        this.reports = reports;
        this.reporting = reporting;
        this.meetings = meetings;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
    }

    /** @param versie of the section, or of the whole report, that was on the page */
    public record Form(
            @Nullable String jaar,
            @Nullable String tekst,
            @Nullable String versie,
            @Nullable String vergadering) {}

    /** @param years of which there can be a report and is none */
    public record ListPage(List<AnnualReports.Report> reports, List<Option> years, Form typed) {}

    /** @param meetings that were held after the year */
    public record Page(
            AnnualReports.Report report,
            List<AnnualReports.Section> sections,
            Map<UUID, String> names,
            List<Option> meetings,
            Form typed,
            @Nullable String notice) {}

    /** @param other what a colleague wrote meanwhile; null: nothing */
    public record SectionPage(
            AnnualReports.Report report,
            AnnualReports.Section section,
            Form typed,
            @Nullable String other) {}

    @GetMapping
    String list(Model model) {
        return listPage(new Form(null, null, null, null), model);
    }

    @PostMapping
    String draft(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var year = Fields.number(form.jaar());
        if (years().stream().noneMatch(it -> it.value().equals(String.valueOf(year)))) {
            errors.rejectValue("jaar", "wijraad.report.year.choose");
        }
        return Fields.done(errors, "jaar", words, "wijraad.overtaken", () -> reporting.draft(staff, year))
                ? "redirect:/werk/wijraad/jaarverslagen/" + year + "?gedaan=opgesteld"
                : listPage(form, model);
    }

    @GetMapping("/{jaar}")
    String show(
            @PathVariable("jaar") String typed,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var known = Stream.of("opgesteld", "bewaard", "vastgesteld").anyMatch(it -> it.equals(done));
        return page(
                report(typed), new Form(null, null, null, null), known ? "wijraad.report.done." + done : null, model);
    }

    @PostMapping("/{jaar}/bijwerking")
    String again(
            Staff staff,
            @PathVariable("jaar") String typed,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var report = report(typed);
        return Fields.done(
                        errors, "vergadering", words, "wijraad.overtaken", () -> reporting.draft(staff, report.year()))
                ? "redirect:/werk/wijraad/jaarverslagen/" + report.year() + "?gedaan=opgesteld"
                : page(report, form, null, model);
    }

    @PostMapping("/{jaar}/vaststelling")
    String adopt(
            Staff staff,
            @PathVariable("jaar") String typed,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var report = report(typed);
        var meeting = Fields.id(form.vergadering());
        if (meeting == null) {
            errors.rejectValue("vergadering", "wijraad.report.meeting.choose");
        }
        return meeting != null
                        && Fields.done(
                                errors,
                                "vergadering",
                                words,
                                "wijraad.overtaken",
                                () -> reporting.adopt(staff, report.year(), Fields.number(form.versie()), meeting))
                ? "redirect:/werk/wijraad/jaarverslagen/" + report.year() + "?gedaan=vastgesteld"
                : page(report, form, null, model);
    }

    @GetMapping("/{jaar}/onderdelen/{onderdeel}")
    String section(@PathVariable("jaar") String typed, @PathVariable("onderdeel") String kind, Model model) {
        return sectionPage(report(typed), kind(kind), null, false, model);
    }

    @PostMapping("/{jaar}/onderdelen/{onderdeel}")
    String write(
            Staff staff,
            @PathVariable("jaar") String typed,
            @PathVariable("onderdeel") String part,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var report = report(typed);
        var kind = kind(part);
        var text = form.tekst();
        if (text == null || text.length() > TEXT) {
            errors.rejectValue("tekst", "wijraad.letter.text.wrong", new Object[] {TEXT}, null);
        }
        var first = new boolean[] {true};
        var done = text != null
                && Fields.done(
                        errors,
                        "tekst",
                        words,
                        "wijraad.overtaken",
                        () -> first[0] =
                                reporting.write(staff, report.year(), kind, Fields.number(form.versie()), text));
        if (!first[0]) {
            errors.reject("wijraad.report.overtaken");
        }
        return done && first[0]
                ? "redirect:/werk/wijraad/jaarverslagen/" + report.year() + "?gedaan=bewaard#" + kind
                : sectionPage(report, kind, form, !first[0], model);
    }

    private static SectionKind kind(String typed) {
        return Stream.of(SectionKind.values())
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private AnnualReports.Report report(String typed) {
        return reports.one(AnnualReportsController.year(typed), false).orElseThrow(NotFound::new);
    }

    /** This year and those before it back to when the council began. */
    private List<Option> years() {
        var made = reports.all(false).stream().map(AnnualReports.Report::year).collect(Collectors.toSet());
        return meetings.years(LocalDate.now(clock)).stream()
                .filter(it -> it <= LocalDate.now(clock).getYear() && !made.contains(it))
                .map(it -> new Option(String.valueOf(it), String.valueOf(it)))
                .toList();
    }

    private String listPage(Form typed, Model model) {
        model.addAttribute("page", new ListPage(reports.all(false), years(), typed));
        return "wijraad/reports";
    }

    private String page(AnnualReports.Report report, Form typed, @Nullable String notice, Model model) {
        var sections = reports.sections(report.year());
        var after = LocalDate.of(report.year() + 1, 1, 1);
        model.addAttribute(
                "page",
                new Page(
                        report,
                        sections,
                        accounts.names(sections.stream()
                                .map(AnnualReports.Section::changedBy)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet())),
                        after.isAfter(LocalDate.now(clock))
                                ? List.of()
                                : meetings.between(after, LocalDate.now(clock)).stream()
                                        .filter(it -> it.state() == Meeting.State.HELD)
                                        .map(it -> new Option(it.id().toString(), words.day(it.heldOn())))
                                        .toList(),
                        typed,
                        notice));
        return "wijraad/report";
    }

    private String sectionPage(
            AnnualReports.Report report, SectionKind kind, @Nullable Form typed, boolean overtaken, Model model) {
        var section = reports.sections(report.year()).stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute(
                "page",
                new SectionPage(
                        report,
                        section,
                        typed == null ? new Form(null, section.text(), null, null) : typed,
                        overtaken ? section.text() : null));
        return "wijraad/report-section";
    }
}
