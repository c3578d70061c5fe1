package nl.wijgroningen.portaal.wijraad.composition.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.time.Days;
import nl.wijgroningen.portaal.platform.web.Fields;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Period;
import nl.wijgroningen.portaal.wijraad.composition.domain.State;
import nl.wijgroningen.portaal.wijraad.composition.domain.WhatIf;
import nl.wijgroningen.portaal.wijraad.composition.read.CouncilView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** What if somebody leaves, comes, stays or moves. What is tried stands in the address only; nothing is written. */
@Controller
@RequestMapping("/werk/wijraad/samenstelling/wat-als")
@Rule("R7")
class WhatIfController {

    private static final String PATH = "/werk/wijraad/samenstelling/wat-als";

    /** So many things can be tried together. */
    private static final int MOST = 10;

    /** So many months ahead it is told what would be broken. */
    private static final int AHEAD = 12;

    private final CouncilStore store;
    private final Words words;
    private final Clock clock;

    WhatIfController(CouncilStore store, Words words, Clock clock) {
        this.store = store;
        this.words = words;
        this.clock = clock;
    }

    private enum Sort {
        VERTREKT,
        KOMT,
        BLIJFT,
        UIT_GEMEENTE,
        NAAR_GEMEENTE;

        private String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param stap what is tried already: kind, who or which seat, days and qualities
     * @param soort kind of what is added; then the fields that it needs
     */
    public record Form(
            @Nullable List<String> stap,
            @Nullable String soort,
            @Nullable String lid,
            @Nullable String zetel,
            @Nullable String van,
            @Nullable String tot,
            @Nullable String woont,
            @Nullable String jeugd) {}

    /** @param why it cannot be, in the words of an appointment; null: it can */
    public record Tried(
            String step,
            String text,
            String without,
            @Nullable String why) {}

    /** What is broken then, and whether it is now. */
    public record Change(CouncilView.Stretch stretch, boolean fresh) {}

    public record Page(
            List<Tried> tried,
            List<Change> then,
            List<CouncilView.Stretch> now,
            LocalDate day,
            List<CouncilView.Light> lightsNow,
            List<CouncilView.Light> lightsThen,
            CouncilView.TimeLine timeLine,
            List<Option> sorts,
            List<Option> members,
            List<Option> seats,
            Form typed) {}

    @GetMapping
    String show(@ModelAttribute("form") Form form, BindingResult errors, Model model) {
        var today = LocalDate.now(clock);
        var book = store.read();
        var state = book.now();
        var texts = new ArrayList<String>();
        var steps = new ArrayList<WhatIf.Step>();
        for (var text : form.stap() == null ? List.<String>of() : form.stap()) {
            var step = parse(text, texts.size(), today);
            if (step != null && texts.size() < MOST) {
                texts.add(text);
                steps.add(step);
            }
        }
        var typed = form;
        if (form.soort() != null) {
            var added = added(form, errors, today);
            var step = added == null ? null : parse(added, texts.size(), today);
            if (added != null && step != null && texts.size() < MOST) {
                texts.add(added);
                steps.add(step);
                typed = new Form(null, null, null, null, null, null, null, null);
            }
        }
        var what = WhatIf.of(state.council(), state.chosen(), steps, today);
        var day = steps.isEmpty() ? today : day(steps.get(steps.size() - 1));
        var period =
                new Period(today, day.isAfter(today.plusMonths(AHEAD)) ? day.plusMonths(1) : today.plusMonths(AHEAD));
        var now = CouncilView.stretches(what.now(), period);
        model.addAttribute(
                "page",
                new Page(
                        IntStream.range(0, steps.size())
                                .mapToObj(it -> new Tried(
                                        texts.get(it),
                                        text(state, steps.get(it)),
                                        without(texts, it),
                                        words(what.tried().get(it).why())))
                                .toList(),
                        CouncilView.stretches(what.then(), period).stream()
                                .map(it -> new Change(it, !now.contains(it)))
                                .toList(),
                        now,
                        day,
                        CouncilView.lights(what.now().on(day)),
                        CouncilView.lights(what.then().on(day)),
                        CouncilView.timeLine(state, what.then(), today, day),
                        Stream.of(Sort.values())
                                .map(it -> new Option(it.key(), words.get("wijraad.what.sort." + it.key())))
                                .toList(),
                        CouncilView.people(state, today).stream()
                                .map(it -> new Option(it.id().toString(), it.name()))
                                .toList(),
                        IntStream.rangeClosed(
                                        1, state.council().limits().on(today).most())
                                .mapToObj(it ->
                                        new Option(String.valueOf(it), words.get("wijraad.seat", String.valueOf(it))))
                                .toList(),
                        typed));
        return "wijraad/what-if";
    }

    private @Nullable String words(@Nullable RuleBroken why) {
        return why == null ? null : words.rule(why);
    }

    private static String without(List<String> texts, int one) {
        var uri = UriComponentsBuilder.fromPath(PATH);
        for (var i = 0; i < texts.size(); i++) {
            if (i != one) {
                uri.queryParam("stap", texts.get(i));
            }
        }
        return uri.build().toUriString();
    }

    /** The step that the fields of the form make; null when something is missing. */
    private static @Nullable String added(Form form, BindingResult errors, LocalDate today) {
        var sort = sort(form.soort());
        if (sort == null) {
            errors.rejectValue("soort", "wijraad.what.choose");
            return null;
        }
        var needsFrom = sort != Sort.VERTREKT && sort != Sort.BLIJFT;
        var needsLast = sort == Sort.VERTREKT || sort == Sort.BLIJFT || sort == Sort.KOMT;
        var from = needsFrom ? CouncilDays.read(errors, "van", form.van(), today) : null;
        var last = needsLast ? CouncilDays.read(errors, "tot", form.tot(), today) : null;
        if (sort == Sort.KOMT) {
            if (Fields.number(form.zetel()) < 1) {
                errors.rejectValue("zetel", "wijraad.seat.choose");
            }
            if (from != null && last != null && last.isBefore(from)) {
                errors.rejectValue("tot", "wijraad.what.order");
            }
        } else if (form.lid() == null) {
            errors.rejectValue("lid", "wijraad.facts.member.choose");
        }
        if (errors.hasErrors()) {
            return null;
        }
        return switch (sort) {
            case KOMT ->
                String.join(
                        "_",
                        sort.key(),
                        form.zetel(),
                        String.valueOf(from),
                        String.valueOf(last),
                        "nee".equals(form.woont()) ? "buiten" : "binnen",
                        form.jeugd() == null ? "geen" : "jeugd");
            case VERTREKT, BLIJFT -> String.join("_", sort.key(), form.lid(), String.valueOf(last));
            default -> String.join("_", sort.key(), form.lid(), String.valueOf(from));
        };
    }

    private static @Nullable Sort sort(@Nullable String key) {
        return Stream.of(Sort.values())
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** Null when it is none of ours. */
    private static WhatIf.@Nullable Step parse(String text, int number, LocalDate today) {
        var parts = text.split("_");
        var sort = sort(parts[0]);
        try {
            if (sort == null) {
                return null;
            }
            return switch (sort) {
                case KOMT ->
                    new WhatIf.Comes(
                            new UUID(0, number + 1L),
                            Integer.parseInt(parts[1]),
                            new Period(
                                    day(parts[2], today), day(parts[3], today).plusDays(1)),
                            parts[4].equals("binnen"),
                            parts[5].equals("jeugd"));
                case VERTREKT -> new WhatIf.Leaves(UUID.fromString(parts[1]), day(parts[2], today));
                case BLIJFT -> new WhatIf.Stays(UUID.fromString(parts[1]), day(parts[2], today));
                case UIT_GEMEENTE -> new WhatIf.Moves(UUID.fromString(parts[1]), day(parts[2], today), false);
                case NAAR_GEMEENTE -> new WhatIf.Moves(UUID.fromString(parts[1]), day(parts[2], today), true);
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | RuleBroken forged) {
            return null;
        }
    }

    /** The page draws every year up to the day of a step. */
    private static LocalDate day(String text, LocalDate today) {
        var day = Days.require(text);
        if (!CouncilDays.near(today).has(day)) {
            throw new IllegalArgumentException("too far");
        }
        return day;
    }

    private static LocalDate day(WhatIf.Step step) {
        if (step instanceof WhatIf.Comes comes) {
            return comes.during().from();
        }
        if (step instanceof WhatIf.Moves moves) {
            return moves.from();
        }
        return step instanceof WhatIf.Leaves leaves ? leaves.last().plusDays(1) : ((WhatIf.Stays) step).last();
    }

    private String text(State state, WhatIf.Step step) {
        if (step instanceof WhatIf.Comes comes) {
            var quality = words.get(comes.inCity() ? "wijraad.what.inside" : "wijraad.what.outside");
            return words.get(
                    comes.youth() ? "wijraad.what.comes.youth" : "wijraad.what.comes",
                    quality,
                    String.valueOf(comes.seat()),
                    words.day(comes.during().from()),
                    words.day(comes.during().last()));
        }
        if (step instanceof WhatIf.Moves moves) {
            return words.get(
                    moves.inCity() ? "wijraad.what.moves-in" : "wijraad.what.moves-out",
                    name(state, moves.member()),
                    words.day(moves.from()));
        }
        if (step instanceof WhatIf.Leaves leaves) {
            return words.get("wijraad.what.leaves", name(state, leaves.member()), words.day(leaves.last()));
        }
        var stays = (WhatIf.Stays) step;
        return words.get("wijraad.what.stays", name(state, stays.member()), words.day(stays.last()));
    }

    private String name(State state, UUID member) {
        var person = state.people().get(member);
        return person == null ? words.get("wijraad.somebody") : person.name();
    }
}
