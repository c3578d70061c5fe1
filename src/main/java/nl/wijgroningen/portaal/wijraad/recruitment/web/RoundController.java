package nl.wijgroningen.portaal.wijraad.recruitment.web;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.CandidateState;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.CityGebieden;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Profile;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Recruiting;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Round;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Rounds;
import nl.wijgroningen.portaal.wijraad.recruitment.read.CandidateList;
import nl.wijgroningen.portaal.wijraad.recruitment.read.RoundFile;
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

/** One round: what the council lacks, who applied, when they are spoken with. */
@Controller
@RequestMapping("/werk/wijraad/werving/{id}")
@Rule("R11")
class RoundController {

    private static final int PLACE = 120;
    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3])[.:]([0-5][0-9])");

    private final Rounds rounds;
    private final RoundFile file;
    private final CandidateList candidates;
    private final Recruiting recruiting;
    private final Words words;

    RoundController(Rounds rounds, RoundFile file, CandidateList candidates, Recruiting recruiting, Words words) {
        this.rounds = rounds;
        this.file = file;
        this.candidates = candidates;
        this.recruiting = recruiting;
        this.words = words;
    }

    /** A number of the council beside one of the city, in words. */
    public record Line(String name, String council, String city, String verdict, boolean lacks) {}

    /** A state to choose from, with how many there are. */
    public record Filter(@Nullable String value, String label, int number, boolean current) {}

    /** Candidates of a gebied beside the residents of it. */
    public record Gebied(String name, int candidates, int share) {}

    /** @param versie of the round on the page */
    public record PlanForm(
            @Nullable String titel,
            @Nullable String van,
            @Nullable String tot,
            @Nullable String brieven,
            @Nullable String versie) {}

    public record TalkForm(
            @Nullable String dag,
            @Nullable String tijd,
            @Nullable String plaats) {}

    /**
     * @param profile in groups: ages, rules, portfolios
     * @param open what can still be done: it is not closed
     * @param next where the next page of candidates begins; null: there is none
     */
    public record Page(
            Round round,
            List<Line> profile,
            List<Gebied> gebieden,
            List<CandidateList.Item> list,
            List<Filter> filters,
            int applied,
            int waiting,
            @Nullable String state,
            @Nullable String next,
            boolean first,
            boolean open,
            @Nullable String notice) {}

    public record PlanPage(
            Round round,
            List<RoundFile.Place> places,
            List<RoundFile.Talk> talks,
            PlanForm plan,
            TalkForm talk,
            boolean open,
            @Nullable String notice) {}

    public record ClosePage(Round round, int applied) {}

    @GetMapping
    String show(
            @PathVariable("id") UUID id,
            @RequestParam(name = "stand", required = false) @Nullable String state,
            @RequestParam(name = "na", required = false) @Nullable String after,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var round = rounds.of(id).orElseThrow(NotFound::new);
        var chosen = Stream.of(CandidateState.values())
                .filter(it -> it.name().equals(state))
                .findFirst()
                .orElse(null);
        var from = Optional.ofNullable(after).flatMap(RoundController::from).orElse(null);
        var list = candidates.candidates(id, chosen, from);
        var last = list.size() > CandidateList.PAGE ? list.get(CandidateList.PAGE) : null;
        var counts = candidates.counts(id);
        var all = counts.stream().mapToInt(CandidateList.Count::number).sum();
        model.addAttribute(
                "page",
                new Page(
                        round,
                        file.profile(id).stream().map(it -> line(it, round)).toList(),
                        gebieden(counts),
                        list.stream().limit(CandidateList.PAGE).toList(),
                        filters(counts, chosen, all),
                        all,
                        of(counts, CandidateState.APPLIED),
                        chosen == null ? null : chosen.name(),
                        last == null ? null : last.appliedOn() + "_" + last.id(),
                        from == null,
                        round.closedOn() == null,
                        "begonnen".equals(done) || "gesloten".equals(done) ? "recruitment.round.done." + done : null));
        return "recruitment/round";
    }

    private static Optional<CandidateList.From> from(String typed) {
        var parts = typed.split("_", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            var id = UUID.fromString(parts[1]);
            return Days.parse(parts[0]).map(it -> new CandidateList.From(it, id));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private static int of(List<CandidateList.Count> counts, CandidateState state) {
        return counts.stream()
                .filter(it -> it.state() == state)
                .mapToInt(CandidateList.Count::number)
                .sum();
    }

    private List<Filter> filters(List<CandidateList.Count> counts, @Nullable CandidateState chosen, int all) {
        var filters = new ArrayList<Filter>();
        filters.add(new Filter(null, words.get("recruitment.candidates.all"), all, chosen == null));
        for (var state : CandidateState.values()) {
            var number = of(counts, state);
            if (number > 0 || state == chosen) {
                filters.add(new Filter(
                        state.name(), words.get("recruitment.candidate.state." + state), number, state == chosen));
            }
        }
        return filters;
    }

    private static List<Gebied> gebieden(List<CandidateList.Count> counts) {
        var number = new HashMap<String, Integer>();
        counts.stream()
                .filter(it -> it.gebied() != null)
                .forEach(it -> number.merge(String.valueOf(it.gebied()), it.number(), Integer::sum));
        return CityGebieden.shares().entrySet().stream()
                .map(it -> new Gebied(it.getKey(), number.getOrDefault(it.getKey(), 0), it.getValue()))
                .toList();
    }

    private Line line(Profile.Line it, Round round) {
        var name = switch (it.kind()) {
            case AGE -> words.get("recruitment.profile.age." + it.name());
            case CITY -> words.get("wijraad.inside");
            case YOUTH -> words.get("wijraad.portfolio.YOUTH");
            case PORTFOLIO -> words.get("wijraad.portfolio." + it.name());
        };
        var city = it.residents() == null
                ? words.get(
                        "recruitment.profile.rule." + (it.kind() == Profile.Kind.CITY ? "CITY" : "ONE"), it.wanted())
                : words.get("recruitment.profile.city", it.share(), it.wanted());
        return new Line(
                name,
                words.get("recruitment.profile.council", it.has(), round.members()),
                city,
                words.get(it.lacks() ? "recruitment.profile.lacks" : "recruitment.profile.enough"),
                it.lacks());
    }

    @GetMapping("/planning")
    String planning(
            @PathVariable("id") UUID id,
            @RequestParam(name = "gedaan", required = false) @Nullable String done,
            Model model) {
        var round = rounds.of(id).orElseThrow(NotFound::new);
        return plan(round, form(round), new TalkForm(null, null, null), "planning".equals(done), model);
    }

    private static PlanForm form(Round round) {
        return new PlanForm(
                round.title(),
                round.opensOn().toString(),
                round.closesOn().toString(),
                round.lettersOn() == null ? null : round.lettersOn().toString(),
                String.valueOf(round.version()));
    }

    @PostMapping("/planning")
    String plan(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") PlanForm form,
            BindingResult errors,
            Model model) {
        var round = rounds.of(id).orElseThrow(NotFound::new);
        var title = Fields.text(errors, "titel", form.titel(), RoundsController.TITLE, "recruitment.start.title.empty");
        var opens = Fields.day(errors, "van", form.van());
        var closes = Fields.day(errors, "tot", form.tot());
        var letters = form.brieven() == null ? null : Fields.day(errors, "brieven", form.brieven());
        var seen = Fields.number(form.versie());
        return Fields.done(
                        errors,
                        "tot",
                        words,
                        "recruitment.overtaken",
                        () -> recruiting.plan(staff, id, seen, new Recruiting.Plan(title, opens, closes, letters)))
                ? "redirect:/werk/wijraad/werving/" + id + "/planning?gedaan=planning"
                : plan(
                        round,
                        new PlanForm(
                                form.titel(), form.van(), form.tot(), form.brieven(), String.valueOf(round.version())),
                        new TalkForm(null, null, null),
                        false,
                        model);
    }

    @PostMapping("/gesprekken")
    String addTalk(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") TalkForm form,
            BindingResult errors,
            Model model) {
        var round = rounds.of(id).orElseThrow(NotFound::new);
        var day = Fields.day(errors, "dag", form.dag());
        var time = time(form.tijd());
        if (time.isEmpty()) {
            errors.rejectValue("tijd", "recruitment.time.wrong");
        }
        var place = Fields.text(errors, "plaats", form.plaats(), PLACE, "recruitment.place.empty");
        return Fields.done(
                        errors,
                        "dag",
                        words,
                        "recruitment.overtaken",
                        () -> recruiting.addTalk(staff, id, day, time.orElseThrow(), place))
                ? "redirect:/werk/wijraad/werving/" + id + "/planning?gedaan=planning#tijden"
                : plan(round, form(round), form, false, model);
    }

    private static Optional<LocalTime> time(@Nullable String typed) {
        var time = TIME.matcher(typed == null ? "" : typed.strip());
        return time.matches()
                ? Optional.of(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))))
                : Optional.empty();
    }

    @PostMapping("/gesprekken/{gesprek}/verwijdering")
    String removeTalk(Staff staff, @PathVariable("id") UUID id, @PathVariable("gesprek") UUID talk) {
        recruiting.removeTalk(staff, id, talk);
        return "redirect:/werk/wijraad/werving/" + id + "/planning?gedaan=planning#tijden";
    }

    private String plan(Round round, PlanForm plan, TalkForm talk, boolean saved, Model model) {
        model.addAttribute(
                "page",
                new PlanPage(
                        round,
                        file.places(round.id()),
                        file.talks(round.id()),
                        plan,
                        talk,
                        round.closedOn() == null,
                        saved ? "recruitment.planning.done" : null));
        return "recruitment/planning";
    }

    @GetMapping("/sluiting")
    String askClose(@PathVariable("id") UUID id, Model model) {
        return close(rounds.of(id).orElseThrow(NotFound::new), model);
    }

    private String close(Round round, Model model) {
        model.addAttribute(
                "page",
                new ClosePage(
                        round,
                        candidates.counts(round.id()).stream()
                                .mapToInt(CandidateList.Count::number)
                                .sum()));
        return "recruitment/close";
    }

    /** What the page of closing sends: the version that it showed. */
    public record CloseForm(@Nullable String versie) {}

    @PostMapping("/sluiting")
    @Rule("R12c")
    String close(
            Staff staff,
            @PathVariable("id") UUID id,
            @ModelAttribute("form") CloseForm form,
            BindingResult errors,
            Model model) {
        var round = rounds.of(id).orElseThrow(NotFound::new);
        return Fields.done(
                        errors,
                        "",
                        words,
                        "recruitment.overtaken",
                        () -> recruiting.close(staff, id, Fields.number(form.versie())))
                ? "redirect:/werk/wijraad/werving/" + id + "?gedaan=gesloten"
                : close(round, model);
    }
}
