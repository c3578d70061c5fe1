package nl.wijgroningen.portaal.wijraad.composition.web;

import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Person;
import nl.wijgroningen.portaal.wijraad.composition.domain.Recording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A name or an age band that was wrong or changed, of any member: founders too. What stood there stays to be read. */
@Controller
@RequestMapping("/werk/wijraad/leden/{id}/naam")
@Rule("R8")
class NameController {

    private static final int REASON = 300;

    private final CouncilStore store;
    private final Recording recording;
    private final Words words;

    NameController(CouncilStore store, Recording recording, Words words) {
        this.store = store;
        this.recording = recording;
        this.words = words;
    }

    /** @param versie number of the last fact on the page */
    public record Form(
            @Nullable String naam,
            @Nullable String leeftijd,
            @Nullable String reden,
            @Nullable String versie) {}

    /** @param person as it is now */
    public record Page(Person person, List<Option> ages, Form typed, int version) {}

    @GetMapping
    String show(@PathVariable("id") UUID id, Model model) {
        return page(id, null, model);
    }

    @PostMapping
    String rename(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var name = PersonFields.name(form.naam(), errors);
        var age = PersonFields.age(form.leeftijd(), errors);
        var reason = form.reden();
        if (reason == null || reason.length() > REASON) {
            errors.rejectValue("reden", "wijraad.correction.reason", new Object[] {REASON}, null);
        }
        var done = name != null
                && age != null
                && reason != null
                && Fields.done(
                        errors,
                        "naam",
                        words,
                        "wijraad.overtaken",
                        () -> recording.rename(staff, Fields.number(form.versie()), id, name, age, reason));
        return done ? "redirect:/werk/wijraad/leden/" + id + "?gedaan=naam" : page(id, form, model);
    }

    private String page(UUID id, @Nullable Form typed, Model model) {
        var book = store.read();
        var person = book.now().people().get(id);
        if (person == null) {
            throw new NotFound();
        }
        model.addAttribute(
                "page",
                new Page(
                        person,
                        PersonFields.ages(words),
                        typed == null ? new Form(person.name(), person.ageBand().name(), null, null) : typed,
                        book.turn()));
        return "wijraad/name";
    }
}
