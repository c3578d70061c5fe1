package nl.wijgroningen.portaal.experience.improvement.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.improvement.domain.Improving;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementFile;
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

/** An experience leads to an improvement: a new promise, or one that was made already. */
@Controller
@Rule("R34")
class PromiseController {

    private static final String PATH = "/werk/ervaringen/{id}/verbetering";

    /** So many open improvements are offered. */
    private static final int CHOICES = 100;

    /** The whole city instead of a team. */
    private static final String CITY = "stad";

    private final ImprovementFile files;
    private final Improving improving;
    private final Teams teams;
    private final Words words;
    private final Clock clock;

    PromiseController(ImprovementFile files, Improving improving, Teams teams, Words words, Clock clock) {
        this.files = files;
        this.improving = improving;
        this.teams = teams;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param verbetering id of an open one; then nothing else counts
     * @param klaar ISO day
     */
    record Form(
            @Nullable String verbetering,
            @Nullable String titel,
            @Nullable String belofte,
            @Nullable String wie,
            @Nullable String klaar,
            @Nullable String team,
            @Nullable String gezien) {}

    /**
     * @param opening of the experience that it is for
     * @param open improvements to choose from
     * @param teams that may promise; empty when there is one
     */
    public record Page(
            UUID experience,
            String opening,
            List<Option> open,
            List<Option> teams,
            @Nullable String chosen,
            @Nullable String title,
            @Nullable String promise,
            @Nullable String owner,
            @Nullable String due,
            @Nullable String team,
            List<String> finds) {}

    @GetMapping(PATH)
    String show(Staff staff, @PathVariable("id") UUID id, Model model) {
        return page(staff, id, new Form(null, null, null, null, null, null, null), List.of(), model);
    }

    @PostMapping(PATH)
    String promise(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var today = LocalDate.now(clock);
        var check = new Checked(errors, form.gezien() != null);
        var title = check.text("titel", form.titel(), Checked.TITLE);
        var promise = check.text("belofte", form.belofte(), Checked.TEXT);
        var owner = check.text("wie", form.wie(), Checked.TITLE);
        var due = check.future("klaar", form.klaar(), today);
        var mine = mine(staff);
        var team = form.team() == null || form.team().isBlank()
                ? (mine.size() == 1 && !staff.is(Role.COORDINATOR) ? mine.get(0).id() : null)
                : mine.stream()
                        .filter(it -> it.slug().equals(form.team()))
                        .findFirst()
                        .map(Team::id)
                        .orElse(null);
        if (team == null && !(staff.is(Role.COORDINATOR) && CITY.equals(form.team()))) {
            errors.rejectValue("team", "improvement.empty.team");
        }
        if (errors.hasErrors()) {
            return page(staff, id, form, check.finds(), model);
        }
        var made = improving.promise(staff, new Improving.Promise(title, promise, owner, due, team), List.of(id));
        return "redirect:/werk/verbeteringen/" + made + "?gedaan=beloofd";
    }

    /** It belongs to one that was promised already. */
    @PostMapping(PATH + "/koppeling")
    String link(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        UUID chosen = null;
        try {
            chosen = form.verbetering() == null || form.verbetering().isEmpty()
                    ? null
                    : UUID.fromString(form.verbetering());
        } catch (IllegalArgumentException forged) {
            throw new NotFound();
        }
        if (chosen == null) {
            errors.rejectValue("verbetering", "improvement.empty.verbetering");
            return page(staff, id, form, List.of(), model);
        }
        improving.link(staff, chosen, id);
        return "redirect:/werk/verbeteringen/" + chosen + "?gedaan=gekoppeld";
    }

    private List<Team> mine(Staff staff) {
        var all = teams.roll().today();
        return staff.is(Role.COORDINATOR)
                ? all
                : all.stream().filter(it -> staff.teams().contains(it.id())).toList();
    }

    private String page(Staff staff, UUID id, Form form, List<String> finds, Model model) {
        var opening = files.opening(staff, id).orElseThrow(NotFound::new);
        var mine = mine(staff);
        var choices = new ArrayList<Option>();
        if (staff.is(Role.COORDINATOR) || mine.size() > 1) {
            mine.forEach(it -> choices.add(new Option(it.slug(), it.name())));
        }
        if (staff.is(Role.COORDINATOR)) {
            choices.add(new Option(CITY, words.get("improvement.city")));
        }
        model.addAttribute(
                "page",
                new Page(
                        id,
                        opening,
                        files.open(staff, CHOICES).stream()
                                .map(it -> new Option(it.id().toString(), it.title()))
                                .toList(),
                        choices,
                        form.verbetering(),
                        form.titel(),
                        form.belofte(),
                        form.wie() == null && mine.size() == 1
                                ? words.get(
                                        "improvement.owner.team", mine.get(0).name())
                                : form.wie(),
                        form.klaar(),
                        form.team(),
                        finds));
        return "improvement/promise";
    }
}
