package nl.wijgroningen.portaal.wijraad.recruitment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.Changes;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Looking;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Paragraphs;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Recruiting;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Round;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.RoundState;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Rounds;
import nl.wijgroningen.portaal.wijraad.recruitment.read.RoundFile;
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

/** The text of a round: written by the secretary, looked at by Stadadviseert, adopted, and then public (R11). */
@Controller
@RequestMapping("/werk/wijraad/werving/{id}/tekst")
@Rule("R11")
class RoundTextController {

    private static final int REMARK = 1000;
    private static final Set<String> DONE =
            Set.of("bewaard", "voorgelegd", "teruggenomen", "opmerking", "gekeken", "vastgesteld", "openbaar");

    private final Rounds rounds;
    private final RoundFile file;
    private final Recruiting recruiting;
    private final Looking looking;
    private final Accounts accounts;
    private final Words words;

    RoundTextController(
            Rounds rounds, RoundFile file, Recruiting recruiting, Looking looking, Accounts accounts, Words words) {
        this.rounds = rounds;
        this.file = file;
        this.recruiting = recruiting;
        this.looking = looking;
        this.accounts = accounts;
        this.words = words;
    }

    /** @param versie of the round on the page */
    public record Form(
            @Nullable String tekst,
            @Nullable String engels,
            @Nullable String versie) {}

    /**
     * @param alinea number of the paragraph; 0: the whole
     * @param versie of the round on the page
     */
    public record RemarkForm(
            @Nullable String alinea,
            @Nullable String opmerking,
            @Nullable String versie) {

        static final RemarkForm EMPTY = new RemarkForm(null, null, null);
    }

    public record Remark(String words, String by, String day) {}

    /** A paragraph with what was said of it. */
    public record Paragraph(int number, String text, List<Remark> remarks) {}

    /** What happened, in words. */
    public record Step(String what, String by, String day) {}

    /**
     * @param shown the version on the page, of the {@code versions} that the reader may read
     * @param whole remarks about the whole text
     * @param writes whether the reader can write a new version now
     * @param looks whether it lies with the reader to look at
     * @param sends, {@code takesBack}, {@code adopts}, {@code publishes} which button the secretary has
     */
    public record Page(
            Round round,
            int shown,
            List<Paragraph> paragraphs,
            List<Remark> whole,
            List<String> english,
            List<Integer> versions,
            List<Step> steps,
            boolean secretary,
            boolean writes,
            boolean looks,
            boolean sends,
            boolean takesBack,
            boolean adopts,
            boolean publishes,
            Form typed,
            RemarkForm remark,
            List<Option> choices,
            @Nullable String notice) {}

    /** @param parts of the Dutch text, {@code english} of the English one */
    public record ComparePage(
            Round round,
            int before,
            int after,
            List<Option> versions,
            List<Changes.Part> parts,
            List<Changes.Part> english) {

        public boolean same() {
            return Stream.concat(parts.stream(), english.stream()).allMatch(it -> it.kind() == Changes.Kind.KEPT);
        }
    }

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "versie", required = false) @Nullable String version,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return page(
                staff,
                round(id),
                version == null ? null : Fields.number(version),
                null,
                RemarkForm.EMPTY,
                done != null && DONE.contains(done) ? "recruitment.text.done." + done : null,
                model);
    }

    @PostMapping
    String write(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var text = Fields.text(errors, "tekst", form.tekst(), RoundsController.TEXT, "recruitment.text.empty");
        var english = Fields.optional(errors, "engels", form.engels(), RoundsController.TEXT);
        return Fields.done(
                        errors,
                        "tekst",
                        words,
                        "recruitment.overtaken",
                        () -> recruiting.write(
                                staff, id, Fields.number(form.versie()), text, english.isEmpty() ? null : english))
                ? back(id, "bewaard")
                : again(staff, id, form, RemarkForm.EMPTY, model);
    }

    @PostMapping("/voorlegging")
    String send(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return step(staff, id, form, errors, seen -> recruiting.send(staff, id, seen), "voorgelegd", model);
    }

    @PostMapping("/terugname")
    String takeBack(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return step(staff, id, form, errors, seen -> recruiting.takeBack(staff, id, seen), "teruggenomen", model);
    }

    @PostMapping("/vaststelling")
    String adopt(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return step(staff, id, form, errors, seen -> recruiting.adopt(staff, id, seen), "vastgesteld", model);
    }

    @PostMapping("/publicatie")
    String publish(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return step(staff, id, form, errors, seen -> recruiting.publish(staff, id, seen), "openbaar", model);
    }

    private String step(
            Staff staff, UUID id, Form form, BindingResult errors, IntConsumer change, String done, Model model) {
        return Fields.done(
                        errors, "", words, "recruitment.overtaken", () -> change.accept(Fields.number(form.versie())))
                ? back(id, done)
                : again(staff, id, null, RemarkForm.EMPTY, model);
    }

    @PostMapping("/opmerkingen")
    String remark(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") RemarkForm form,
            BindingResult errors,
            Model model) {
        var remark = Fields.text(errors, "opmerking", form.opmerking(), REMARK, "recruitment.remark.empty");
        var paragraph = Fields.number(form.alinea());
        if (paragraph < 0) {
            errors.rejectValue("alinea", "recruitment.remark.where.empty");
        }
        var done = Fields.done(
                errors,
                "opmerking",
                words,
                "recruitment.overtaken",
                () -> looking.remark(staff, id, Fields.number(form.versie()), paragraph, remark));
        if (done) {
            return back(id, "opmerking");
        }
        // Who was overtaken chooses anew of which paragraph: it may be another one now.
        var typed = errors.hasGlobalErrors() ? new RemarkForm(null, form.opmerking(), null) : form;
        return again(staff, id, null, typed, model);
    }

    @PostMapping("/advies")
    String looked(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(
                        errors,
                        "",
                        words,
                        "recruitment.overtaken",
                        () -> looking.looked(staff, id, Fields.number(form.versie())))
                ? back(id, "gekeken")
                : again(staff, id, null, RemarkForm.EMPTY, model);
    }

    @GetMapping("/versies")
    String compare(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "van", required = false) @Nullable String before,
            @RequestParam(name = "tot", required = false) @Nullable String after,
            Model model) {
        var round = round(id);
        var versions = versions(staff, round);
        var last = versions.get(versions.size() - 1);
        var second = after == null ? last : Fields.number(after);
        var first = before == null
                ? versions.stream().filter(it -> it < second).reduce(second, (one, other) -> other)
                : Fields.number(before);
        var one = text(round, versions, first);
        var other = text(round, versions, second);
        model.addAttribute(
                "page",
                new ComparePage(
                        round,
                        first,
                        second,
                        versions.stream()
                                .map(it -> new Option(String.valueOf(it), words.get("recruitment.text.version", it)))
                                .toList(),
                        Changes.between(one.dutch(), other.dutch()),
                        Changes.between(english(one), english(other))));
        return "recruitment/compare";
    }

    private static String english(RoundFile.Text text) {
        return text.english() == null ? "" : text.english();
    }

    private static String back(UUID id, String done) {
        return "redirect:/werk/wijraad/werving/" + id + "/tekst?gedaan=" + done;
    }

    private Round round(UUID id) {
        return rounds.of(id).orElseThrow(NotFound::new);
    }

    /** Those that one may read, never none: Stadadviseert finds what they were sent and what came of it, and no draft. */
    private List<Integer> versions(Staff staff, Round round) {
        var versions = staff.is(Role.SECRETARY)
                ? IntStream.rangeClosed(1, round.textVersion()).boxed().toList()
                : file.shown(round.id());
        if (versions.isEmpty()) {
            throw new NotFound();
        }
        return versions;
    }

    private RoundFile.Text text(Round round, List<Integer> versions, int version) {
        return Optional.of(version)
                .filter(versions::contains)
                .flatMap(it -> file.text(round.id(), it))
                .orElseThrow(NotFound::new);
    }

    private String again(Staff staff, UUID id, @Nullable Form typed, RemarkForm remark, Model model) {
        return page(staff, round(id), null, typed, remark, null, model);
    }

    private String page(
            Staff staff,
            Round round,
            @Nullable Integer version,
            @Nullable Form typed,
            RemarkForm remark,
            @Nullable String notice,
            Model model) {
        var versions = versions(staff, round);
        var shown = version == null ? versions.get(versions.size() - 1) : version;
        var text = text(round, versions, shown);
        var history = file.history(round.id(), shown);
        var remarks = history.remarks();
        var steps = history.steps().stream()
                .filter(it -> it.kind() != RoundState.Step.WRITTEN || versions.contains(it.version()))
                .toList();
        var names = accounts.names(Stream.concat(
                        remarks.stream().map(RoundFile.Remark::writtenBy),
                        steps.stream().map(RoundFile.Step::doneBy))
                .collect(Collectors.toSet()));
        var paragraphs = new ArrayList<Paragraph>();
        var parts = Paragraphs.of(text.dutch());
        for (var i = 1; i <= parts.size(); i++) {
            paragraphs.add(new Paragraph(i, parts.get(i - 1), of(remarks, i, names)));
        }
        var secretary = staff.is(Role.SECRETARY);
        var newest = shown == round.textVersion();
        var state = round.state();
        model.addAttribute(
                "page",
                new Page(
                        round,
                        shown,
                        paragraphs,
                        of(remarks, 0, names),
                        text.english() == null ? List.of() : Paragraphs.of(text.english()),
                        versions,
                        steps.stream()
                                .map(it -> new Step(
                                        words.get("recruitment.step." + it.kind(), it.version()),
                                        names.getOrDefault(it.doneBy(), words.get("wijraad.somebody")),
                                        words.day(it.doneOn())))
                                .toList(),
                        secretary,
                        secretary
                                && newest
                                && (state == RoundState.DRAFT
                                        || state == RoundState.LOOKED
                                        || state == RoundState.ADOPTED),
                        staff.is(Role.STADADVISEERT) && newest && state == RoundState.WITH_STADADVISEERT,
                        secretary && newest && (state == RoundState.DRAFT || state == RoundState.LOOKED),
                        secretary && newest && state == RoundState.WITH_STADADVISEERT,
                        secretary && newest && state == RoundState.LOOKED,
                        secretary && newest && state == RoundState.ADOPTED,
                        typed == null
                                ? new Form(text.dutch(), text.english(), String.valueOf(round.version()))
                                : new Form(typed.tekst(), typed.engels(), String.valueOf(round.version())),
                        remark,
                        IntStream.rangeClosed(0, parts.size())
                                .mapToObj(it -> new Option(
                                        String.valueOf(it),
                                        it == 0
                                                ? words.get("recruitment.remark.whole")
                                                : words.get("recruitment.remark.paragraph", it)))
                                .toList(),
                        notice));
        return "recruitment/text";
    }

    private List<Remark> of(List<RoundFile.Remark> remarks, int paragraph, Map<UUID, String> names) {
        return remarks.stream()
                .filter(it -> it.paragraph() == paragraph)
                .map(it -> new Remark(
                        it.words(),
                        names.getOrDefault(it.writtenBy(), words.get("wijraad.somebody")),
                        words.day(it.writtenOn())))
                .toList();
    }
}
