package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingActions;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingAgenda;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingAttendance;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingPlanning;
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

/** One meeting: invited to, cancelled, who comes and who was there, what is on its agenda and what was agreed. */
@Controller
@RequestMapping("/werk/wijraad/vergaderingen/{id}")
class MeetingController {

    private static final String PAGE = "redirect:/werk/wijraad/vergaderingen/";

    private final MeetingPage page;
    private final MeetingPlanning planning;
    private final MeetingAgenda agenda;
    private final MeetingAttendance attendance;
    private final MeetingActions actions;
    private final Words words;
    private final Clock clock;

    MeetingController(
            MeetingPage page,
            MeetingPlanning planning,
            MeetingAgenda agenda,
            MeetingAttendance attendance,
            MeetingActions actions,
            Words words,
            Clock clock) {
        this.page = page;
        this.planning = planning;
        this.agenda = agenda;
        this.attendance = attendance;
        this.actions = actions;
        this.words = words;
        this.clock = clock;
    }

    /** The fields of the forms on the page, each of which sends some; {@code formulier} makes that it counts once. */
    record Form(
            @Nullable String reden,
            @Nullable String titel,
            @Nullable String toelichting,
            @Nullable String openbaar,
            @Nullable String wat,
            @Nullable String wie,
            @Nullable String wanneer,
            @Nullable String komt,
            @Nullable List<String> aanwezig,
            @Nullable String uitnodiging,
            @Nullable String sluiting,
            @Nullable String versie,
            @Nullable String formulier) {

        Map<String, String> typed() {
            return MeetingPage.typed(
                    "reden", reden,
                    "titel", titel,
                    "toelichting", toelichting,
                    "openbaar", openbaar,
                    "wat", wat,
                    "wie", wie,
                    "wanneer", wanneer);
        }
    }

    /**
     * @param typed what was typed, or the meeting as it is
     * @param theirs how it is now, when it was changed on another screen meanwhile; else null
     */
    public record PlanPage(
            UUID id,
            LocalDate heldOn,
            List<Option> kinds,
            PlanForm typed,
            @Nullable PlanForm theirs) {}

    @GetMapping
    String show(
            Staff staff,
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        return page.show(staff, id, MeetingPage.typed(), done, model);
    }

    @GetMapping("/gegevens")
    String plan(Staff staff, @PathVariable("id") UUID id, Model model) {
        var file = page.file(staff, id);
        if (file.over()) {
            throw new NotFound();
        }
        return plan(id, file.heldOn(), PlanForm.of(file), null, model);
    }

    @PostMapping("/gegevens")
    String change(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") PlanForm form,
            BindingResult errors,
            Model model) {
        var was = page.file(staff, id);
        var plan = form.plan(errors);
        try {
            return Fields.done(
                            errors, "dag", words, () -> planning.change(staff, id, Fields.number(form.versie()), plan))
                    ? PAGE + id + "?gedaan=gewijzigd"
                    : plan(id, was.heldOn(), form, null, model);
        } catch (Overtaken overtaken) {
            errors.reject("wijraad.meeting.overtaken");
            var now = page.file(staff, id);
            var mine = new PlanForm(
                    form.dag(), form.van(), form.tot(), form.soort(), form.plaats(), String.valueOf(now.version()));
            return plan(id, now.heldOn(), mine, PlanForm.of(now), model);
        }
    }

    private String plan(UUID id, LocalDate heldOn, PlanForm typed, @Nullable PlanForm theirs, Model model) {
        model.addAttribute("page", new PlanPage(id, heldOn, PlanForm.kinds(words), typed, theirs));
        return "wijraad/meeting-plan";
    }

    @PostMapping("/uitnodiging")
    String invite(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "uitnodiging", words, () -> planning.invite(staff, id))
                ? PAGE + id + "?gedaan=uitgenodigd"
                : page.show(staff, id, form.typed(), null, model);
    }

    @PostMapping("/afzegging")
    String cancel(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var reason = MeetingFields.text(errors, "reden", form.reden(), MeetingFields.TEXT);
        return Fields.done(errors, "reden", words, () -> planning.cancel(staff, id, reason))
                ? PAGE + id + "?gedaan=afgezegd"
                : page.show(staff, id, form.typed(), null, model);
    }

    @PostMapping("/agenda")
    String add(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var title = MeetingFields.text(errors, "titel", form.titel(), MeetingFields.TITLE);
        var text = MeetingFields.optional(errors, "toelichting", form.toelichting(), MeetingFields.TEXT);
        var open = ItemController.open(errors, form.openbaar());
        return Fields.done(
                        errors,
                        "titel",
                        words,
                        () -> agenda.add(
                                staff,
                                id,
                                Fields.made(form.formulier(), form),
                                new MeetingAgenda.Point(title, text, open)))
                ? PAGE + id + "?gedaan=punt"
                : page.show(staff, id, form.typed(), null, model);
    }

    @PostMapping("/komst")
    String say(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        if (!"ja".equals(form.komt()) && !"nee".equals(form.komt())) {
            errors.rejectValue("komt", "form.malformed");
        }
        return Fields.done(errors, "komt", words, () -> attendance.say(staff, id, "ja".equals(form.komt())))
                ? PAGE + id + "?gedaan=komst"
                : page.show(staff, id, form.typed(), null, model);
    }

    /** Who was overtaken sees beside each name what is written down now, with the own ticks kept. */
    @PostMapping("/aanwezigheid")
    String presence(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var ticked = Fields.ids(form.aanwezig());
        try {
            if (Fields.done(
                    errors,
                    "aanwezig",
                    words,
                    () -> attendance.record(staff, id, Fields.number(form.versie()), ticked))) {
                return PAGE + id + "?gedaan=aanwezigheid";
            }
        } catch (Overtaken overtaken) {
            errors.rejectValue("aanwezig", "wijraad.meeting.overtaken.presence");
        }
        return page.show(staff, id, form.typed(), ticked, null, model);
    }

    @PostMapping("/sluiting")
    String end(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        return Fields.done(errors, "sluiting", words, () -> attendance.end(staff, id))
                ? PAGE + id + "?gedaan=gesloten"
                : page.show(staff, id, form.typed(), null, model);
    }

    @PostMapping("/acties")
    String agree(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model) {
        var text = MeetingFields.text(errors, "wat", form.wat(), MeetingFields.TEXT);
        var due = Fields.day(errors, "wanneer", form.wanneer());
        var office = Stream.of(MeetingActions.Office.values())
                .filter(it -> it.name().equals(form.wie()))
                .findFirst()
                .orElse(null);
        var member = office == null ? Fields.id(form.wie()) : null;
        if (office == null && member == null) {
            errors.rejectValue("wie", "wijraad.meeting.empty.wie");
        }
        var owner = new MeetingActions.Owner(member, office);
        return Fields.done(
                        errors,
                        "wanneer",
                        words,
                        () -> actions.agree(staff, id, Fields.made(form.formulier(), form), text, owner, due))
                ? PAGE + id + "?gedaan=actie"
                : page.show(staff, id, form.typed(), null, model);
    }

    @PostMapping("/acties/{actie}/afronding")
    String finish(Staff staff, @PathVariable("id") UUID id, @PathVariable("actie") UUID action) {
        page.file(staff, id);
        actions.finish(staff, id, action);
        return PAGE + id + "?gedaan=klaar";
    }
}
