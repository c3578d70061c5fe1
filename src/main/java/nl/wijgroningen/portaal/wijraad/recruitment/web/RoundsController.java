package nl.wijgroningen.portaal.wijraad.recruitment.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Recruiting;
import nl.wijgroningen.portaal.wijraad.recruitment.read.RoundFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All rounds, and a new one; Stadadviseert sees those whose text they got. */
@Controller
@RequestMapping("/werk/wijraad/werving")
@Rule("R11")
class RoundsController {

    static final int TITLE = 80;
    static final int TEXT = 8000;

    private final RoundFile file;
    private final Recruiting recruiting;
    private final Words words;

    RoundsController(RoundFile file, Recruiting recruiting, Words words) {
        this.file = file;
        this.recruiting = recruiting;
        this.words = words;
    }

    /** @param vacatures ids */
    public record Form(
            @Nullable List<String> vacatures,
            @Nullable String titel,
            @Nullable String van,
            @Nullable String tot,
            @Nullable String brieven,
            @Nullable String tekst,
            @Nullable String engels) {

        static final Form EMPTY = new Form(null, null, null, null, null, null, null);

        public List<String> chosen() {
            return vacatures == null ? List.of() : vacatures;
        }
    }

    /**
     * @param starts whether the reader is the secretary, who starts rounds
     * @param free vacancies in no round
     * @param next where the next page begins; null: there is none
     */
    public record Page(
            List<RoundFile.Item> rounds,
            boolean starts,
            List<Option> free,
            Form typed,
            @Nullable String next,
            boolean first) {}

    @GetMapping
    String list(Staff staff, @RequestParam(name = "na", required = false) @Nullable String after, Model model) {
        return page(staff, Form.EMPTY, after, model);
    }

    @PostMapping
    String start(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var vacancies = List.copyOf(Fields.ids(form.chosen()));
        if (vacancies.isEmpty()) {
            errors.rejectValue("vacatures", "recruitment.start.vacancies.empty");
        }
        var title = Fields.text(errors, "titel", form.titel(), TITLE, "recruitment.start.title.empty");
        var opens = Fields.day(errors, "van", form.van());
        var closes = Fields.day(errors, "tot", form.tot());
        var letters = form.brieven() == null ? null : Fields.day(errors, "brieven", form.brieven());
        var text = Fields.text(errors, "tekst", form.tekst(), TEXT, "recruitment.text.empty");
        var english = Fields.optional(errors, "engels", form.engels(), TEXT);
        var made = new UUID[1];
        var done = Fields.done(
                errors,
                "tot",
                words,
                "recruitment.overtaken",
                () -> made[0] = recruiting.start(
                        staff,
                        new Recruiting.Plan(title, opens, closes, letters),
                        vacancies,
                        text,
                        english.isEmpty() ? null : english));
        return done
                ? "redirect:/werk/wijraad/werving/" + Objects.requireNonNull(made[0]) + "?gedaan=begonnen"
                : page(staff, form, null, model);
    }

    private String page(Staff staff, Form typed, @Nullable String after, Model model) {
        var starts = staff.is(Role.SECRETARY);
        var from = Optional.ofNullable(after).flatMap(RoundsController::from).orElse(null);
        var rounds = file.rounds(!starts, from);
        var last = rounds.size() > RoundFile.PAGE ? rounds.get(RoundFile.PAGE) : null;
        model.addAttribute(
                "page",
                new Page(
                        rounds.stream().limit(RoundFile.PAGE).toList(),
                        starts,
                        starts ? file.free().stream().map(this::option).toList() : List.of(),
                        typed,
                        last == null ? null : last.startedOn() + "_" + last.id(),
                        from == null));
        return "recruitment/rounds";
    }

    private static Optional<RoundFile.From> from(String typed) {
        var parts = typed.split("_", 2);
        return parts.length < 2
                ? Optional.empty()
                : Days.parse(parts[0])
                        .flatMap(
                                day -> Optional.ofNullable(Fields.id(parts[1])).map(it -> new RoundFile.From(day, it)));
    }

    private Option option(RoundFile.Place it) {
        var label = it.seat() == null
                ? words.get("wijraad.vacancy.first")
                : words.get("wijraad.seat", String.valueOf(it.seat()));
        var hint = Stream.of(
                        words.get("wijraad.vacancy.from", words.day(it.fromOn())),
                        it.city() ? words.get("wijraad.vacancy.city") : "",
                        it.youth() ? words.get("wijraad.vacancy.youth") : "")
                .filter(part -> !part.isEmpty())
                .toList();
        return new Option(it.id().toString(), label, String.join(", ", hint));
    }
}
