package nl.wijgroningen.portaal.experience.improvement.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.improvement.domain.Improving;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementFile;
import nl.wijgroningen.portaal.experience.improvement.read.ImprovementPages;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.web.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** The page on which staff work on one improvement; its forms show it again when something is wrong. */
@Component
class ImprovementPage {

    private static final Set<String> NOTICES = Set.of(
            "beloofd",
            "gekoppeld",
            "actie",
            "termijn",
            "onmogelijk",
            "gewijzigd",
            "hervat",
            "bewijs",
            "bevestigd",
            "terug",
            "samengevoegd",
            "gesplitst");

    /** So many open improvements are offered to join with. */
    private static final int CHOICES = 100;

    private final ImprovementFile files;
    private final Files uploads;
    private final Accounts accounts;
    private final Teams teams;
    private final Clock clock;

    ImprovementPage(ImprovementFile files, Files uploads, Accounts accounts, Teams teams, Clock clock) {
        this.files = files;
        this.uploads = uploads;
        this.accounts = accounts;
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * @param typed what was typed, by field
     * @param canConfirm whether the one who looks is another than who offered the proof
     * @param evidence the files of the proofs, by proof
     * @param others open improvements to join with
     * @param notice key of what was just done
     */
    public record Page(
            ImprovementFile.File file,
            String state,
            @Nullable String team,
            Map<UUID, String> names,
            List<ImprovementFile.Step> steps,
            boolean canConfirm,
            Map<UUID, Evidence> evidence,
            List<Option> others,
            Map<String, String> typed,
            List<String> finds,
            String today,
            @Nullable String notice) {}

    String show(
            Staff staff, UUID id, Map<String, String> typed, List<String> finds, @Nullable String done, Model model) {
        var file = files.of(staff, id).orElseThrow(NotFound::new);
        var facts = file.facts();
        var today = LocalDate.now(clock);
        var proof = file.openProof();
        var steps = new ArrayList<>(file.steps());
        Collections.reverse(steps);
        model.addAttribute(
                "page",
                new Page(
                        file,
                        ImprovementPages.stand(facts.state(), facts.dueOn(), today),
                        facts.teamId() == null ? null : teams.roll().names().get(facts.teamId()),
                        accounts.names(file.people()),
                        steps,
                        proof != null && !proof.offeredBy().equals(staff.id().value()),
                        evidence(file),
                        facts.state().isOpen() && proof == null
                                ? files.open(staff, CHOICES).stream()
                                        .filter(it -> !it.id().equals(id))
                                        .map(it -> new Option(it.id().toString(), it.title()))
                                        .toList()
                                : List.of(),
                        typed,
                        finds,
                        today.toString(),
                        NOTICES.contains(String.valueOf(done)) ? "improvement.work.done." + done : null));
        return "improvement/work-one";
    }

    private Map<UUID, Evidence> evidence(ImprovementFile.File file) {
        var found = uploads.of(file.proofs().stream()
                .flatMap(it -> Evidence.ids(it.documentId(), it.photoId()).stream())
                .toList());
        return file.proofs().stream()
                .collect(Collectors.toMap(
                        ImprovementFile.Proof::id, it -> Evidence.of(found, it.documentId(), it.photoId())));
    }

    /** What was typed, by field: names and values in turn. */
    static Map<String, String> typed(@Nullable String... fields) {
        var typed = new HashMap<String, String>();
        for (var at = 0; at < fields.length; at += 2) {
            if (fields[at + 1] != null) {
                typed.put(String.valueOf(fields[at]), fields[at + 1]);
            }
        }
        return typed;
    }

    /** Does what was asked, or shows the page again; who was overtaken sees how it is now, with what was typed. */
    String change(
            Staff staff,
            UUID id,
            Map<String, String> typed,
            Checked check,
            BindingResult errors,
            Runnable change,
            String done,
            Model model) {
        if (!errors.hasErrors()) {
            try {
                change.run();
                return "redirect:/werk/verbeteringen/" + id + "?gedaan=" + done;
            } catch (Improving.Changed overtaken) {
                errors.reject("improvement.changed");
            }
        }
        return show(staff, id, typed, check.finds(), null, model);
    }
}
