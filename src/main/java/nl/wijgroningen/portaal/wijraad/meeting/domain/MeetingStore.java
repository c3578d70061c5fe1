package nl.wijgroningen.portaal.wijraad.meeting.domain;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Overtaken;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.wijraad.composition.domain.CouncilStore;
import nl.wijgroningen.portaal.wijraad.composition.domain.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Holds one meeting while it changes, so that whoever else changes it waits and then sees it. */
@Component
class MeetingStore {

    private final JdbcClient jdbc;
    private final CouncilStore council;

    MeetingStore(JdbcClient jdbc, CouncilStore council) {
        this.jdbc = jdbc;
        this.council = council;
    }

    record Held(
            UUID id,
            LocalDate heldOn,
            LocalTime startsAt,
            LocalTime endsAt,
            Meeting.Kind kind,
            String place,
            Meeting.State state,
            @Nullable String reason,
            int sequence,
            int version) {

        boolean isOver() {
            return state == Meeting.State.HELD || state == Meeting.State.CANCELLED;
        }
    }

    /** @throws NotFound when there is none */
    @Transactional(propagation = Propagation.MANDATORY)
    Held hold(UUID id) {
        return jdbc.sql("""
						select id, held_on, starts_at, ends_at, kind, place, state, reason, sequence, version
						from wijraad_meeting where id = :id for update
						""").param("id", id).query(Held.class).optional().orElseThrow(NotFound::new);
    }

    /** One that is neither closed nor cancelled. */
    @Rule("R12d")
    @Transactional(propagation = Propagation.MANDATORY)
    Held holdOpen(UUID id) {
        var held = hold(id);
        if (held.isOver()) {
            throw new RuleBroken("R12d.over", held.heldOn());
        }
        return held;
    }

    /** @param seen the version that was on the page */
    @Transactional(propagation = Propagation.MANDATORY)
    Held holdOpen(UUID id, int seen) {
        var held = holdOpen(id);
        if (held.version() != seen) {
            throw new Overtaken();
        }
        return held;
    }

    /** The members who sit in the WIJ-raad on a day. */
    Set<UUID> sitting(LocalDate day) {
        return council.read().now().council().on(day).sitting().stream()
                .map(Term::member)
                .collect(Collectors.toSet());
    }
}
