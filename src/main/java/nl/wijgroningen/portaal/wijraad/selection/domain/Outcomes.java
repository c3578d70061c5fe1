package nl.wijgroningen.portaal.wijraad.selection.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.wijraad.recruitment.domain.Candidates;
import org.springframework.stereotype.Component;

/** What votes came to, for who nominates: nothing before a vote is decided. */
@Component
@Rule("R12b")
public class Outcomes {

    private final SelectionStore store;
    private final Candidates candidates;

    Outcomes(SelectionStore store, Candidates candidates) {
        this.store = store;
        this.candidates = candidates;
    }

    /** Somebody whom the WIJ-raad chose. */
    public record Chosen(UUID candidate, String name, UUID selection, UUID meeting, LocalDate decidedOn) {}

    /** By number of votes; without those whose papers are gone. Empty until the count is confirmed. */
    public List<Chosen> chosen(UUID selection) {
        var decided = store.of(selection).filter(it -> it.state() == SelectionState.DECIDED);
        var count = decided.flatMap(it -> store.rules(selection)).flatMap(store::count);
        if (decided.isEmpty() || count.isEmpty()) {
            return List.of();
        }
        return count.get().count().having(Count.Standing.CHOSEN).stream()
                .map(candidates::of)
                .flatMap(Optional::stream)
                .map(it -> new Chosen(
                        it.id(),
                        it.name(),
                        selection,
                        decided.get().meetingId(),
                        count.get().count().rules().meetingOn()))
                .toList();
    }
}
