package nl.wijgroningen.portaal.experience.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Team;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.domain.Answering;
import nl.wijgroningen.portaal.experience.read.ExperienceFile;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PersonalData;
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

/** One experience as staff see it: the story, its whole course, and the answer. */
@Controller
@RequestMapping("/werk/ervaringen/{id}")
class ExperienceController {

    private final ExperienceFile files;
    private final Answering answering;
    private final Accounts accounts;
    private final Teams teams;
    private final Words words;
    private final Clock clock;

    ExperienceController(
            ExperienceFile files, Answering answering, Accounts accounts, Teams teams, Words words, Clock clock) {
        this.files = files;
        this.answering = answering;
        this.accounts = accounts;
        this.teams = teams;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param versie of the draft that was on the page
     * @param gezien the writer saw the personal data in the text and leaves it
     */
    record AnswerForm(
            @NotBlank(message = "{experience.answer.empty}")
            @Size(max = StoryForm.MAX, message = "{form.too-long}")
            @Nullable
            String antwoord,

            @Nullable String versie,
            @Nullable String gezien) {

        /** What is no number belongs to no draft. */
        @Nullable
        Long version() {
            try {
                return versie == null ? null : Long.valueOf(versie);
            } catch (NumberFormatException forged) {
                return -1L;
            }
        }
    }

    record TeamForm(@Nullable String team) {}

    /** A statement with its answer, in words. */
    public record Said(String statement, String answer) {}

    /**
     * @param names of staff, by id
     * @param teamNames by id
     * @param finds personal data in the answer that was typed
     * @param assignable teams, for the coordinator; empty for others
     * @param asks teams about which the coordinator may ask the teller; empty when there is nothing to ask
     * @param handler who took it up, and who can
     * @param notice key of what was just done
     */
    public record Page(
            ExperienceFile.File file,
            boolean late,
            Look look,
            List<Said> said,
            Map<UUID, String> names,
            Map<UUID, String> teamNames,
            @Nullable String answer,
            @Nullable Long version,
            List<String> finds,
            List<Option> assignable,
            List<Option> asks,
            @Nullable String team,
            Handlers.Handler handler,
            @Nullable String notice) {}

    /** Two versions of the draft, to choose from. */
    public record ConflictPage(
            UUID id, String mine, String theirs, @Nullable Long version) {}

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var file = files.look(staff, id).orElseThrow(NotFound::new);
        var draft = file.draft();
        return page(
                staff,
                file,
                draft == null ? null : draft.text(),
                draft == null ? null : draft.version(),
                List.of(),
                done,
                model);
    }

    @PostMapping("/antwoord")
    String send(
            Staff staff,
            @PathVariable("id") UUID id,
            @Valid @ModelAttribute("form") AnswerForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        return send(staff, id, form, errors, "antwoord", answering::send, response, model);
    }

    /** Asks the teller something instead of answering. */
    @PostMapping("/vraag")
    @Rule("R12")
    String ask(
            Staff staff,
            @PathVariable("id") UUID id,
            @Valid @ModelAttribute("form") AnswerForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        return send(staff, id, form, errors, "vraag", answering::askBack, response, model);
    }

    private interface Sending {
        void send(Staff staff, ExperienceId id, String text, @Nullable Long version);
    }

    @Rule("R14")
    private String send(
            Staff staff,
            UUID id,
            AnswerForm form,
            BindingResult errors,
            String done,
            Sending sending,
            HttpServletResponse response,
            Model model) {
        var text = form.antwoord() == null ? "" : form.antwoord();
        var finds = PersonalData.find(text);
        if (finds.stream().anyMatch(it -> it.kind() == PersonalData.Kind.BSN)) {
            errors.rejectValue("antwoord", "experience.answer.bsn");
        } else if (!finds.isEmpty() && form.gezien() == null) {
            errors.rejectValue("antwoord", "experience.answer.finds");
        }
        if (errors.hasErrors()) {
            return again(staff, id, form, finds, model);
        }
        return write(
                id,
                text,
                form.version(),
                done,
                response,
                model,
                (words, version) -> sending.send(staff, new ExperienceId(id), words, version));
    }

    @PostMapping("/concept")
    String keep(
            Staff staff,
            @PathVariable("id") UUID id,
            @Valid @ModelAttribute("form") AnswerForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        if (errors.hasErrors()) {
            return again(staff, id, form, List.of(), model);
        }
        var text = form.antwoord() == null ? "" : form.antwoord();
        return write(
                id,
                text,
                form.version(),
                "concept",
                response,
                model,
                (words, version) -> answering.keep(staff, new ExperienceId(id), words, version));
    }

    @PostMapping("/team")
    String assign(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") TeamForm form,
            BindingResult errors,
            Model model) {
        var team = form.team() == null ? null : teams.bySlug(form.team()).orElse(null);
        if (team == null) {
            errors.rejectValue("team", "experience.choose");
            var file = files.look(staff, id).orElseThrow(NotFound::new);
            var draft = file.draft();
            return page(
                    staff,
                    file,
                    draft == null ? null : draft.text(),
                    draft == null ? null : draft.version(),
                    List.of(),
                    null,
                    model);
        }
        answering.assign(staff, new ExperienceId(id), team.id());
        return "redirect:/werk/ervaringen/" + id + "?gedaan=team";
    }

    private interface Writing {
        void write(String text, @Nullable Long version);
    }

    private String write(
            UUID id,
            String text,
            @Nullable Long version,
            String done,
            HttpServletResponse response,
            Model model,
            Writing writing) {
        try {
            writing.write(text, version);
        } catch (Answering.Overtaken overtaken) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            var theirs = overtaken.theirs();
            model.addAttribute("page", new ConflictPage(id, text, theirs.text(), theirs.version()));
            return "experience/conflict";
        }
        return "redirect:/werk/ervaringen/" + id + "?gedaan=" + done;
    }

    private String again(Staff staff, UUID id, AnswerForm form, List<PersonalData.Hit> finds, Model model) {
        var file = files.look(staff, id).orElseThrow(NotFound::new);
        var shown = finds.stream().map(PersonalData.Hit::text).toList();
        return page(staff, file, form.antwoord(), form.version(), shown, null, model);
    }

    private String page(
            Staff staff,
            ExperienceFile.File file,
            @Nullable String answer,
            @Nullable Long version,
            List<String> finds,
            @Nullable String done,
            Model model) {
        var story = file.story();
        var due = story.due();
        var late = due != null && LocalDate.now(clock).isAfter(due);
        var said = file.statements().stream()
                .map(it -> new Said(
                        words.get("experience.statement." + it.statement()),
                        words.get("experience.answer." + it.answer())))
                .toList();
        var people = accounts.people(file.people(), Handlers.team(file));
        var roll = teams.roll();
        var all = staff.is(Role.COORDINATOR) ? roll.today() : List.<Team>of();
        var assignable = staff.is(Role.COORDINATOR) && !story.coordinatorOnly()
                ? all.stream().map(it -> new Option(it.slug(), it.name())).toList()
                : List.<Option>of();
        var team = all.stream()
                .filter(it -> it.id().equals(story.teamId()))
                .map(Team::slug)
                .findFirst()
                .orElse(null);
        var asks = staff.is(Role.COORDINATOR) && story.coordinatorOnly()
                ? all.stream().map(it -> new Option(it.slug(), it.name())).toList()
                : List.<Option>of();
        model.addAttribute(
                "page",
                new Page(
                        file,
                        late,
                        Look.of(story.state(), late, file.draft() != null),
                        said,
                        people.names(),
                        roll.names(),
                        answer,
                        version,
                        finds,
                        assignable,
                        asks,
                        team,
                        Handlers.of(staff, file, people.working()),
                        done == null
                                        || !Set.of(
                                                        "antwoord",
                                                        "vraag",
                                                        "concept",
                                                        "team",
                                                        "toestemming",
                                                        "notitie",
                                                        "notitie-gewijzigd",
                                                        "behandelaar",
                                                        "losgelaten")
                                                .contains(done)
                                ? null
                                : "experience.done." + done));
        return "experience/one";
    }
}
