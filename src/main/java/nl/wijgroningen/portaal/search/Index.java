package nl.wijgroningen.portaal.search;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can be found. It is changed in the transaction of what it tells about, so that it is never behind. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Index {

    private final JdbcClient jdbc;

    Index(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Instead of what it held under this kind and id. */
    public void put(Document document) {
        remove(document.kind(), document.id());
        jdbc.sql("""
						insert into search_document (kind, id, path, language, title, body, year, team_id, theme_id, published_on)
						values (:kind, :id, :path, :language, :title, :body, :year, :team, :theme, :published)
						""")
                .param("kind", document.kind().name())
                .param("id", document.id())
                .param("path", document.path())
                .param("language", document.language())
                .param("title", document.title())
                .param("body", document.body())
                .param("year", document.year())
                .param("team", document.team())
                .param("theme", document.theme())
                .param("published", document.published())
                .update();
    }

    /** Nothing happens when it is not there. */
    public void remove(Document.Kind kind, UUID id) {
        jdbc.sql("delete from search_document where kind = :kind and id = :id")
                .param("kind", kind.name())
                .param("id", id)
                .update();
    }
}
