package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * What would be if members left, came, stayed longer or moved. Nothing is written: the council that is stays beside the one
 * that would be.
 *
 * @param tried each step with why it cannot be, in the words with which an appointment is refused
 */
public record WhatIf(Council now, Council then, List<Tried> tried) {

    /** One thing that may happen. Last days are days on which somebody still sits. */
    public sealed interface Step {}

    public record Leaves(UUID member, LocalDate last) implements Step {}

    public record Moves(UUID member, LocalDate from, boolean inCity) implements Step {}

    /** @param candidate an id of its own */
    public record Comes(UUID candidate, int seat, Period during, boolean inCity, boolean youth) implements Step {}

    /** A member stays for another term, in the same seat, from the day on which the last known one ends. */
    public record Stays(UUID member, LocalDate last) implements Step {}

    /** @param why null when it can be */
    public record Tried(Step step, @Nullable RuleBroken why) {}

    /**
     * Steps are taken in their order; one that is refused is still taken where it can, to see what would break.
     *
     * @param chosen ends of next terms that were chosen, by seat
     */
    @Rule("R7")
    public static WhatIf of(Council now, Map<Integer, LocalDate> chosen, List<Step> steps, LocalDate today) {
        var then = now;
        var tried = new ArrayList<Tried>();
        for (var step : steps) {
            var why = why(then, chosen, step, today);
            try {
                then = take(then, step);
                tried.add(new Tried(step, why));
            } catch (RuleBroken impossible) {
                tried.add(new Tried(step, impossible));
            }
        }
        return new WhatIf(now, then, List.copyOf(tried));
    }

    private static @Nullable RuleBroken why(
            Council council, Map<Integer, LocalDate> chosen, Step step, LocalDate today) {
        if (step instanceof Comes comes) {
            var home = new Home(comes.candidate(), comes.during().from(), comes.inCity());
            return why(council, chosen, term(comes), List.of(home), today);
        }
        if (step instanceof Stays stays) {
            try {
                return why(council, chosen, next(council, stays), List.of(), today);
            } catch (RuleBroken impossible) {
                return impossible;
            }
        }
        return null;
    }

    /** Why a term cannot be, in the words with which an appointment is refused; null when it can. */
    static @Nullable RuleBroken why(
            Council council, Map<Integer, LocalDate> chosen, Term term, Collection<Home> homes, LocalDate today) {
        try {
            Terms.check(council, chosen, term, homes, today);
            return null;
        } catch (RuleBroken refused) {
            return refused;
        }
    }

    private static Council take(Council council, Step step) {
        if (step instanceof Leaves leaves) {
            return council.without(leaves.member(), leaves.last().plusDays(1));
        }
        if (step instanceof Moves moves) {
            return council.plus(new Home(moves.member(), moves.from(), moves.inCity()));
        }
        if (step instanceof Stays stays) {
            return council.plus(next(council, stays));
        }
        var comes = (Comes) step;
        var with = council.plus(term(comes))
                .plus(new Home(comes.candidate(), comes.during().from(), comes.inCity()));
        return comes.youth()
                ? with.plus(new Charge(
                        comes.candidate(),
                        comes.candidate(),
                        Portfolio.YOUTH,
                        comes.during().from(),
                        null))
                : with;
    }

    private static Term term(Comes comes) {
        return new Term(comes.candidate(), comes.seat(), comes.candidate(), comes.during(), null);
    }

    private static Term next(Council council, Stays stays) {
        var last = council.terms().stream()
                .filter(it -> it.member().equals(stays.member()))
                .max(Comparator.comparing(it -> it.during().from()))
                .orElseThrow(() -> new RuleBroken("R8.notSitting", stays.last()));
        return new Term(
                stays.member(),
                last.seat(),
                stays.member(),
                new Period(last.during().until(), stays.last().plusDays(1)),
                null);
    }
}
