package nl.wijgroningen.portaal.wijraad.letter.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.print.Pdf;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.letter.domain.Letters;
import nl.wijgroningen.portaal.wijraad.letter.read.LetterList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Letters: the secretary adjusts and settles them; as paper they are made of their row each time anew. */
@Controller
@RequestMapping("/werk/wijraad/brieven")
@Rule("R6")
class LetterController {

    private static final int LINE = 120;
    private static final int TEXT = 6000;

    private final LetterList letters;
    private final Letters writing;
    private final Accounts accounts;
    private final Pdf pdf;
    private final Words words;

    LetterController(LetterList letters, Letters writing, Accounts accounts, Pdf pdf, Words words) {
        this.letters = letters;
        this.writing = writing;
        this.accounts = accounts;
        this.pdf = pdf;
        this.words = words;
    }

    /** @param versie that was on the page */
    public record Form(
            @Nullable String aan,
            @Nullable String onderwerp,
            @Nullable String tekst,
            @Nullable String versie,
            @Nullable String vaststellen) {}

    /** @param next the key of the next page; null: this is the last */
    public record ListPage(
            List<LetterList.Line> open,
            List<LetterList.Line> settled,
            @Nullable String next,
            boolean first) {}

    /**
     * @param names of who changed and settled it
     * @param other what a colleague wrote meanwhile; null: nothing
     */
    public record Page(
            LetterList.Letter letter,
            Map<UUID, String> names,
            Form typed,
            @Nullable String other,
            @Nullable String notice) {}

    /** @param paragraphs each of lines */
    public record Paper(String day, String recipient, String subject, List<List<String>> paragraphs, boolean draft) {}

    @GetMapping
    String list(@RequestParam(name = "na", required = false) @Nullable String after, Model model) {
        var from = from(after);
        var found = letters.settled(from);
        var lines = found.stream().limit(LetterList.PAGE).toList();
        var last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        model.addAttribute(
                "page",
                new ListPage(
                        letters.open(),
                        lines,
                        found.size() > lines.size() && last != null ? last.settledOn() + "_" + last.id() : null,
                        from == null));
        return "wijraad/letters";
    }

    private static LetterList.@Nullable From from(@Nullable String key) {
        if (key == null) {
            return null;
        }
        var parts = key.split("_", 2);
        var day = Days.parse(parts[0]).orElseThrow(NotFound::new);
        var id = parts.length < 2 ? null : Fields.id(parts[1]);
        if (id == null) {
            throw new NotFound();
        }
        return new LetterList.From(day, id);
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var notice = "bewaard".equals(done) || "vastgesteld".equals(done) ? "wijraad.letter.done." + done : null;
        return page(id, null, notice, false, model);
    }

    @PostMapping("/{id}")
    String rewrite(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        must(id);
        var recipient = line("aan", form.aan(), "wijraad.letter.to.wrong", errors);
        var subject = line("onderwerp", form.onderwerp(), "wijraad.letter.subject.wrong", errors);
        var text = form.tekst();
        if (text == null || text.length() > TEXT) {
            errors.rejectValue("tekst", "wijraad.letter.text.wrong", new Object[] {TEXT}, null);
        }
        var first = new boolean[] {true};
        var done = recipient != null
                && subject != null
                && text != null
                && Fields.done(
                        errors,
                        "tekst",
                        words,
                        "wijraad.overtaken",
                        () -> first[0] =
                                writing.rewrite(staff, id, Fields.number(form.versie()), recipient, subject, text));
        if (!first[0]) {
            errors.reject("wijraad.letter.overtaken");
        }
        return done && first[0]
                ? "redirect:/werk/wijraad/brieven/" + id + "?gedaan=bewaard"
                : page(id, form, null, !first[0], model);
    }

    /** Whatever the form holds, a letter that is not there is not found. */
    private void must(UUID id) {
        if (letters.one(id, false).isEmpty()) {
            throw new NotFound();
        }
    }

    private static @Nullable String line(String field, @Nullable String typed, String key, BindingResult errors) {
        if (typed == null || typed.length() > LINE) {
            errors.rejectValue(field, key, new Object[] {LINE}, null);
            return null;
        }
        return typed;
    }

    @PostMapping("/{id}/vaststelling")
    String settle(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        must(id);
        var first = new boolean[1];
        var done = Fields.done(
                errors,
                "vaststellen",
                words,
                "wijraad.overtaken",
                () -> first[0] = writing.settle(staff, id, Fields.number(form.versie())));
        if (done && !first[0]) {
            errors.rejectValue("vaststellen", "wijraad.letter.read-again");
        }
        return done && first[0]
                ? "redirect:/werk/wijraad/brieven/" + id + "?gedaan=vastgesteld"
                : page(id, null, null, false, model);
    }

    @GetMapping("/{id}/bestand")
    ResponseEntity<byte[]> paper(Staff staff, @PathVariable("id") UUID id) {
        var letter = letters.one(id, !staff.is(Role.SECRETARY)).orElseThrow(NotFound::new);
        var made = pdf.of("wijraad/print/letter", paper(letter), Language.NL);
        var file = ContentDisposition.inline()
                .filename("brief-" + day(letter) + ".pdf")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(made);
    }

    private static LocalDate day(LetterList.Letter letter) {
        return letter.settledOn() == null ? letter.madeOn() : letter.settledOn();
    }

    private Paper paper(LetterList.Letter letter) {
        return new Paper(
                words.day(Language.NL, day(letter)),
                letter.recipient(),
                letter.subject(),
                Arrays.stream(letter.text().split("\n\\s*\n"))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .map(it -> it.lines().toList())
                        .toList(),
                letter.settledOn() == null);
    }

    private String page(UUID id, @Nullable Form typed, @Nullable String notice, boolean overtaken, Model model) {
        var letter = letters.one(id, false).orElseThrow(NotFound::new);
        Set<UUID> people = Stream.of(letter.changedBy(), letter.settledBy())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        model.addAttribute(
                "page",
                new Page(
                        letter,
                        accounts.names(people),
                        typed == null
                                ? new Form(letter.recipient(), letter.subject(), letter.text(), null, null)
                                : typed,
                        overtaken ? letter.text() : null,
                        notice));
        return "wijraad/letter";
    }
}
