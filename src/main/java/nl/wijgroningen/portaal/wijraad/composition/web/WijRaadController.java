package nl.wijgroningen.portaal.wijraad.composition.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.read.CouncilView;
import nl.wijgroningen.portaal.wijraad.composition.read.Vacancies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who sits in the WIJ-raad, for everyone. */
@Controller
class WijRaadController {

    private final CouncilStore store;
    private final Vacancies vacancies;
    private final Clock clock;

    WijRaadController(CouncilStore store, Vacancies vacancies, Clock clock) {
        this.store = store;
        this.vacancies = vacancies;
        this.clock = clock;
    }

    /** @param seats those that are taken */
    public record Page(
            List<CouncilView.Seat> seats,
            List<Vacancies.Vacancy> vacancies,
            List<CouncilView.Light> lights,
            List<CouncilView.LeavingYear> schedule) {}

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
                        sitting.sitting().isEmpty() ? List.of() : CouncilView.lights(sitting),
                        CouncilView.schedule(state, today).years().stream()
                                .map(it -> new CouncilView.LeavingYear(
                                        it.year(),
                                        it.leaving().stream()
                                                .filter(CouncilView.Leaving::agreed)
                                                .toList(),
                                        it.full()))
                                .filter(it -> !it.leaving().isEmpty())
                                .toList()));
        return "wijraad/public";
    }
}
