package nl.wijgroningen.portaal.wijraad.letter.read;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.wijraad.composition.read.Nominations;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A nomination with its letters, in one statement. */
@Component
public class NominationFile {

    private static final SimplePropertyRowMapper<Nominations.Nomination> NOMINATION =
            new SimplePropertyRowMapper<>(Nominations.Nomination.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    NominationFile(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public record File(Nominations.Nomination nomination, List<LetterList.Line> letters) {}

    /** @param settled only letters that are; the director sees no other */
    public Optional<File> of(UUID id, boolean settled) {
        return jdbc.sql("""
						select n.*, (select coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'recipient', l.recipient,
								'subject', l.subject, 'madeOn', l.made_on, 'settledOn', l.settled_on) order by l.made_on, l.id), '[]')::text
							from wijraad_letter l where l.nomination_id = n.id and (not :settled or l.settled_on is not null)) as letters
						from (%s where n.id = :id) n
						""".formatted(Nominations.SELECT))
                .param("id", id)
                .param("settled", settled)
                .query((row, number) -> new File(
                        NOMINATION.mapRow(row, number),
                        List.of(json.readValue(row.getString("letters"), LetterList.Line[].class))))
                .optional();
    }
}
