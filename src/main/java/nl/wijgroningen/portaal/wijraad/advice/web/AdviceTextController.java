package nl.wijgroningen.portaal.wijraad.advice.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.PlainText;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceKind;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceState;
import nl.wijgroningen.portaal.wijraad.advice.domain.AdviceWriting;
import nl.wijgroningen.portaal.wijraad.advice.domain.Wording;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFile;
import nl.wijgroningen.portaal.wijraad.advice.read.AdvicePages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.MapBindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The text of an advice: a draft, or a correction of what was sent. The points are numbered fields; one without a sentence
 * goes, an empty one is left out.
 */
@Controller
@RequestMapping("/werk/wijraad/adviezen/{id}/tekst")
@Rule("R12e")
class AdviceTextController {

    private static final int MOST = 20;

    /** So many empty points stand ready. */
    private static final int ROOM = 2;

    private final AdviceFile files;
    private final AdviceWriting writing;
    private final Words words;

    AdviceTextController(AdviceFile files, AdviceWriting writing, Words words) {
        this.files = files;
        this.writing = writing;
        this.words = words;
    }

    /**
     * A point in the form; its fields are {@code zin-1}, {@code uitleg-1} and {@code id-1}.
     *
     * @param fixed it has an answer: its words stay
     */
    public record Field(
            int place,
            @Nullable String id,
            @Nullable String sentence,
            @Nullable String explanation,
            boolean fixed) {

        public String named(String name) {
            return name + "-" + place;
        }
    }

    /**
     * @param theirs what somebody saved meanwhile; null: nobody did
     * @param remarks of members on the draft
     */
    public record Page(
            AdvicePages.Facts facts,
            List<Option> kinds,
            @Nullable String title,
            @Nullable String kind,
            @Nullable String why,
            List<Field> points,
            @Nullable String reason,
            boolean sent,
            AdvicePages.@Nullable One theirs,
            List<AdviceFile.Remark> remarks) {}

    @GetMapping
    String show(Staff staff, @PathVariable("id") UUID id, Model model) {
        var file = file(staff, id);
        return page(file, null, false, model);
    }

    @PostMapping
    String write(Staff staff, @PathVariable("id") UUID id, @RequestParam Map<String, String> sent, Model model) {
        var typed = new HashMap<String, String>();
        sent.forEach((name, value) -> typed.put(name, PlainText.clean(value)));
        var file = file(staff, id);
        var corrects = file.facts().sentOn() != null;
        var errors = new MapBindingResult(typed, "form");
        var title = Fields.text(errors, "titel", typed.get("titel"), Lengths.TITLE, "advice.empty.titel");
        var why = Fields.optional(errors, "waarom", typed.get("waarom"), Lengths.WHY);
        var kind = corrects
                ? file.facts().kind()
                : Fields.choice(errors, "soort", AdviceKind.class, typed.get("soort"), "advice.empty.soort");
        var lines = new ArrayList<Wording.Line>();
        for (var place = 1; place <= MOST; place++) {
            line(typed, place, errors).ifPresent(lines::add);
        }
        var reason =
                corrects ? Fields.text(errors, "reden", typed.get("reden"), Lengths.TEXT, "advice.empty.reden") : "";
        var seen = Fields.number(typed.get("versie"));
        var overtaken = seen != file.facts().version();
        var done = kind != null
                && Fields.done(errors, "titel", words, "advice.overtaken", () -> {
                    var wording = new Wording(title, why, kind, lines);
                    if (corrects) {
                        writing.correct(staff, id, seen, wording, reason);
                    } else {
                        writing.write(staff, id, seen, wording);
                    }
                });
        if (!done) {
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
            return page(overtaken ? file(staff, id) : file, typed, overtaken, model);
        }
        return "meer".equals(typed.get("doen"))
                ? "redirect:/werk/wijraad/adviezen/" + id + "/tekst"
                : "redirect:/werk/wijraad/adviezen/" + id + "?gedaan=" + (corrects ? "gecorrigeerd" : "bewaard");
    }

    private static Optional<Wording.Line> line(Map<String, String> typed, int place, BindingResult errors) {
        var sentence = typed.getOrDefault("zin-" + place, "");
        var explanation = typed.getOrDefault("uitleg-" + place, "");
        if (sentence.isBlank() && explanation.isBlank()) {
            return Optional.empty();
        }
        if (sentence.isBlank()) {
            errors.rejectValue("zin-" + place, "advice.empty.zin");
        }
        var known = typed.getOrDefault("id-" + place, "");
        return Optional.of(new Wording.Line(
                known.isEmpty() ? null : Optional.ofNullable(Fields.id(known)).orElseThrow(NotFound::new),
                Fields.optional(errors, "zin-" + place, sentence, Lengths.SENTENCE),
                Fields.optional(errors, "uitleg-" + place, explanation, Lengths.TEXT)));
    }

    /** What was decided is not written anew; what was sent is corrected. */
    private AdviceFile.One file(Staff staff, UUID id) {
        return files.one(staff, id)
                .filter(it -> it.facts().state() != AdviceState.DECIDED)
                .orElseThrow(NotFound::new);
    }

    /** @param typed null: nothing was sent yet */
    private String page(AdviceFile.One file, @Nullable Map<String, String> typed, boolean overtaken, Model model) {
        var facts = file.facts();
        var sent = facts.sentOn() != null;
        model.addAttribute(
                "page",
                new Page(
                        facts,
                        Stream.of(AdviceKind.values())
                                .map(it -> new Option(
                                        it.name(), words.get("advice.kind." + it), words.get("advice.new.kind." + it)))
                                .toList(),
                        typed == null ? facts.title() : typed.get("titel"),
                        typed == null ? facts.kind().name() : typed.get("soort"),
                        typed == null ? facts.why() : typed.get("waarom"),
                        typed == null ? fields(file.one(), sent) : typedFields(file.one(), typed, sent),
                        typed == null ? null : typed.get("reden"),
                        sent,
                        overtaken ? file.one() : null,
                        file.remarks()));
        return "advice/text";
    }

    private static List<Field> fields(AdvicePages.One one, boolean sent) {
        var fields = new ArrayList<Field>();
        for (var it : one.points()) {
            fields.add(new Field(
                    fields.size() + 1, it.id().toString(), it.sentence(), it.explanation(), it.answer() != null));
        }
        room(fields, sent);
        return fields;
    }

    private static List<Field> typedFields(AdvicePages.One one, Map<String, String> typed, boolean sent) {
        var answered = one.points().stream()
                .filter(it -> it.answer() != null)
                .map(it -> it.id().toString())
                .toList();
        var fields = new ArrayList<Field>();
        for (var place = 1; place <= MOST; place++) {
            if (typed.containsKey("zin-" + place) || typed.containsKey("uitleg-" + place)) {
                var known = typed.get("id-" + place);
                fields.add(new Field(
                        place,
                        known,
                        typed.get("zin-" + place),
                        typed.get("uitleg-" + place),
                        known != null && answered.contains(known)));
            }
        }
        return fields;
    }

    private static void room(List<Field> fields, boolean sent) {
        for (var i = 0; i < ROOM && !sent && fields.size() < MOST; i++) {
            fields.add(new Field(fields.size() + 1, null, null, null, false));
        }
    }
}
