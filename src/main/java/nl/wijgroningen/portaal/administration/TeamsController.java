package nl.wijgroningen.portaal.administration;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.TeamChanges;
import nl.wijgroningen.portaal.area.TeamChanges.Kept;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Days;
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

/** The teams: beginning, naming, placing, ending. */
@Controller
@RequestMapping("/beheer/teams")
class TeamsController {

    private static final int LONGEST = 80;

    private final TeamChanges teams;
    private final MapKeeping keeping;
    private final Words words;
    private final Clock clock;

    TeamsController(TeamChanges teams, MapKeeping keeping, Words words, Clock clock) {
        this.teams = teams;
        this.keeping = keeping;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param plek where it receives people
     * @param vanaf of a new team only
     */
    record Form(
            @NotBlank(message = "{administration.team.name.empty}")
            @Pattern(regexp = "(?s)WIJ .*\\p{L}.*", message = "{administration.team.name.wrong}")
            @Size(max = LONGEST, message = "{form.too-long}")
            @Nullable
            String naam,

            @Size(max = LONGEST, message = "{form.too-long}") @Nullable
            String plek,

            @Nullable String vanaf,
            @Nullable String stand) {}

    /** @param opvolger slug of the team that takes over */
    record EndForm(
            @Nullable String einde,
            @Nullable String opvolger,
            @Nullable String stand) {}

    public record ListPage(
            List<Kept> current,
            List<Kept> later,
            List<Kept> over,
            @Nullable String name,
            @Nullable String location,
            @Nullable String from,
            @Nullable String notice) {}

    /**
     * @param end and {@code heir}: what was typed
     * @param theirs what a colleague who was faster made of it; null: nobody was
     */
    public record Page(
            Kept team,
            String stand,
            @Nullable String name,
            @Nullable String location,
            @Nullable String end,
            @Nullable String heir,
            List<Option> heirs,
            @Nullable String theirs,
            @Nullable String notice) {}

    @GetMapping
    String list(@RequestParam(name = "gedaan", required = false) @Nullable String done, Model model) {
        return list(null, null, null, "toegevoegd".equals(done) ? "administration.team.done.toegevoegd" : null, model);
    }

    @PostMapping
    String add(Staff staff, @Valid @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var from = Days.parse(form.vanaf()).orElse(null);
        if (from == null) {
            errors.rejectValue("vanaf", "administration.day.wrong");
        } else if (from.isBefore(LocalDate.now(clock))) {
            errors.rejectValue("vanaf", "administration.day.past");
        }
        var name = form.naam();
        if (!errors.hasErrors()
                && name != null
                && from != null
                && keeping.add(staff, name, form.plek(), from) == TeamChanges.Outcome.NAME_TAKEN) {
            errors.rejectValue("naam", "administration.team.name.taken");
        }
        return errors.hasErrors()
                ? list(name, form.plek(), form.vanaf(), null, model)
                : "redirect:/beheer/teams?gedaan=toegevoegd";
    }

    @GetMapping("/{slug}")
    String show(
            @PathVariable("slug") String slug,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var team = team(slug);
        var notice = done == null || !List.of("gewijzigd", "gestopt").contains(done)
                ? null
                : "administration.team.done." + done;
        return page(team, team.name(), team.location(), null, null, null, notice, model);
    }

    @PostMapping("/{slug}")
    String change(
            Staff staff,
            @PathVariable("slug") String slug,
            @Valid @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var team = team(slug);
        var name = form.naam();
        if (errors.hasErrors() || name == null) {
            return page(team, name, form.plek(), null, null, null, null, model);
        }
        var outcome = keeping.change(staff, team, name, form.plek(), Objects.toString(form.stand(), ""));
        if (outcome == TeamChanges.Outcome.NAME_TAKEN) {
            errors.rejectValue("naam", "administration.team.name.taken");
            return page(team, name, form.plek(), null, null, null, null, model);
        }
        var now = teams.all().stream()
                .filter(it -> it.id().equals(team.id()))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (outcome == TeamChanges.Outcome.OVERTAKEN
                && !(now.name().equals(name) && Objects.equals(now.location(), form.plek()))) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(now, name, form.plek(), null, null, told(now), null, model);
        }
        return "redirect:/beheer/teams/" + now.slug() + "?gedaan=gewijzigd";
    }

    @PostMapping("/{slug}/einde")
    @Rule("R1")
    String end(
            Staff staff,
            @PathVariable("slug") String slug,
            @ModelAttribute("form") EndForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var team = team(slug);
        var day = Days.parse(form.einde()).orElse(null);
        if (day == null) {
            errors.rejectValue("einde", "administration.day.wrong");
        } else if (day.isBefore(LocalDate.now(clock)) || !day.isAfter(team.from())) {
            errors.rejectValue("einde", "administration.day.past");
        }
        if (day == null || errors.hasErrors()) {
            return page(team, team.name(), team.location(), form.einde(), form.opvolger(), null, null, model);
        }
        var outcome = keeping.end(staff, team, day, form.opvolger(), Objects.toString(form.stand(), ""));
        switch (outcome) {
            case DONE -> {
                return "redirect:/beheer/teams/" + slug + "?gedaan=gestopt";
            }
            case HAS_POSTCODES -> {
                var left = String.join(", ", teams.postcodesOn(team.id(), day));
                errors.rejectValue("einde", "administration.team.has-postcodes", new Object[] {left}, null);
            }
            case BUURT_CHANGES -> errors.rejectValue("einde", "administration.buurt.changes-later");
            case HAS_BUURTEN -> errors.rejectValue("opvolger", "administration.team.has-buurten");
            default -> {
                var now = team(slug);
                if (day.equals(now.until())) {
                    return "redirect:/beheer/teams/" + slug + "?gedaan=gestopt"; // the same form was sent twice
                }
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                return page(now, now.name(), now.location(), form.einde(), form.opvolger(), told(now), null, model);
            }
        }
        return page(team, team.name(), team.location(), form.einde(), form.opvolger(), null, null, model);
    }

    private String told(Kept now) {
        var where = Objects.toString(now.location(), words.get("administration.team.location.none"));
        return now.until() == null
                ? words.get("administration.team.theirs", now.name(), where)
                : words.get("administration.team.theirs.ends", now.name(), where, words.day(now.until()));
    }

    private Kept team(String slug) {
        return teams.bySlug(slug).orElseThrow(NotFound::new);
    }

    private String list(
            @Nullable String name,
            @Nullable String location,
            @Nullable String from,
            @Nullable String notice,
            Model model) {
        var today = LocalDate.now(clock);
        var all = teams.all();
        model.addAttribute(
                "page",
                new ListPage(
                        all.stream().filter(it -> it.isOn(today)).toList(),
                        all.stream().filter(it -> it.from().isAfter(today)).toList(),
                        all.stream()
                                .filter(it -> it.until() != null && !it.until().isAfter(today))
                                .toList(),
                        name,
                        location,
                        from,
                        notice));
        return "administration/teams";
    }

    private String page(
            Kept team,
            @Nullable String name,
            @Nullable String location,
            @Nullable String end,
            @Nullable String heir,
            @Nullable String theirs,
            @Nullable String notice,
            Model model) {
        var heirs = teams.all().stream()
                .filter(it -> it.until() == null && !it.id().equals(team.id()))
                .map(it -> new Option(it.slug(), it.name()))
                .toList();
        model.addAttribute("page", new Page(team, team.stand(), name, location, end, heir, heirs, theirs, notice));
        return "administration/team";
    }
}
