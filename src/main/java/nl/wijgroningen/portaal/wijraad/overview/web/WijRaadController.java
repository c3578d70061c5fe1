package nl.wijgroningen.portaal.wijraad.overview.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFigures;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.read.CouncilView;
import nl.wijgroningen.portaal.wijraad.composition.read.Vacancies;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingList;
import nl.wijgroningen.portaal.wijraad.overview.read.AnnualReports;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Round;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Rounds;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The WIJ-raad for everyone: who sits in it and how long, what is free, when it meets, and what its advices came to. */
@Controller
@Rule("R12e")
class WijRaadController {

    private final CouncilStore store;
    private final Vacancies vacancies;
    private final Rounds rounds;
    private final MeetingList meetings;
    private final AdviceFigures advices;
    private final AnnualReports reports;
    private final Clock clock;

    WijRaadController(
            CouncilStore store,
            Vacancies vacancies,
            Rounds rounds,
            MeetingList meetings,
            AdviceFigures advices,
            AnnualReports reports,
            Clock clock) {
        this.store = store;
        this.vacancies = vacancies;
        this.rounds = rounds;
        this.meetings = meetings;
        this.advices = advices;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * @param seats those that are taken
     * @param closes the last day on which one can apply; null: one cannot now
     * @param next the next meetings, the first one first
     * @param years of a full term
     * @param report the newest annual report; null: there is none
     */
    public record Page(
            List<CouncilView.Seat> seats,
            List<Vacancies.Vacancy> vacancies,
            @Nullable LocalDate closes,
            List<MeetingList.Line> next,
            AdviceFigures.Figures advices,
            List<CouncilView.Light> lights,
            List<CouncilView.LeavingYear> schedule,
            int years,
            AnnualReports.@Nullable Report report) {}

    /** So many coming meetings are shown. */
    private static final int COMING = 2;

    @GetMapping("/wijraad")
    String show(Model model) {
        var today = LocalDate.now(clock);
        var state = store.read().now();
        var sitting = state.council().on(today);
        model.addAttribute(
                "page",
                new Page(
                        CouncilView.seats(state, today).stream()
                                .filter(it -> it.member() != null)
                                .toList(),
                        vacancies.open(today),
                        rounds.running().stream()
                                .filter(it -> it.takes(today))
                                .map(Round::closesOn)
                                .findFirst()
                                .orElse(null),
                        meetings.between(today, today.plusMonths(6)).stream()
                                .filter(it -> it.state() != Meeting.State.CANCELLED && it.state() != Meeting.State.HELD)
                                .limit(COMING)
                                .toList(),
                        advices.of(null),
                        sitting.sitting().isEmpty() ? List.of() : CouncilView.lights(sitting),
                        CouncilView.schedule(state, today).years().stream()
                                .map(it -> new CouncilView.LeavingYear(
                                        it.year(),
                                        it.leaving().stream()
                                                .filter(CouncilView.Leaving::agreed)
                                                .toList(),
                                        it.full()))
                                .filter(it -> !it.leaving().isEmpty())
                                .toList(),
                        state.council().limits().on(today).years(),
                        reports.all(true).stream().findFirst().orElse(null)));
        return "wijraad/public";
    }
}
