package nl.wijgroningen.portaal.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.BuurtChanges;
import nl.wijgroningen.portaal.area.BuurtChanges.Course;
import nl.wijgroningen.portaal.area.BuurtChanges.Outcome;
import nl.wijgroningen.portaal.area.BuurtChanges.Span;
import nl.wijgroningen.portaal.area.MapChanges;
import nl.wijgroningen.portaal.area.Places;
import nl.wijgroningen.portaal.area.TeamChanges;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.text.Slug;
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

/** Buurten and villages: new ones, and other names, from a day on. */
@Controller
@RequestMapping("/beheer/buurten")
@Rule("R1")
class BuurtenController {

    private static final int LONGEST = 80;

    private final BuurtChanges buurten;
    private final MapChanges map;
    private final TeamChanges teams;
    private final MapKeeping keeping;
    private final Words words;
    private final Clock clock;

    BuurtenController(
            BuurtChanges buurten, MapChanges map, TeamChanges teams, MapKeeping keeping, Words words, Clock clock) {
        this.buurten = buurten;
        this.map = map;
        this.teams = teams;
        this.keeping = keeping;
        this.words = words;
        this.clock = clock;
    }

    /** @param postcodes four digits each, with anything between */
    record Form(
            @Nullable String naam,
            @Nullable String wijk,
            @Nullable String team,
            @Nullable String postcodes,
            @Nullable String vanaf,
            @Nullable String stand) {

        static final Form EMPTY = new Form(null, null, null, null, null, null);
    }

    /** @param planned what has not begun; null: nothing */
    public record Row(
            String slug, Span now, boolean over, @Nullable Span planned) {}

    public record ListPage(
            List<Row> rows,
            List<Option> wijken,
            List<Option> teams,
            Form form,
            @Nullable String notice) {}

    /**
     * @param stand what a change must name
     * @param theirs whether a colleague was faster
     */
    public record Page(
            Course course,
            String stand,
            Span now,
            boolean over,
            @Nullable Span planned,
            UUID thing,
            Form form,
            boolean theirs,
            @Nullable String notice) {}

    @GetMapping
    String list(@RequestParam(name = "gedaan", required = false) @Nullable String done, Model model) {
        return list(Form.EMPTY, "toegevoegd".equals(done) ? "administration.buurt.done.toegevoegd" : null, model);
    }

    @PostMapping
    String add(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var name = name(form, errors);
        var from = day(form, null, errors);
        if (map.wijken().stream().noneMatch(it -> it.slug().equals(form.wijk()))) {
            errors.rejectValue("wijk", "administration.postcode.wijk.empty");
        }
        if (teams.all().stream().noneMatch(it -> it.slug().equals(form.team()))) {
            errors.rejectValue("team", "administration.postcode.team.empty");
        }
        var postcodes = postcodes(form, errors);
        if (errors.hasErrors() || from == null) {
            return list(form, null, model);
        }
        var line = new MapChanges.Line(String.valueOf(form.wijk()), String.valueOf(form.team()));
        switch (keeping.addBuurt(staff, name, line, postcodes, from)) {
            case DONE -> {
                return "redirect:/beheer/buurten?gedaan=toegevoegd";
            }
            case NO_TEAM -> errors.rejectValue("team", "administration.postcode.team.not-there");
            case OUTSIDE -> errors.rejectValue("postcodes", "administration.buurt.postcodes.outside");
            default -> errors.rejectValue("naam", "administration.buurt.name.taken");
        }
        return list(form, null, model);
    }

    @GetMapping("/{slug}")
    String show(
            @PathVariable("slug") String slug,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var notice = done == null || !List.of("gewijzigd", "teruggedraaid").contains(done)
                ? null
                : "administration.buurt.done." + done;
        return page(course(slug), Form.EMPTY, false, notice, model);
    }

    @PostMapping("/{slug}/naam")
    String rename(
            Staff staff,
            @PathVariable("slug") String slug,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletResponse response,
            Model model) {
        var course = course(slug);
        var name = name(form, errors);
        var from = day(form, course.last().from(), errors);
        if (errors.hasErrors() || from == null) {
            return page(course, form, false, null, model);
        }
        switch (keeping.renameBuurt(staff, slug, name, from, Objects.toString(form.stand(), ""))) {
            case DONE -> {
                return "redirect:/beheer/buurten/" + slug + "?gedaan=gewijzigd";
            }
            case SAME -> errors.rejectValue("naam", "administration.buurt.name.same");
            case NAME_TAKEN -> errors.rejectValue("naam", "administration.buurt.name.taken");
            default -> {
                var now = course(slug);
                if (now.last().name().equals(name) && now.last().from().equals(from)) {
                    return "redirect:/beheer/buurten/" + slug + "?gedaan=gewijzigd"; // the same form was sent twice
                }
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                return page(now, form, true, null, model);
            }
        }
        return page(course, form, false, null, model);
    }

    /** When it never begins, there is no page to go back to. */
    @PostMapping("/{slug}/intrekking")
    String cancel(
            Staff staff,
            @PathVariable("slug") String slug,
            @ModelAttribute("form") Form form,
            HttpServletResponse response,
            Model model) {
        var course = course(slug);
        if (course.planned(LocalDate.now(clock)) == null) {
            return "redirect:/beheer/buurten/" + slug;
        }
        if (keeping.cancelBuurt(staff, slug, Objects.toString(form.stand(), "")) != Outcome.DONE) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(course(slug), Form.EMPTY, true, null, model);
        }
        return "redirect:/beheer/buurten" + (course.spans().size() == 1 ? "" : "/" + slug + "?gedaan=teruggedraaid");
    }

    private Course course(String slug) {
        return buurten.bySlug(slug).orElseThrow(NotFound::new);
    }

    private static String name(Form form, BindingResult errors) {
        var name = Objects.toString(form.naam(), "").strip();
        if (name.isEmpty() || Slug.of(name).isEmpty()) {
            errors.rejectValue("naam", "administration.buurt.name.empty");
        } else if (name.length() > LONGEST) {
            errors.rejectValue("naam", "administration.buurt.name.long", new Object[] {LONGEST}, null);
        }
        return name;
    }

    /** @param newest the day on which the newest change begins; null: there is none */
    private @Nullable LocalDate day(Form form, @Nullable LocalDate newest, BindingResult errors) {
        var from = Days.parse(form.vanaf()).orElse(null);
        if (from == null) {
            errors.rejectValue("vanaf", "administration.day.wrong");
        } else if (from.isBefore(LocalDate.now(clock))) {
            errors.rejectValue("vanaf", "administration.day.past");
        } else if (newest != null && !from.isAfter(newest)) {
            var day = new Object[] {words.day(newest)};
            errors.rejectValue("vanaf", "administration.postcode.too-early", day, null);
        }
        return from;
    }

    private static Set<String> postcodes(Form form, BindingResult errors) {
        var found = new LinkedHashSet<String>();
        for (var typed : Objects.toString(form.postcodes(), "").split("[^0-9A-Za-z]+")) {
            if (!typed.isEmpty()) {
                Places.pc4(typed)
                        .ifPresentOrElse(
                                found::add,
                                () -> errors.rejectValue("postcodes", "administration.buurt.postcodes.wrong"));
            }
        }
        return found;
    }

    private String list(Form form, @Nullable String notice, Model model) {
        var today = LocalDate.now(clock);
        var rows = buurten.all().stream()
                .map(it -> new Row(it.slug(), it.on(today), it.isOver(today), it.planned(today)))
                .sorted(Comparator.comparing(Row::over)
                        .thenComparing(it -> it.now().name())
                        .thenComparing(Row::slug))
                .toList();
        model.addAttribute(
                "page",
                new ListPage(
                        rows,
                        map.wijken().stream()
                                .map(it -> new Option(it.slug(), it.name()))
                                .toList(),
                        teams.all().stream()
                                .filter(it -> it.until() == null)
                                .map(it -> new Option(it.slug(), it.name()))
                                .toList(),
                        form,
                        notice));
        return "administration/buurten";
    }

    private String page(Course course, Form form, boolean theirs, @Nullable String notice, Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute(
                "page",
                new Page(
                        course,
                        course.stand(),
                        course.on(today),
                        course.last().until() != null,
                        course.planned(today),
                        Things.id(Things.BUURT, course.slug()),
                        form,
                        theirs,
                        notice));
        return "administration/buurt";
    }
}
