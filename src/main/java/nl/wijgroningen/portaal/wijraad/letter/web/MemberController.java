package nl.wijgroningen.portaal.wijraad.letter.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.composition.domain.Book;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Fact;
import nl.wijgroningen.portaal.wijraad.composition.domain.Home;
import nl.wijgroningen.portaal.wijraad.composition.domain.Person;
import nl.wijgroningen.portaal.wijraad.composition.domain.Portfolio;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import nl.wijgroningen.portaal.wijraad.composition.domain.Weighing;
import nl.wijgroningen.portaal.wijraad.letter.read.LetterList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All that is known of one member: terms, what was written down, and letters. */
@Controller
class MemberController {

    private final CouncilStore store;
    private final LetterList letters;
    private final Clock clock;

    MemberController(CouncilStore store, LetterList letters, Clock clock) {
        this.store = store;
        this.letters = letters;
        this.clock = clock;
    }

    /** @param counts for the one reappointment */
    public record Served(int seat, LocalDate from, LocalDate last, boolean cut, boolean counts) {}

    /**
     * @param sits today
     * @param counted terms that count, of {@code most}
     * @param terms the last first
     * @param facts about this member, the last first
     */
    public record Page(
            Person person,
            boolean sits,
            boolean inCity,
            List<Portfolio> portfolios,
            long counted,
            int most,
            List<Served> terms,
            List<Fact> facts,
            List<LetterList.Line> letters,
            @Nullable String notice) {

        public boolean more() {
            return counted < most;
        }
    }

    @GetMapping("/werk/wijraad/leden/{id}")
    @Rule("R12a")
    String show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var book = store.read();
        var state = book.now();
        var person = state.people().get(id);
        if (person == null) {
            throw new NotFound();
        }
        var today = LocalDate.now(clock);
        var council = state.council();
        model.addAttribute(
                "page",
                new Page(
                        person,
                        council.termOf(id, today).isPresent(),
                        council.homes().stream()
                                .filter(it ->
                                        it.member().equals(id) && !it.from().isAfter(today))
                                .max(Comparator.comparing(Home::from))
                                .map(Home::inCity)
                                .orElse(false),
                        council.portfolios(id, today).stream().sorted().toList(),
                        council.counted(id),
                        Weighing.MOST,
                        council.terms().stream()
                                .filter(it -> it.member().equals(id))
                                .sorted(Comparator.comparing(
                                                (Term it) -> it.during().from())
                                        .reversed())
                                .map(it -> new Served(
                                        it.seat(),
                                        it.during().from(),
                                        it.during().last(),
                                        it.cut(),
                                        council.counts(it)))
                                .toList(),
                        facts(book, id),
                        letters.ofMember(id),
                        "naam".equals(done) ? "wijraad.facts.done.gecorrigeerd" : null));
        return "wijraad/member";
    }

    private static List<Fact> facts(Book book, UUID member) {
        return book.facts().stream()
                .filter(it -> member.equals(it.member()))
                .sorted(Comparator.comparingInt(Fact::turn).reversed())
                .toList();
    }
}
