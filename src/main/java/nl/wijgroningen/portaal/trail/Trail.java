package nl.wijgroningen.portaal.trail;

import java.util.UUID;
import nl.wijgroningen.portaal.platform.rule.Rule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What modules write. It is changed in the transaction of what it tells about, so that it is never behind. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
@Rule("R30")
public class Trail {

    private final JdbcClient jdbc;

    Trail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A public thing, or what it has become. */
    public void put(Node node) {
        jdbc.sql("""
						insert into trail_node (id, kind, open, title, language, state, path)
						values (:id, :kind, true, :title, :language, :state, :path)
						on conflict (id) do update set open = true, title = excluded.title, language = excluded.language,
							state = excluded.state, path = excluded.path
						""")
                .param("id", node.id())
                .param("kind", node.kind().name())
                .param("title", node.title())
                .param("language", node.language())
                .param("state", node.state())
                .param("path", node.path())
                .update();
    }

    /** Something that is not public takes a nameless place, if it has none yet. */
    public void putHidden(Node.Kind kind, UUID id) {
        jdbc.sql("insert into trail_node (id, kind, open) values (:id, :kind, false) on conflict (id) do nothing")
                .param("id", id)
                .param("kind", kind.name())
                .update();
    }

    /** It is not public any more: its name goes, and with no links its place. */
    public void hide(UUID id) {
        jdbc.sql("""
						update trail_node set open = false, title = null, language = null, state = null, path = null where id = :id
						""").param("id", id).update();
        jdbc.sql("""
						delete from trail_node
						where id = :id and not exists (select from trail_link where from_id = :id or to_id = :id)
						""").param("id", id).update();
    }

    /** It is gone, with its links. */
    public void remove(UUID id) {
        jdbc.sql("delete from trail_node where id = :id").param("id", id).update();
    }

    /** Both have a place; twice is once. */
    public void link(UUID from, UUID to, Node.Why why) {
        jdbc.sql("""
						insert into trail_link (from_id, to_id, why) values (:from, :to, :why) on conflict do nothing
						""")
                .param("from", from)
                .param("to", to)
                .param("why", why.name())
                .update();
    }

    public void unlink(UUID from, UUID to) {
        jdbc.sql("delete from trail_link where from_id = :from and to_id = :to")
                .param("from", from)
                .param("to", to)
                .update();
    }
}
