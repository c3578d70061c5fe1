package nl.wijgroningen.portaal.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.MapChanges;
import nl.wijgroningen.portaal.area.MapChanges.Course;
import nl.wijgroningen.portaal.area.MapChanges.Line;
import nl.wijgroningen.portaal.area.MapChanges.Span;
import nl.wijgroningen.portaal.area.Places;
import nl.wijgroningen.portaal.area.TeamChanges;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Days;
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

/** Which wijk and team a postcode leads to, now and from a day on. */
@Controller
@RequestMapping("/beheer/postcodes")
class PostcodesController {

    private final MapChanges map;
    private final TeamChanges teams;
    private final MapKeeping keeping;
    private final Words words;
    private final Clock clock;

    PostcodesController(MapChanges map, TeamChanges teams, MapKeeping keeping, Words words, Clock clock) {
        this.map = map;
        this.teams = teams;
        this.keeping = keeping;
        this.words = words;
        this.clock = clock;
    }

    /**
     * Up to three places, the likeliest first.
     *
     * @param stand what was on the page
     * @param stap empty: show what it comes to; {@code bewaar}: save; {@code pas-aan}: back to the form
     */
    record Form(
            @Nullable String wijk1,
            @Nullable String team1,
            @Nullable String wijk2,
            @Nullable String team2,
            @Nullable String wijk3,
            @Nullable String team3,
            @Nullable String vanaf,
            @Nullable String stand,
            @Nullable String stap) {

        static Form of(@Nullable Span span, @Nullable String stand) {
            var all = span == null ? List.<MapChanges.Entry>of() : span.entries();
            return new Form(
                    all.isEmpty() ? null : all.get(0).wijkSlug(),
                    all.isEmpty() ? null : all.get(0).teamSlug(),
                    all.size() < 2 ? null : all.get(1).wijkSlug(),
                    all.size() < 2 ? null : all.get(1).teamSlug(),
                    all.size() < 3 ? null : all.get(2).wijkSlug(),
                    all.size() < 3 ? null : all.get(2).teamSlug(),
                    null,
                    stand,
                    null);
        }
    }

    record CancelForm(@Nullable String stand) {}

    /**
     * @param vertrek the first day outside the city
     * @param stap empty: show what it comes to; {@code bewaar}: save; {@code pas-aan}: back to the form
     */
    record LeaveForm(
            @Nullable String vertrek,
            @Nullable String stand,
            @Nullable String stap) {

        static final LeaveForm EMPTY = new LeaveForm(null, null, null);
    }

    /** What leaving comes to, before it is saved. @param buurten that leave with it */
    public record LeavePreview(String pc4, LocalDate from, Span before, List<String> buurten, LeaveForm form) {}

    public record ListPage(List<Row> rows, @Nullable String asked) {}

    /**
     * @param now null: it does not lie in the city today
     * @param leaving the first day outside the city; null: not planned
     */
    public record Row(
            String pc4,
            @Nullable Span now,
            @Nullable Span planned,
            @Nullable LocalDate leaving) {}

    /**
     * @param stand what a change must name
     * @param leaving the first day outside the city; null: not planned
     * @param theirs whether a colleague was faster
     */
    public record Page(
            Course course,
            String stand,
            @Nullable Span now,
            @Nullable Span planned,
            @Nullable LocalDate leaving,
            UUID thing,
            Form form,
            LeaveForm leave,
            List<Option> wijken,
            List<Option> teams,
            boolean theirs,
            @Nullable String notice) {}

    /** What a change comes to, before it is saved. */
    public record Preview(
            String pc4, LocalDate from, @Nullable Span before, List<String> after, MapChanges.Along along, Form form) {}

    @GetMapping
    String list(@RequestParam(name = "postcode", required = false) @Nullable String asked, Model model) {
        var pc4 = asked == null ? null : Places.pc4(asked).orElse(null);
        if (pc4 != null) {
            return "redirect:/beheer/postcodes/" + pc4;
        }
        var today = LocalDate.now(clock);
        var rows = map.all().stream()
                .map(it -> new Row(it.pc4(), it.on(today), it.planned(today), it.leaving(today)))
                .toList();
        model.addAttribute("page", new ListPage(rows, asked));
        return "administration/postcodes";
    }

    @GetMapping("/{pc4:[1-9][0-9]{3}}")
    String show(
            @PathVariable("pc4") String pc4,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var course = map.course(pc4);
        var notice = done == null
                        || !List.of("gewijzigd", "teruggedraaid", "vertrekt").contains(done)
                ? null
                : "administration.postcode.done." + done;
        return page(course, Form.of(course.last(), course.stand()), LeaveForm.EMPTY, false, notice, model);
    }

    @PostMapping("/{pc4:[1-9][0-9]{3}}")
    @Rule("R1")
    String change(
            Staff staff,
            @PathVariable("pc4") String pc4,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var course = map.course(pc4);
        var from = Days.parse(form.vanaf()).orElse(null);
        var lines = lines(form, from, errors);
        check(course, from, "vanaf", errors);
        if (errors.hasErrors() || from == null || "pas-aan".equals(form.stap())) {
            return page(course, form, LeaveForm.EMPTY, false, null, model);
        }
        if (!"bewaar".equals(form.stap())) {
            model.addAttribute("page", preview(course, from, lines, form));
            return "administration/postcode-preview";
        }
        var outcome = keeping.change(staff, pc4, from, lines, form.stand() == null ? "" : form.stand());
        if (outcome == MapChanges.Outcome.BUURT_CHANGES) {
            errors.rejectValue("vanaf", "administration.buurt.changes-later");
            return page(course, form, LeaveForm.EMPTY, false, null, model);
        }
        if (outcome == MapChanges.Outcome.DONE || isDone(map.course(pc4), from, lines)) {
            return "redirect:/beheer/postcodes/" + pc4 + "?gedaan=gewijzigd";
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        return page(map.course(pc4), form, LeaveForm.EMPTY, true, null, model);
    }

    @PostMapping("/{pc4:[1-9][0-9]{3}}/vertrek")
    @Rule("R2")
    String leave(
            Staff staff,
            @PathVariable("pc4") String pc4,
            @ModelAttribute("form") LeaveForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var course = map.course(pc4);
        var last = course.last();
        if (last == null || last.until() != null) {
            return "redirect:/beheer/postcodes/" + pc4;
        }
        var from = Days.parse(form.vertrek()).orElse(null);
        check(course, from, "vertrek", errors);
        if (errors.hasErrors() || from == null || "pas-aan".equals(form.stap())) {
            return page(course, Form.of(last, course.stand()), form, false, null, model);
        }
        if (!"bewaar".equals(form.stap())) {
            model.addAttribute("page", new LeavePreview(pc4, from, last, map.leavingWith(pc4), form));
            return "administration/postcode-leave";
        }
        return switch (keeping.leave(staff, pc4, from, form.stand() == null ? "" : form.stand())) {
            case DONE -> "redirect:/beheer/postcodes/" + pc4 + "?gedaan=vertrekt";
            case BUURT_CHANGES -> {
                errors.rejectValue("vertrek", "administration.buurt.changes-later");
                yield page(course, Form.of(last, course.stand()), form, false, null, model);
            }
            case OVERTAKEN, TOO_EARLY, NO_TEAM -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                var now = map.course(pc4);
                yield page(now, Form.of(now.last(), now.stand()), form, true, null, model);
            }
        };
    }

    @PostMapping("/{pc4:[1-9][0-9]{3}}/intrekking")
    String cancel(
            Staff staff,
            @PathVariable("pc4") String pc4,
            @ModelAttribute("form") CancelForm form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var course = map.course(pc4);
        var today = LocalDate.now(clock);
        if (course.planned(today) == null && course.leaving(today) == null) {
            return "redirect:/beheer/postcodes/" + pc4;
        }
        var outcome = keeping.cancel(staff, pc4, form.stand() == null ? "" : form.stand());
        if (outcome == MapChanges.Outcome.DONE) {
            return "redirect:/beheer/postcodes/" + pc4 + "?gedaan=teruggedraaid";
        }
        switch (outcome) {
            case NO_TEAM -> errors.reject("administration.postcode.team-gone");
            case BUURT_CHANGES -> errors.reject("administration.buurt.changes-first");
            default -> response.setStatus(HttpServletResponse.SC_CONFLICT);
        }
        var now = map.course(pc4);
        return page(now, Form.of(now.last(), now.stand()), LeaveForm.EMPTY, !errors.hasErrors(), null, model);
    }

    private List<Line> lines(Form form, @Nullable LocalDate from, BindingResult errors) {
        var lines = new LinkedHashSet<Line>();
        var wijken = map.wijken().stream().map(MapChanges.Choice::slug).toList();
        var all = teams.all();
        var typed = new @Nullable String[][] {
            {form.wijk1(), form.team1()}, {form.wijk2(), form.team2()}, {form.wijk3(), form.team3()}
        };
        for (var i = 0; i < typed.length; i++) {
            var wijk = typed[i][0];
            var slug = typed[i][1];
            if (i > 0 && wijk == null && slug == null) {
                continue;
            }
            if (wijk == null || !wijken.contains(wijk)) {
                errors.rejectValue("wijk" + (i + 1), "administration.postcode.wijk.empty");
            }
            var team = all.stream().filter(it -> it.slug().equals(slug)).findFirst();
            if (team.isEmpty()) {
                errors.rejectValue("team" + (i + 1), "administration.postcode.team.empty");
            } else if (from != null && !team.get().isOpenFrom(from)) {
                errors.rejectValue("team" + (i + 1), "administration.postcode.team.not-there");
            } else if (wijk != null && slug != null && !lines.add(new Line(wijk, slug))) {
                errors.rejectValue("team" + (i + 1), "administration.postcode.team.twice");
            }
        }
        return List.copyOf(lines);
    }

    private void check(Course course, @Nullable LocalDate from, String field, BindingResult errors) {
        var newest = course.newest();
        if (from == null) {
            errors.rejectValue(field, "administration.day.wrong");
        } else if (from.isBefore(LocalDate.now(clock))) {
            errors.rejectValue(field, "administration.day.past");
        } else if (newest != null && !from.isAfter(newest)) {
            var day = new Object[] {words.day(newest)};
            errors.rejectValue(field, "administration.postcode.too-early", day, null);
        }
    }

    /** The same form was sent twice. */
    private static boolean isDone(Course course, LocalDate from, List<Line> lines) {
        var last = course.last();
        return last != null
                && last.from().equals(from)
                && last.entries().stream()
                        .map(it -> new Line(it.wijkSlug(), it.teamSlug()))
                        .toList()
                        .equals(lines);
    }

    private Preview preview(Course course, LocalDate from, List<Line> lines, Form form) {
        var wijken = map.wijken();
        var all = teams.all();
        var after = new ArrayList<String>();
        for (var line : lines) {
            var wijk = wijken.stream()
                    .filter(it -> it.slug().equals(line.wijk()))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            var team = all.stream()
                    .filter(it -> it.slug().equals(line.team()))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            after.add(words.get("administration.postcode.place", team.name(), wijk.name()));
        }
        return new Preview(course.pc4(), from, course.last(), after, map.along(course.pc4(), from, lines), form);
    }

    private String page(
            Course course, Form form, LeaveForm leave, boolean theirs, @Nullable String notice, Model model) {
        var today = LocalDate.now(clock);
        var wijken = map.wijken().stream()
                .map(it -> new Option(it.slug(), it.name()))
                .toList();
        var open = teams.all().stream()
                .filter(it -> it.until() == null)
                .map(it -> new Option(it.slug(), it.name()))
                .toList();
        model.addAttribute(
                "page",
                new Page(
                        course,
                        course.stand(),
                        course.on(today),
                        course.planned(today),
                        course.leaving(today),
                        Things.id(Things.POSTCODE, course.pc4()),
                        form,
                        leave,
                        wijken,
                        open,
                        theirs,
                        notice));
        return "administration/postcode";
    }
}
