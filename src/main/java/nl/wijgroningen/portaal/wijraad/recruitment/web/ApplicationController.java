package nl.wijgroningen.portaal.wijraad.recruitment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.area.Places;
import nl.wijgroningen.portaal.platform.file.FileRefused;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.limit.Address;
import nl.wijgroningen.portaal.platform.limit.Limit;
import nl.wijgroningen.portaal.platform.limit.LimitSettings;
import nl.wijgroningen.portaal.platform.limit.Limits;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.TooOften;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Applying;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.CandidateRetention;
import nl.wijgroningen.portaal.wijraad.recruitment.read.PublicRounds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Somebody applies, without an account. */
@Controller
@RequestMapping("/wijraad/vacatures/{id}/aanmelding")
@Rule("R12f")
class ApplicationController {

    private final PublicRounds rounds;
    private final Applying applying;
    private final CandidateRetention retention;
    private final Places places;
    private final Files files;
    private final Words words;
    private final Limits limits;
    private final Limit limit;
    private final Clock clock;

    ApplicationController(
            PublicRounds rounds,
            Applying applying,
            CandidateRetention retention,
            Places places,
            Files files,
            Words words,
            Limits limits,
            LimitSettings settings,
            Clock clock) {
        this.rounds = rounds;
        this.applying = applying;
        this.retention = retention;
        this.places = places;
        this.files = files;
        this.words = words;
        this.limits = limits;
        this.limit = ApplicationForm.limit(settings);
        this.clock = clock;
    }

    /**
     * @param closed why one cannot apply today, in words; null: one can
     * @param again whether a file was chosen that must be chosen again
     */
    public record Page(
            UUID id,
            String title,
            LocalDate closesOn,
            @Nullable String closed,
            ApplicationFields fields,
            ApplicationForm.Typed typed,
            boolean again) {}

    public record SentPage(UUID id, String title) {}

    @GetMapping
    String show(@PathVariable("id") UUID id, Model model) {
        return page(id, ApplicationForm.Typed.EMPTY, false, false, model);
    }

    @PostMapping
    String apply(
            @PathVariable("id") UUID id,
            @ModelAttribute("form") ApplicationForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var sent = form.bytes(errors);
        var application = form.read(errors, places);
        if (application == null || errors.hasErrors()) {
            return page(id, form.typed(), true, sent != null, model);
        }
        if (limits.missed(limit, Address.place(request.getRemoteAddr()))) {
            TooOften.reject(limit, "recruitment.too-often", errors, response);
            return page(id, form.typed(), true, sent != null, model);
        }
        try {
            var cv = sent == null ? null : files.checkDocument(sent);
            if (Fields.done(
                    errors,
                    "",
                    words,
                    "recruitment.overtaken",
                    () -> applying.apply(id, application, cv, words.language().name()))) {
                return "redirect:/wijraad/vacatures/" + id + "/aanmelding/verstuurd";
            }
        } catch (FileRefused refused) {
            refused.tell(errors, "cv", "cv");
        }
        return page(id, form.typed(), true, false, model);
    }

    /** The same for everyone: only the mail says whether there was an application already. */
    @GetMapping("/verstuurd")
    String sent(@PathVariable("id") UUID id, Model model) {
        var round = rounds.one(id).orElseThrow(NotFound::new);
        model.addAttribute("page", new SentPage(id, round.title()));
        return "recruitment/sent";
    }

    private String page(UUID id, ApplicationForm.Typed typed, boolean posted, boolean again, Model model) {
        var round = rounds.one(id).orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        model.addAttribute(
                "page",
                new Page(
                        id,
                        round.title(),
                        round.closesOn(),
                        posted || round.takes(today) ? null : closed(round, today),
                        ApplicationFields.of(words, retention.weeks()),
                        typed,
                        again));
        return "recruitment/apply";
    }

    private String closed(PublicRounds.One round, LocalDate today) {
        return words.rule(
                today.isBefore(round.opensOn())
                        ? new RuleBroken("R11.notOpen", round.opensOn())
                        : new RuleBroken("R11.ended", round.closesOn()));
    }
}
