package nl.wijgroningen.portaal.wijraad.meeting.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.meeting.domain.MeetingPlanning;
import nl.wijgroningen.portaal.wijraad.meeting.domain.YearPlan;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The year plan: where the year stands, its meetings, and for the secretary a form to plan one. */
@Controller
@RequestMapping("/werk/wijraad/vergaderingen")
@Rule("R12d")
class MeetingsController {

    private final MeetingList list;
    private final MeetingPlanning planning;
    private final Words words;
    private final Clock clock;

    MeetingsController(MeetingList list, MeetingPlanning planning, Words words, Clock clock) {
        this.list = list;
        this.planning = planning;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param plan null for a director, who does not see all meetings
     * @param writes whether the one who looks plans meetings
     * @param member whether lines show what the one who looks said about coming
     */
    public record Page(
            int year,
            List<Integer> years,
            @Nullable YearPlan plan,
            List<MeetingList.Line> lines,
            boolean writes,
            boolean member,
            LocalDate today,
            List<Option> kinds,
            PlanForm typed) {}

    @GetMapping
    String show(Staff staff, @RequestParam(name = "jaar", required = false) @Nullable String year, Model model) {
        return page(staff, year, PlanForm.EMPTY, model);
    }

    @PostMapping
    String plan(Staff staff, @ModelAttribute("form") PlanForm form, BindingResult errors, Model model) {
        var plan = form.plan(errors);
        var made = new UUID[1];
        return Fields.done(errors, "dag", words, () -> made[0] = planning.plan(staff, plan))
                ? "redirect:/werk/wijraad/vergaderingen/" + made[0] + "?gedaan=gepland"
                : page(staff, null, form, model);
    }

    private String page(Staff staff, @Nullable String asked, PlanForm typed, Model model) {
        var today = LocalDate.now(clock);
        var years = list.years(today);
        var year = asked == null ? today.getYear() : Fields.number(asked);
        if (!years.contains(year)) {
            throw new NotFound();
        }
        var all = staff.is(Role.SECRETARY) || staff.is(Role.COUNCIL_MEMBER);
        model.addAttribute(
                "page",
                new Page(
                        year,
                        years,
                        all ? list.plan(year) : null,
                        list.of(staff, year),
                        staff.is(Role.SECRETARY),
                        staff.is(Role.COUNCIL_MEMBER),
                        today,
                        PlanForm.kinds(words),
                        typed));
        return "wijraad/meetings";
    }
}
