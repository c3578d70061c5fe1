package nl.wijgroningen.portaal.wijraad.advice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceAsking;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceKind;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceWriting;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** All advices, for who writes, reads or answers them; the secretary begins one, the director asks for one. */
@Controller
@RequestMapping("/werk/wijraad/adviezen")
@Rule("R12e")
class AdviceListController {

    private final AdviceFile files;
    private final AdviceWriting writing;
    private final AdviceAsking asking;
    private final Words words;
    private final Clock clock;

    AdviceListController(AdviceFile files, AdviceWriting writing, AdviceAsking asking, Words words, Clock clock) {
        this.files = files;
        this.writing = writing;
        this.asking = asking;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param dag ISO day by which the director would like it
     * @param formulier id of the form, so that it counts once
     */
    public record Form(
            @Nullable String titel,
            @Nullable String soort,
            @Nullable String vraag,
            @Nullable String dag,
            @Nullable String formulier) {

        static final Form EMPTY = new Form(null, AdviceKind.ADVICE.name(), null, null, null);
    }

    public record Shown(AdviceFile.Row row, AdviceLook look) {}

    /** @param secretary whether who looks may begin one, {@code director} whether they may ask for one */
    public record Page(
            List<Shown> unsent, List<Shown> waiting, List<Shown> answered, boolean secretary, boolean director) {}

    /** @param asks whether it is a question of the director */
    public record NewPage(boolean asks, List<Option> kinds, Form typed) {}

    @GetMapping
    String list(Staff staff, Model model) {
        var today = LocalDate.now(clock);
        var all = files.list(staff).stream()
                .map(it -> new Shown(it, AdviceLook.of(it.state(), it.term(), today)))
                .toList();
        model.addAttribute(
                "page",
                new Page(
                        all.stream().filter(it -> it.row().sentOn() == null).toList(),
                        all.stream()
                                .filter(it ->
                                        it.row().sentOn() != null && it.row().answeredOn() == null)
                                .toList(),
                        all.stream().filter(it -> it.row().answeredOn() != null).toList(),
                        staff.is(Role.SECRETARY),
                        staff.is(Role.DIRECTOR)));
        return "advice/work";
    }

    @GetMapping("/nieuw")
    String fresh(Model model) {
        return form(false, Form.EMPTY, model);
    }

    @PostMapping("/nieuw")
    String begin(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var title = Fields.text(errors, "titel", form.titel(), Lengths.TITLE, "advice.empty.titel");
        var kind = Fields.choice(errors, "soort", AdviceKind.class, form.soort(), "advice.empty.soort");
        var made = new UUID[1];
        return kind != null
                        && Fields.done(
                                errors,
                                "titel",
                                words,
                                "advice.overtaken",
                                () -> made[0] = writing.begin(staff, Fields.made(form.formulier(), form), title, kind))
                ? "redirect:/werk/wijraad/adviezen/" + made[0] + "/tekst"
                : form(false, form, model);
    }

    @GetMapping("/vraag")
    String question(Model model) {
        return form(true, Form.EMPTY, model);
    }

    @PostMapping("/vraag")
    String ask(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var title = Fields.text(errors, "titel", form.titel(), Lengths.TITLE, "advice.empty.titel");
        var kind = Fields.choice(errors, "soort", AdviceKind.class, form.soort(), "advice.empty.soort");
        var question = Fields.text(errors, "vraag", form.vraag(), Lengths.TEXT, "advice.empty.vraag");
        var day = Fields.day(errors, "dag", form.dag());
        var made = new UUID[1];
        return kind != null
                        && Fields.done(
                                errors,
                                "dag",
                                words,
                                "advice.overtaken",
                                () -> made[0] = asking.ask(
                                        staff, Fields.made(form.formulier(), form), title, kind, question, day))
                ? "redirect:/werk/wijraad/adviezen/" + made[0] + "?gedaan=gevraagd"
                : form(true, form, model);
    }

    private String form(boolean asks, Form typed, Model model) {
        model.addAttribute(
                "page",
                new NewPage(
                        asks,
                        Stream.of(AdviceKind.values())
                                .map(it -> new Option(
                                        it.name(), words.get("advice.kind." + it), words.get("advice.new.kind." + it)))
                                .toList(),
                        typed));
        return "advice/new";
    }
}
