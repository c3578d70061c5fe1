package nl.wijgroningen.portaal.wijraad.composition.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Period;
import nl.wijgroningen.portaal.wijraad.composition.domain.Recording;
import nl.wijgroningen.portaal.wijraad.composition.read.CouncilView;
import nl.wijgroningen.portaal.wijraad.composition.read.Vacancies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The council on any day, as it is known now or was known then; and the schedule of who steps down. */
@Controller
class CompositionController {

    /** So many months ahead it is told what will be broken. */
    private static final int AHEAD = 12;

    private final CouncilStore store;
    private final Vacancies vacancies;
    private final Recording recording;
    private final Words words;
    private final Clock clock;

    CompositionController(CouncilStore store, Vacancies vacancies, Recording recording, Words words, Clock clock) {
        this.store = store;
        this.vacancies = vacancies;
        this.recording = recording;
        this.words = words;
        this.clock = clock;
    }

    /** Both days as they come from a form. */
    public record Asked(@Nullable String dag, @Nullable String bekend) {}

    public record ScheduleForm(
            @Nullable String zetel,
            @Nullable String tot,
            @Nullable String versie) {}

    /**
     * @param known the day on which it was known so; null: now
     * @param founded whether there is a council
     * @param typed of the schedule
     */
    public record Page(
            LocalDate day,
            LocalDate today,
            @Nullable LocalDate known,
            Asked asked,
            boolean founded,
            List<CouncilView.Light> lights,
            List<CouncilView.Seat> seats,
            CouncilView.TimeLine timeLine,
            CouncilView.Schedule schedule,
            List<CouncilView.Stretch> ahead,
            List<Vacancies.Vacancy> vacancies,
            List<Option> planned,
            ScheduleForm typed,
            boolean writes,
            int version,
            @Nullable String notice) {

        public long taken() {
            return seats.stream().filter(it -> it.member() != null).count();
        }
    }

    @GetMapping("/werk/wijraad/samenstelling")
    String show(
            Staff staff,
            @ModelAttribute("form") Asked asked,
            BindingResult errors,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var notice = "rooster".equals(done) || "opgericht".equals(done) ? "wijraad.composition.done." + done : null;
        return page(staff, asked, new ScheduleForm(null, null, null), errors, notice, model);
    }

    /** Another end for the next term of a seat. */
    @PostMapping("/werk/wijraad/rooster")
    @Rule("R12a")
    String schedule(Staff staff, @ModelAttribute("form") ScheduleForm form, BindingResult errors, Model model) {
        var seat = Fields.number(form.zetel());
        if (seat < 1) {
            errors.rejectValue("zetel", "wijraad.seat.choose");
        }
        var last = CouncilDays.read(errors, "tot", form.tot(), LocalDate.now(clock));
        var done = last != null
                && Fields.done(
                        errors,
                        "tot",
                        words,
                        "wijraad.overtaken",
                        () -> recording.choose(staff, Fields.number(form.versie()), seat, last));
        return done
                ? "redirect:/werk/wijraad/samenstelling?gedaan=rooster#rooster"
                : page(staff, new Asked(null, null), form, errors, null, model);
    }

    private String page(
            Staff staff, Asked asked, ScheduleForm typed, BindingResult errors, @Nullable String notice, Model model) {
        var today = LocalDate.now(clock);
        var day = day("dag", asked.dag(), today, errors);
        var known = asked.bekend() == null ? null : day("bekend", asked.bekend(), today, errors);
        var book = store.read();
        var state = known == null ? book.now() : book.at(book.knownOn(known));
        var on = state.council().on(day);
        var seats = CouncilView.seats(state, day);
        var now = book.now();
        model.addAttribute(
                "page",
                new Page(
                        day,
                        today,
                        known,
                        asked,
                        book.turn() > 0,
                        CouncilView.lights(on),
                        seats,
                        CouncilView.timeLine(state, state.council(), today, day),
                        CouncilView.schedule(now, today),
                        CouncilView.stretches(state.council(), new Period(day, day.plusMonths(AHEAD))),
                        vacancies.open(today),
                        IntStream.rangeClosed(1, seats.size())
                                .filter(it -> now.council().bySeat().containsKey(it))
                                .mapToObj(it ->
                                        new Option(String.valueOf(it), words.get("wijraad.seat", String.valueOf(it))))
                                .toList(),
                        typed,
                        staff.is(Role.SECRETARY),
                        book.turn(),
                        notice));
        return "wijraad/composition";
    }

    private LocalDate day(String field, @Nullable String typed, LocalDate today, BindingResult errors) {
        if (typed == null) {
            return today;
        }
        var day = CouncilDays.read(errors, field, typed, today);
        return day == null ? today : day;
    }
}
