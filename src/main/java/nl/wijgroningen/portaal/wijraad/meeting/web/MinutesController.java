package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Accounts;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
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

/** The minutes of a meeting: written by the secretary, read by members, approved in a later meeting. */
@Controller
@RequestMapping("/werk/wijraad/vergaderingen/{id}/notulen")
class MinutesController {

    private final MeetingPage meetings;
    private final MeetingFile files;
    private final MeetingMinutes minutes;
    private final Accounts accounts;
    private final Words words;
    private final Clock clock;

    MinutesController(
            MeetingPage meetings,
            MeetingFile files,
            MeetingMinutes minutes,
            Accounts accounts,
            Words words,
            Clock clock) {
        this.meetings = meetings;
        this.files = files;
        this.minutes = minutes;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
    }

    /** @param versie of the minutes that were on the page; nought: none */
    public record Form(
            @Nullable String tekst,
            @Nullable String besloten,
            @Nullable String vergadering,
            @Nullable String vaststelling,
            @Nullable String versie) {}

    /**
     * @param text that was typed, or the newest version
     * @param theirs the newest version, when it was written on another screen meanwhile; else null
     * @param writes whether the one who looks can write a version now
     * @param secretary whether the one who looks is the secretary
     * @param later meetings that may have approved them
     * @param names of who wrote versions, by id
     */
    public record Page(
            String title,
            MeetingFile.File meeting,
            List<MeetingFile.Version> versions,
            @Nullable String text,
            @Nullable String closedText,
            int version,
            MeetingFile.@Nullable Version theirs,
            boolean writes,
            boolean secretary,
            List<Option> later,
            @Nullable String in,
            Map<UUID, String> names,
            @Nullable String notice) {}

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return page(staff, id, null, false, done, model);
    }

    @PostMapping
    String write(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        meetings.file(staff, id);
        var text = MeetingFields.text(errors, "tekst", form.tekst(), MeetingFields.MINUTES);
        var closed = MeetingFields.optional(errors, "besloten", form.besloten(), MeetingFields.MINUTES);
        try {
            return Fields.done(
                            errors,
                            "tekst",
                            words,
                            () -> minutes.write(staff, id, Fields.number(form.versie()), text, closed))
                    ? "redirect:/werk/wijraad/vergaderingen/" + id + "/notulen?gedaan=bewaard"
                    : page(staff, id, form, false, null, model);
        } catch (Overtaken overtaken) {
            errors.reject("wijraad.meeting.overtaken");
            return page(staff, id, form, true, null, model);
        }
    }

    @PostMapping("/vaststelling")
    String approve(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        meetings.file(staff, id);
        var in = Fields.id(form.vergadering());
        if (in == null) {
            errors.rejectValue("vergadering", "wijraad.meeting.empty.vergadering");
        }
        try {
            return in != null
                            && Fields.done(
                                    errors,
                                    "vergadering",
                                    words,
                                    () -> minutes.approve(staff, id, Fields.number(form.versie()), in))
                    ? "redirect:/werk/wijraad/vergaderingen/" + id + "/notulen?gedaan=vastgesteld"
                    : page(staff, id, null, false, null, model);
        } catch (Overtaken overtaken) {
            errors.rejectValue("vergadering", "wijraad.meeting.overtaken.minutes");
            return page(staff, id, null, false, null, model);
        }
    }

    /** @param typed null: the newest version */
    private String page(
            Staff staff, UUID id, @Nullable Form typed, boolean overtaken, @Nullable String done, Model model) {
        var file = meetings.file(staff, id);
        var versions = files.versions(id);
        var newest = versions.isEmpty() ? null : versions.get(0);
        var people = new HashSet<UUID>();
        versions.forEach(it -> people.add(it.by()));
        var approval = file.approval();
        if (approval != null) {
            people.add(approval.by());
        }
        model.addAttribute(
                "page",
                new Page(
                        words.get("wijraad.meeting.minutes.of", words.day(file.heldOn())),
                        file,
                        versions,
                        typed != null ? typed.tekst() : newest == null ? null : newest.text(),
                        typed != null ? typed.besloten() : newest == null ? null : newest.closedText(),
                        typed != null && !overtaken
                                ? Fields.number(typed.versie())
                                : newest == null ? 0 : newest.version(),
                        overtaken ? newest : null,
                        staff.is(Role.SECRETARY)
                                && approval == null
                                && file.state() != Meeting.State.CANCELLED
                                && !file.heldOn().isAfter(LocalDate.now(clock)),
                        staff.is(Role.SECRETARY),
                        file.later().stream()
                                .map(it -> new Option(it.id().toString(), words.day(it.heldOn())))
                                .toList(),
                        null,
                        accounts.names(people),
                        "bewaard".equals(done) || "vastgesteld".equals(done)
                                ? "wijraad.meeting.minutes.done." + done
                                : null));
        return "wijraad/meeting-minutes";
    }
}
