package nl.wijgroningen.portaal.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How often somebody wants a mail about the work that waits. */
@Controller
class DigestController {

    private static final String USUAL = "gewoon";

    private final Digests digests;
    private final Words words;

    DigestController(Digests digests, Words words) {
        this.digests = digests;
        this.words = words;
    }

    record Form(@Nullable String ritme) {}

    public record Page(List<Option> options, @Nullable String chosen, boolean done) {}

    @GetMapping("/werk/mail")
    String show(Staff staff, @RequestParam(name = "gedaan", required = false) @Nullable String done, Model model) {
        var chosen = digests.chosen(staff);
        return page(chosen == null ? USUAL : path(chosen), "ja".equals(done), model);
    }

    @PostMapping("/werk/mail")
    String choose(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        for (var rhythm : Digests.Rhythm.values()) {
            if (path(rhythm).equals(form.ritme())) {
                digests.choose(staff, rhythm);
                return "redirect:/werk/mail?gedaan=ja";
            }
        }
        if (USUAL.equals(form.ritme())) {
            digests.choose(staff, null);
            return "redirect:/werk/mail?gedaan=ja";
        }
        errors.rejectValue("ritme", "home.digest.choose");
        return page(null, false, model);
    }

    private String page(@Nullable String chosen, boolean done, Model model) {
        var options = new ArrayList<Option>();
        options.add(
                new Option(USUAL, words.get("home.digest.usual", StringUtils.uncapitalize(label(digests.usual())))));
        for (var rhythm : Digests.Rhythm.values()) {
            options.add(new Option(path(rhythm), label(rhythm)));
        }
        model.addAttribute("page", new Page(options, chosen, done));
        return "home/digest";
    }

    private String label(Digests.Rhythm rhythm) {
        return words.get("home.digest.rhythm." + rhythm.name().toLowerCase(Locale.ROOT));
    }

    private static String path(Digests.Rhythm rhythm) {
        return switch (rhythm) {
            case NONE -> "geen";
            case DAILY -> "werkdag";
            case WEEKLY -> "week";
        };
    }
}
