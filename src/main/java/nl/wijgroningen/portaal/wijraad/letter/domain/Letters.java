package nl.wijgroningen.portaal.wijraad.letter.domain;

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

/** What the secretary does with a letter: adjusts it, and settles it; from then on it stays as it is. */
@Service
@Transactional
@PreAuthorize("hasRole('SECRETARY')")
@Rule("R6")
public class Letters {

    static final String KIND = "letter";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Letters(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    private record Now(int version, @Nullable LocalDate settledOn) {}

    /**
     * @param seen the version that was on the page
     * @return whether it was written; not when somebody else was first
     * @throws RuleBroken when it is settled
     */
    public boolean rewrite(Staff by, UUID id, int seen, String recipient, String subject, String text) {
        if (hold(id).version() != seen) {
            return false;
        }
        jdbc.sql("""
						update wijraad_letter set recipient = :recipient, subject = :subject, text = :text, changed_by = :by,
							version = version + 1
						where id = :id
						""")
                .param("recipient", recipient)
                .param("subject", subject)
                .param("text", text)
                .param("by", by.id().value())
                .param("id", id)
                .update();
        audit.line(by.id(), "wijraad.letter", KIND, id);
        return true;
    }

    /**
     * From now on it stays as it is.
     *
     * @param seen the version that was on the page
     * @return whether it was done; not when somebody else changed it first
     * @throws RuleBroken when it is settled already
     */
    public boolean settle(Staff by, UUID id, int seen) {
        if (hold(id).version() != seen) {
            return false;
        }
        jdbc.sql("update wijraad_letter set settled_by = :by, settled_on = :today where id = :id")
                .param("by", by.id().value())
                .param("today", LocalDate.now(clock))
                .param("id", id)
                .update();
        audit.line(by.id(), "wijraad.letter.settle", KIND, id);
        return true;
    }

    private Now hold(UUID id) {
        var now = jdbc.sql("select version, settled_on from wijraad_letter where id = :id for update")
                .param("id", id)
                .query(Now.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (now.settledOn() != null) {
            throw new RuleBroken("R6.settled", now.settledOn());
        }
        return now;
    }
}
