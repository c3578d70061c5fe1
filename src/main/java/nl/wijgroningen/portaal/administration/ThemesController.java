package nl.wijgroningen.portaal.administration;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.theme.ThemeChanges;
import nl.wijgroningen.portaal.platform.theme.ThemeChanges.Kept;
import nl.wijgroningen.portaal.platform.time.Days;
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

/** The subject list: adding, naming, ordering, ending. */
@Controller
@RequestMapping("/beheer/themas")
class ThemesController {

    private static final int LONGEST = 60;

    private final ThemeChanges themes;
    private final ThemeKeeping keeping;
    private final Words words;
    private final Clock clock;

    ThemesController(ThemeChanges themes, ThemeKeeping keeping, Words words, Clock clock) {
        this.themes = themes;
        this.keeping = keeping;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param naam in Dutch
     * @param engels the name in English
     * @param einde the first day without it, or nothing
     */
    record Form(
            @NotBlank(message = "{administration.theme.name.empty}")
            @Size(max = LONGEST, message = "{form.too-long}")
            @Nullable
            String naam,

            @NotBlank(message = "{administration.theme.english.empty}")
            @Size(max = LONGEST, message = "{form.too-long}")
            @Nullable
            String engels,

            @Nullable String einde,
            @Nullable String versie) {}

    /** @param naast the theme to change places with */
    record MoveForm(@Nullable String naast) {}

    /**
     * @param current those that can be chosen, in their order
     * @param over those that ended
     */
    public record ListPage(
            List<Line> current,
            List<Kept> over,
            @Nullable String name,
            @Nullable String english,
            @Nullable String notice) {}

    /** A theme between its neighbours. */
    public record Line(
            Kept theme, @Nullable String before, @Nullable String after) {}

    /** @param theirs what a colleague who was faster made of it; null: nobody was */
    public record Page(
            Kept theme,
            boolean over,
            @Nullable String name,
            @Nullable String english,
            @Nullable String end,
            @Nullable String theirs) {}

    @GetMapping
    String list(@RequestParam(name = "gedaan", required = false) @Nullable String done, Model model) {
        var notice = done == null
                        || !List.of("toegevoegd", "gewijzigd", "verplaatst", "veranderd")
                                .contains(done)
                ? null
                : "administration.theme.done." + done;
        return list(null, null, notice, model);
    }

    @PostMapping
    String add(Staff staff, @Valid @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var name = form.naam();
        var english = form.engels();
        if (!errors.hasErrors()
                && name != null
                && english != null
                && keeping.add(staff, name, english) == ThemeChanges.Outcome.NAME_TAKEN) {
            errors.rejectValue("naam", "administration.theme.name.taken");
        }
        return errors.hasErrors() ? list(name, english, null, model) : "redirect:/beheer/themas?gedaan=toegevoegd";
    }

    @GetMapping("/{thema}")
    String show(@PathVariable("thema") String slug, Model model) {
        var theme = theme(slug);
        var end = theme.endsOn() == null ? null : theme.endsOn().toString();
        return page(theme, theme.nameNl(), theme.nameEn(), end, null, model);
    }

    @PostMapping("/{thema}")
    String change(
            Staff staff,
            @PathVariable("thema") String slug,
            @Valid @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var theme = theme(slug);
        var today = LocalDate.now(clock);
        var end =
                theme.isOver(today) ? theme.endsOn() : Days.parse(form.einde()).orElse(null);
        if (form.einde() != null && end == null) {
            errors.rejectValue("einde", "administration.day.wrong");
        } else if (end != null && end.isBefore(today) && !theme.isOver(today)) {
            errors.rejectValue("einde", "administration.day.past");
        }
        var name = form.naam();
        var english = form.engels();
        if (errors.hasErrors() || name == null || english == null) {
            return page(theme, name, english, form.einde(), null, model);
        }
        var outcome = keeping.change(
                staff, theme, name, english, end, Numbers.parse(form.versie()).orElse(-1));
        switch (outcome) {
            case DONE -> {
                return "redirect:/beheer/themas?gedaan=gewijzigd";
            }
            case NAME_TAKEN -> errors.rejectValue("naam", "administration.theme.name.taken");
            case LAST -> errors.rejectValue("einde", "administration.theme.last");
            case OVERTAKEN -> {
                var theirs = theme(slug);
                if (theirs.nameNl().equals(name)
                        && theirs.nameEn().equals(english)
                        && Objects.equals(theirs.endsOn(), end)) {
                    return "redirect:/beheer/themas?gedaan=gewijzigd"; // the same form was sent twice
                }
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                return page(theirs, name, english, form.einde(), told(theirs), model);
            }
        }
        return page(theme, name, english, form.einde(), null, model);
    }

    @PostMapping("/{thema}/plaats")
    String move(Staff staff, @PathVariable("thema") String slug, @ModelAttribute("move") MoveForm form) {
        var theme = theme(slug);
        var swapped = form.naast() != null && keeping.swap(staff, theme, form.naast());
        return "redirect:/beheer/themas?gedaan=" + (swapped ? "verplaatst" : "veranderd");
    }

    private String told(Kept theirs) {
        return theirs.endsOn() == null
                ? words.get("administration.theme.theirs", theirs.nameNl(), theirs.nameEn())
                : words.get(
                        "administration.theme.theirs.ends",
                        theirs.nameNl(),
                        theirs.nameEn(),
                        words.day(theirs.endsOn()));
    }

    private Kept theme(String slug) {
        return themes.bySlug(slug).orElseThrow(NotFound::new);
    }

    private String list(@Nullable String name, @Nullable String english, @Nullable String notice, Model model) {
        var today = LocalDate.now(clock);
        var all = themes.all();
        var current = all.stream().filter(it -> !it.isOver(today)).toList();
        var lines = new ArrayList<Line>();
        for (var i = 0; i < current.size(); i++) {
            lines.add(new Line(
                    current.get(i),
                    i == 0 ? null : current.get(i - 1).slug(),
                    i == current.size() - 1 ? null : current.get(i + 1).slug()));
        }
        var over = all.stream().filter(it -> it.isOver(today)).toList();
        model.addAttribute("page", new ListPage(lines, over, name, english, notice));
        return "administration/themes";
    }

    private String page(
            Kept theme,
            @Nullable String name,
            @Nullable String english,
            @Nullable String end,
            @Nullable String theirs,
            Model model) {
        model.addAttribute("page", new Page(theme, theme.isOver(LocalDate.now(clock)), name, english, end, theirs));
        return "administration/theme";
    }
}
