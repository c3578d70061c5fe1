package nl.wijgroningen.portaal.wijraad.overview.web;

import java.util.List;
import nl.wijgroningen.portaal.platform.print.Pdf;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.overview.read.AnnualReports;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The annual reports that were adopted, for everyone; as a page and as paper. */
@Controller
@RequestMapping("/wijraad/jaarverslagen")
@Rule("R12d")
class AnnualReportsController {

    private final AnnualReports reports;
    private final Pdf pdf;
    private final Words words;

    AnnualReportsController(AnnualReports reports, Pdf pdf, Words words) {
        this.reports = reports;
        this.pdf = pdf;
        this.words = words;
    }

    public record ListPage(List<AnnualReports.Report> reports) {}

    public record Page(AnnualReports.Report report, List<AnnualReports.Section> sections) {}

    /** @param adopted the day of the meeting, written out */
    public record Paper(int year, String adopted, List<AnnualReports.Section> sections) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("page", new ListPage(reports.all(true)));
        return "wijraad/reports-public";
    }

    @GetMapping("/{jaar}")
    String show(@PathVariable("jaar") String typed, Model model) {
        var report = report(typed);
        model.addAttribute("page", new Page(report, reports.sections(report.year())));
        return "wijraad/report-public";
    }

    @GetMapping("/{jaar}/bestand")
    ResponseEntity<byte[]> paper(@PathVariable("jaar") String typed) {
        var report = report(typed);
        var made = pdf.of(
                "wijraad/print/report",
                new Paper(
                        report.year(),
                        report.adoptedOn() == null ? "" : words.day(Language.NL, report.adoptedOn()),
                        reports.sections(report.year())),
                Language.NL);
        var file = ContentDisposition.inline()
                .filename("jaarverslag-wijraad-" + report.year() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(made);
    }

    private AnnualReports.Report report(String typed) {
        return reports.one(year(typed), true).orElseThrow(NotFound::new);
    }

    /** @throws NotFound when it is no year */
    static int year(String typed) {
        if (!typed.matches("[12][0-9]{3}")) {
            throw new NotFound();
        }
        return Integer.parseInt(typed);
    }
}
