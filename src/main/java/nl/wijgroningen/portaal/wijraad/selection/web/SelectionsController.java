package nl.wijgroningen.portaal.wijraad.selection.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meetings;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Round;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Rounds;
import nl.wijgroningen.portaal.wijraad.selection.domain.Kind;
import nl.wijgroningen.portaal.wijraad.selection.domain.Majority;
import nl.wijgroningen.portaal.wijraad.selection.domain.Preparing;
import nl.wijgroningen.portaal.wijraad.selection.domain.SelectionState;
import nl.wijgroningen.portaal.wijraad.selection.domain.Tie;
import nl.wijgroningen.portaal.wijraad.selection.domain.Way;
import nl.wijgroningen.portaal.wijraad.selection.read.SelectionList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** All votes on candidates, and a new one. */
@Controller
@RequestMapping("/werk/wijraad/selecties")
@Rule("R12b")
class SelectionsController {

    private static final int SEATS = 30;

    private final SelectionList list;
    private final Preparing preparing;
    private final Meetings meetings;
    private final Rounds rounds;
    private final Words words;
    private final Clock clock;

    SelectionsController(
            SelectionList list, Preparing preparing, Meetings meetings, Rounds rounds, Words words, Clock clock) {
        this.list = list;
        this.preparing = preparing;
        this.meetings = meetings;
        this.rounds = rounds;
        this.words = words;
        this.clock = clock;
    }

    public record Form(
            @Nullable String ronde,
            @Nullable String vergadering,
            @Nullable String vraag,
            @Nullable String wijze,
            @Nullable String zetels,
            @Nullable String meerderheid,
            @Nullable String staking) {

        static Form empty() {
            return new Form(null, null, null, null, "1", null, null);
        }
    }

    /** @param running those that wait, {@code over} those that are decided or broken off */
    public record ListPage(List<SelectionList.Row> running, List<SelectionList.Row> over, boolean secretary) {}

    public record NewPage(
            List<Option> rounds,
            List<Option> meetings,
            List<Option> kinds,
            List<Option> ways,
            List<Option> majorities,
            List<Option> ties,
            Form typed) {}

    @GetMapping
    String list(Staff staff, Model model) {
        var all = list.newest(staff.id().value(), staff.is(Role.SECRETARY));
        model.addAttribute(
                "page",
                new ListPage(
                        all.stream().filter(it -> !isOver(it)).toList(),
                        all.stream().filter(SelectionsController::isOver).toList(),
                        staff.is(Role.SECRETARY)));
        return "wijraad/selections";
    }

    private static boolean isOver(SelectionList.Row row) {
        return row.state() == SelectionState.DECIDED || row.state() == SelectionState.CANCELLED;
    }

    @GetMapping("/nieuw")
    String show(Model model) {
        return page(Form.empty(), model);
    }

    @PostMapping
    String prepare(Staff staff, @ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var round = chosen(errors, "ronde", form.ronde());
        var meeting = chosen(errors, "vergadering", form.vergadering());
        var kind = one(errors, "vraag", Kind.values(), form.vraag());
        var way = one(errors, "wijze", Way.values(), form.wijze());
        var majority = one(errors, "meerderheid", Majority.values(), form.meerderheid());
        var tie = one(errors, "staking", Tie.values(), form.staking());
        var seats = Fields.number(form.zetels());
        if (seats < 1 || seats > SEATS) {
            errors.rejectValue("zetels", "selection.seats.wrong", new Object[] {SEATS}, null);
        }
        var made = new AtomicReference<UUID>();
        var done = round != null
                && meeting != null
                && kind != null
                && way != null
                && majority != null
                && tie != null
                && Fields.done(
                        errors,
                        "meerderheid",
                        words,
                        () -> made.set(preparing.prepare(
                                staff, new Preparing.Plan(round, meeting, kind, way, seats, majority, tie))));
        return done
                ? "redirect:/werk/wijraad/selecties/" + Objects.requireNonNull(made.get()) + "?gedaan=voorbereid"
                : page(form, model);
    }

    private static @Nullable UUID chosen(BindingResult errors, String field, @Nullable String typed) {
        var id = Fields.id(typed);
        if (id == null) {
            errors.rejectValue(field, "selection.choose");
        }
        return id;
    }

    private static <E extends Enum<E>> @Nullable E one(
            BindingResult errors, String field, E[] all, @Nullable String typed) {
        var one = Arrays.stream(all)
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElse(null);
        if (one == null) {
            errors.rejectValue(field, "selection.choose");
        }
        return one;
    }

    private String page(Form typed, Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute(
                "page",
                new NewPage(
                        rounds.running().stream()
                                .map(SelectionsController::option)
                                .toList(),
                        meetings.around(today).stream().map(this::option).toList(),
                        options("selection.kind.", Kind.values()),
                        options("selection.way.", Way.values()),
                        options("selection.majority.", Majority.values()),
                        options("selection.tie.", Tie.values()),
                        typed));
        return "wijraad/selection-new";
    }

    private static Option option(Round round) {
        return new Option(round.id().toString(), round.title());
    }

    private Option option(Meeting meeting) {
        return new Option(
                meeting.id().toString(), words.get("selection.meeting", words.day(meeting.heldOn()), meeting.title()));
    }

    private List<Option> options(String key, Enum<?>[] all) {
        return Arrays.stream(all)
                .map(it -> new Option(it.name(), words.get(key + it.name()), words.get(key + it.name() + ".hint")))
                .toList();
    }
}
