package nl.wijgroningen.portaal.wijraad.recruitment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.wijgroningen.portaal.area.Places;
import nl.wijgroningen.portaal.platform.file.FileAnswers;
import nl.wijgroningen.portaal.platform.file.FileRefused;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.limit.Address;
import nl.wijgroningen.portaal.platform.limit.Limit;
import nl.wijgroningen.portaal.platform.limit.LimitSettings;
import nl.wijgroningen.portaal.platform.limit.Limits;
import nl.wijgroningen.portaal.platform.limit.TooMany;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.ErrorPages;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.TooOften;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Applying;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.CandidateRetention;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.CandidateState;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the link in a mail to a candidate leads. Opening it changes nothing; buttons do. */
@Controller
@RequestMapping("/wijraad/aanmelding/{token}")
@Rule("R43")
class OwnApplicationController {

    private final Applying applying;
    private final CandidateRetention retention;
    private final Places places;
    private final Files files;
    private final FileAnswers answers;
    private final Words words;
    private final Limits limits;
    private final Limit limit;
    private final Limit wrong;

    OwnApplicationController(
            Applying applying,
            CandidateRetention retention,
            Places places,
            Files files,
            FileAnswers answers,
            Words words,
            Limits limits,
            LimitSettings settings) {
        this.applying = applying;
        this.retention = retention;
        this.places = places;
        this.files = files;
        this.answers = answers;
        this.words = words;
        this.limits = limits;
        this.limit = ApplicationForm.limit(settings);
        this.wrong = new Limit("candidate link", settings.application(), Duration.ofMinutes(10));
    }

    /**
     * @param token of the address
     * @param portfolios by name
     * @param typed what stands in the form
     */
    public record Page(
            String token,
            Applying.Own own,
            List<String> portfolios,
            @Nullable String time,
            ApplicationFields fields,
            ApplicationForm.Typed typed,
            boolean again,
            @Nullable String notice) {}

    /**
     * @param token null: it was withdrawn
     * @param chosen whether there may be a nomination
     */
    public record WithdrawPage(@Nullable String token, String title, boolean cv, boolean chosen) {}

    @GetMapping
    @Nullable
    String show(
            @PathVariable("token") String token,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var own = open(token, request);
        return own.isEmpty()
                ? gone(request, response)
                : page(
                        token,
                        own.get(),
                        ApplicationForm.Typed.of(own.get()),
                        false,
                        "veranderd".equals(done) ? "recruitment.own.done" : null,
                        model);
    }

    @PostMapping
    @Nullable
    String change(
            @PathVariable("token") String token,
            @ModelAttribute("form") ApplicationForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var own = open(token, request);
        if (own.isEmpty()) {
            return gone(request, response);
        }
        var sent = form.bytes(errors);
        var answers = form.answers(errors, places, true);
        var seen = Fields.number(form.versie());
        if (answers != null && !errors.hasErrors()) {
            if (limits.missed(limit, Address.place(request.getRemoteAddr()))) {
                TooOften.reject(limit, "recruitment.too-often", errors, response);
                return page(token, own.get(), form.typed(), sent != null, null, model);
            }
            try {
                var cv = sent == null ? null : files.checkDocument(sent);
                if (Fields.done(
                        errors,
                        "",
                        words,
                        "recruitment.overtaken",
                        () -> applying.change(token, seen, answers, cv, form.zonder() != null))) {
                    return "redirect:/wijraad/aanmelding/" + token + "?gedaan=veranderd";
                }
            } catch (FileRefused refused) {
                refused.tell(errors, "cv", "cv");
                return page(token, own.get(), form.typed(), false, null, model);
            }
        }
        return page(token, own.get(), form.typed(), sent != null, null, model);
    }

    @GetMapping("/intrekking")
    @Nullable
    String ask(
            @PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        var own = open(token, request);
        if (own.isEmpty()) {
            return gone(request, response);
        }
        model.addAttribute(
                "page",
                new WithdrawPage(
                        token,
                        own.get().title(),
                        own.get().cv() != null,
                        own.get().state() == CandidateState.CHOSEN));
        return "recruitment/withdraw";
    }

    @PostMapping("/intrekking")
    @Rule("R12c")
    @Nullable
    String withdraw(
            @PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response, Model model)
            throws IOException {
        var own = open(token, request);
        if (own.isEmpty()) {
            return gone(request, response);
        }
        applying.withdraw(token);
        model.addAttribute("page", new WithdrawPage(null, own.get().title(), false, false));
        return "recruitment/withdraw";
    }

    @GetMapping("/cv")
    ResponseEntity<Resource> cv(
            @PathVariable("token") String token, HttpServletRequest request, HttpServletResponse response) {
        open(token, request);
        return answers.of(applying.cv(token).orElseThrow(NotFound::new), "cv", response);
    }

    /** Guessing costs; a right link always works. */
    private Optional<Applying.Own> open(String token, HttpServletRequest request) {
        var own = applying.open(token);
        if (own.isEmpty() && limits.missed(wrong, Address.place(request.getRemoteAddr()))) {
            throw new TooMany(wrong);
        }
        return own;
    }

    private String page(
            String token,
            Applying.Own own,
            ApplicationForm.Typed typed,
            boolean again,
            @Nullable String notice,
            Model model) {
        var at = own.talkAt();
        model.addAttribute(
                "page",
                new Page(
                        token,
                        own,
                        own.portfolios().stream()
                                .map(it -> words.get("wijraad.portfolio." + it))
                                .toList(),
                        at == null ? null : "%02d.%02d".formatted(at.getHour(), at.getMinute()),
                        ApplicationFields.of(words, retention.weeks()),
                        typed,
                        again,
                        notice));
        return "recruitment/own";
    }

    private static @Nullable String gone(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ErrorPages.KEY, "application-gone");
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return null;
    }
}
