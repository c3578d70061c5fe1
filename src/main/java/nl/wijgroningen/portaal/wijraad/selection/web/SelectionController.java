package nl.wijgroningen.portaal.wijraad.selection.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.selection.domain.Choice;
import nl.wijgroningen.portaal.wijraad.selection.domain.Counting;
import nl.wijgroningen.portaal.wijraad.selection.domain.Kind;
import nl.wijgroningen.portaal.wijraad.selection.domain.Piles;
import nl.wijgroningen.portaal.wijraad.selection.domain.Preparing;
import nl.wijgroningen.portaal.wijraad.selection.domain.SelectionStore;
import nl.wijgroningen.portaal.wijraad.selection.domain.VotingRules;
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

/** One vote, and what the secretary does with it. */
@Controller
@RequestMapping("/werk/wijraad/selecties/{id}")
@Rule("R12b")
class SelectionController {

    private static final int REASON = 1000;

    /** What a page may say was done. */
    private static final Set<String> DONE =
            Set.of("voorbereid", "onthouding", "open", "gesloten", "geteld", "bevestigd", "teruggegeven", "afgebroken");

    private final SelectionPages pages;
    private final SelectionStore store;
    private final Preparing preparing;
    private final Counting counting;
    private final Words words;

    SelectionController(
            SelectionPages pages, SelectionStore store, Preparing preparing, Counting counting, Words words) {
        this.pages = pages;
        this.store = store;
        this.preparing = preparing;
        this.counting = counting;
        this.words = words;
    }

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return pages.show(
                staff,
                id,
                SelectionForm.empty(),
                done != null && DONE.contains(done) ? "selection.done." + done : null,
                model);
    }

    /** In place of what was written of this member. */
    @PostMapping("/onthoudingen")
    @Rule("R10")
    String recuse(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        pages.find(staff, id);
        var member = Fields.id(form.lid());
        if (member == null) {
            errors.rejectValue("lid", "selection.member.choose");
        }
        return member != null
                        && Fields.done(
                                errors,
                                "lid",
                                words,
                                () -> preparing.recuse(staff, id, member, Fields.ids(form.kruis())))
                ? to(id, "onthouding")
                : pages.show(staff, id, form, null, model);
    }

    @PostMapping("/opening")
    @Rule("R10")
    String open(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "opening", words, () -> preparing.open(staff, id))
                ? to(id, "open")
                : pages.show(staff, id, form, null, model);
    }

    @PostMapping("/sluiting")
    String close(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "sluiting", words, () -> counting.close(staff, id))
                ? to(id, "gesloten")
                : pages.show(staff, id, form, null, model);
    }

    /** Numbers that were counted by hand or on paper. */
    @PostMapping("/telling")
    String enter(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> all,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        pages.find(staff, id);
        var typed = form.with(all);
        var rules = store.rules(id).orElseThrow(NotFound::new);
        var piles = numbers(rules, typed);
        if (piles == null) {
            errors.rejectValue("telling", "selection.number.wrong");
        }
        return piles != null && Fields.done(errors, "telling", words, () -> counting.enter(staff, id, piles))
                ? to(id, "geteld")
                : pages.show(staff, id, typed, null, model);
    }

    /** Null when something is no number. */
    private static @Nullable Piles numbers(VotingRules rules, SelectionForm typed) {
        var numbers = new HashMap<UUID, Map<Choice, Integer>>();
        for (var candidate : rules.candidates()) {
            var pile = new HashMap<Choice, Integer>();
            for (var choice : rules.kind() == Kind.EACH ? Kind.EACH.choices() : List.of(Choice.CROSS)) {
                var number = Fields.number(typed.of(choice + "-" + candidate));
                if (number < 0 || number > rules.present().size()) {
                    return null;
                }
                pile.put(choice, number);
            }
            numbers.put(candidate, pile);
        }
        return Counting.piles(rules, numbers);
    }

    @PostMapping("/afbreking")
    String cancel(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        pages.find(staff, id);
        var reason = form.reden();
        if (reason == null || reason.length() > REASON) {
            errors.rejectValue("reden", "selection.reason.wrong", new Object[] {REASON}, null);
        }
        return reason != null && Fields.done(errors, "reden", words, () -> preparing.cancel(staff, id, reason))
                ? to(id, "afgebroken")
                : pages.show(staff, id, form, null, model);
    }

    @PostMapping("/herstemming")
    String revote(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") SelectionForm form,
            BindingResult errors,
            Model model) {
        var made = new AtomicReference<UUID>();
        return Fields.done(errors, "sluiting", words, () -> made.set(preparing.revote(staff, id)))
                ? to(Objects.requireNonNull(made.get()), "voorbereid")
                : pages.show(staff, id, form, null, model);
    }

    private static String to(UUID id, String done) {
        return "redirect:/werk/wijraad/selecties/" + id + "?gedaan=" + done;
    }
}
