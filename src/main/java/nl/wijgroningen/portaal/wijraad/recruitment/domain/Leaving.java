package nl.wijgroningen.portaal.wijraad.recruitment.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.file.FileId;
import nl.wijgroningen.portaal.platform.file.Files;
import nl.wijgroningen.portaal.platform.retention.Graves;
import nl.wijgroningen.portaal.platform.retention.Tombstones;
import nl.wijgroningen.portaal.platform.rule.Rule;
import nl.wijgroningen.portaal.platform.time.Week;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes a candidate with all papers, and sees to it that no backup brings them back. In the database nothing is
 * remembered: where there is no candidate with an id, there is nothing to bury. Who calls it has a transaction.
 */
@Component
@Rule("R12c")
class Leaving implements Graves {

    private final JdbcClient jdbc;
    private final Files files;
    private final ObjectProvider<Tombstones> tombstones;
    private final Clock clock;

    Leaving(JdbcClient jdbc, Files files, ObjectProvider<Tombstones> tombstones, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.tombstones = tombstones;
        this.clock = clock;
    }

    void remove(UUID candidate, @Nullable UUID cv) {
        delete(candidate, cv);
        tombstones.getObject().bury(kind(), candidate.toString(), Week.of(LocalDate.now(clock)));
    }

    void removeCv(UUID candidate, @Nullable UUID cv) {
        if (cv != null) {
            jdbc.sql("update wijraad_candidate set cv = null where id = :id")
                    .param("id", candidate)
                    .update();
            files.remove(new FileId(cv));
        }
    }

    private void delete(UUID candidate, @Nullable UUID cv) {
        jdbc.sql("delete from wijraad_candidate where id = :id")
                .param("id", candidate)
                .update();
        if (cv != null) {
            files.remove(new FileId(cv));
        }
    }

    @Override
    public String kind() {
        return "wijraad-candidate";
    }

    @Override
    public List<String> unknown(List<String> ids) {
        return jdbc.sql("select id::text from wijraad_candidate where id = any (:ids::uuid[])")
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    @Override
    public void bury(String id, Week week) {
        var candidate = UUID.fromString(id);
        var cv = jdbc.sql("select cv from wijraad_candidate where id = :id and cv is not null")
                .param("id", candidate)
                .query(UUID.class)
                .optional();
        delete(candidate, cv.orElse(null));
    }

    @Override
    public List<String> known() {
        return List.of();
    }
}
