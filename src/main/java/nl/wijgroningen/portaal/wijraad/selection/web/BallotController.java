package nl.wijgroningen.portaal.wijraad.selection.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.selection.domain.Choice;
import nl.wijgroningen.portaal.wijraad.selection.domain.Counting;
import nl.wijgroningen.portaal.wijraad.selection.domain.Voting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a member does: say on whom they do not vote, vote, and confirm the count. */
@Controller
@RequestMapping("/werk/wijraad/selecties/{id}")
@Rule("R12b")
class BallotController {

    private static final String FIELD = "k-";

    private final SelectionPages pages;
    private final Voting voting;
    private final Counting counting;
    private final Words words;

    BallotController(SelectionPages pages, Voting voting, Counting counting, Words words) {
        this.pages = pages;
        this.voting = voting;
        this.counting = counting;
        this.words = words;
    }

    @PostMapping("/onthouding")
    @Rule("R10")
    String recuse(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        pages.find(staff, id);
        return Fields.done(errors, "onthouding", words, () -> voting.recuse(staff, id, Fields.ids(form.kruis())))
                ? to(id, "onthouding")
                : pages.show(staff, id, form, null, model);
    }

    /**
     * First what was marked is shown to be looked at, then it is cast: {@code zeker} says so, {@code terug} goes back to the
     * form. It stays on that page when it is refused, and nowhere else.
     */
    @PostMapping("/stem")
    @Rule("R10")
    String vote(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> all,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        pages.find(staff, id);
        var marks = new HashMap<UUID, Choice>();
        Fields.ids(form.kruis()).forEach(it -> marks.put(it, Choice.CROSS));
        all.forEach((name, value) -> {
            var candidate = name.startsWith(FIELD) ? Fields.id(name.substring(FIELD.length())) : null;
            var choice = Arrays.stream(Choice.values())
                    .filter(it -> it.name().equals(value))
                    .findFirst();
            if (candidate != null && choice.isPresent()) {
                marks.put(candidate, choice.get());
            }
        });
        var typed = form.with(all);
        if (all.containsKey("terug")) {
            return pages.show(staff, id, typed, null, model);
        }
        if (!all.containsKey("zeker")) {
            return Fields.done(errors, "stem", words, () -> voting.check(staff, id, marks))
                    ? pages.review(staff, id, typed, model)
                    : pages.show(staff, id, typed, null, model);
        }
        return Fields.done(errors, "stem", words, () -> voting.cast(staff, id, marks))
                ? "redirect:/werk/wijraad/selecties/" + id
                : pages.show(staff, id, typed, null, model);
    }

    @PostMapping("/bevestiging")
    String confirm(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        pages.find(staff, id);
        return Fields.done(errors, "bevestiging", words, () -> counting.confirm(staff, id))
                ? to(id, "bevestigd")
                : pages.show(staff, id, form, null, model);
    }

    @PostMapping("/teruggave")
    String giveBack(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        pages.find(staff, id);
        return Fields.done(errors, "bevestiging", words, () -> counting.giveBack(staff, id))
                ? to(id, "teruggegeven")
                : pages.show(staff, id, form, null, model);
    }

    private static String to(UUID id, String done) {
        return "redirect:/werk/wijraad/selecties/" + id + "?gedaan=" + done;
    }
}
