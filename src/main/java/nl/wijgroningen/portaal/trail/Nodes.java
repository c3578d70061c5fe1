package nl.wijgroningen.portaal.trail;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What modules ask of the graph: a thing of another module by its name, as far as it is public. */
@Component
public class Nodes {

    private final JdbcClient jdbc;

    Nodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some things, by kind and title.
     *
     * @param open the public ones
     * @param hidden whether others of them are not public; how many is not told (R30)
     */
    public record Known(List<Node> open, boolean hidden) {}

    public Known of(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return new Known(List.of(), false);
        }
        var open = jdbc.sql("""
						select kind, id, title, language, state, path from trail_node
						where id = any (:ids) and open order by kind, title, id
						""")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Node.class)
                .list();
        return new Known(open, open.size() < ids.size());
    }
}
