package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;

/** How long somebody may sit (R12a). */
final class Terms {

    /** A term, and one reappointment. */
    static final int MOST = 2;

    private Terms() {}

    /**
     * Whether somebody can be appointed: the same for a real appointment and for what is only tried.
     *
     * @param chosen ends of next terms that were chosen, by seat
     * @param homes of who comes, where not known yet
     * @throws RuleBroken with the rule, the day and the numbers
     */
    @Rule("R7")
    @Rule("R12a")
    static void check(
            Council council, Map<Integer, LocalDate> chosen, Term term, Collection<Home> homes, LocalDate today) {
        council.refusal(term, homes).ifPresent(it -> {
            throw it.broken();
        });
        within(council, chosen, term, today);
    }

    /** Whether a term may be at all, whoever else sits. */
    @Rule("R12a")
    static void within(Council council, Map<Integer, LocalDate> chosen, Term term, LocalDate today) {
        var years = council.limits().on(term.during().from()).years();
        var full = term.during().from().plusYears(years);
        if (term.during().until().isAfter(full)) {
            throw new RuleBroken("R12a.length", term.during().from(), years, full.minusDays(1));
        }
        var counted = council.counted(term.member());
        if (council.counts(term) && counted >= MOST) {
            throw new RuleBroken("R12a.reappointment", counted, MOST);
        }
        var plan = Rotation.plan(council.with(term), chosen, today);
        if (!plan.holds()) {
            Rotation.longest(council, chosen, term.seat(), term.during().from(), today)
                    .ifPresent(other -> {
                        throw new RuleBroken(
                                "R12a.third", plan.fullest(), plan.most(), plan.allowed(), other.minusDays(1));
                    });
        }
    }
}
