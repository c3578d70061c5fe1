package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The director asks the WIJ-raad for advice, or for its consent. */
@Service
@Transactional
@PreAuthorize("hasRole('DIRECTOR')")
@Rule("R12e")
public class AdviceAsking {

    private final AdviceStore store;
    private final Audit audit;
    private final Clock clock;

    AdviceAsking(AdviceStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param title what it is about
     * @param wantedOn the day by which the director would like it; the WIJ-raad is not bound by it
     * @return the id of the advice to be
     */
    public UUID ask(Staff by, String title, AdviceKind kind, String question, LocalDate wantedOn) {
        return ask(by, UUID.randomUUID(), title, kind, question, wantedOn);
    }

    /**
     * As {@link #ask(Staff, String, AdviceKind, String, LocalDate)}.
     *
     * @param id of the advice to be; a form that is sent twice gives the same
     */
    public UUID ask(Staff by, UUID id, String title, AdviceKind kind, String question, LocalDate wantedOn) {
        AdviceWriting.noBsn(title, question);
        var today = LocalDate.now(clock);
        if (wantedOn.isBefore(today)) {
            throw new RuleBroken("R12e.wanted", wantedOn);
        }
        if (store.add(id, title, kind, new AdviceStore.Question(question, wantedOn), by.id(), today)) {
            audit.line(by.id(), "wijraad.advice.ask", AdviceWriting.KIND, id);
        }
        return id;
    }
}
