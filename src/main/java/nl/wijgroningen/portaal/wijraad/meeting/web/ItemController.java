package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.file.FileRefused;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.file.Upload;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingAgenda;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingMinutes;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingFile;
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
import org.springframework.web.multipart.MultipartFile;

/** One item of an agenda, as the secretary works on it: its words, papers and decisions. */
@Controller
@RequestMapping("/werk/wijraad/vergaderingen/{id}/agenda/{punt}")
class ItemController {

    private static final Set<String> NOTICES = Set.of("gewijzigd", "stuk", "stuk-weg", "besluit", "besluit-weg");

    private final MeetingPage meetings;
    private final MeetingAgenda agenda;
    private final MeetingMinutes minutes;
    private final Files files;
    private final Words words;
    private final Clock clock;

    ItemController(
            MeetingPage meetings, MeetingAgenda agenda, MeetingMinutes minutes, Files files, Words words, Clock clock) {
        this.meetings = meetings;
        this.agenda = agenda;
        this.minutes = minutes;
        this.files = files;
        this.words = words;
        this.clock = clock;
    }

    /** The fields of the forms on the page; {@code versie} of the item that was on it, {@code formulier} makes that it counts once. */
    public record Form(
            @Nullable String titel,
            @Nullable String toelichting,
            @Nullable String openbaar,
            @Nullable String naam,
            @Nullable List<MultipartFile> document,
            @Nullable String besluit,
            @Nullable String verwijdering,
            @Nullable String versie,
            @Nullable String formulier) {

        static final Form EMPTY = new Form(null, null, null, null, null, null, null, null, null);
    }

    /** What was sent, to see whether it is the same: {@code content} of the bytes. */
    private record Paper(String name, UUID content) {}

    /**
     * @param title that was typed, or as it is; {@code text} and {@code open} too
     * @param version that the words are a change of
     * @param theirs the item as it is now, when it was changed on another screen meanwhile; else null
     * @param writable whether decisions can be written down: from the day of the meeting until its minutes are approved
     */
    public record Page(
            MeetingFile.File meeting,
            MeetingFile.Item item,
            @Nullable String title,
            @Nullable String text,
            @Nullable String open,
            int version,
            @Nullable String name,
            @Nullable String decision,
            List<Option> choices,
            MeetingFile.@Nullable Item theirs,
            boolean writable,
            @Nullable String notice) {}

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID item,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return page(staff, id, item, Form.EMPTY, false, done, model);
    }

    @PostMapping
    String change(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID item,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        one(meetings.file(staff, id), item);
        var title = MeetingFields.text(errors, "titel", form.titel(), MeetingFields.TITLE);
        var text = MeetingFields.optional(errors, "toelichting", form.toelichting(), MeetingFields.TEXT);
        var open = open(errors, form.openbaar());
        try {
            return Fields.done(
                            errors,
                            "titel",
                            words,
                            () -> agenda.change(
                                    staff,
                                    id,
                                    item,
                                    Fields.number(form.versie()),
                                    new MeetingAgenda.Point(title, text, open)))
                    ? redirect(id, item, "gewijzigd")
                    : page(staff, id, item, form, false, null, model);
        } catch (Overtaken overtaken) {
            errors.reject("wijraad.meeting.overtaken");
            return page(staff, id, item, form, true, null, model);
        }
    }

    /** Whether everyone may read it; it must be chosen. */
    static boolean open(BindingResult errors, @Nullable String typed) {
        if (!"ja".equals(typed) && !"nee".equals(typed)) {
            errors.rejectValue("openbaar", "wijraad.meeting.empty.openbaar");
        }
        return "ja".equals(typed);
    }

    @PostMapping("/plaats")
    String moveUp(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID item,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "titel", words, () -> agenda.moveUp(staff, id, item))
                ? "redirect:/werk/wijraad/vergaderingen/" + id + "?gedaan=punt"
                : page(staff, id, item, form, false, null, model);
    }

    @PostMapping("/verwijdering")
    String remove(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID item,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "verwijdering", words, () -> agenda.remove(staff, id, item))
                ? "redirect:/werk/wijraad/vergaderingen/" + id + "?gedaan=punt"
                : page(staff, id, item, form, false, null, model);
    }

    @PostMapping("/stukken")
    String add(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID item,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        one(meetings.file(staff, id), item);
        var name = MeetingFields.text(errors, "naam", form.naam(), MeetingFields.TITLE);
        try {
            var sent = Upload.one(form.document());
            if (sent.isEmpty()) {
                errors.rejectValue("document", "wijraad.meeting.empty.document");
            } else if (!errors.hasErrors()) {
                var paper = files.checkDocument(sent.get());
                var made = Fields.made(form.formulier(), new Paper(name, UUID.nameUUIDFromBytes(sent.get())));
                if (Fields.done(errors, "document", words, () -> agenda.addPaper(staff, id, item, made, name, paper))) {
                    return redirect(id, item, "stuk");
                }
            }
        } catch (FileRefused refused) {
            refused.tell(errors, "document", "document");
        }
        return page(staff, id, item, form, false, null, model);
    }

    @PostMapping("/stukken/{stuk}/verwijdering")
    String removePaper(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID item,
            @PathVariable("stuk") UUID paper,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "document", words, () -> agenda.removePaper(staff, id, item, paper))
                ? redirect(id, item, "stuk-weg")
                : page(staff, id, item, form, false, null, model);
    }

    @PostMapping("/besluiten")
    String decide(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID item,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        one(meetings.file(staff, id), item);
        var text = MeetingFields.text(errors, "besluit", form.besluit(), MeetingFields.TEXT);
        return Fields.done(
                        errors,
                        "besluit",
                        words,
                        () -> minutes.decide(staff, id, item, Fields.made(form.formulier(), form), text))
                ? redirect(id, item, "besluit")
                : page(staff, id, item, form, false, null, model);
    }

    @PostMapping("/besluiten/{besluit}/verwijdering")
    String removeDecision(
            Staff staff,
            @PathVariable("id") UUID id,
            @PathVariable("punt") UUID item,
            @PathVariable("besluit") UUID decision,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "besluit", words, () -> minutes.removeDecision(staff, id, item, decision))
                ? redirect(id, item, "besluit-weg")
                : page(staff, id, item, form, false, null, model);
    }

    private static String redirect(UUID id, UUID item, String done) {
        return "redirect:/werk/wijraad/vergaderingen/" + id + "/agenda/" + item + "?gedaan=" + done;
    }

    private static MeetingFile.Item one(MeetingFile.File file, UUID item) {
        return file.items().stream()
                .filter(it -> it.id().equals(item))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private String page(
            Staff staff, UUID id, UUID item, Form typed, boolean overtaken, @Nullable String done, Model model) {
        var file = meetings.file(staff, id);
        var one = one(file, item);
        var own = typed.versie() == null;
        model.addAttribute(
                "page",
                new Page(
                        file,
                        one,
                        own ? one.title() : typed.titel(),
                        own ? one.text() : typed.toelichting(),
                        own ? (one.open() ? "ja" : "nee") : typed.openbaar(),
                        own || overtaken ? one.version() : Fields.number(typed.versie()),
                        typed.naam(),
                        typed.besluit(),
                        choices(words),
                        overtaken ? one : null,
                        file.state() != Meeting.State.CANCELLED
                                && file.approval() == null
                                && !file.heldOn().isAfter(LocalDate.now(clock)),
                        NOTICES.contains(String.valueOf(done)) ? "wijraad.meeting.item.done." + done : null));
        return "wijraad/meeting-item";
    }

    static List<Option> choices(Words words) {
        return List.of(
                new Option("ja", words.get("wijraad.meeting.item.open"), words.get("wijraad.meeting.item.open.hint")),
                new Option(
                        "nee",
                        words.get("wijraad.meeting.item.closed"),
                        words.get("wijraad.meeting.item.closed.hint")));
    }
}
