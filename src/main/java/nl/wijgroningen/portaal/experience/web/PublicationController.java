package nl.wijgroningen.portaal.experience.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.experience.ExperienceId;
import nl.wijgroningen.portaal.experience.domain.MaskedText;
import nl.wijgroningen.portaal.experience.domain.Originals;
import nl.wijgroningen.portaal.experience.domain.Publishing;
import nl.wijgroningen.portaal.experience.domain.State;
import nl.wijgroningen.portaal.experience.read.ExperienceFile;
import nl.wijgroningen.portaal.experience.read.PublicationFile;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
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

/** The check before publication: mask words, look at what everyone will read, publish or say why not. */
@Controller
@RequestMapping("/werk/ervaringen/{id}/publicatie")
@Rule("R13")
class PublicationController {

    private static final int REASON = 1000;

    private final ExperienceFile files;
    private final PublicationFile publications;
    private final Originals originals;
    private final Publishing publishing;
    private final Words words;

    PublicationController(
            ExperienceFile files,
            PublicationFile publications,
            Originals originals,
            Publishing publishing,
            Words words) {
        this.files = files;
        this.publications = publications;
        this.originals = originals;
        this.publishing = publishing;
        this.words = words;
    }

    /**
     * @param masker places of words that are ticked
     * @param reden why, in the order of {@code masker}; only of the preview
     * @param weg words to mask wherever they stand, a line each
     * @param versie what the page was made of
     * @param terug back to ticking
     */
    record MaskForm(
            @Nullable List<String> masker,
            @Nullable List<String> reden,
            @Nullable String weg,
            @Nullable String versie,
            @Nullable String terug) {

        List<String> places() {
            return masker == null ? List.of() : masker;
        }

        List<String> reasons() {
            return reden == null ? List.of() : reden;
        }
    }

    record RefusalForm(@Nullable String waarom, @Nullable String versie) {}

    /** What keeps somebody from publishing now; texts are {@code experience.publish.not.NAME}. */
    enum Barrier {
        CHOICE,
        ANSWER,
        HAND,
        REPORT;

        String key() {
            return "experience.publish.not." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param title key of its question */
    public record Text(String title, List<Token> words, String rest) {}

    /** A word to tick, with what stands before it. */
    public record Token(String place, String before, String text, boolean ticked, boolean nameLike) {}

    /** A piece of what everyone reads: masked, or the text. */
    public record Piece(String text, boolean masked) {}

    /** A text as everyone reads it. */
    public record Shown(String title, List<Piece> pieces) {}

    /** A mask of the preview, to give its reason. */
    public record Chosen(String place, String words, String reason) {}

    /**
     * @param barrier key of what keeps this person from it, or null
     * @param away typed words to mask
     * @param outcome of an earlier check, or null
     */
    public record Page(
            UUID id,
            String language,
            String seen,
            @Nullable String barrier,
            List<Text> texts,
            @Nullable String away,
            @Nullable String refusal,
            PublicationFile.@Nullable File file,
            @Nullable String notice) {}

    public record PreviewPage(
            UUID id, String language, String seen, List<Shown> shown, List<Chosen> masks, List<Option> reasons) {}

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var file = file(staff, id);
        var outcome = publications.of(id).orElse(null);
        var original = original(id);
        var places = new HashSet<String>();
        if (outcome == null) {
            words(original.texts()).stream().filter(MaskedText.Word::suggested).forEach(it -> places.add(it.place()));
        } else {
            places.addAll(inside(new MaskedText(
                    original.texts(),
                    outcome.masks().stream().map(PublicationFile.Masked::mask).toList())));
        }
        return page(staff, file, original, outcome, places, null, null, done, model);
    }

    @PostMapping("/voorbeeld")
    String preview(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") MaskForm form,
            BindingResult errors,
            Model model) {
        var file = file(staff, id);
        var original = original(id);
        var text = text(original, form, errors);
        if (errors.hasErrors()
                || form.terug() != null
                || barrier(staff, file, original, publications.of(id).orElse(null)) != null) {
            var places = inside(text);
            return page(staff, file, original, publications.of(id).orElse(null), places, form.weg(), null, null, model);
        }
        model.addAttribute(
                "page",
                new PreviewPage(
                        id,
                        file.story().language(),
                        original.seen(),
                        shown(text),
                        text.masks().stream()
                                .map(it -> new Chosen(
                                        it.place(), text.words(it), it.reason().name()))
                                .toList(),
                        Arrays.stream(MaskedText.Reason.values())
                                .map(it -> new Option(it.name(), words.get("experience.mask." + it.name())))
                                .toList()));
        return "experience/publication-preview";
    }

    @PostMapping
    String publish(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") MaskForm form,
            BindingResult errors,
            Model model) {
        var file = file(staff, id);
        var original = original(id);
        var text = text(original, form, errors);
        if (!errors.hasErrors()) {
            try {
                publishing.publish(staff, new ExperienceId(id), form.places(), form.reasons(), original.seen());
                return "redirect:/werk/ervaringen/" + id + "/publicatie?gedaan=geplaatst";
            } catch (Publishing.Changed changed) {
                errors.rejectValue("versie", "experience.publish.changed");
            }
        }
        var places = inside(text);
        return page(staff, file, original, publications.of(id).orElse(null), places, form.weg(), null, null, model);
    }

    @PostMapping("/weigering")
    String refuse(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") RefusalForm form,
            BindingResult errors,
            Model model) {
        var file = file(staff, id);
        var original = original(id);
        if (form.waarom() == null || form.waarom().isBlank()) {
            errors.rejectValue("waarom", "experience.publish.why.empty");
        } else if (form.waarom().length() > REASON) {
            errors.rejectValue("waarom", "experience.publish.why.long");
        } else if (!original.seen().equals(form.versie())) {
            errors.rejectValue("versie", "experience.publish.changed");
        } else {
            try {
                publishing.refuse(staff, new ExperienceId(id), form.waarom(), original.seen());
                return "redirect:/werk/ervaringen/" + id + "/publicatie?gedaan=geweigerd";
            } catch (Publishing.Changed changed) {
                errors.rejectValue("versie", "experience.publish.changed");
            }
        }
        return page(
                staff, file, original, publications.of(id).orElse(null), Set.of(), null, form.waarom(), null, model);
    }

    private ExperienceFile.File file(Staff staff, UUID id) {
        return files.look(staff, id).orElseThrow(NotFound::new);
    }

    private Originals.Original original(UUID id) {
        return originals.of(new ExperienceId(id)).orElseThrow(NotFound::new);
    }

    /** What the form asks; nothing is masked when it does not fit what is there now. */
    private static MaskedText text(Originals.Original original, MaskForm form, BindingResult errors) {
        if (!original.seen().equals(form.versie())) {
            errors.rejectValue("versie", "experience.publish.changed");
        }
        try {
            var text = MaskedText.of(original.texts(), form.places(), form.reasons());
            for (var line : (form.weg() == null ? "" : form.weg()).split("[\\n,]")) {
                text = text.alsoWithout(line);
            }
            return text;
        } catch (IllegalArgumentException malformed) {
            errors.rejectValue("masker", "form.malformed");
            return new MaskedText(original.texts(), List.of());
        }
    }

    /** The words that lie in a mask, to tick them again. */
    private static Set<String> inside(MaskedText text) {
        var places = new HashSet<String>();
        for (var word : words(text.texts())) {
            if (text.masks().stream()
                    .anyMatch(it ->
                            it.field() == word.field() && it.begins() < word.ends() && word.begins() < it.ends())) {
                places.add(word.place());
            }
        }
        return places;
    }

    private static List<MaskedText.Word> words(List<String> texts) {
        var text = new MaskedText(texts, List.of());
        var words = new ArrayList<MaskedText.Word>();
        for (var field = 0; field < texts.size(); field++) {
            words.addAll(text.words(field));
        }
        return words;
    }

    private @Nullable Barrier barrier(
            Staff staff,
            ExperienceFile.File file,
            Originals.Original original,
            PublicationFile.@Nullable File outcome) {
        var story = file.story();
        if (!story.mayBePublic() || story.coordinatorOnly()) {
            return Barrier.CHOICE;
        }
        if (story.state() == State.WITH_TEAM || !original.isAnswered()) {
            return Barrier.ANSWER;
        }
        if (original.hasHand(staff.id())) {
            return Barrier.HAND;
        }
        if (outcome != null && !outcome.openReports().isEmpty() && !staff.is(Role.COORDINATOR)) {
            return Barrier.REPORT;
        }
        return null;
    }

    private static final List<String> TITLES = List.of(
            "experience.story.happened",
            "experience.story.went-well",
            "experience.story.could-be-better",
            "experience.story.wish",
            "experience.publish.answer");

    /** The texts as everyone reads them. */
    static List<Shown> shown(MaskedText text) {
        var shown = new ArrayList<Shown>();
        for (var field = 0; field < text.texts().size(); field++) {
            if (!text.texts().get(field).isEmpty()) {
                shown.add(new Shown(TITLES.get(field), pieces(text.shown(field))));
            }
        }
        return shown;
    }

    /** A public text in pieces, masked and not. */
    static List<Piece> pieces(@Nullable String shown) {
        var pieces = new ArrayList<Piece>();
        if (shown != null) {
            var parts = shown.split(MaskedText.MARK, -1);
            for (var i = 0; i < parts.length; i++) {
                if (i > 0) {
                    pieces.add(new Piece("", true));
                }
                if (!parts[i].isEmpty()) {
                    pieces.add(new Piece(parts[i], false));
                }
            }
        }
        return pieces;
    }

    private String page(
            Staff staff,
            ExperienceFile.File file,
            Originals.Original original,
            PublicationFile.@Nullable File outcome,
            Set<String> ticked,
            @Nullable String away,
            @Nullable String refusal,
            @Nullable String done,
            Model model) {
        var barrier = barrier(staff, file, original, outcome);
        var text = new MaskedText(original.texts(), List.of());
        var texts = new ArrayList<Text>();
        for (var field = 0; field < original.texts().size(); field++) {
            if (!original.texts().get(field).isEmpty()) {
                texts.add(new Text(
                        TITLES.get(field),
                        text.words(field).stream()
                                .map(it -> new Token(
                                        it.place(), it.before(), it.text(), ticked.contains(it.place()), it.nameLike()))
                                .toList(),
                        text.rest(field)));
            }
        }
        model.addAttribute(
                "page",
                new Page(
                        file.story().id(),
                        file.story().language(),
                        original.seen(),
                        barrier == null ? null : barrier.key(),
                        texts,
                        away,
                        refusal,
                        outcome,
                        "geplaatst".equals(done) || "geweigerd".equals(done)
                                ? "experience.publish.done." + done
                                : null));
        return "experience/publication";
    }
}
