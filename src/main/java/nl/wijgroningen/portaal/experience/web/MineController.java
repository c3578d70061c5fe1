package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import nl.wijgroningen.portaal.experience.domain.ExperienceDemo;
import nl.wijgroningen.portaal.experience.domain.Following;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.domain.Telling;
import nl.wijgroningen.portaal.experience.read.FollowPage;
import nl.wijgroningen.portaal.platform.Demo;
import nl.wijgroningen.portaal.platform.PortalSettings;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way back: with the code a teller reads the answer and says whether it is solved. */
@Controller
class MineController {

    private final FollowPage follow;
    private final Telling telling;
    private final Following following;
    private final MinePage mine;
    private final TellerCookie cookie;
    private final PortalSettings settings;
    private final Demo demo;

    MineController(
            FollowPage follow,
            Telling telling,
            Following following,
            MinePage mine,
            TellerCookie cookie,
            PortalSettings settings,
            Demo demo) {
        this.follow = follow;
        this.telling = telling;
        this.following = following;
        this.mine = mine;
        this.cookie = cookie;
        this.settings = settings;
        this.demo = demo;
    }

    /** The code as it is typed: any length a person could type. */
    record CodeForm(@Nullable String code) {}

    /** A code that the demo gives away, and what it shows. */
    public record DemoCode(String key, String code) {}

    public record CodePage(@Nullable String typed, List<DemoCode> demo) {}

    /**
     * @param oordeel {@code ja} or {@code nee}
     * @param houd keys of finds in the words that may stay
     */
    record VerdictForm(
            @Nullable String oordeel,

            @Size(max = StoryForm.MAX, message = "{form.too-long}") @Nullable
            String woorden,

            @Nullable String gezien) {}

    @GetMapping("/mijn-ervaring")
    String show(
            BroughtCode brought,
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var code = brought.code();
        if (code == null) {
            model.addAttribute("page", codePage(null));
            return "experience/mine-code";
        }
        var draft = telling.resume(code);
        if (draft.isPresent()) {
            return "redirect:" + (draft.get().shortWay() ? ShortController.LAST : Step.REVIEW.path());
        }
        var told = follow.told(code);
        if (told.isEmpty()) {
            cookie.clear(request, response);
            errors.rejectValue(
                    "code", brought.over() == null ? "experience.mine.code.unknown" : "experience.mine.code.often");
            if (brought.over() != null) {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(brought.over().pause().toSeconds()));
            }
            model.addAttribute("page", codePage(code.spaced()));
            return "experience/mine-code";
        }
        if (told.get().withdrawn()) {
            model.addAttribute("page", codePage(null));
            return follow.isDestroyed(code) ? "experience/mine-destroyed" : "experience/mine-withdrawn";
        }
        return mine.show(code, told.get(), MinePage.Typed.NOTHING, done, model);
    }

    /** A right code and a wrong one answer alike and in the same time; the page after it looks the code up. */
    @PostMapping("/mijn-ervaring")
    String open(
            @ModelAttribute("form") CodeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var code = TellerCode.read(form.code());
        if (code.isPresent()) {
            cookie.set(code.get(), request, response);
            return "redirect:/mijn-ervaring";
        }
        errors.rejectValue("code", form.code() == null ? "experience.mine.code.empty" : "experience.mine.code.unknown");
        model.addAttribute("page", codePage(form.code()));
        return "experience/mine-code";
    }

    @PostMapping("/mijn-ervaring/oordeel")
    @Rule("R14")
    String judge(
            @Nullable TellerCode code,
            @Valid @ModelAttribute("form") VerdictForm form,
            BindingResult errors,
            Model model) {
        if (code == null) {
            throw new NoDraft(false);
        }
        var told = follow.told(code);
        if (told.isEmpty() || told.get().withdrawn()) {
            return "redirect:/mijn-ervaring";
        }
        if (!"ja".equals(form.oordeel()) && !"nee".equals(form.oordeel())) {
            errors.rejectValue("oordeel", "experience.choose");
        }
        var text = form.woorden() == null ? "" : form.woorden();
        var finds = PersonalData.find(text);
        var hasBsn = finds.stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN);
        if (hasBsn) {
            errors.rejectValue("woorden", "experience.find.bsn");
        } else if (!finds.isEmpty() && form.gezien() == null) {
            errors.rejectValue("woorden", "experience.find.words");
        }
        if (errors.hasErrors()) {
            var shown = finds.stream().map(PersonalData.Hit::text).toList();
            return mine.show(
                    code,
                    told.get(),
                    MinePage.Typed.verdict(form.oordeel(), form.woorden(), hasBsn ? List.of() : shown),
                    null,
                    model);
        }
        following.judge(code, "ja".equals(form.oordeel()), form.woorden());
        return "redirect:/mijn-ervaring?gedaan=oordeel";
    }

    /** "Sluit af op dit apparaat". */
    @PostMapping("/mijn-ervaring/afsluiting")
    String close(HttpServletRequest request, HttpServletResponse response) {
        cookie.clear(request, response);
        return "redirect:/";
    }

    /** "Snel weg": the code goes from this device, and the browser forgets the pages. */
    @GetMapping("/snel-weg")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        cookie.clear(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return "redirect:" + settings.quickExitUrl();
    }

    private CodePage codePage(@Nullable String typed) {
        var codes = demo.on()
                ? List.of("answered", "asked", "waiting", "reopened", "closed", "permission", "destroyed").stream()
                        .map(it -> new DemoCode(
                                "experience.mine.demo." + it,
                                new TellerCode(ExperienceDemo.CODES.getOrDefault(it, "")).spaced()))
                        .toList()
                : List.<DemoCode>of();
        return new CodePage(typed, codes);
    }
}
