package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.UUID;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.domain.Reporting;
import nl.wijgroningen.portaal.experience.read.PublicStories;
import nl.wijgroningen.portaal.platform.limit.Address;
import nl.wijgroningen.portaal.platform.limit.Limit;
import nl.wijgroningen.portaal.platform.limit.LimitSettings;
import nl.wijgroningen.portaal.platform.limit.Limits;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.TooOften;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** "Dit gaat over mij / dit klopt niet", under a published experience: for anyone, and nothing of them is kept. */
@Controller
@RequestMapping("/ervaringen/{id}/melding")
@Rule("R14")
class ReportController {

    private static final int MAX = 1000;

    private final PublicStories stories;
    private final Reporting reporting;
    private final Limits limits;
    private final Limit limit;

    ReportController(PublicStories stories, Reporting reporting, Limits limits, LimitSettings settings) {
        this.stories = stories;
        this.reporting = reporting;
        this.limits = limits;
        this.limit = new Limit("report", settings.report(), Duration.ofHours(1));
    }

    record Form(
            @Size(max = MAX, message = "{form.too-long}") @Nullable
            String woorden) {}

    public record Page(
            UUID id,
            String title,
            String language,
            @Nullable String words) {}

    @GetMapping
    String show(@PathVariable("id") UUID id, Model model) {
        return page(id, null, model);
    }

    @PostMapping
    String report(
            @PathVariable("id") UUID id,
            @Valid @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (errors.hasErrors()) {
            return page(id, form.woorden(), model);
        }
        if (limits.missed(limit, Address.place(request.getRemoteAddr()))) {
            TooOften.reject(limit, "experience.report.too-often", errors, response);
            return page(id, form.woorden(), model);
        }
        var words = form.woorden() == null || form.woorden().isBlank() ? null : form.woorden();
        var hidden = reporting.report(new ExperienceId(id), words);
        return "redirect:/ervaringen?gedaan=" + (hidden ? "verborgen" : "gemeld");
    }

    private String page(UUID id, @Nullable String words, Model model) {
        var one = stories.one(id).orElseThrow(NotFound::new);
        model.addAttribute("page", new Page(id, one.title(), one.language(), words));
        return "experience/report";
    }
}
