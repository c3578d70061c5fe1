package nl.wijgroningen.portaal.wijraad.selection.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Role;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.web.Option;
import nl.wijgroningen.portaal.platform.web.Words;
import nl.wijgroningen.portaal.wijraad.selection.domain.Choice;
import nl.wijgroningen.portaal.wijraad.selection.domain.Count;
import nl.wijgroningen.portaal.wijraad.selection.domain.Kind;
import nl.wijgroningen.portaal.wijraad.selection.domain.SelectionState;
import nl.wijgroningen.portaal.wijraad.selection.domain.SelectionStore;
import nl.wijgroningen.portaal.wijraad.selection.domain.VotingRules;
import nl.wijgroningen.portaal.wijraad.selection.read.SelectionFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Makes the page of a vote for whoever looks: what is not for them is not on it, and nothing of the outcome before closing. */
@Component
@Rule("R12b")
class SelectionPages {

    private final SelectionFile file;
    private final SelectionStore store;
    private final Words words;

    SelectionPages(SelectionFile file, SelectionStore store, Words words) {
        this.file = file;
        this.store = store;
        this.words = words;
    }

    /** How many are there, of those who sit; more than half must be. */
    public record Presence(int present, int sitting, int quorum, int voters) {

        public boolean enough() {
            return present >= quorum;
        }
    }

    /** A member, and on whom they do not vote. */
    public record Recused(String member, String candidates) {}

    /** What a member sees of their own vote. */
    public enum Mine {
        /** May vote and did not yet. */
        VOTES,
        VOTED,
        /** Does not vote on anybody, for family or themselves. */
        RECUSED,
        /** Was not there. */
        ABSENT,
        /** Votes in the meeting, by hand or on paper. */
        IN_MEETING
    }

    /** A candidate on a form. */
    public record Line(String id, String name) {}

    /** What became of a candidate, with who said what in an open vote. */
    public record Result(String name, Count.Line line, List<Said> said) {}

    public record Said(String member, Choice choice) {}

    /** What somebody marked of a candidate, to be looked at before it is cast. */
    public record Marked(Line line, String choice) {}

    /**
     * The outcome.
     *
     * @param voters all who may vote
     * @param unanimous whether all said the same of somebody, in a secret vote
     * @param drawn whether a draw decided
     * @param holds whether what is kept is what was counted
     */
    public record Outcome(
            List<Result> results,
            int ballots,
            int voters,
            String checksum,
            boolean unanimous,
            boolean drawn,
            boolean holds,
            String seed,
            String commitment,
            int seatsLeft) {}

    /**
     * The page.
     *
     * @param mine null: not a member who sat that day
     * @param own candidates on whom the one who looks says whether they vote
     * @param declared what they said of those before
     * @param written names of those whom the secretary wrote down for them; that stays
     * @param withdrawn candidates who withdrew since it opened
     * @param notOn names of candidates on whom the one who looks does not vote
     * @param ballot of the form to vote on, or to enter numbers on, or of the candidates of a vote that is prepared
     * @param mustConfirm whether the one who looks may confirm the count
     * @param needed so many confirm it
     * @param entered numbers that wait for a second person
     * @param review what the one who looks marked and did not cast yet; null: nothing
     * @param revote whether another vote among those who were equal can be prepared
     */
    public record Page(
            String title,
            SelectionFile.One one,
            boolean secretary,
            @Nullable Mine mine,
            Presence presence,
            List<Recused> recused,
            List<String> notOn,
            List<Line> ballot,
            List<Line> own,
            SelectionForm declared,
            List<String> written,
            int withdrawn,
            List<Option> members,
            @Nullable Outcome outcome,
            boolean mustConfirm,
            int needed,
            List<Result> entered,
            @Nullable List<Marked> review,
            boolean revote,
            SelectionForm typed,
            @Nullable String notice) {}

    String show(Staff staff, UUID id, SelectionForm typed, @Nullable String notice, Model model) {
        model.addAttribute("page", page(staff, id, typed, false, notice));
        return "wijraad/selection";
    }

    /** With what was marked, to be looked at once more. */
    String review(Staff staff, UUID id, SelectionForm typed, Model model) {
        model.addAttribute("page", page(staff, id, typed, true, null));
        return "wijraad/selection";
    }

    /** Of a choice among several only the crosses. */
    private static List<Marked> marked(Kind kind, List<Line> ballot, SelectionForm typed) {
        return ballot.stream()
                .map(it -> new Marked(
                        it,
                        kind == Kind.EACH
                                ? String.valueOf(typed.of("k-" + it.id()))
                                : typed.crossed(it.id()) ? Choice.CROSS.name() : Choice.BLANK.name()))
                .filter(it -> !it.choice().equals(Choice.BLANK.name()))
                .toList();
    }

    /** For who has to do with it; otherwise there is none. */
    SelectionFile.One find(Staff staff, UUID id) {
        var one = file.of(id, staff.id().value()).orElseThrow(NotFound::new);
        if (!staff.is(Role.SECRETARY) && !one.mine()) {
            throw new NotFound();
        }
        return one;
    }

    private Page page(Staff staff, UUID id, SelectionForm typed, boolean review, @Nullable String notice) {
        var one = find(staff, id);
        var secretary = staff.is(Role.SECRETARY);
        var rules = one.openedOn() == null ? null : store.rules(id).orElse(null);
        var options = rules == null ? prepared(one) : rules.candidates();
        var names = names(one, options);
        var withdrawn = one.withdrawn(options);
        var me = one.me();
        var mine = one.mine() && me != null ? mine(one, rules, me) : null;
        var entering = rules != null && rules.way().entered() && secretary && one.entered() == null;
        var shown = options.stream()
                .filter(it -> entering || !withdrawn.contains(it))
                .filter(it -> rules == null
                        || mine != Mine.VOTES
                        || me == null
                        || rules.voters(it).contains(me))
                .map(it -> new Line(it.toString(), names.getOrDefault(it, "")))
                .sorted(Comparator.comparing(Line::name))
                .toList();
        var outcome = outcome(
                one,
                rules,
                names,
                secretary || (me != null && rules != null && rules.present().contains(me)));
        var declared = one.recusals().stream()
                .filter(it -> it.member().equals(me))
                .collect(Collectors.partitioningBy(
                        SelectionFile.Recused::own,
                        Collectors.mapping(it -> it.candidate().toString(), Collectors.toList())));
        var said = declared.getOrDefault(true, List.of());
        var written = declared.getOrDefault(false, List.of());
        var entered = one.entered();
        var waits = entered != null && !entered.by().equals(staff.id().value());
        var there = me != null && rules != null && rules.present().contains(me);
        return new Page(
                words.get("selection.one", one.round(), words.day(one.meetingOn())),
                one,
                secretary,
                mine,
                presence(one, rules),
                secretary ? recused(one, names) : List.of(),
                me == null
                        ? List.of()
                        : one.recusals().stream()
                                .filter(it -> it.member().equals(me) && names.containsKey(it.candidate()))
                                .map(it -> Objects.requireNonNull(names.get(it.candidate())))
                                .sorted()
                                .toList(),
                shown,
                shown.stream().filter(it -> !written.contains(it.id())).toList(),
                SelectionForm.ticked(said),
                shown.stream()
                        .filter(it -> written.contains(it.id()))
                        .map(Line::name)
                        .toList(),
                rules == null ? 0 : withdrawn.size(),
                one.sitting().stream()
                        .map(it -> new Option(it.id().toString(), it.name()))
                        .toList(),
                outcome,
                there
                        && (one.state() == SelectionState.COUNTED
                                        && one.tellers().stream()
                                                .noneMatch(it -> it.id().equals(me))
                                || one.state() == SelectionState.OPEN && waits),
                one.way().tellers(),
                rules == null || entered == null || !(secretary || there) ? List.of() : entered(rules, entered, names),
                review ? marked(one.kind(), shown, typed) : null,
                secretary
                        && one.state() == SelectionState.DECIDED
                        && one.revote() == null
                        && outcome != null
                        && outcome.seatsLeft() > 0,
                typed,
                notice);
    }

    private static Mine mine(SelectionFile.One one, @Nullable VotingRules rules, UUID me) {
        if (rules == null) {
            return Mine.IN_MEETING;
        }
        if (!rules.present().contains(me)) {
            return Mine.ABSENT;
        }
        if (rules.abstains(me)) {
            return Mine.RECUSED;
        }
        if (rules.way().entered()) {
            return Mine.IN_MEETING;
        }
        return one.iVoted() ? Mine.VOTED : Mine.VOTES;
    }

    private static Presence presence(SelectionFile.One one, @Nullable VotingRules rules) {
        if (rules == null) {
            var sitting = one.sitting().size();
            return new Presence(one.present().size(), sitting, VotingRules.quorum(sitting), 0);
        }
        return new Presence(
                rules.present().size(),
                rules.sitting(),
                VotingRules.quorum(rules.sitting()),
                rules.voters().size());
    }

    /** Of a vote among those who were equal, only they. */
    private List<UUID> prepared(SelectionFile.One one) {
        var first = one.revoteOf();
        Set<UUID> equal = first == null
                ? Set.of()
                : store.rules(first)
                        .flatMap(store::count)
                        .map(it -> Set.copyOf(it.count().having(Count.Standing.TIED)))
                        .orElse(Set.of());
        return one.candidates().stream()
                .filter(SelectionFile.Candidate::selectable)
                .map(SelectionFile.Candidate::id)
                .filter(it -> first == null || equal.contains(it))
                .toList();
    }

    /** Whose papers are gone has a number only. */
    private Map<UUID, String> names(SelectionFile.One one, List<UUID> options) {
        var names = new HashMap<>(one.names());
        for (var i = 0; i < options.size(); i++) {
            names.putIfAbsent(options.get(i), words.get("selection.candidate.gone", i + 1));
        }
        return names;
    }

    private static List<Recused> recused(SelectionFile.One one, Map<UUID, String> names) {
        var members = one.memberNames();
        return one.recusals().stream()
                .filter(it -> names.containsKey(it.candidate()))
                .collect(Collectors.groupingBy(SelectionFile.Recused::member))
                .entrySet()
                .stream()
                .map(it -> new Recused(
                        members.getOrDefault(it.getKey(), ""),
                        it.getValue().stream()
                                .map(each -> names.getOrDefault(each.candidate(), ""))
                                .sorted()
                                .collect(Collectors.joining(", "))))
                .sorted(Comparator.comparing(Recused::member))
                .toList();
    }

    private @Nullable Outcome outcome(
            SelectionFile.One one, @Nullable VotingRules rules, Map<UUID, String> names, boolean may) {
        if (rules == null || !may || one.state() != SelectionState.COUNTED && one.state() != SelectionState.DECIDED) {
            return null;
        }
        var kept = store.count(rules).orElseThrow(NotFound::new);
        var count = kept.count();
        var members = one.memberNames();
        var results = count.lines().stream()
                .map(line -> new Result(
                        names.getOrDefault(line.candidate(), ""),
                        line,
                        one.papers().stream()
                                .filter(it -> line.standing() != Count.Standing.WITHDRAWN)
                                .filter(it -> it.candidate().equals(line.candidate()))
                                .map(it -> new Said(members.getOrDefault(it.member(), ""), it.choice()))
                                .sorted(Comparator.comparing(Said::member))
                                .toList()))
                .toList();
        return new Outcome(
                results,
                count.voted().size(),
                rules.voters().size(),
                kept.checksum(),
                one.way().secret() && results.stream().anyMatch(it -> it.line().unanimous()),
                results.stream().anyMatch(it -> it.line().byLot()),
                kept.holds(),
                count.seed(),
                rules.commitment(),
                count.seatsLeft());
    }

    /** As they were typed, without what they lead to. */
    private static List<Result> entered(VotingRules rules, SelectionFile.Entered entered, Map<UUID, String> names) {
        var lines = new ArrayList<Result>();
        for (var candidate : rules.candidates()) {
            var pile = entered.piles().getOrDefault(candidate, Map.of());
            var inFavour = pile.getOrDefault(rules.kind() == Kind.EACH ? Choice.FOR : Choice.CROSS, 0);
            lines.add(new Result(
                    names.getOrDefault(candidate, ""),
                    new Count.Line(
                            candidate,
                            inFavour,
                            pile.getOrDefault(Choice.AGAINST, 0),
                            pile.getOrDefault(Choice.ABSTAINED, 0),
                            pile.values().stream().mapToInt(Integer::intValue).sum(),
                            rules.voters(candidate).size(),
                            Count.Standing.NOT_CHOSEN,
                            false,
                            false),
                    List.of()));
        }
        lines.sort(Comparator.comparing(Result::name));
        return lines;
    }
}
