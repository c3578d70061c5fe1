package nl.wijgroningen.portaal.experience.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.ExperienceSettings;
import nl.wijgroningen.portaal.experience.domain.Keeping;
import nl.wijgroningen.portaal.experience.read.ExperienceFile;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
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

/** The first reader finds danger, abuse or a complaint about a person: it goes to the coordinator only (R35). */
@Controller
@RequestMapping("/werk/ervaringen/{id}")
@Rule("R35")
class KeepingController {

    private static final String ABOUT = "over-";

    private final ExperienceFile files;
    private final Keeping keeping;
    private final Accounts accounts;
    private final Teams teams;
    private final Words words;
    private final ExperienceSettings settings;

    KeepingController(
            ExperienceFile files,
            Keeping keeping,
            Accounts accounts,
            Teams teams,
            Words words,
            ExperienceSettings settings) {
        this.files = files;
        this.keeping = keeping;
        this.accounts = accounts;
        this.teams = teams;
        this.words = words;
        this.settings = settings;
    }

    /** @param reden name of a reason, or {@code over-} and the id of the coordinator it is about */
    record Form(@Nullable String reden) {}

    record AskForm(@Nullable String vraagteam) {}

    /** @param confidant how the confidant is reached, where no other coordinator is */
    public record Page(
            UUID id, List<Option> options, @Nullable String chosen, String confidant) {}

    public record AskPage(
            UUID id, List<Option> teams, @Nullable String team) {}

    @GetMapping("/afscherming")
    String show(Staff staff, @PathVariable("id") UUID id, Model model) {
        var file = files.look(staff, id).orElseThrow(NotFound::new);
        return page(file.story().id(), null, model);
    }

    @PostMapping("/afscherming")
    String keep(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var file = files.look(staff, id).orElseThrow(NotFound::new);
        var chosen = form.reden();
        if (chosen == null || options().stream().noneMatch(it -> it.value().equals(chosen))) {
            errors.rejectValue("reden", "experience.choose");
            return page(file.story().id(), null, model);
        }
        var about = chosen.startsWith(ABOUT) ? UUID.fromString(chosen.substring(ABOUT.length())) : null;
        keeping.keep(
                staff,
                new ExperienceId(id),
                about == null ? Keeping.Reason.valueOf(chosen) : Keeping.Reason.PERSON,
                about);
        return "redirect:/werk/ervaringen?gedaan=afscherming";
    }

    /** The coordinator asks the teller whether a team may read it. */
    @PostMapping("/toestemming")
    String ask(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") AskForm form,
            BindingResult errors,
            Model model) {
        var file = files.look(staff, id).orElseThrow(NotFound::new);
        var team =
                form.vraagteam() == null ? null : teams.bySlug(form.vraagteam()).orElse(null);
        if (team == null || !file.story().coordinatorOnly()) {
            errors.rejectValue("vraagteam", "experience.choose");
            var options = teams.all().stream()
                    .map(it -> new Option(it.slug(), it.name()))
                    .toList();
            model.addAttribute("page", new AskPage(id, options, form.vraagteam()));
            return "experience/ask-team";
        }
        keeping.ask(staff, new ExperienceId(id), team.id());
        return "redirect:/werk/ervaringen/" + id + "?gedaan=toestemming";
    }

    private String page(UUID id, @Nullable String chosen, Model model) {
        model.addAttribute("page", new Page(id, options(), chosen, settings.confidant()));
        return "experience/keep";
    }

    /** A complaint about a coordinator names who: then another one reads it, and without another the confidant helps. */
    private List<Option> options() {
        var options = new ArrayList<>(Arrays.stream(Keeping.Reason.values())
                .map(it -> new Option(it.name(), words.get("experience.keep." + it.name())))
                .toList());
        var coordinators = accounts.having(Role.COORDINATOR);
        if (coordinators.size() > 1) {
            coordinators.forEach(it -> options.add(
                    new Option(ABOUT + it.id(), words.get("experience.keep.coordinator", it.displayName()))));
        }
        return options;
    }
}
