package nl.wijgroningen.portaal.wijraad.letter.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.Book;
import nl.wijgroningen.portaal.wijraad.composition.domain.Nominating;
import nl.wijgroningen.portaal.wijraad.composition.domain.Period;
import nl.wijgroningen.portaal.wijraad.composition.domain.Person;
import nl.wijgroningen.portaal.wijraad.composition.domain.State;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import nl.wijgroningen.portaal.wijraad.composition.domain.Weighing;
import nl.wijgroningen.portaal.wijraad.composition.read.Nominations;
import nl.wijgroningen.portaal.wijraad.composition.read.Vacancies;
import nl.wijgroningen.portaal.wijraad.composition.web.CouncilDays;
import nl.wijgroningen.portaal.wijraad.composition.web.PersonFields;
import nl.wijgroningen.portaal.wijraad.letter.domain.Proposing;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidates;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Rounds;
import nl.wijgroningen.portaal.wijraad.selection.domain.Outcomes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The secretary writes down whom the WIJ-raad proposes: a member who stays, or somebody who comes. What the term itself
 * breaks is refused here; what the council of that time breaks is told, since the council may change before the decision.
 */
@Controller
@RequestMapping("/werk/wijraad/voordrachten")
@Rule("R6")
class ProposalController {

    private static final int MEETING = 120;

    private final Proposing proposing;
    private final Weighing weighing;
    private final Nominations nominations;
    private final Vacancies vacancies;
    private final Outcomes outcomes;
    private final Candidates candidates;
    private final Rounds rounds;
    private final Meetings meetings;
    private final Words words;
    private final Clock clock;

    ProposalController(
            Proposing proposing,
            Weighing weighing,
            Nominations nominations,
            Vacancies vacancies,
            Outcomes outcomes,
            Candidates candidates,
            Rounds rounds,
            Meetings meetings,
            Words words,
            Clock clock) {
        this.proposing = proposing;
        this.weighing = weighing;
        this.nominations = nominations;
        this.vacancies = vacancies;
        this.outcomes = outcomes;
        this.candidates = candidates;
        this.rounds = rounds;
        this.meetings = meetings;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param lid who stays; absent: the fields of a person say who comes
     * @param stemming id of the vote that chose who comes: fills in who that is
     * @param kandidaat id of whom it chose
     * @param actie {@code voorstel}: only fill in the end that the schedule proposes
     * @param toch although the council of that time would break a rule
     * @param formulier id of the form, so that it counts once
     */
    public record Form(
            @Nullable String lid,
            @Nullable String stemming,
            @Nullable String kandidaat,
            @Nullable String zetel,
            @Nullable String naam,
            @Nullable String leeftijd,
            @Nullable String zestien,
            @Nullable String woont,
            @Nullable List<String> gebied,
            @Nullable String van,
            @Nullable String tot,
            @Nullable String besloten,
            @Nullable String vergadering,
            @Nullable String actie,
            @Nullable String toch,
            @Nullable String formulier)
            implements PersonFields.Typed {

        Form with(@Nullable String seat, @Nullable LocalDate from, @Nullable LocalDate last) {
            return new Form(
                    lid,
                    null,
                    kandidaat,
                    seat,
                    naam,
                    leeftijd,
                    zestien,
                    woont,
                    gebied,
                    from == null ? van : from.toString(),
                    last == null ? tot : last.toString(),
                    besloten,
                    vergadering,
                    actie,
                    null,
                    null);
        }
    }

    /**
     * A member whose last term ends.
     *
     * @param before terms that count; {@code more}: another may follow
     */
    public record Stays(UUID id, String name, int seat, LocalDate last, long before, boolean more) {}

    public record ChoosePage(List<Stays> members, List<Vacancies.Vacancy> vacancies) {}

    /** What the rules say of the term that is on the page. */
    public record Verdict(
            long before, int most, boolean counts, @Nullable String why) {}

    /**
     * @param name of who stays; null: somebody comes
     * @param last of the term that runs, of who stays
     * @param proposed the last day that the schedule proposes; null: there is no first day yet
     */
    public record Page(
            @Nullable String name,
            @Nullable LocalDate last,
            @Nullable LocalDate proposed,
            @Nullable Verdict verdict,
            boolean warned,
            PersonFields.Choices choices,
            List<Option> seats,
            Form typed) {}

    @GetMapping("/nieuw")
    String show(@ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var state = weighing.now();
        if (form.stemming() != null) {
            var chosen = chosen(form);
            return page(state, chosen.zetel() == null ? chosen : begin(state, chosen), false, model);
        }
        if (form.lid() == null && form.zetel() == null) {
            model.addAttribute("page", new ChoosePage(members(state), vacancies.open(today())));
            return "wijraad/proposal-choose";
        }
        return page(state, begin(state, form), false, model);
    }

    @PostMapping
    @Rule("R12a")
    String propose(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var state = weighing.now();
        var stays = stays(state, form);
        var seat = stays == null ? Fields.number(form.zetel()) : stays.seat();
        if (seat < 1) {
            errors.rejectValue("zetel", "wijraad.seat.choose");
        }
        var from = CouncilDays.read(errors, "van", form.van(), today());
        if (from != null && from.isBefore(today())) {
            errors.rejectValue("van", "form.refused", new Object[] {words.rule(new RuleBroken("R6.past", from))}, null);
        }
        if ("voorstel".equals(form.actie())) {
            return page(
                    state,
                    from == null || seat < 1
                            ? form
                            : form.with(form.zetel(), from, weighing.propose(state, seat, from)),
                    false,
                    model);
        }
        var last = CouncilDays.read(errors, "tot", form.tot(), today());
        var decided = CouncilDays.read(errors, "besloten", form.besloten(), today());
        var meeting = form.vergadering();
        if (meeting == null || meeting.length() > MEETING) {
            errors.rejectValue("vergadering", "wijraad.proposal.meeting.wrong", new Object[] {MEETING}, null);
        }
        var person = stays == null ? PersonFields.read(form, errors) : null;
        if (seat < 1 || from == null || last == null || decided == null || meeting == null || errors.hasErrors()) {
            return page(state, form, false, model);
        }
        var warned = new boolean[1];
        var made = new UUID[1];
        Fields.done(errors, "tot", words, "wijraad.overtaken", () -> {
            var during = new Period(from, last.plusDays(1));
            var weighed = weighing.weigh(
                    state, seat, stays == null ? null : stays.member(), person != null && person.inCity(), during);
            if (weighed.never() != null) {
                throw weighed.never();
            }
            if (weighed.why() != null && form.toch() == null) {
                warned[0] = true;
                return;
            }
            made[0] = proposing.propose(
                    staff,
                    Fields.made(form.formulier(), form),
                    new Nominating.Proposal(
                            seat,
                            stays == null ? null : stays.member(),
                            person == null
                                    ? null
                                    : new Book.Newcomer(
                                            new Person(
                                                    UUID.randomUUID(),
                                                    person.name(),
                                                    person.ageBand(),
                                                    person.sixteen(),
                                                    person.consent()),
                                            person.inCity(),
                                            person.portfolios()),
                            during,
                            decided,
                            meeting,
                            Fields.id(form.kandidaat())));
        });
        if (warned[0]) {
            errors.rejectValue("toch", "wijraad.proposal.warned");
        }
        return made[0] == null
                ? page(state, form, warned[0], model)
                : "redirect:/werk/wijraad/voordrachten/" + made[0] + "?gedaan=voorgedragen";
    }

    /** Whom a vote chose, for the first vacancy of the round for which nobody is proposed yet. */
    private Form chosen(Form asked) {
        var selection = Fields.id(asked.stemming());
        var id = Fields.id(asked.kandidaat());
        if (selection == null || id == null) {
            throw new NotFound();
        }
        var chosen = outcomes.chosen(selection).stream()
                .filter(it -> it.candidate().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        var candidate = candidates.of(id).orElseThrow(NotFound::new);
        var proposed = nominations.newest().stream()
                .filter(it -> it.outcome() == null)
                .map(Nominations.Nomination::seat)
                .collect(Collectors.toSet());
        var sought = rounds.vacancies(candidate.round());
        var seat = vacancies.open(today()).stream()
                .filter(it -> sought.contains(it.id()))
                .map(Vacancies.Vacancy::seat)
                .filter(it -> it != null && !proposed.contains(it))
                .findFirst()
                .orElse(null);
        return new Form(
                null,
                null,
                asked.kandidaat(),
                seat == null ? null : seat.toString(),
                candidate.name(),
                candidate.ageBand().name(),
                candidate.sixteen() ? "ja" : candidate.consent() ? "ouder" : "nee",
                candidate.inCity() ? "ja" : "nee",
                candidate.portfolios().stream().map(Enum::name).toList(),
                null,
                null,
                chosen.decidedOn().toString(),
                meetings.of(chosen.meeting()).map(Meeting::title).orElse(null),
                null,
                null,
                null);
    }

    /** The days that the schedule proposes, of a term that begins when the one before it ends. */
    private Form begin(State state, Form form) {
        var stays = stays(state, form);
        var seat = stays == null ? Fields.number(form.zetel()) : stays.seat();
        if (seat < 1) {
            throw new NotFound();
        }
        var from = stays == null ? free(state, seat) : stays.during().until();
        return form.with(String.valueOf(seat), from, weighing.propose(state, seat, from));
    }

    /** The first day on which a seat is free, today at the earliest. */
    private LocalDate free(State state, int seat) {
        return state.council().bySeat().getOrDefault(seat, List.of()).stream()
                .map(it -> it.during().until())
                .filter(it -> it.isAfter(today()))
                .max(Comparator.naturalOrder())
                .orElse(today());
    }

    /** The last term of who stays; null: somebody comes. */
    private static @Nullable Term stays(State state, Form form) {
        if (form.lid() == null) {
            return null;
        }
        var member = Fields.id(form.lid());
        return state.council().terms().stream()
                .filter(it -> it.member().equals(member))
                .max(Comparator.comparing(it -> it.during().until()))
                .orElseThrow(NotFound::new);
    }

    /** Those whose last term ends within its planned time, and who are not proposed yet; who goes first, first. */
    @Rule("R12a")
    private List<Stays> members(State state) {
        var council = state.council();
        var proposed = nominations.newest().stream()
                .filter(it -> it.outcome() == null)
                .map(Nominations.Nomination::memberId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return council.terms().stream()
                .collect(Collectors.toMap(
                        Term::member,
                        it -> it,
                        (one, other) ->
                                one.during().until().isAfter(other.during().until()) ? one : other))
                .values()
                .stream()
                .filter(it -> it.during().until().isAfter(today()) && !it.cut() && !proposed.contains(it.member()))
                .sorted(Comparator.comparing((Term it) -> it.during().until()).thenComparing(Term::seat))
                .map(it -> new Stays(
                        it.member(),
                        Optional.ofNullable(state.people().get(it.member()))
                                .map(Person::name)
                                .orElse(""),
                        it.seat(),
                        it.during().last(),
                        council.counted(it.member()),
                        council.counted(it.member()) < Weighing.MOST))
                .toList();
    }

    private String page(State state, Form typed, boolean warned, Model model) {
        var stays = stays(state, typed);
        var seat = stays == null ? Fields.number(typed.zetel()) : stays.seat();
        var from = Days.parse(typed.van()).orElse(null);
        var last = Days.parse(typed.tot()).orElse(null);
        var person = stays == null ? null : state.people().get(stays.member());
        model.addAttribute(
                "page",
                new Page(
                        person == null ? null : person.name(),
                        stays == null ? null : stays.during().last(),
                        from == null || seat < 1 ? null : weighing.propose(state, seat, from),
                        verdict(state, stays, seat, "ja".equals(typed.woont()) || typed.woont() == null, from, last),
                        warned,
                        PersonFields.Choices.of(words),
                        IntStream.rangeClosed(
                                        1, state.council().limits().on(today()).most())
                                .mapToObj(it ->
                                        new Option(String.valueOf(it), words.get("wijraad.seat", String.valueOf(it))))
                                .toList(),
                        typed));
        return "wijraad/proposal";
    }

    private @Nullable Verdict verdict(
            State state,
            @Nullable Term stays,
            int seat,
            boolean inCity,
            @Nullable LocalDate from,
            @Nullable LocalDate last) {
        if (seat < 1 || from == null || last == null || last.isBefore(from)) {
            return null;
        }
        var weighed = weighing.weigh(
                state, seat, stays == null ? null : stays.member(), inCity, new Period(from, last.plusDays(1)));
        var why = weighed.why();
        return new Verdict(weighed.before(), weighed.most(), weighed.counts(), why == null ? null : words.rule(why));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
