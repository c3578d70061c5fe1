package nl.wijgroningen.portaal.trail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chains of the graph. */
@Component
class Chains {

    /** So many voices, and so many things that came of them, stand on one page. */
    static final int VOICES = 10;

    static final int OUTCOMES = 20;

    private final JdbcClient jdbc;

    Chains(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Found(
            Node.Kind kind,
            UUID id,
            boolean open,
            @Nullable String title,
            @Nullable String language,
            @Nullable String state,
            @Nullable String path,
            int depth) {}

    /**
     * What came of a thing, and all that led there.
     *
     * @param start the thing itself
     * @param voices the open ones at the beginning
     * @param outcomes what came of them, the earlier first
     * @param hidden whether voices led there that are not public; how many is not told (R30)
     * @param more whether there is more than what is here
     */
    record Chain(Found start, List<Found> voices, List<Found> outcomes, boolean hidden, boolean more) {}

    /**
     * Down from the node to all that came of it, then up to all that led there; nothing is asked beyond the limits. Empty
     * when it is not there or not public.
     */
    @Rule("R30")
    Optional<Chain> of(UUID id) {
        var all = jdbc.sql("""
						with recursive down as (
							select n.id, 0 as depth from trail_node n where n.id = :id and n.open
							union
							select l.to_id, d.depth + 1 from trail_link l join down d on d.id = l.from_id where d.depth < :deepest
						), up as (
							select id, max(depth) as depth from down group by id
							union
							select l.from_id, u.depth - 1 from trail_link l join up u on u.id = l.to_id
								join trail_node f on f.id = l.from_id
							where u.depth > -:deepest and f.kind <> 'EXPERIENCE'
						), outcome as materialized (
							select id, max(depth) as depth from up group by id
						), leads as materialized (
							select l.from_id as id from outcome o join trail_link l on l.to_id = o.id
							union select d.id from down d where d.depth = 0
						), led as materialized (
							select n.id, n.open from leads join trail_node n on n.id = leads.id where n.kind = 'EXPERIENCE'
						), voice as (
							(select id, -1000 as depth from led where open order by id = :id desc, id limit :voices)
							union all
							(select id, -1000 from led where not open limit 1)
						)
						select n.kind, n.id, n.open, n.title, n.language, n.state, n.path, found.depth
						from (
							(select o.id, o.depth from outcome o join trail_node n on n.id = o.id and n.open and n.kind <> 'EXPERIENCE'
							order by o.depth, o.id limit :outcomes)
							union all select * from voice
						) found join trail_node n on n.id = found.id
						order by found.depth, n.id = :id desc, n.id
						""")
                .param("id", id)
                .param("deepest", 10)
                .param("voices", VOICES + 1)
                .param("outcomes", OUTCOMES + 1)
                .query(Found.class)
                .list();
        return all.stream().filter(it -> it.id().equals(id)).findFirst().map(start -> {
            var voices = all.stream()
                    .filter(it -> it.open() && it.kind() == Node.Kind.EXPERIENCE)
                    .toList();
            var outcomes =
                    all.stream().filter(it -> it.kind() != Node.Kind.EXPERIENCE).toList();
            return new Chain(
                    start,
                    voices.stream().limit(VOICES).toList(),
                    outcomes.stream().limit(OUTCOMES).toList(),
                    all.stream().anyMatch(it -> !it.open()),
                    voices.size() > VOICES || outcomes.size() > OUTCOMES);
        });
    }
}
