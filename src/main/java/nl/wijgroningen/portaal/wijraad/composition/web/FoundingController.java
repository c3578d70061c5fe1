package nl.wijgroningen.portaal.wijraad.composition.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.Founding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The founding decision: entered by the secretary, member by member, and confirmed by the director. */
@Controller
@RequestMapping("/werk/wijraad/oprichting")
@Rule("R6")
class FoundingController {

    private static final int TEXT = 200;

    private final Founding founding;
    private final Words words;
    private final Clock clock;

    FoundingController(Founding founding, Words words, Clock clock) {
        this.founding = founding;
        this.words = words;
        this.clock = clock;
    }

    public record Form(
            @Nullable String document,
            @Nullable String besloten,
            @Nullable String begint,
            @Nullable String naam,
            @Nullable String leeftijd,
            @Nullable String zestien,
            @Nullable String woont,
            @Nullable List<String> gebied,
            @Nullable String jaren,
            @Nullable String bevestig,
            @Nullable String versie)
            implements PersonFields.Typed {

        static Form empty() {
            return new Form(null, null, null, null, null, null, null, null, null, null, null);
        }
    }

    public record Page(
            Founding.@Nullable Decision decision,
            List<Founding.Founder> founders,
            long inCity,
            boolean secretary,
            boolean director,
            PersonFields.Choices choices,
            List<Option> years,
            Form typed) {}

    @GetMapping
    String show(Staff staff, Model model) {
        return page(staff, Form.empty(), model);
    }

    @PostMapping
    String enter(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var document = form.document();
        if (document == null || document.length() > TEXT) {
            errors.rejectValue("document", "wijraad.founding.document.wrong", new Object[] {TEXT}, null);
        }
        var today = LocalDate.now(clock);
        var decided = CouncilDays.read(errors, "besloten", form.besloten(), today);
        var begins = CouncilDays.read(errors, "begint", form.begint(), today);
        if (decided != null && begins != null && begins.isBefore(decided)) {
            errors.rejectValue("begint", "wijraad.founding.order");
        }
        var done = document != null
                && decided != null
                && begins != null
                && Fields.done(
                        errors,
                        "document",
                        words,
                        "wijraad.overtaken",
                        () -> founding.enter(staff, document, decided, begins));
        return done ? "redirect:/werk/wijraad/oprichting" : page(staff, form, model);
    }

    @PostMapping("/leden")
    @Rule("R12f")
    String add(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var person = PersonFields.read(form, errors);
        var years = Fields.number(form.jaren());
        if (years < 1 || years > 3) {
            errors.rejectValue("jaren", "wijraad.founding.years.choose");
        }
        var done = person != null
                && Fields.done(
                        errors,
                        "zestien",
                        words,
                        "wijraad.overtaken",
                        () -> founding.add(
                                staff,
                                Fields.number(form.versie()),
                                new Founding.Founder(
                                        0,
                                        person.name(),
                                        person.ageBand(),
                                        person.sixteen(),
                                        person.consent(),
                                        person.inCity(),
                                        person.portfolios(),
                                        years)));
        return done ? "redirect:/werk/wijraad/oprichting#leden" : page(staff, form, model);
    }

    @PostMapping("/leden/{zetel}/verwijdering")
    String remove(
            Staff staff,
            @PathVariable("zetel") int seat,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(
                        errors,
                        "naam",
                        words,
                        "wijraad.overtaken",
                        () -> founding.remove(staff, Fields.number(form.versie()), seat))
                ? "redirect:/werk/wijraad/oprichting#leden"
                : page(staff, form, model);
    }

    @PostMapping("/bevestiging")
    String confirm(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        return Fields.done(
                        errors,
                        "bevestig",
                        words,
                        "wijraad.overtaken",
                        () -> founding.confirm(staff, Fields.number(form.versie())))
                ? "redirect:/werk/wijraad/samenstelling?gedaan=opgericht"
                : page(staff, form, model);
    }

    private String page(Staff staff, Form typed, Model model) {
        var founders = founding.founders();
        model.addAttribute(
                "page",
                new Page(
                        founding.decision(),
                        founders,
                        founders.stream().filter(Founding.Founder::inCity).count(),
                        staff.is(Role.SECRETARY),
                        staff.is(Role.DIRECTOR),
                        PersonFields.Choices.of(words),
                        Stream.of("1", "2", "3")
                                .map(it -> new Option(it, words.get("wijraad.founding.years", it)))
                                .toList(),
                        typed));
        return "wijraad/founding";
    }
}
