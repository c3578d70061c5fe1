package nl.wijgroningen.portaal.experience.domain;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a code leads anywhere: to a draft, to what was sent, or to what was withdrawn. */
@Component
public class KnownCodes {

    private final JdbcClient jdbc;
    private final DraftBox drafts;

    KnownCodes(JdbcClient jdbc, DraftBox drafts) {
        this.jdbc = jdbc;
        this.drafts = drafts;
    }

    /** One look by the keyed hash. */
    public boolean has(TellerCode code) {
        return jdbc.sql("""
						select exists (select from experience_draft where code_hash = :hash)
							or exists (select from experience_waiting where code_hash = :hash)
							or exists (select from experience where code_hash = :hash)
							or exists (select from experience_tombstone where code_hash = :hash)
						""")
                .param("hash", drafts.hash(code))
                .query(Boolean.class)
                .single();
    }
}
