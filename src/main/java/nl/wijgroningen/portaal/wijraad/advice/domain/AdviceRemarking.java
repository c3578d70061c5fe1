package nl.wijgroningen.portaal.wijraad.advice.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What members, and the secretary, say of a draft. */
@Service
@Transactional
@PreAuthorize("hasAnyRole('SECRETARY', 'COUNCIL_MEMBER')")
@Rule("R12e")
public class AdviceRemarking {

    private final AdviceStore store;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    AdviceRemarking(AdviceStore store, JdbcClient jdbc, Audit audit, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param made id of the remark; a form that is sent twice gives the same
     * @param place of the point that it is about; null: the whole
     * @throws RuleBroken when it was sent already
     */
    public void remark(Staff by, UUID id, UUID made, @Nullable Integer place, String words) {
        AdviceWriting.noBsn(words);
        var held = store.hold(id);
        var sent = held.advice().sentOn();
        if (sent != null) {
            throw new RuleBroken("R12e.sent", sent);
        }
        if (place != null && held.advice().points().stream().noneMatch(it -> it.place() == place)) {
            throw new NotFound();
        }
        var added = jdbc.sql("""
						insert into wijraad_advice_remark (id, advice_id, turn, version, place, words, made_by, made_on)
						select :made, :advice, coalesce(max(turn), 0) + 1, :version, :place, :words, :by, :today
						from wijraad_advice_remark where advice_id = :advice
						on conflict (id) do nothing
						""")
                .param("made", made)
                .param("advice", id)
                .param("version", held.version())
                .param("place", place)
                .param("words", words)
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .update();
        if (added == 1) {
            audit.line(by.id(), "wijraad.advice.remark", AdviceWriting.KIND, id);
        }
    }
}
