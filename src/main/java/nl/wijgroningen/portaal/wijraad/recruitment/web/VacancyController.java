package nl.wijgroningen.portaal.wijraad.recruitment.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Language;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Paragraphs;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Profile;
import nl.wijgroningen.portaal.wijraad.recruitment.read.PublicRounds;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The seats that one can apply for, for everyone. */
@Controller
@RequestMapping("/wijraad/vacatures")
@Rule("R11")
class VacancyController {

    private final PublicRounds rounds;
    private final Words words;
    private final Clock clock;

    VacancyController(PublicRounds rounds, Words words, Clock clock) {
        this.rounds = rounds;
        this.words = words;
        this.clock = clock;
    }

    /** @param takes whether one can apply today, or else later */
    public record Item(UUID id, String title, LocalDate opensOn, LocalDate closesOn, boolean takes, int places) {}

    public record ListPage(List<Item> items) {}

    /**
     * @param paragraphs in {@code language}
     * @param wanted whom the council misses, in plain words
     */
    public record Page(
            PublicRounds.One round,
            boolean takes,
            boolean soon,
            List<String> paragraphs,
            String language,
            List<String> wanted) {}

    @GetMapping
    String list(Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute(
                "page",
                new ListPage(rounds.open(today).stream()
                        .map(it -> new Item(
                                it.id(), it.title(), it.opensOn(), it.closesOn(), it.takes(today), it.places()))
                        .toList()));
        return "recruitment/vacancies";
    }

    @GetMapping("/{id}")
    String show(@PathVariable("id") UUID id, Model model) {
        var today = LocalDate.now(clock);
        var round = rounds.one(id).orElseThrow(NotFound::new);
        var english = words.language() == Language.EN && round.english() != null ? round.english() : null;
        model.addAttribute(
                "page",
                new Page(
                        round,
                        round.takes(today),
                        !round.closed() && today.isBefore(round.opensOn()),
                        Paragraphs.of(english == null ? round.dutch() : english),
                        english == null ? Language.NL.tag() : Language.EN.tag(),
                        rounds.lacking(id).stream().map(this::wanted).toList()));
        return "recruitment/vacancy";
    }

    private String wanted(Profile.Line line) {
        return switch (line.kind()) {
            case AGE -> words.get("recruitment.wanted.age." + line.name());
            case CITY -> words.get("recruitment.wanted.city");
            case YOUTH -> words.get("recruitment.wanted.youth");
            case PORTFOLIO -> words.get("recruitment.wanted.portfolio", words.get("wijraad.portfolio." + line.name()));
        };
    }
}
