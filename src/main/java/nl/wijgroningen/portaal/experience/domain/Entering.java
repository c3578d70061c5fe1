package nl.wijgroningen.portaal.experience.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.wijgroningen.portaal.account.Audit;
import nl.wijgroningen.portaal.account.Staff;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.rule.RuleBroken;
import nl.wijgroningen.portaal.platform.secret.Keys;
import nl.wijgroningen.portaal.platform.time.Week;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Staff enter what a resident wrote on paper, or told on the phone or in a conversation (R31). */
@Service
@Transactional
@PreAuthorize("hasAnyRole('TEAM', 'COORDINATOR')")
public class Entering {

    private final JdbcClient jdbc;
    private final DraftBox drafts;
    private final WaitingRoom waiting;
    private final Keys keys;
    private final Audit audit;
    private final Clock clock;

    Entering(JdbcClient jdbc, DraftBox drafts, WaitingRoom waiting, Keys keys, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.waiting = waiting;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The code is derived from the random token of the form, so that a form that is sent twice is entered once.
     *
     * @param origin one of those that staff enter
     * @return the code for the resident, shown this once; empty when this form was entered before
     * @throws RuleBroken when there is a BSN in it
     */
    @Rule("R14")
    @Rule("R31")
    public Optional<TellerCode> enter(Staff by, String token, Draft draft, Origin origin, Source source) {
        if (!origin.isEntered()) {
            throw new IllegalArgumentException("told by the resident");
        }
        var finds = draft.finds();
        if (finds.stream().anyMatch(Draft.Find::alwaysGoes)) {
            throw new RuleBroken("R14.bsn");
        }
        var code = TellerCode.of(keys.hash(Keys.Purpose.CODE, "enter " + by.id().value() + " " + token));
        var hash = drafts.hash(code);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(encode(:hash, 'hex'), 0))::text") // twenty at
                // once enter
                // once
                .param("hash", hash)
                .query(String.class)
                .single();
        if (waiting.isSent(hash)) {
            return Optional.empty();
        }
        var checked = draft.check(finds.stream().map(Draft.Find::key).collect(Collectors.toSet()));
        waiting.add(
                hash,
                checked,
                Week.of(LocalDate.now(clock)),
                origin,
                source,
                by.id().value());
        audit.line(by.id(), "experience.enter", "experience", null);
        return Optional.of(code);
    }
}
