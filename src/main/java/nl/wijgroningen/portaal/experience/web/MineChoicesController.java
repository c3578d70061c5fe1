package nl.wijgroningen.portaal.experience.web;

import java.util.List;
import nl.wijgroningen.portaal.experience.domain.Following;
import nl.wijgroningen.portaal.experience.domain.TellerCode;
import nl.wijgroningen.portaal.experience.read.FollowPage;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** What a teller can still change: who may read it, and whether it stays at all. */
@Controller
class MineChoicesController {

    private final FollowPage follow;
    private final Following following;
    private final Words words;

    MineChoicesController(FollowPage follow, Following following, Words words) {
        this.follow = follow;
        this.following = following;
        this.words = words;
    }

    record Form(@Nullable String openbaar) {}

    public record Page(List<Option> options, @Nullable String chosen) {}

    public record WithdrawPage(String last) {}

    @GetMapping("/mijn-ervaring/openbaarheid")
    String show(@Nullable TellerCode code, Model model) {
        var told = told(code);
        if (told == null || told.coordinatorOnly()) {
            return "redirect:/mijn-ervaring";
        }
        return page(PublicController.value(told.mayBePublic()), model);
    }

    @PostMapping("/mijn-ervaring/openbaarheid")
    String choose(@Nullable TellerCode code, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        if (code == null || told(code) == null) {
            return "redirect:/mijn-ervaring";
        }
        var chosen = PublicController.read(form.openbaar());
        if (chosen == null) {
            errors.rejectValue("openbaar", "experience.choose");
            return page(form.openbaar(), model);
        }
        following.choosePublic(code, chosen);
        return "redirect:/mijn-ervaring?gedaan=openbaarheid";
    }

    @GetMapping("/mijn-ervaring/intrekking")
    String ask(@Nullable TellerCode code, Model model) {
        if (code == null || told(code) == null) {
            return "redirect:/mijn-ervaring";
        }
        model.addAttribute("page", new WithdrawPage(code.last()));
        return "experience/mine-withdraw";
    }

    /** Twice is once. */
    @PostMapping("/mijn-ervaring/intrekking")
    String withdraw(@Nullable TellerCode code) {
        if (code != null && follow.told(code).isPresent()) {
            following.withdraw(code);
        }
        return "redirect:/mijn-ervaring";
    }

    private FollowPage.@Nullable Told told(@Nullable TellerCode code) {
        return code == null
                ? null
                : follow.told(code).filter(it -> !it.withdrawn()).orElse(null);
    }

    private String page(@Nullable String chosen, Model model) {
        model.addAttribute("page", new Page(PublicController.options(words), chosen));
        return "experience/mine-public";
    }
}
