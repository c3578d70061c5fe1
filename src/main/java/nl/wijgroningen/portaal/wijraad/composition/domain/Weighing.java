package nl.wijgroningen.portaal.wijraad.composition.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the rules say of a term before it is proposed or appointed; nothing is written. */
@Component
public class Weighing {

    /** A term, and one reappointment (R12a). */
    public static final int MOST = Terms.MOST;

    private static final UUID NOBODY = new UUID(0, 0);

    private final CouncilStore store;
    private final Clock clock;

    Weighing(CouncilStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @param before terms of this member that count for the one reappointment; {@code most} may
     * @param counts whether this one does as well
     * @param never why it cannot be, whoever else sits; null: it may
     * @param why it cannot be appointed as things stand, in the words of an appointment; null: it can
     */
    public record Weighed(
            long before,
            int most,
            boolean counts,
            @Nullable RuleBroken never,
            @Nullable RuleBroken why) {}

    /** The last day of a term that fits the schedule best. */
    @Rule("R12a")
    public LocalDate propose(State state, int seat, LocalDate from) {
        return Rotation.propose(state.council(), state.chosen(), seat, from, LocalDate.now(clock))
                .minusDays(1);
    }

    /** @param member null: somebody who comes, who lives in the city or not */
    @Rule("R7")
    @Rule("R12a")
    public Weighed weigh(State state, int seat, @Nullable UUID member, boolean inCity, Period during) {
        var who = member == null ? NOBODY : member;
        var term = new Term(who, seat, who, during, null);
        return new Weighed(
                state.council().counted(who),
                MOST,
                state.council().counts(term),
                never(state, term),
                WhatIf.why(
                        state.council(),
                        state.chosen(),
                        term,
                        member == null ? List.of(new Home(who, during.from(), inCity)) : List.of(),
                        LocalDate.now(clock)));
    }

    private @Nullable RuleBroken never(State state, Term term) {
        try {
            state.council().plus(term);
            Terms.within(state.council(), state.chosen(), term, LocalDate.now(clock));
            return null;
        } catch (RuleBroken refused) {
            return refused;
        }
    }

    /** The council as it is known now. */
    public State now() {
        return store.read().now();
    }
}
