package nl.wijgroningen.portaal.wijraad.overview.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.wijraad.DutchTexts;
import nl.wijgroningen.portaal.wijraad.advice.read.AdviceFigures;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Fact;
import nl.wijgroningen.portaal.wijraad.composition.domain.Rotation;
import nl.wijgroningen.portaal.wijraad.composition.domain.State;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import nl.wijgroningen.portaal.wijraad.composition.read.CouncilView;
import nl.wijgroningen.portaal.wijraad.meeting.domain.Meeting;
import nl.wijgroningen.portaal.wijraad.meeting.read.MeetingList;
import nl.wijgroningen.portaal.wijraad.overview.read.YearNumbers;
import org.springframework.stereotype.Component;

/** What the portal itself writes of a year, of its facts; a year that is not over is told until today. */
@Component
class AnnualReportDraft {

    private final CouncilStore store;
    private final MeetingList meetings;
    private final AdviceFigures advices;
    private final YearNumbers numbers;
    private final DutchTexts texts;

    AnnualReportDraft(
            CouncilStore store, MeetingList meetings, AdviceFigures advices, YearNumbers numbers, DutchTexts texts) {
        this.store = store;
        this.meetings = meetings;
        this.advices = advices;
        this.numbers = numbers;
        this.texts = texts;
    }

    Map<SectionKind, String> of(int year, LocalDate today) {
        var book = store.read();
        var state = book.now();
        var last = LocalDate.of(year, 12, 31);
        var day = last.isBefore(today) ? last : today;
        var texts = new EnumMap<SectionKind, String>(SectionKind.class);
        texts.put(SectionKind.INTRODUCTION, word("wijraad.report.draft.INTRODUCTION", String.valueOf(year)));
        texts.put(SectionKind.COMPOSITION, composition(state, day));
        texts.put(SectionKind.CHANGES, changes(state, book.facts(), year, day));
        texts.put(SectionKind.MEETINGS, meetings(year, day));
        texts.put(SectionKind.ADVICES, advices(year));
        texts.put(SectionKind.RECRUITMENT, recruitment(year));
        texts.put(SectionKind.AHEAD, ahead(state, year));
        return texts;
    }

    private String composition(State state, LocalDate day) {
        var on = state.council().on(day);
        var lines = CouncilView.seats(state, day).stream()
                .filter(it -> it.member() != null)
                .map(it -> "- "
                        + word(
                                "wijraad.report.draft.member",
                                String.valueOf(it.name()),
                                it.portfolios().isEmpty()
                                        ? word("wijraad.portfolio.none").toLowerCase(Locale.ROOT)
                                        : it.portfolios().stream()
                                                .map(one -> word("wijraad.portfolio." + one)
                                                        .toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(" en ")),
                                day(it.since() == null ? day : it.since())))
                .collect(Collectors.joining("\n"));
        return word(
                        "wijraad.report.draft.COMPOSITION",
                        day(day),
                        on.number(),
                        on.inCity().size(),
                        on.youth().size())
                + "\n\n"
                + lines;
    }

    private String changes(State state, List<Fact> facts, int year, LocalDate day) {
        var first = LocalDate.of(year, 1, 1);
        var terms = state.council().terms().stream()
                .sorted(Comparator.comparing((Term it) -> it.during().from()).thenComparing(Term::seat))
                .toList();
        var died = facts.stream()
                .filter(it -> it.kind() == Fact.Kind.DIED)
                .map(Fact::member)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var parts = new ArrayList<String>();
        part(
                parts,
                "came",
                terms.stream()
                        .filter(it -> within(it.during().from(), first, day) && !follows(terms, it))
                        .map(it -> from(state, it))
                        .toList());
        part(
                parts,
                "stayed",
                terms.stream()
                        .filter(it -> within(it.during().from(), first, day) && follows(terms, it))
                        .map(it -> until(state, it))
                        .toList());
        part(
                parts,
                "left",
                terms.stream()
                        .filter(it -> within(it.during().last(), first, day)
                                && !followed(terms, it)
                                && !died.contains(it.member()))
                        .map(it -> until(state, it))
                        .toList());
        part(
                parts,
                "died",
                terms.stream()
                        .filter(it -> within(it.during().last(), first, day)
                                && !followed(terms, it)
                                && died.contains(it.member()))
                        .map(it -> "- " + name(state, it))
                        .toList());
        return parts.isEmpty()
                ? word("wijraad.report.draft.unchanged", String.valueOf(year))
                : String.join("\n\n", parts);
    }

    private void part(List<String> parts, String kind, List<String> lines) {
        if (!lines.isEmpty()) {
            parts.add(word("wijraad.report.draft.changes." + kind) + "\n\n" + String.join("\n", lines));
        }
    }

    private String from(State state, Term term) {
        return "- "
                + word(
                        "wijraad.report.draft.from",
                        name(state, term),
                        day(term.during().from()));
    }

    private String until(State state, Term term) {
        return "- "
                + word(
                        "wijraad.report.draft.until",
                        name(state, term),
                        day(term.during().last()));
    }

    private static boolean within(LocalDate day, LocalDate first, LocalDate last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Whether the member sat until the day before. */
    private static boolean follows(List<Term> terms, Term term) {
        return terms.stream()
                .anyMatch(it -> it.member().equals(term.member())
                        && it.during().until().equals(term.during().from()));
    }

    private static boolean followed(List<Term> terms, Term term) {
        return terms.stream()
                .anyMatch(it -> it.member().equals(term.member())
                        && it.during().from().equals(term.during().until()));
    }

    private static String name(State state, Term term) {
        var person = state.people().get(term.member());
        return person == null ? "" : person.name();
    }

    private String meetings(int year, LocalDate day) {
        var all = meetings.open(year).stream()
                .filter(it -> !it.heldOn().isAfter(day))
                .toList();
        var held = all.stream().filter(it -> it.state() == Meeting.State.HELD).toList();
        return word(
                "wijraad.report.draft.MEETINGS",
                held.size(),
                held.stream().filter(it -> it.kind() == Meeting.Kind.WITH_BOARD).count(),
                all.size(),
                all.stream().filter(it -> it.state() == Meeting.State.CANCELLED).count(),
                meetings.plan(year).least());
    }

    private String advices(int year) {
        var it = advices.of(year);
        return it.given() == 0
                ? word("wijraad.report.draft.ADVICES.none", String.valueOf(year))
                : word(
                        "wijraad.report.draft.ADVICES",
                        it.given(),
                        it.asked(),
                        it.inTime(),
                        it.late(),
                        it.waiting(),
                        it.points(),
                        it.adopted(),
                        it.partly(),
                        it.notAdopted());
    }

    private String recruitment(int year) {
        var it = numbers.of(year);
        return word(
                "wijraad.report.draft.RECRUITMENT",
                it.rounds(),
                it.nominated(),
                it.appointed(),
                it.refused(),
                it.waiting(),
                it.withdrawn());
    }

    private String ahead(State state, int year) {
        var leaving = Rotation.plan(state.council(), state.chosen(), LocalDate.of(year, 12, 31)).leaves().stream()
                .filter(it -> it.year() == year + 1 && it.agreed())
                .toList();
        return leaving.isEmpty()
                ? word("wijraad.report.draft.AHEAD.none", String.valueOf(year + 1))
                : word("wijraad.report.draft.AHEAD", String.valueOf(year + 1), leaving.size())
                        + "\n\n"
                        + leaving.stream()
                                .map(it -> "- "
                                        + word(
                                                "wijraad.report.draft.until",
                                                holder(state, it),
                                                day(it.day().minusDays(1))))
                                .collect(Collectors.joining("\n"));
    }

    private String holder(State state, Rotation.Leave leave) {
        return state.council().terms().stream()
                .filter(it -> it.seat() == leave.seat() && it.during().until().equals(leave.day()))
                .map(it -> name(state, it))
                .findFirst()
                .orElseGet(() -> word("wijraad.seat", String.valueOf(leave.seat())));
    }

    private String day(LocalDate day) {
        return texts.day(day);
    }

    private String word(String key, Object... values) {
        return texts.get(key, values);
    }
}
