package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.NotFound;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes to candidates, in the language in which they applied; their address leaves this package in no other way. */
@Component
@Transactional
@Rule("R43")
public class CandidateMail {

    private final JdbcClient jdbc;
    private final Papers papers;
    private final Letters letters;

    CandidateMail(JdbcClient jdbc, Papers papers, Letters letters) {
        this.jdbc = jdbc;
        this.papers = papers;
        this.letters = letters;
    }

    /** Writes the mail; its words and links are the web's. */
    public interface Letters {

        /**
         * @param language NL or EN
         * @param text name of the words, such as {@code recruitment.mail.received}
         * @param values by the names in the text; a day is written out
         * @param token of the link to the application; null: the mail has none
         */
        void write(String address, String language, String text, Map<String, Object> values, @Nullable String token);
    }

    private record Row(String name, String title, String language, byte[] content) {}

    /**
     * A mail with the values that its text asks: these, {@code name} (the candidate's), {@code round} (its title) and {@code
     * link} (to see, change and withdraw the application).
     *
     * @param text name of the words, in a bundle {@code …-mail}
     * @param values texts, and days, which are written out
     * @throws NotFound when the candidate is gone
     */
    public void send(UUID candidate, String text, Map<String, Object> values) {
        var token = papers.token();
        jdbc.sql("insert into wijraad_candidate_link (token_hash, candidate_id) values (:hash, :candidate)")
                .param("hash", papers.hash(token))
                .param("candidate", candidate)
                .update();
        write(candidate, text, values, token);
    }

    /** The last one, to who withdraws: it has no link. */
    void sendLast(UUID candidate, String text) {
        write(candidate, text, Map.of(), null);
    }

    private void write(UUID candidate, String text, Map<String, Object> values, @Nullable String token) {
        var row =
                jdbc.sql("""
						select c.name, r.title, c.language, c.content from wijraad_candidate c join wijraad_round r on r.id = c.round_id
						where c.id = :id
						""").param("id", candidate).query(Row.class).optional().orElseThrow(NotFound::new);
        var all = new HashMap<>(values);
        all.put("name", row.name());
        all.put("round", row.title());
        letters.write(papers.open(candidate, row.content()).address(), row.language(), text, all, token);
    }
}
