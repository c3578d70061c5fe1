package nl.wijgroningen.portaal.wijraad.composition.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.Book;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Fact;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import nl.wijgroningen.portaal.wijraad.composition.domain.Recording;
import nl.wijgroningen.portaal.wijraad.composition.read.CouncilView;
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

/** What was written down of the council: the last first. New facts, and corrections, which are facts themselves. */
@Controller
@RequestMapping("/werk/wijraad/feiten")
@Rule("R8")
class FactsController {

    private static final int REASON = 300;

    /** What can be written down of a member. */
    private static final List<Fact.Kind> KINDS = List.of(
            Fact.Kind.RESIGNED,
            Fact.Kind.DIED,
            Fact.Kind.MOVED_OUT,
            Fact.Kind.MOVED_IN,
            Fact.Kind.TOOK_PORTFOLIO,
            Fact.Kind.LAID_DOWN_PORTFOLIO);

    private final CouncilStore store;
    private final Recording recording;
    private final Accounts accounts;
    private final Words words;
    private final Clock clock;

    FactsController(CouncilStore store, Recording recording, Accounts accounts, Words words, Clock clock) {
        this.store = store;
        this.recording = recording;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
    }

    /** @param versie number of the last fact on the page */
    public record Form(
            @Nullable String soort,
            @Nullable String lid,
            @Nullable String gebied,
            @Nullable String dag,
            @Nullable String versie) {}

    /** @param anders {@code dag}: another day, {@code niet}: it did not happen */
    public record CorrectionForm(
            @Nullable String anders,
            @Nullable String dag,
            @Nullable String naam,
            @Nullable String leeftijd,
            @Nullable String reden,
            @Nullable String versie) {}

    /**
     * @param day the kind of which the words say what the day is: of another day, what happened on it
     * @param corrected whether a later fact says otherwise
     * @param correctable whether it can be corrected
     */
    public record Line(
            Fact fact, Fact.Kind day, @Nullable String member, String author, boolean corrected, boolean correctable) {}

    public record Page(
            List<Line> lines,
            List<Option> kinds,
            List<Option> members,
            List<Option> portfolios,
            Form typed,
            int version,
            @Nullable String notice) {}

    /** @param person whether it is the name that can be wrong, not the day */
    public record CorrectionPage(
            Line line, boolean person, List<Option> ways, List<Option> ages, CorrectionForm typed, int version) {}

    @GetMapping
    String show(@RequestParam(name = "gedaan", required = false) @Nullable String done, Model model) {
        var notice = "vastgelegd".equals(done) || "gecorrigeerd".equals(done) ? "wijraad.facts.done." + done : null;
        return page(new Form(null, null, null, null, null), notice, model);
    }

    @PostMapping
    @Rule("R7")
    String write(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var kind = KINDS.stream()
                .filter(it -> it.name().equals(form.soort()))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            errors.rejectValue("soort", "wijraad.facts.kind.choose");
        }
        var member = Fields.id(form.lid());
        if (member == null) {
            errors.rejectValue("lid", "wijraad.facts.member.choose");
        }
        var portfolio = Stream.of(Portfolio.values())
                .filter(it -> it.name().equals(form.gebied()))
                .findFirst()
                .orElse(null);
        if (portfolio == null && (kind == Fact.Kind.TOOK_PORTFOLIO || kind == Fact.Kind.LAID_DOWN_PORTFOLIO)) {
            errors.rejectValue("gebied", "wijraad.facts.portfolio.choose");
        }
        var day = CouncilDays.read(errors, "dag", form.dag(), LocalDate.now(clock));
        var seen = Fields.number(form.versie());
        var done = kind != null
                && member != null
                && day != null
                && Fields.done(errors, "dag", words, "wijraad.overtaken", () -> {
                    switch (kind) {
                        case RESIGNED, DIED -> recording.leave(staff, seen, member, kind == Fact.Kind.DIED, day);
                        case MOVED_IN, MOVED_OUT ->
                            recording.move(staff, seen, member, kind == Fact.Kind.MOVED_IN, day);
                        case TOOK_PORTFOLIO -> recording.take(staff, seen, member, known(portfolio), day);
                        default -> recording.layDown(staff, seen, member, known(portfolio), day);
                    }
                });
        return done ? "redirect:/werk/wijraad/feiten?gedaan=vastgelegd" : page(form, null, model);
    }

    private static Portfolio known(@Nullable Portfolio portfolio) {
        if (portfolio == null) {
            throw new NotFound();
        }
        return portfolio;
    }

    @GetMapping("/{nummer}/correctie")
    String correction(@PathVariable("nummer") int turn, Model model) {
        return correction(turn, new CorrectionForm(null, null, null, null, null, null), model);
    }

    @PostMapping("/{nummer}/correctie")
    String correct(
            Staff staff,
            @PathVariable("nummer") int turn,
            @ModelAttribute("form") CorrectionForm form,
            BindingResult errors,
            Model model) {
        var fact = store.read().fact(turn);
        var member = fact.member();
        var seen = Fields.number(form.versie());
        var reason = form.reden();
        if (reason == null || reason.length() > REASON) {
            errors.rejectValue("reden", "wijraad.correction.reason", new Object[] {REASON}, null);
        }
        boolean done;
        if (fact.kind() == Fact.Kind.APPOINTED && member != null) {
            var age = PersonFields.age(form.leeftijd(), errors);
            var name = PersonFields.name(form.naam(), errors);
            done = age != null
                    && name != null
                    && reason != null
                    && Fields.done(
                            errors,
                            "naam",
                            words,
                            "wijraad.overtaken",
                            () -> recording.rename(staff, seen, member, name, age, reason));
        } else {
            var another = "dag".equals(form.anders());
            var day = another ? CouncilDays.read(errors, "dag", form.dag(), LocalDate.now(clock)) : null;
            if (!another && !"niet".equals(form.anders())) {
                errors.rejectValue("anders", "wijraad.correction.choose");
            }
            done = reason != null
                    && Fields.done(
                            errors,
                            "dag",
                            words,
                            "wijraad.overtaken",
                            () -> recording.correct(staff, seen, turn, day, reason));
        }
        return done ? "redirect:/werk/wijraad/feiten?gedaan=gecorrigeerd" : correction(turn, form, model);
    }

    private String correction(int turn, CorrectionForm typed, Model model) {
        var book = store.read();
        var line = lines(book, List.of(book.fact(turn))).get(0);
        if (!line.correctable()) {
            throw new NotFound();
        }
        var person = book.now().people().get(line.fact().member());
        var names = line.fact().kind() == Fact.Kind.APPOINTED && person != null;
        model.addAttribute(
                "page",
                new CorrectionPage(
                        line,
                        names,
                        List.of(
                                new Option("dag", words.get("wijraad.correction.day")),
                                new Option("niet", words.get("wijraad.correction.not"))),
                        PersonFields.ages(words),
                        names && person != null && typed.versie() == null
                                ? new CorrectionForm(
                                        null,
                                        null,
                                        person.name(),
                                        person.ageBand().name(),
                                        null,
                                        null)
                                : typed,
                        book.turn()));
        return "wijraad/correction";
    }

    private String page(Form typed, @Nullable String notice, Model model) {
        var book = store.read();
        var lines = new ArrayList<>(lines(book, book.facts()));
        Collections.reverse(lines);
        model.addAttribute(
                "page",
                new Page(
                        lines,
                        KINDS.stream()
                                .map(it -> new Option(it.name(), words.get("wijraad.fact." + it)))
                                .toList(),
                        CouncilView.people(book.now(), LocalDate.now(clock).minusYears(1)).stream()
                                .map(it -> new Option(it.id().toString(), it.name()))
                                .toList(),
                        Stream.of(Portfolio.values())
                                .map(it -> new Option(it.name(), words.get("wijraad.portfolio." + it)))
                                .toList(),
                        typed,
                        book.turn(),
                        notice));
        return "wijraad/facts";
    }

    private List<Line> lines(Book book, List<Fact> facts) {
        var authors = new HashSet<UUID>();
        facts.forEach(it -> authors.add(it.madeBy()));
        Map<UUID, String> names = accounts.names(authors);
        var people = book.now().people();
        return facts.stream()
                .map(it -> {
                    var person = it.member() == null ? null : people.get(it.member());
                    var corrects = it.kind() == Fact.Kind.CORRECTED ? it.corrects() : null;
                    return new Line(
                            it,
                            corrects == null ? it.kind() : book.fact(corrects).kind(),
                            person == null ? null : person.name(),
                            names.getOrDefault(it.madeBy(), ""),
                            book.corrected(it),
                            it.kind().correctable() || it.kind() == Fact.Kind.APPOINTED);
                })
                .toList();
    }
}
