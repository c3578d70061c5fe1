package nl.wijgroningen.portaal.experience.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.area.Teams;
import nl.wijgroningen.portaal.experience.domain.Cards;
import nl.wijgroningen.portaal.experience.read.CardList;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Batches of kaartjes: ordered by a team, printed once by the coordinator, cancelled when the print is lost (R32). */
@Controller
@Rule("R32")
class CardsController {

    private static final String PATH = "/werk/kaartjes";
    private static final List<Integer> NUMBERS = List.of(50, 60, 80, 100, 150, 200, 250, 300);

    private final Cards cards;
    private final CardList list;
    private final CardPaper paper;
    private final Teams teams;
    private final Words words;

    CardsController(Cards cards, CardList list, CardPaper paper, Teams teams, Words words) {
        this.cards = cards;
        this.list = list;
        this.paper = paper;
        this.teams = teams;
        this.words = words;
    }

    /** @param team id; null: the only one of this person */
    record Form(@Nullable String team, @Nullable String aantal) {}

    /**
     * A batch in words.
     *
     * @param title how many, of which team and quarter
     * @param key message with its state
     */
    public record Line(CardList.Batch batch, String title, String key, String tag, String icon) {}

    /** A team with its papers for the wall and the desk. */
    public record Papers(String slug, String name) {}

    /**
     * @param own the teams to order for; empty for who does not order
     * @param numbers to choose from
     */
    public record Page(
            List<Line> lines,
            List<Option> own,
            List<Option> numbers,
            List<Papers> papers,
            Form form,
            @Nullable String notice) {}

    /** @param mayPrint for the coordinator, as long as it was not printed */
    public record BatchPage(Line line, int sheets, boolean mayPrint, boolean mayCancel) {}

    @GetMapping(PATH)
    String show(
            Staff staff,
            @ModelAttribute("form") Form form,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var notice = "besteld".equals(done) || "geannuleerd".equals(done) ? "experience.cards.done." + done : null;
        return page(staff, form, notice, model);
    }

    @PostMapping(PATH)
    String order(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var number = form.aantal() != null && form.aantal().matches("[0-9]{2,3}") ? Integer.parseInt(form.aantal()) : 0;
        var team = staff.teams().stream()
                .filter(it -> staff.teams().size() == 1 || it.toString().equals(form.team()))
                .findFirst();
        if (!Cards.allows(number)) {
            errors.rejectValue("aantal", "experience.cards.number.empty");
        }
        if (team.isEmpty()) {
            errors.rejectValue("team", "experience.choose");
        }
        if (errors.hasErrors()) {
            return page(staff, form, null, model);
        }
        cards.order(staff, team.orElseThrow(), number);
        return "redirect:" + PATH + "?gedaan=besteld";
    }

    @GetMapping(PATH + "/{id}")
    String one(Staff staff, @PathVariable("id") UUID id, Model model) {
        var batch = list.one(staff, id).orElseThrow(NotFound::new);
        model.addAttribute(
                "page",
                new BatchPage(
                        line(batch, teams.byId(batch.teamId()).orElseThrow().name()),
                        batch.number() / Cards.SHEET,
                        staff.is(Role.COORDINATOR) && batch.state().equals("ORDERED"),
                        !batch.state().equals("CANCELLED")));
        return "experience/card-batch";
    }

    /** The answer is the file itself: it is nowhere afterwards. */
    @PostMapping(PATH + "/{id}/afdruk")
    ResponseEntity<byte[]> print(Staff staff, @PathVariable("id") UUID id) {
        var file = ContentDisposition.attachment().filename("kaartjes.pdf").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(cards.print(staff, id, paper::of));
    }

    @PostMapping(PATH + "/{id}/annulering")
    String cancel(Staff staff, @PathVariable("id") UUID id) {
        cards.cancel(staff, id);
        return "redirect:" + PATH + "?gedaan=geannuleerd";
    }

    private String page(Staff staff, Form form, @Nullable String notice, Model model) {
        var roll = teams.roll();
        var mine = roll.today().stream()
                .filter(it -> staff.teams().contains(it.id()))
                .toList();
        model.addAttribute(
                "page",
                new Page(
                        list.of(staff).stream()
                                .map(it -> line(it, roll.names().getOrDefault(it.teamId(), "")))
                                .toList(),
                        staff.is(Role.TEAM)
                                ? mine.stream()
                                        .map(it -> new Option(it.id().toString(), it.name()))
                                        .toList()
                                : List.of(),
                        NUMBERS.stream()
                                .map(it -> new Option(
                                        String.valueOf(it),
                                        words.get("experience.cards.number.option", it, it / Cards.SHEET)))
                                .toList(),
                        (staff.is(Role.COORDINATOR) ? roll.today() : mine)
                                .stream()
                                        .map(it -> new Papers(it.slug(), it.name()))
                                        .toList(),
                        form,
                        notice));
        return "experience/cards";
    }

    private Line line(CardList.Batch batch, String team) {
        var look = IntStream.range(0, 3)
                .filter(it -> List.of("ORDERED", "PRINTED", "CANCELLED").get(it).equals(batch.state()))
                .findFirst()
                .orElseThrow();
        return new Line(
                batch,
                words.get("experience.cards.line", batch.number(), team, CardPaper.quarter(words, batch.quarter())),
                "experience.cards.state." + batch.state(),
                List.of("wait", "done", "stop").get(look),
                List.of("wait", "check", "close").get(look));
    }
}
